"""The base of every page. Why it is ours and not Wagtail's: docs/decisions/base-page.md."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import AbstractPage, PageViewRestriction
from wagtail.models.pages import AbstractPageMeta, DefaultBasePageMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult

from newsreel.newsroom import addresses, addressing, presenter, restrictions, routing
from newsreel.newsroom.desk.page_forms import NewsroomCopyForm
from newsreel.newsroom.page_rights import NewsroomPermissionTester

if TYPE_CHECKING:
    from newsreel.newsroom.models.people import User


class Page(AbstractPage, DefaultBasePageMixin):
    """A page with an address of its own, independent of where it hangs in the tree.

    The tree decides rights (by section) and breadcrumbs; `address` decides the URL. So an article that
    moves to another section keeps its address, and an imported one keeps the address it had elsewhere.
    """

    live: bool
    """Wagtail's; said again because Wagtail is untyped and we assign it."""

    address = models.CharField(
        max_length=700,
        unique=True,
        null=True,
        blank=True,
        help_text="The path readers use, like /cinema/a-title/. Given at first publication; "
        "change it only with care: the former one will redirect.",
    )

    search_fields: ClassVar[list[Any]] = [
        *AbstractPage.search_fields,
        *DefaultBasePageMixin.search_fields,
        index.FilterField("address"),
    ]
    promote_panels: ClassVar[list[Any]] = [*DefaultBasePageMixin.promote_panels]

    class Meta(AbstractPageMeta):
        # A section's list is found and sorted in the index, without its pages.
        indexes: ClassVar = [
            models.Index(fields=["path", "live", "first_published_at"], name="newsroom_page_in_section")
        ]

    copy_form_class = NewsroomCopyForm
    stands_open = False
    """Set where routing has learnt already that readers need neither password nor login."""
    fixed_address: ClassVar[str | None] = None
    """The one address that a page of this kind has; None: any that is free."""
    exclude_fields_in_copy: ClassVar[list[str]] = ["address"]

    def address_at_first(self) -> str | None:
        """The address this page is given when it is saved without one; None while it needs none."""
        return None

    def clean(self) -> None:
        super().clean()
        if self.alias_of_id is not None:
            raise ValidationError("A page stands once. An article shows in others by “further sections”.")
        self.address = self.address or None
        if self.address in (None, self.fixed_address):
            return
        if sentence := addresses.problem_with(self.address):
            raise ValidationError({"address": sentence})

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Besides what Wagtail does: gives an address, keeps redirects from former ones."""
        fields = kwargs.get("update_fields")
        if fields is not None and not {"address", "slug"} & set(fields):
            super().save(clean=clean, **kwargs)
            return
        with transaction.atomic():
            before = addressing.stored(self)
            if before is not None:
                addressing.follow_slug(self, before)
            super().save(clean=clean, **kwargs)
            if self.address is None and (wanted := self.address_at_first()):
                addressing.give(self, wanted)
            if before is not None:
                addressing.leave_redirect(self, before)
                addressing.carry_down(self, before)

    def with_content_json(self, content: dict[str, Any]) -> "Page":
        """A draft older than the page's address doesn't take it away."""
        page = super().with_content_json(content)
        if page.address is None:
            page.address = self.address
        return page

    @property
    def preview_notice(self) -> str:
        """What the desk should know when it looks at a preview; empty where there is nothing."""
        return ""

    def permissions_for_user(self, user: "User") -> NewsroomPermissionTester:
        return NewsroomPermissionTester(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Wagtail's hook for custom addresses: (site, root URL, path)."""
        parts = super().get_url_parts(request)
        if parts is None or self.address is None:
            return parts
        site_id, root_url, _tree_path = parts
        return site_id, root_url, self.address

    @staticmethod
    def route_for_request(request: HttpRequest, path: str) -> RouteResult | None:
        """As Wagtail's, but the home page is read only where it is asked for."""
        components = [component for component in path.split("/") if component]
        site = routing.site_of(request)
        if site is None:
            return None
        try:
            found = routing.route(site.root_page, components)
        except Http404:
            return None
        found.page.stands_open = not found.page.path.startswith(restrictions.kept_closed_paths())
        return found

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """Those on the page and above it. Wagtail looks for aliases, too; here no page has one."""
        if self.stands_open:
            return PageViewRestriction.objects.none()
        line = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=line)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page as the front draws it."""
        request.is_preview = False  # type: ignore[attr-defined]  # Wagtail's own convention
        return presenter.present(self, request, **kwargs)

    def serve_password_required_response(
        self, request: HttpRequest, form: Any, action_url: str
    ) -> HttpResponse:
        """Wagtail's hook for pages behind a password: `form` asks for it and is sent to `action_url`."""
        return presenter.present(self, request, password_form=form, password_action=action_url)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        request.is_preview = True  # type: ignore[attr-defined]  # Wagtail's own convention
        request.preview_notice = self.preview_notice  # type: ignore[attr-defined]  # read by the front
        return presenter.present(self, request)
