"""Nothing goes out on rights that have ended."""

from collections.abc import Iterator

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    day = localtime(draft.publish_at).date()
    ended = {
        basis.outlet: basis.rights_end
        for basis in draft.bases
        if basis.rights_end is not None and basis.rights_end < day
    }
    for outlet, last in ended.items():
        yield error(
            f"The rights we have from {outlet} end on {format_date(last, 'j F Y')}, before this goes out. "
            "Renew them under Wire › Sources, or take what is theirs out of the article.",
            "article_sources",
        )
