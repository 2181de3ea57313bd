"""What an export holds: one kind of thing a file, in the order in which an import needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    PageViewRestriction,
    Revision,
)

from newsreel.community import models as community
from newsreel.gather import models as gather
from newsreel.newsroom import models as newsroom
from newsreel.transfer.models import ImportedItem

_NUMBER = "A number of this database, which means nothing elsewhere."
_TREE = "Follows from the order of the lines and from `parent`."
MACHINERY = "How fetching stands at this moment; the next look at the source finds it out anew."


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    """Of the file, without `.jsonl`."""
    model: type[Model]
    order: tuple[str, ...]
    without: Mapping[str, str] = field(default_factory=dict)
    """Fields that stay out, each with the reason."""
    pointers: Mapping[str, type[Model]] = field(default_factory=dict)
    """Fields that hold the number of a row without being a foreign key."""
    documents: Mapping[str, Mapping[str, type[Model]]] = field(default_factory=dict)
    """JSON fields, and which of their members hold the number of a row."""
    later: tuple[str, ...] = ()
    """Fields that name rows of the same file: filled once all of it is there."""
    only: Mapping[str, Any] = field(default_factory=dict)
    """Which rows go out; all, if empty."""
    known_by: tuple[str, ...] | None = None
    """Fields by which an empty site may have the row, which is then overwritten. None: it has but one."""
    replaces: bool = False
    """An empty site has rows of these, which give way."""
    is_private: bool = False
    """Goes out only when asked for: it is about people who read."""
    private: tuple[str, ...] = ()
    """Fields that go out only when asked for."""

    @property
    def file(self) -> str:
        return f"{self.name}.jsonl"

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, newsroom.Page)


PAGE_WITHOUT: Mapping[str, str] = MappingProxyType(
    {
        "id": "Pages are named by a UUID, which stands as `id`.",
        "page_ptr": _NUMBER,
        "path": _TREE,
        "depth": _TREE,
        "numchild": _TREE,
        "url_path": _TREE,
        "content_type": "Follows from the file it stands in.",
        "locale": "The site has one language, which is a setting.",
        "latest_revision": "Stands in `revisions`.",
        "live_revision": "Stands in `revisions`.",
        "latest_revision_created_at": "Stands in `revisions`.",
        "alias_of": "No page is an alias here.",
        "wagtail_admin_comments": "What editors say to each other beside a draft is work under way.",
    }
)


def _page(name: str, model: type[Model]) -> Kind:
    return Kind(name, model, ("path",), without=PAGE_WITHOUT)


@dataclass(frozen=True, slots=True)
class Child:
    """A table whose rows belong to a page and stand in its line, in their order."""

    accessor: str
    name: str
    """In the line."""
    without: Mapping[str, str] = field(default_factory=lambda: {"id": _NUMBER, "sort_order": "Their order."})


CHILDREN: Mapping[type[Model], Sequence[Child]] = {
    newsroom.Article: (
        Child("bylines", "bylines"),
        Child("article_sources", "sources"),
        Child("provenance", "provenance"),
        Child("tagged_items", "tags"),
    ),
}
"""Other relations that pages own are named in :data:`PAGE_WITHOUT`."""

_OF_WHICH_KIND: Mapping[str, type[Model]] = {
    "post": newsroom.Page,
    "page": newsroom.Page,
    "category": newsroom.Page,
    "author": newsroom.Author,
    "post_tag": newsroom.Tag,
    "attachment": newsroom.Picture,
    "document": get_document_model(),
}


def pointers_of(kind: Kind, row: Mapping[str, Any]) -> Mapping[str, type[Model] | None]:
    """Those of the kind; what an imported item became depends on the row."""
    if kind.model is not ImportedItem:
        return kind.pointers
    return {**kind.pointers, "object_id": _OF_WHICH_KIND.get(str(row.get("kind")))}


KINDS: tuple[Kind, ...] = (
    Kind("groups", Group, ("name",), known_by=("name",)),
    Kind(
        "users",
        newsroom.User,
        ("username",),
        known_by=("username",),
        without={
            "password": "A secret. Who comes in by an import can log in once a new one is set.",
            "last_login": "Says something of this installation only.",
        },
    ),
    Kind(
        "collections",
        Collection,
        ("path",),
        without=dict.fromkeys(
            ("path", "depth", "numchild"), "Follows from `place`, the names from the top down."
        ),
        only={"depth__gt": 1},
    ),
    Kind("pictures", newsroom.Picture, ("pk",)),
    Kind("documents", get_document_model(), ("pk",)),
    Kind(
        "publication",
        newsroom.Publication,
        ("pk",),
        known_by=(),
        without={"site": "There is one site; its address is a setting."},
    ),
    Kind("authors", newsroom.Author, ("slug",)),
    Kind("tags", newsroom.Tag, ("slug",)),
    Kind(
        "sources",
        gather.Source,
        ("address",),
        without={
            **dict.fromkeys(
                (
                    *("etag", "last_modified", "fetched_at", "succeeded_at", "next_fetch_at", "failures"),
                    *("last_error", "rhythm", "new_at", "ruled_out", "moving_to", "moves_seen", "place"),
                ),
                MACHINERY,
            ),
            **dict.fromkeys(
                (
                    *("hub_address", "topic_address", "hub_secret", "hub_name", "hub_error"),
                    *("hub_asked_at", "hub_next_at", "lease_ends_at"),
                ),
                "What was agreed with a hub holds for this installation's address only.",
            ),
        },
    ),
    Kind(
        "entries",
        gather.Entry,
        ("pk",),
        pointers={"section_id": newsroom.Page},
    ),
    Kind("stories", gather.Story, ("pk",), later=("joined_into", "kept_apart")),
    Kind("placements", gather.Placement, ("pk",)),
    Kind(
        "rules",
        gather.Rule,
        ("position", "pk"),
        pointers={"section_id": newsroom.Page, "author_id": newsroom.Author},
    ),
    _page("home", newsroom.HomePage),
    _page("sections", newsroom.Section),
    _page("pages", newsroom.StandardPage),
    _page("articles", newsroom.Article),
    Kind(
        "page-permissions",
        GroupPagePermission,
        ("group__name", "page__path", "permission__codename"),
        replaces=True,
    ),
    Kind(
        "collection-permissions",
        GroupCollectionPermission,
        ("group__name", "collection__path", "permission__codename"),
        replaces=True,
    ),
    Kind("page-restrictions", PageViewRestriction, ("page__path", "pk")),
    Kind("collection-restrictions", CollectionViewRestriction, ("collection__path", "pk")),
    Kind("corrections", newsroom.Correction, ("pk",)),
    Kind("withdrawals", newsroom.Withdrawal, ("pk",)),
    Kind(
        "agreement-checks",
        newsroom.AgreementCheck,
        ("pk",),
        documents={"sources": {"entry": gather.Entry}, "findings": {"entry": gather.Entry}},
    ),
    Kind(
        "finding-decisions",
        newsroom.FindingDecision,
        ("pk",),
        documents={"finding": {"entry": gather.Entry}},
    ),
    Kind("desk-decisions", newsroom.DeskDecision, ("pk",)),
    Kind("story-decisions", newsroom.StoryDecision, ("pk",)),
    Kind("story-followers", newsroom.StoryFollower, ("pk",)),
    Kind("writings", newsroom.Writing, ("pk",)),
    Kind("source-watches", newsroom.SourceWatch, ("pk",)),
    Kind(
        "source-changes",
        newsroom.SourceChange,
        ("pk",),
        documents={"passages": {"entry": gather.Entry}, "findings": {"entry": gather.Entry}},
    ),
    Kind(
        "comment-rules",
        community.CommentRules,
        ("pk",),
        known_by=(),
        without={"desk_told_at": "Says something of this installation only."},
    ),
    Kind(
        "comments",
        community.Comment,
        ("pk",),
        without={
            "markup": "Made from `text` anew, by the rules of the day.",
            "form_hash": "Guards against the same form sent twice within minutes.",
        },
        private=("email", "address_hash", "user_agent"),
        later=("parent",),
    ),
    Kind("issues", community.Issue, ("day",)),
    Kind(
        "issue-items",
        community.IssueItem,
        ("issue__day", "position", "pk"),
        pointers={"revision_id": Revision},
    ),
    Kind(
        "redirects",
        Redirect,
        ("old_path", "pk"),
        without={"site": "There is one site."},
    ),
    Kind("searches", Query, ("query_string",), only={"editors_picks__isnull": False}),
    Kind("promoted", SearchPromotion, ("query__query_string", "sort_order", "pk")),
    Kind("imported-items", ImportedItem, ("origin", "kind", "key"), pointers={"revision_id": Revision}),
    Kind("subscribers", community.Subscriber, ("pk",), is_private=True),
    Kind("consents", community.Consent, ("pk",), is_private=True),
    Kind("cases", community.Case, ("pk",), is_private=True),
    Kind("case-events", community.CaseEvent, ("pk",), is_private=True),
)
