"""Links within the old site, as they must stand here."""

from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from newsreel.transfer.wordpress.addresses import number_in, path_of
from newsreel.transfer.wordpress.survey import Survey

_UPLOADS = "/wp-content/uploads/"


class Links:
    """Rewrites addresses of the old site to ours; leaves all others alone."""

    def __init__(self, survey: Survey, file: Callable[[str], str]) -> None:
        """`file` gives our copy's address for that of an uploaded file, or nothing."""
        self._survey = survey
        self._file = file
        self._host = _bare_host(survey.site.address)
        self._moved = {
            brief.path: address
            for brief in survey.briefs.values()
            if brief.path
            and (address := survey.planned.get(brief.key, ("", ""))[0])
            and address != brief.path
        }

    def __call__(self, href: str) -> str:
        """The address to write; empty where a link would lead nowhere."""
        href = href.strip()
        if not href or href.startswith("#"):
            return ""
        try:
            parts = urlsplit(href)
        except ValueError:
            return ""
        if not self._is_of_the_old_site(parts):
            return href
        if _UPLOADS in parts.path:
            return self._file(href) or href
        if number := number_in(href):
            return self._survey.planned_for(number) or href
        path = self._moved.get(path_of(href), parts.path or "/")
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"{path}{query}{fragment}"

    def _is_of_the_old_site(self, parts: SplitResult) -> bool:
        if not parts.scheme and not parts.netloc:
            return parts.path.startswith("/") or (not parts.path and bool(parts.query))
        return (
            parts.scheme in ("", "http", "https") and bool(self._host) and _bare(parts.hostname) == self._host
        )


def _bare_host(address: str) -> str:
    try:
        return _bare(urlsplit(address).hostname)
    except ValueError:
        return ""


def _bare(host: str | None) -> str:
    return (host or "").lower().removeprefix("www.")
