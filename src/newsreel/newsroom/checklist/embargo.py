"""An embargo is kept."""

from collections.abc import Iterator

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    if draft.embargo_until is not None and draft.publish_at < draft.embargo_until:
        yield error(
            f"The embargo ends on {format_date(localtime(draft.embargo_until), 'j F Y, H:i')}. "
            "Schedule the article for that moment or later.",
            "embargo_until",
        )
