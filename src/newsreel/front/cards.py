"""From rows of the newsroom to cards and people of a view."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse

from newsreel.front import pictures, shown
from newsreel.front.language import language_of
from newsreel.front.view import Card, CorrectionView, Credit, Link, Person, SectionLabel
from newsreel.newsroom.models import Article, ArticleSource, Author, Correction, Section

# Published again within this time, a story has been tidied up rather than updated.
SETTLING = timedelta(minutes=5)
_NETWORKS = {
    "facebook.com": "Facebook",
    "x.com": "X",
    "twitter.com": "X",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "linkedin.com": "LinkedIn",
    "bsky.app": "Bluesky",
    "threads.net": "Threads",
    "tiktok.com": "TikTok",
    "letterboxd.com": "Letterboxd",
}


def card(
    article: Article,
    *,
    section: SectionLabel,
    authors: tuple[Person, ...],
    comments: int,
    site_language: str,
    published: datetime,
) -> Card:
    """`published` is the article's own date, or now in the preview of one that has none."""
    crops = pictures.images(article.lead_picture, ("landscape", "portrait", "square"), alt=article.lead_alt)
    landscape, portrait, square = crops or (None, None, None)
    return Card(
        id=article.pk or 0,
        url=article.address or "",
        headline=article.title,
        section=section,
        published=published,
        short_headline=article.short_title or article.title,
        kicker=article.kicker,
        standfirst=article.standfirst,
        authors=authors,
        updated=updated(article),
        minutes=article.minutes,
        comments=comments,
        form=article.form,
        score=article.review_score if article.form == Article.Form.REVIEW else None,
        sponsor=article.sponsor_name,
        language=language_of(article.title, site_language=site_language),
        landscape=landscape,
        portrait=portrait,
        square=square,
    )


def updated(article: Article) -> datetime | None:
    """When it was last published anew, unless that was within the settling time."""
    first, last = article.first_published_at, article.last_published_at
    return last if first and last and last - first > SETTLING else None


def section_label(section: Section) -> SectionLabel:
    return SectionLabel(name=section.title, url=section.address or "", hue=section.hue)


def person(author: Author, *, credit: str = "By", in_full: bool = False) -> Person:
    """`in_full` adds what stands in an author box; without it no further row is read."""
    shown.note(shown.author(author.pk))
    url = reverse("author", args=[author.slug])
    if not in_full:
        return Person(name=author.name, url=url, role=author.role, credit=credit)
    return Person(
        name=author.name,
        url=url,
        role=author.role,
        credit=credit,
        biography=author.biography,
        website=author.website,
        email=author.email,
        links=tuple(
            _link(line) for line in author.social_links.split() if line.startswith(("https://", "http://"))
        ),
        portrait=pictures.image(author.portrait, "square", alt=f"Portrait of {author.name}"),
    )


def _link(address: str) -> Link:
    host = address.split("/")[2].removeprefix("www.").lower()
    return Link(label=_NETWORKS.get(host, host), url=address)


def credits(sources: Iterable[ArticleSource]) -> tuple[Credit, ...]:
    return tuple(
        Credit(
            outlet=source.outlet,
            url=source.address,
            headline=source.headline,
            published=source.published_at,
            is_original=source.is_original,
        )
        for source in sources
    )


def correction(row: Correction) -> CorrectionView:
    return CorrectionView(kind=row.get_kind_display(), text=row.text, made=row.made_at)
