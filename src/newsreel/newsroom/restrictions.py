"""Where in the tree readers need a password or a login."""

from wagtail.models import PageViewRestriction

from newsreel.newsroom import site_cache


def closed_paths() -> tuple[str, ...]:
    """What hangs there is in no list."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def kept_closed_paths() -> tuple[str, ...]:
    """The same as of the last change that this process knows of."""
    return site_cache.kept("closed", closed_paths)
