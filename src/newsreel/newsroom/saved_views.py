"""Saved views of the wire: what an editor asked of the list of stories, kept under a name."""

from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from newsreel.newsroom.models import SavedView, User

ASKED = ("q", "state", "outlet", "section", "matter", "since", "ordering")
"""What a view may ask, in this order; all else in an address (the page, say) is no part of it."""
MOST_VIEWS = 50
"""Of one editor."""
_LONGEST_QUERY = 1000


def plain_query(query: str) -> str:
    """The same question always in the same words, so that two can be compared. May be empty."""
    try:
        given = dict(parse_qsl(query.removeprefix("?"), max_num_fields=40))
    except ValueError:
        return ""
    return urlencode([(name, given[name]) for name in ASKED if given.get(name)])


def views_for(user: User) -> QuerySet[SavedView]:
    """An editor’s own views and those that colleagues share, by name."""
    return SavedView.objects.filter(Q(user=user) | Q(is_shared=True)).select_related("user")


@transaction.atomic
def save_view(*, user: User, name: str, query: str, is_shared: bool = False) -> SavedView:
    """Keep a question under a name; the same name again means the new question. Raises ValidationError."""
    name = " ".join(name.split())
    if not 0 < len(name) <= 60:
        raise ValidationError("Give the view a name of at most 60 characters.")
    query = plain_query(query)
    if len(query) > _LONGEST_QUERY:
        raise ValidationError("That is too much to keep in one view. Shorten the words you search for.")
    others = SavedView.objects.filter(user=user).exclude(name=name)
    if others.count() >= MOST_VIEWS:
        raise ValidationError(f"You have {MOST_VIEWS} views. Delete one before you save another.")
    view, _is_new = SavedView.objects.update_or_create(
        user=user, name=name, defaults={"query": query, "is_shared": is_shared}
    )
    return view


def forget_view(*, view: SavedView, by: User) -> None:
    """Delete a view. Raises ValidationError where it is a colleague’s."""
    if view.user_id != by.pk:
        raise ValidationError(f"“{view.name}” belongs to {view.user}. Only they can delete it.")
    view.delete()
