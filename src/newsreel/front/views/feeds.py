"""Feeds of lists of articles, in three forms."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html

from newsreel.front import answers, cards, markup, pictures, queries, recordings, shown, standing
from newsreel.front.edition import Edition
from newsreel.front.formats import atom, json_feed, rss, syndication
from newsreel.front.formats.syndication import Feed, Item
from newsreel.front.view import CorrectionView
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Article, ArticleTag, Byline

STORIES = 20
MOST_KEPT_ITEMS = 200
"""In the memory of a process, each until something it shows changes: about ten kilobytes each."""
FRESH = "public, max-age=300"
FORMS = ("rss", "atom", "json")


def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    edition = Edition(request)
    shown.note(shown.ALL_ARTICLES)
    publication = edition.publication
    return feed(
        edition,
        [headline.id for headline in edition.newest[:STORIES]],
        form=form,
        title="",
        address="/",
        about=publication.tagline or publication.about,
    )


def newest(articles: QuerySet[Article]) -> list[int]:
    """The keys of those that a feed of these articles holds."""
    return list(articles.values_list("pk", flat=True)[:STORIES])


def feed(
    edition: Edition, keys: Sequence[int], *, form: str, title: str, address: str, about: str
) -> HttpResponse:
    """These articles as a feed that stands behind an address. `title` empty: the site's own."""
    # Taken before anything is read: what is put there is then at least as new as its version.
    kept: site_cache.Parts[Item] = site_cache.parts("feed items", MOST_KEPT_ITEMS)
    closed = standing.not_for_feeds(keys)
    keys = [key for key in keys if key not in closed]
    found = {key: part for key in keys if (part := kept.get(key)) is not None}
    missing = edition.articles.filter(pk__in=[key for key in keys if key not in found]).order_by()
    for article in _with_feed_data(missing) if len(found) < len(keys) else ():
        with shown.noting() as noted:
            item = _item(edition, article)
        # The name of its section is the site's.
        found[article.pk] = item, frozenset((*noted, shown.SITE))
        kept.keep(article.pk, *found[article.pk])
    items = [found[key] for key in keys if key in found]
    shown.note(*(thing for _, noted in items for thing in noted))
    return written(edition, [item for item, _ in items], form=form, title=title, address=address, about=about)


def written(
    edition: Edition, items: Sequence[Item], *, form: str, title: str, address: str, about: str
) -> HttpResponse:
    """These items in one of the forms. Raises Http404 for a form there is not."""
    if form not in FORMS:
        raise Http404(f"There is no feed in the form {form}")
    name, origin = edition.publication.name, edition.origin
    made = Feed(
        title=f"{title} – {name}" if title else name,
        about=about,
        url=origin + address,
        self_url=f"{origin}{address}feed/" + (f"{form}/" if form != "rss" else ""),
        language=edition.language,
        items=tuple(items),
        icon=origin + static("front/icon-512.png"),
    )
    if form == "atom":
        return answers.file(atom.atom(made), atom.CONTENT_TYPE, cache=FRESH)
    if form == "json":
        return answers.file(json_feed.json_feed(made, origin=origin), json_feed.CONTENT_TYPE, cache=FRESH)
    return answers.file(rss.rss(made, origin=origin), rss.CONTENT_TYPE, cache=FRESH)


def _with_feed_data(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.select_related("lead_picture").prefetch_related(
        Prefetch("bylines", queryset=Byline.objects.select_related("author").order_by("sort_order", "pk")),
        Prefetch("tagged_items", queryset=ArticleTag.objects.select_related("tag").order_by("pk")),
        "article_sources",
        "corrections",
    )


def _item(edition: Edition, article: Article) -> Item:
    card = edition.card_of(article, article.bylines.all(), comments=0)
    shown.note(*(shown.tag(tagged.tag_id) for tagged in article.tagged_items.all()))
    body = render_to_string("blocks/body.html", {"value": article.body})
    if article.sponsor_name:
        body = markup.with_sponsored_links(body)
    return syndication.item(
        card,
        origin=edition.origin,
        body=body,
        lead=pictures.image(
            article.lead_picture, "original", alt=article.lead_alt, caption=article.lead_caption, width=1280
        ),
        credits=cards.credits(article.article_sources.all()),
        corrections=[cards.correction(row) for row in article.corrections.all()],
        tags=[tagged.tag.name for tagged in article.tagged_items.all()],
        updated=article.last_published_at or card.published,
        recordings=recordings.recordings(article.body),
    )


def corrections_feed(request: HttpRequest, *, form: str = "rss") -> HttpResponse:
    """Each correction as an item of its own."""
    edition = Edition(request)
    rows = queries.public_corrections(edition.articles)[:STORIES]
    shown.note(shown.CORRECTIONS, *(shown.article(row.article_id) for row in rows))
    items = [
        Item(
            identifier=f"{edition.origin}/corrections/#{row.pk}",
            url=edition.origin + (row.article.address or ""),
            headline=f"{row.get_kind_display()}: {row.article.title}",
            summary=row.text,
            content=_as_paragraph(cards.correction(row)),
            published=row.made_at,
            updated=row.made_at,
        )
        for row in rows
    ]
    return written(
        edition,
        items,
        form=form,
        title="Corrections",
        address="/corrections/",
        about="What we got wrong, and what is right.",
    )


def _as_paragraph(correction: CorrectionView) -> str:
    return format_html("<p>{}</p>", correction.text)
