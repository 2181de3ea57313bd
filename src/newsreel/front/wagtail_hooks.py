"""What Wagtail learns from the front: how to save a cut while a reader waits, and what nobody may keep."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.images.image_operations import FilterOperation
from willow.image import AvifImageFile, WebPImageFile
from willow.plugins.pillow import PillowImage

from newsreel.front import answers
from newsreel.newsroom.models import Page


class _QuickImage(PillowImage):
    """Saves AVIF and WebP fast: at the encoders' own defaults a wide picture takes seconds."""

    image: Any

    def save_as_avif(self, file: Any, quality: int = 80, **options: Any) -> AvifImageFile:
        self.image.save(file, "AVIF", quality=quality, speed=9, **self._profile())
        return AvifImageFile(file)

    def save_as_webp(self, file: Any, quality: int = 80, **options: Any) -> WebPImageFile:
        self.image.save(file, "WEBP", quality=quality, method=2, **self._profile())
        return WebPImageFile(file)

    def _profile(self) -> dict[str, bytes]:
        """The colour profile to save; print inks and palettes become plain RGB first."""
        if self.image.mode == "CMYK" and self.get_icc_profile():
            self.image = self.transform_colorspace_to_srgb().image
        elif self.image.mode not in ("RGB", "RGBA"):
            self.image = self.image.convert("RGBA" if self.has_alpha() else "RGB")
            return {}
        profile = self.get_icc_profile()
        return {"icc_profile": profile} if profile else {}


class QuickOperation(FilterOperation):
    """`|quick` in a filter."""

    def construct(self) -> None:
        pass

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> PillowImage:
        return _QuickImage(willow.get_pillow_image())


@hooks.register("on_serve_page")
def keep_restricted_pages_private(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Who may see a page is asked of the session; where it was asked, the answer is for this reader alone."""

    def served(page: Page, request: HttpRequest, *given: Any) -> HttpResponse:
        response = serve(page, request, *given)
        return answers.private(response) if request.session.accessed else response

    return served


@hooks.register("register_image_operations")
def register_image_operations() -> list[tuple[str, type[FilterOperation]]]:
    return [("quick", QuickOperation)]
