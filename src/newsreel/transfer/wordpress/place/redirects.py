"""Redirects from addresses that the old site answered and ours has elsewhere."""

from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom.models import Page

_LONGEST = 255
_BATCH = 400


class Redirects:
    """Gathers redirects and stores them by the batch. One that is there already stays as it is."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[int | None, str]] = {}

    def add(self, old: str, page_id: int | None, *, link: str = "") -> None:
        """From `old` (a path, perhaps with a query) to a page, else to `link`."""
        path = Redirect.normalise_path(old)
        if path and path != "/" and len(path) <= _LONGEST:
            self._waiting.setdefault(path, (page_id, link[:_LONGEST]))
        if len(self._waiting) >= _BATCH:
            self.store()

    def why_not(self, old: str) -> str:
        """Why there can be no redirect from here, as a sentence; empty if there can."""
        path = Redirect.normalise_path(old)
        if not path or path == "/" or len(path) > _LONGEST:
            return "Its address is empty or longer than 255 characters."
        if Page.objects.filter(address=f"{path}/").exists():
            return "A page has this address, and answers there itself."
        return ""

    def store(self) -> None:
        paths = list(self._waiting)
        known = set(Redirect.objects.filter(old_path__in=paths).values_list("old_path", flat=True))
        # A page that lives at the old address answers there itself.
        taken = {path.rstrip("/") for path in self._pages_at(paths)}
        Redirect.objects.bulk_create(
            Redirect(
                old_path=path,
                redirect_page_id=self._waiting[path][0],
                redirect_link=self._waiting[path][1],
                automatically_created=True,
            )
            for path in paths
            if path not in known and path not in taken
        )
        self._waiting.clear()

    def _pages_at(self, paths: list[str]) -> list[str]:
        addresses = [f"{path}/" for path in paths if "?" not in path]
        return list(Page.objects.filter(address__in=addresses).values_list("address", flat=True))
