"""Every change to the newsroom's tables, as one verb each. Admin, commands, tasks and imports call these."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from wagtail.models import Site

from newsreel.newsroom.models import HomePage, Page, Publication


@transaction.atomic
def open_site(*, name: str, origin: str) -> HomePage:
    """Make the home page and Wagtail's site record of a new site; on an opened one, change nothing.

    `origin` is the public address without a path, like ``https://example.org``.
    """
    existing = HomePage.objects.first()
    if existing is not None:
        return existing
    root = Page.objects.filter(depth=1).get()
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = HomePage(title=name, slug="home", address="/")
    root.add_child(instance=home)
    home.save_revision().publish()
    parts = urlsplit(origin)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.all().delete()
    site = Site.objects.create(
        hostname=parts.hostname or "localhost", port=port, root_page=home, site_name=name, is_default_site=True
    )
    Publication.objects.update_or_create(site=site, defaults={"name": name})
    return home


def address_for(pattern: str, *, slug: str, section: str, published: datetime, identifier: int) -> str:
    """The address of a new article by the site's pattern (setting `article_address`)."""
    return pattern.format(
        year=f"{published:%Y}",
        month=f"{published:%m}",
        day=f"{published:%d}",
        section=section,
        slug=slug,
        id=identifier,
    )
