"""What somebody may do with a page: Wagtail's rules, and three of our own."""

from typing import TYPE_CHECKING

from wagtail.models import PagePermissionTester

if TYPE_CHECKING:
    from newsreel.newsroom.models import Page, User


class NewsroomPermissionTester(PagePermissionTester):
    """What readers have seen is withdrawn rather than deleted; the site's structure is the publishers'."""

    page: "Page"
    user: "User"

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if self.page.first_published_at is not None and not self.user.has_perm("newsroom.delete_article"):
            return False
        return bool(super().can_delete(ignore_bulk))

    def can_move(self) -> bool:
        """Wagtail asks whether it could be deleted; but moving keeps an article and its address."""
        return bool(super().can_delete(ignore_bulk=True))

    def can_add_subpage(self) -> bool:
        from newsreel.newsroom.models import Section

        if self.page.specific_class is not Section and not self.user.has_perm("newsroom.add_section"):
            return False
        return bool(super().can_add_subpage())
