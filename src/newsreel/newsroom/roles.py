"""What each role may do. A role is a Wagtail group; where it may do it is a place in the page tree.

The groups Authors, Editors and Publishers hold their rights on the whole site, “Editors of Cinema” on one
section (:func:`newsreel.newsroom.actions.give_section_rights`). Contributors only ever write in given
sections. Rights added by hand in the admin are kept; these here are put back at every start.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

if TYPE_CHECKING:
    from newsreel.newsroom.models import Page


class Role(StrEnum):
    CONTRIBUTOR = "contributor"
    AUTHOR = "author"
    EDITOR = "editor"
    PUBLISHER = "publisher"

    @property
    def group_name(self) -> str:
        return f"{self.value.title()}s"


@dataclass(frozen=True, slots=True)
class Rights:
    on_pages: tuple[str, ...]
    """Wagtail's words: add (write drafts, edit one's own), change, publish, lock, unlock, bulk_delete."""
    on_files: tuple[str, ...]
    """For pictures and documents: add (and edit one's own), change, choose."""
    general: tuple[str, ...]
    """Django's permissions, as app.codename."""


_WRITE = ("wagtailadmin.access_admin", "gather.view_entry", "gather.view_source", "gather.view_rule")
_EDIT = (
    *_WRITE,
    *(f"newsroom.{verb}_{thing}" for thing in ("author", "tag") for verb in ("add", "change", "view")),
    *(f"newsroom.{verb}_{thing}" for thing in ("correction", "withdrawal") for verb in ("add", "view")),
)
_RUN = (
    *_EDIT,
    "newsroom.take_down_article",
    "newsroom.delete_article",
    "newsroom.change_publication",
    *(f"newsroom.add_{thing}" for thing in ("section", "standardpage")),
    *(f"newsroom.delete_{thing}" for thing in ("author", "tag")),
    *(
        f"{app}.{verb}_{thing}"
        for app, thing in (
            ("auth", "group"),
            ("gather", "source"),
            ("gather", "rule"),
            ("newsroom", "user"),
            ("wagtailcore", "collection"),
            ("wagtailcore", "workflow"),
            ("wagtailcore", "task"),
            ("wagtailredirects", "redirect"),
            ("wagtailsearchpromotions", "searchpromotion"),
        )
        for verb in ("add", "change", "delete", "view")
    ),
)

RIGHTS: dict[Role, Rights] = {
    Role.CONTRIBUTOR: Rights(on_pages=("add",), on_files=("add", "choose"), general=_WRITE),
    Role.AUTHOR: Rights(on_pages=("add",), on_files=("add", "choose"), general=_WRITE),
    Role.EDITOR: Rights(
        on_pages=("add", "change", "publish", "lock", "unlock"),
        on_files=("add", "change", "choose"),
        general=_EDIT,
    ),
    Role.PUBLISHER: Rights(
        on_pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        on_files=("add", "change", "choose"),
        general=_RUN,
    ),
}

_further: dict[Role, set[str]] = {role: set() for role in Role}


def also(role: Role, *permissions: str) -> None:
    """Give a role further permissions (app.codename). For rooms above, in their AppConfig.ready."""
    _further[role].update(permissions)


def grant(group: Group, role: Role, *, place: "Page | None") -> None:
    """Put a role's rights on a group, its page rights on `place`. Keeps what the group has besides."""
    rights = RIGHTS[role]
    group.permissions.add(*_permissions({*rights.general, *_further[role]}))
    if place is not None:
        codenames = {f"newsroom.{action}_page" for action in rights.on_pages}
        GroupPagePermission.objects.bulk_create(
            [
                GroupPagePermission(group=group, page=place, permission=permission)
                for permission in _permissions(codenames)
            ],
            ignore_conflicts=True,
        )
    root = Collection.get_first_root_node()
    files = {
        f"{app}.{action}_{thing}"
        for app, thing in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for action in rights.on_files
    }
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=root, permission=permission)
            for permission in _permissions(files)
        ],
        ignore_conflicts=True,
    )


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Raises LookupError where a name is misspelt or its app not migrated."""
    wanted = set(names)
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(
            codename__in=[name.partition(".")[2] for name in wanted]
        ).select_related("content_type")
    }
    if missing := sorted(wanted - found.keys()):
        raise LookupError(f"There is no permission {', '.join(missing)}.")
    return [found[name] for name in wanted]
