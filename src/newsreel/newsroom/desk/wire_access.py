"""Who may be at the wire desk, where they may write, and the ways from one of its lists to the next."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from newsreel.gather.models import Entry, Source
from newsreel.newsroom.models import Section, User

UNDO = "wire_undo"
"""In the session: what the last joining or splitting was, and how it is undone."""


class WireAccess(PermissionCheckedMixin):
    """Who may read entries may be at the desk: stories are made of nothing else."""

    permission_policy = ModelPermissionPolicy(Entry)
    any_permission_required: ClassVar = ["view"]
    header_icon = "download"


class WireView(WireAccess, WagtailAdminTemplateMixin, View):
    """What the screens about one story or one entry share."""

    def name(self, *, listed_in: tuple[str, str], label: str, title: str) -> None:
        """The screen's place below one of the lists (its address name and what it is called)."""
        above, above_label = listed_in
        self.page_title = above_label
        self.page_subtitle = title
        self.breadcrumbs_items = [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse(above), "label": above_label},
            {"url": "", "label": label},
        ]


def editor(request: HttpRequest) -> User:
    """Who is at the desk; the admin lets nobody in who is not logged in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def keys_are_on(user: Any) -> bool:
    """Whether this user wants the keyboard’s short ways, as their account’s settings say."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or bool(profile.keyboard_shortcuts)


def undo_waiting(request: HttpRequest) -> dict[str, Any] | None:
    """The last joining or splitting of this session, as long as it can be taken back."""
    found = request.session.get(UNDO)
    return found if isinstance(found, dict) else None


def answered(request: HttpRequest, sentence: str, to: str, *, is_refusal: bool = False) -> HttpResponse:
    """A sentence about what was done: for the list’s script as JSON, else as a message on the next page."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        status = 409 if is_refusal else 200
        return JsonResponse({"sentence": sentence, "to": to}, status=status)
    (messages.error if is_refusal else messages.success)(request, sentence)
    return redirect(to)


def sentence_of(refusal: ValidationError | PermissionDenied) -> str:
    """Why something was refused, for whoever asked for it."""
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)


def chosen_section(request: HttpRequest) -> Section | None:
    """The section that a draft shall stand in; where none was chosen, a message asks for it."""
    wanted = request.POST.get("section", "")
    section = Section.objects.filter(pk=wanted).first() if wanted.isdecimal() else None
    if section is None:
        messages.error(request, "Choose the section in which the draft is to stand.")
    return section


def writable_sections(user: Any) -> list[Section]:
    """The sections in which this user may begin an article, in the order of the tree."""
    return [
        section
        for section in Section.objects.live().order_by("path")
        if section.permissions_for_user(user).can_add_subpage()
    ]


def wire_buttons(user: Any, *, here: str) -> list[Button]:
    """The other lists of the wire, as buttons in the header; `here` is the address name of this one."""
    lists = [
        ("wire:stories", "Stories", "list-ul"),
        ("wire:index", "Entries", "download"),
        ("wire:changes", "Changed sources", "warning"),
    ]
    if ModelPermissionPolicy(Source).user_has_any_permission(user, ["view", "change"]):
        lists.append(("source:index", "Sources", "cogs"))
    return [
        HeaderButton(label, url=reverse(name), icon_name=icon, priority=place)
        for place, (name, label, icon) in enumerate(lists)
        if name != here
    ]
