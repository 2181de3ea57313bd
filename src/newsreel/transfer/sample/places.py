"""The fixed parts: the publication, its sections, people, tags, standing pages and front page."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.models import Site

from newsreel.newsroom.models import Author, HomePage, Page, Picture, Publication, Section, StandardPage, Tag
from newsreel.transfer.sample.pictures import name_of_author
from newsreel.transfer.sample.read import Edition, SectionFile, Standing, ZoneFile
from newsreel.transfer.sample.stream import compose_standing, list_items


@transaction.atomic
def name_publication(edition: Edition, home: HomePage) -> None:
    """Give the site the magazine's name and the rest of its identity."""
    site = Site.objects.get(root_page=home)
    Publication.objects.update_or_create(site=site, defaults=dict(edition.publication))
    Site.objects.filter(pk=site.pk).update(site_name=edition.publication["name"])


@transaction.atomic
def load_sections(edition: Edition, home: HomePage) -> tuple[dict[str, Section], int]:
    """All sections by slug, and how many were made now."""
    sections = {section.slug: section for section in Section.objects.all()}
    made = 0
    for given in edition.sections:
        if given.slug not in sections:
            parent = sections[given.parent] if given.parent else home
            sections[given.slug] = _section(given, parent)
            made += 1
    return sections, made


def _section(given: SectionFile, parent: Page) -> Section:
    section = Section(
        title=given.name,
        slug=given.slug,
        address=f"{parent.address}{given.slug}/",
        description=given.description,
        search_description=given.description[:255],
        short_name=given.short_name,
        hue=given.hue,
        show_in_menus=True,
    )
    parent.add_child(instance=section)
    section.save_revision(log_action=False).publish()
    section.refresh_from_db()
    return section


@transaction.atomic
def load_authors(edition: Edition, pictures: Mapping[str, Picture]) -> tuple[dict[str, Author], int]:
    """All authors by slug, and how many were made now."""
    authors = {author.slug: author for author in Author.objects.all()}
    made = 0
    for given in edition.authors:
        if given.slug in authors:
            continue
        authors[given.slug] = Author.objects.create(
            slug=given.slug,
            name=given.name,
            role=given.role,
            biography=given.biography,
            website=given.website,
            email=given.email,
            social_links="\n".join(given.social),
            is_guest=given.guest,
            portrait=pictures.get(name_of_author(given.slug)),
        )
        made += 1
    return authors, made


@transaction.atomic
def load_tags(edition: Edition) -> int:
    """How many tags were made now."""
    existing = set(Tag.objects.values_list("slug", flat=True))
    missing = [tag for tag in edition.tags if tag.slug not in existing]
    for tag in missing:
        Tag.objects.create(name=tag.name, slug=tag.slug, description=tag.description)
    return len(missing)


def load_standing_pages(edition: Edition, home: HomePage) -> int:
    """How many standing pages were made now."""
    made = 0
    for given in edition.standing:
        if not Page.objects.filter(address=f"/{given.slug}/").exists():
            _standing_page(given, home)
            made += 1
    return made


@transaction.atomic
def _standing_page(given: Standing, home: HomePage) -> None:
    page = StandardPage(
        title=given.front.title,
        slug=given.slug,
        address=f"/{given.slug}/",
        kind=given.front.kind,
        introduction=given.front.introduction,
        search_description=given.front.description,
        show_in_menus=True,
        body=compose_standing(given.blocks),
    )
    home.add_child(instance=page)
    page.save_revision(log_action=False).publish()


@transaction.atomic
def fill_front_page(edition: Edition, home: HomePage, page_ids: Mapping[str, int]) -> bool:
    """Lay out the front page, unless somebody already has. Says whether it did."""
    if home.zones:
        return False
    sections = dict(Section.objects.values_list("slug", "pk"))
    home.title = str(edition.publication["name"])
    home.zones = [{"type": zone.kind, "value": _zone(zone, sections, page_ids)} for zone in edition.zones]
    home.save_revision(log_action=False).publish()
    return True


def _zone(zone: ZoneFile, sections: Mapping[str, int], page_ids: Mapping[str, int]) -> dict[str, Any]:
    stories = list_items(page_ids[slug] for slug in zone.stories if slug in page_ids)
    match zone.kind:
        case "lead":
            return {"articles": stories}
        case "section":
            return {
                "section": sections[zone.section],
                "heading": zone.heading,
                "layout": zone.layout,
                "articles": stories,
            }
        case "picked":
            return {"heading": zone.heading, "layout": zone.layout, "articles": stories}
        case "latest":
            return {"count": zone.count}
        case "sign_up":
            return {"heading": zone.heading, "sentence": zone.sentence}
