"""No picture whose licence has run out."""

from collections.abc import Iterator

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    for picture in draft.illustrations:
        if picture.licence_end is not None and picture.licence_end < localtime(draft.publish_at).date():
            yield error(
                f"The licence of {picture.place[0].lower()}{picture.place[1:]} (“{picture.name}”) ended on "
                f"{format_date(picture.licence_end, 'j F Y')}. Choose another picture, or renew the licence.",
                *picture.anchor,
            )
