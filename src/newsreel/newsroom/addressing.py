"""Gives pages their addresses, and leaves redirects where they had others."""

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from newsreel import settings
from newsreel.newsroom import addresses

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article, Page


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database holds before a page is saved."""

    address: str | None
    slug: str
    was_public: bool


def stored(page: "Page") -> Stored | None:
    from newsreel.newsroom.models import Page

    row = Page.objects.filter(pk=page.pk).values("address", "slug", "first_published_at", "live").first()
    if row is None:
        return None
    return Stored(row["address"], row["slug"], row["live"] or row["first_published_at"] is not None)


def why_not(address: str, page: "Page") -> str:
    """Why this page can't have this address, as a sentence; empty if it can."""
    from newsreel.newsroom.models import Page

    if sentence := addresses.problem_with(address):
        return sentence
    other = Page.objects.filter(address=address).exclude(pk=page.pk).first()
    return f"“{other}” has the address {address} already. Choose another." if other else ""


def follow_slug(page: "Page", before: Stored) -> None:
    """Where only the slug was changed, the address goes with it."""
    if before.slug != page.slug and page.address is not None and page.address == before.address:
        page.address = addresses.following(page.address, former_slug=before.slug, slug=page.slug)


def give(page: "Page", wanted: str) -> None:
    """Save this address on the page, or the first free one numbered after it."""
    for number in count(1):
        address = wanted if number == 1 else addresses.numbered(wanted, number)
        if addresses.problem_with(address) and number == 1:
            continue
        try:
            with transaction.atomic():
                type(page).objects.filter(pk=page.pk).update(address=address)
        except IntegrityError:
            continue
        page.address = address
        return


def of_article(article: "Article") -> str:
    """Its address by the site's pattern."""
    site = settings.current()
    parent = article.get_parent()
    published = article.first_published_at or timezone.now()
    return addresses.from_pattern(
        site.article_address,
        slug=article.slug,
        section=parent.address or parent.slug,
        published=published.astimezone(site.zone),
        identifier=article.pk,
    )


def leave_redirect(page: "Page", before: Stored) -> None:
    """Whoever asks for the former address is sent to the page's own, wherever that goes later."""
    if before.address is None or before.address == page.address or not before.was_public:
        return
    if page.address is not None:
        Redirect.objects.filter(old_path=Redirect.normalise_path(page.address), site=None).delete()
    former = Redirect.normalise_path(before.address)
    Redirect.objects.filter(old_path=former, site=None).delete()
    Redirect.add_redirect(former, redirect_to=page, automatically_created=True)


def carry_down(page: "Page", before: Stored) -> None:
    """Sections and standing pages beneath a moved one move with it; articles keep their addresses."""
    from newsreel.newsroom.models import Section, StandardPage

    if before.address is None or page.address is None or before.address == page.address:
        return
    for child in page.get_children().type(Section, StandardPage).specific():
        if child.address == addresses.beneath(before.address, child.slug):
            child.address = addresses.beneath(page.address, child.slug)
            _carry_into_drafts(child)
            child.save(clean=False)


def _carry_into_drafts(page: "Page") -> None:
    """A draft waiting to be published would else bring the former address back."""
    waiting = Revision.objects.for_instance(page).filter(pk__in=[page.latest_revision_id])
    for revision in waiting | Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False):
        revision.content["address"] = page.address
        revision.save(update_fields=["content"])
