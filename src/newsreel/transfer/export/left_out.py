"""What stays out of an export."""

from collections.abc import Mapping

from newsreel.transfer.export.kinds import MACHINERY, PAGE_WITHOUT

_REBUILT = "Made from what is exported whenever it is needed."
_STATISTICS = "Counts of readings and the like, no content."
_WORK = "Work under way in this installation."
_OF_WAGTAIL = "Wagtail's own books, kept anew by the site that imports."

LEFT_OUT: Mapping[str, str] = {
    "newsroom.Rendition": _REBUILT,
    "wagtailimages.Image": "Pictures are `newsroom.Picture` here; Wagtail's own table stays empty.",
    "wagtailimages.Rendition": "As above.",
    "newsroom.SavedView": "A way of looking at the wire that speaks of sources by this database's numbers.",
    "community.Letter": "Mail on its way; what was sent has been sent.",
    "community.Delivery": "Which subscriber was sent which issue, and how that went: a log of sending.",
    "community.Attempt": "Counted for a day against floods of forms, then deleted.",
    "transfer.ImportRun": "The report of a move into this very site.",
    "transfer.ImportRemark": "As above.",
    "delivery.Change": _WORK,
    "delivery.Dispatch": _WORK,
    "delivery.Standing": _REBUILT,
    "delivery.Popularity": _STATISTICS,
    "delivery.TakenOver": _STATISTICS,
    "gather.Host": MACHINERY,
    "gather.Push": "Deliveries of hubs that wait to be read.",
    "gather.Turn": _WORK,
    "wagtailsearchpromotions.QueryDailyHits": _STATISTICS,
    "wagtailembeds.Embed": _REBUILT,
    "wagtailusers.UserProfile": "How somebody likes the admin to look.",
    "wagtailsearch.IndexEntry": _REBUILT,
    "wagtailsearch.SQLiteFTSIndexEntry": _REBUILT,
    "wagtailadmin.Admin": "No table: it gives a permission its name.",
    "wagtailadmin.EditingSession": _WORK,
    "wagtailadmin.FormState": _WORK,
    "wagtailcore.Locale": "The site has one language, which is a setting.",
    "wagtailcore.Site": "There is one site; its address is a setting, and `newsreel init` makes the row.",
    "wagtailcore.GroupSitePermission": "There is one site: the permissions of groups say the same.",
    "wagtailcore.APIToken": "A secret that holds for this installation only.",
    "wagtailcore.ModelLogEntry": "Who did what in this installation; a backup keeps it.",
    "wagtailcore.PageLogEntry": "Who did what in this installation; a backup keeps it.",
    "wagtailcore.Comment": PAGE_WITHOUT["wagtail_admin_comments"],
    "wagtailcore.CommentReply": PAGE_WITHOUT["wagtail_admin_comments"],
    "wagtailcore.PageSubscription": PAGE_WITHOUT["wagtail_admin_comments"],
    "wagtailcore.UploadedFile": _WORK,
    "wagtailcore.ReferenceIndex": _REBUILT,
    **dict.fromkeys(
        (
            *("wagtailcore.Workflow", "wagtailcore.WorkflowTask", "wagtailcore.WorkflowPage"),
            *("wagtailcore.WorkflowContentType", "wagtailcore.Task", "wagtailcore.GroupApprovalTask"),
            *("wagtailcore.WorkflowState", "wagtailcore.TaskState"),
        ),
        "How review is arranged, and what is in review now: drafts come along and are submitted anew.",
    ),
    "wagtailcore.GroupApprovalTask_groups": "Part of how review is arranged.",
    "taggit.Tag": "The desk's own words for pictures and documents stand in their lines.",
    "taggit.TaggedItem": "The desk's own words for pictures and documents stand in their lines.",
    "django_tasks_database.DBTaskResult": _WORK,
    "auth.Permission": "Made by the program; groups and users name them.",
    "contenttypes.ContentType": "Made by the program.",
    "sessions.Session": "Who is logged in at this moment.",
}
"""Models of which nothing goes out, each with the reason."""
