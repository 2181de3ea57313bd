"""What this room's screens in Wagtail's admin share."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.permission_policies import ModelPermissionPolicy

from newsreel.newsroom.models import User


class FromReaders(ModelPermissionPolicy):
    """Rows that readers made: nobody adds or rewrites them in the admin, not even a superuser."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in ("add", "change") and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: User, actions: set[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class CountingMenuItem(MenuItem):
    """A menu item that tells how many things wait behind it."""

    count: Callable[[], int]

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        if waiting := type(self).count():
            component.label = f"{self.label} ({waiting:,})"
        return component
