"""An article: what we publish, with all that stands around it."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from newsreel.front import (
    answers,
    article_rows,
    cards,
    chrome,
    heads,
    parts,
    pictures,
    queries,
    recordings,
    related,
    shown,
    slots,
    standing,
)
from newsreel.front.edition import Edition
from newsreel.front.formats import schema_org, social_card
from newsreel.front.pages.section import crumbs_above
from newsreel.front.queries import Around
from newsreel.front.shares import shares
from newsreel.front.view import (
    ArticleView,
    Card,
    Checked,
    CorrectionView,
    Crumb,
    Head,
    Image,
    Link,
    Review,
    Thread,
)
from newsreel.lib.html import plain_text
from newsreel.newsroom.models import Article, ArticleSource, Tag

RELATED = 4
_ALIKE = RELATED + 2


def article_page(article: Article, request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    tags = list(article.tags.all()) if edition.is_preview else article_rows.tags(article.pk)
    if article.pk is not None:
        shown.note(
            shown.thread(article.pk), shown.neighbours(article.pk), *(shown.tag(tag.pk) for tag in tags)
        )
    around = queries.around(edition.closed, article)
    candidates = _related(around, article, tags)
    beside = [identifier for identifier in around.beside if identifier is not None]
    edition.read([*candidates, *beside], besides=None if edition.is_preview else article.pk)
    sources = list(article.article_sources.all()) if edition.is_preview else article_rows.sources(article.pk)
    view = _view(edition, article, tags, around.beside, edition.readable(candidates)[:RELATED], sources)
    return answers.page(
        "pages/article.html",
        view=view,
        head=_head(edition, article, view, sources),
        chrome=chrome.chrome(edition, current=article.path),
    )


def _related(around: Around, article: Article, tags: Sequence[Tag]) -> list[int]:
    """What is alike, then what is near: more than are shown, for readers may not see all of them."""
    found = related.related(article, tags=[tag.pk for tag in tags], tag_names=[tag.name for tag in tags])
    beside = {*around.beside, article.pk}
    alike = [identifier for identifier in found if identifier not in beside][:_ALIKE]
    near = dict.fromkeys((*around.of_section, *around.earlier, *around.later))
    return alike + [identifier for identifier in near if identifier not in beside.union(alike)][:RELATED]


def _view(
    edition: Edition,
    article: Article,
    tags: Sequence[Tag],
    beside: Sequence[int | None],
    related: Sequence[int],
    sources: Sequence[ArticleSource],
) -> ArticleView:
    corrections = _corrections(article)
    # In a preview they are those of the draft, which no table holds.
    bylines = article.bylines.order_by("sort_order") if edition.is_preview else edition.bylines(article.pk)
    card = with_honest_update(edition.card_of(article, bylines, in_full=True), article, corrections)
    thread = _thread(edition, article, card)
    card = replace(card, comments=thread.count)
    previous, after = (next(iter(edition.cards([identifier])), None) for identifier in beside)
    return ArticleView(
        card=card,
        crumbs=(Crumb("Home", "/"), *crumbs_above(edition, article.path), Crumb(article.title)),
        body=render_to_string("blocks/body.html", {"value": article.body}),
        lead=_lead(article),
        lead_layout=article.lead_layout,
        shares=shares(
            url=edition.origin + card.url,
            headline=article.social_title or article.title,
            picture=edition.origin + card.landscape.src if card.landscape else "",
        ),
        credits=cards.credits(sources),
        corrections=corrections,
        checked=_checked(edition, article, corrections),
        tags=tuple(Link(tag.name, tag.get_absolute_url()) for tag in tags),
        previous=previous,
        next=after,
        related=edition.cards(related),
        latest=parts.place(edition, parts.LATEST),
        review=_review(article),
        sponsor_url=article.sponsor_address,
        thread=thread,
        recordings=recordings.recordings(article.body),
    )


def with_honest_update(card: Card, article: Article, corrections: Sequence[CorrectionView]) -> Card:
    """The card with the moment of the last change that a reader can see, if there was one.

    Publishing again without a change is no update; a correction is one.
    """
    moments = [correction.made for correction in corrections]
    if card.updated is not None and _was_changed(article):
        moments.append(card.updated)
    last = max(moments, default=None)
    return replace(card, updated=last if last and last - card.published > cards.SETTLING else None)


_SEEN = ("title", "kicker", "standfirst", "body", "lead_picture", "lead_caption")


def _was_changed(article: Article) -> bool:
    """Whether readers now see other words than those first published. Unknown without revisions: yes."""
    first = article.first_published_at
    if article.pk is None or first is None:
        return False
    revision = (
        article.revisions.filter(created_at__lte=first + cards.SETTLING).order_by("-created_at").first()
    )
    if revision is None:
        return True
    then, now = revision.content, article.serializable_data()
    return any(then.get(name) != now.get(name) for name in _SEEN)


def _lead(article: Article) -> Image | None:
    if article.lead_layout == Article.LeadLayout.NONE:
        return None
    crop = "wide" if article.lead_layout == Article.LeadLayout.WIDE else "original"
    return pictures.image(article.lead_picture, crop, alt=article.lead_alt, caption=article.lead_caption)


def _corrections(article: Article) -> tuple[CorrectionView, ...]:
    if article.pk is None:
        return ()
    return tuple(cards.correction(row) for row in article_rows.corrections(article.pk))


def _checked(edition: Edition, article: Article, corrections: Sequence[CorrectionView]) -> Checked | None:
    if edition.is_preview or not edition.publication.shows_checks:
        return None
    found = article_rows.last_check(article.pk)
    if found is None or not found[0].sources:
        return None
    row, kept = found
    return Checked(
        made=row.made_at,
        sources=len(row.sources),
        quotations=row.quotations,
        kept=kept,
        corrections=len(corrections),
    )


def _review(article: Article) -> Review | None:
    if article.form != Article.Form.REVIEW or article.review_score is None:
        return None
    return Review(
        subject=article.review_subject or article.title,
        score=article.review_score,
        verdict=article.review_verdict,
    )


def _thread(edition: Edition, article: Article, card: Card) -> Thread:
    if edition.is_preview or article.pk is None:
        return Thread(count=0, remarks=(), is_open=False)
    return slots.conversation.thread(edition.request, article.pk, card.url, is_open=article.comments_open)


def _head(edition: Edition, article: Article, view: ArticleView, sources: Sequence[ArticleSource]) -> Head:
    card, publication, origin = view.card, edition.publication, edition.origin
    description = heads.shortened(article.search_description or article.standfirst or plain_text(view.body))
    crops = [
        pictures.image(article.lead_picture, crop, alt=article.lead_alt, width=1280) for crop in _SEARCH_CROPS
    ]
    nodes = [
        schema_org.news_article(
            view,
            origin=origin,
            language=edition.language,
            description=description,
            pictures=[picture for picture in crops if picture is not None],
            publisher=publication.name,
        ),
        schema_org.organisation(name=publication.name, origin=origin, logo=chrome.mark(publication)),
        schema_org.breadcrumbs(view.crumbs, origin=origin, path=card.url),
    ]
    if view.review is not None:
        nodes.append(schema_org.review(view, view.review, origin=origin))
    section_feed = Link(card.section.name, f"{origin}{card.section.url}feed/")
    return Head(
        title=heads.titled(article.seo_title or article.title, publication.name),
        description=description,
        canonical=standing.canonical(sources, origin + card.url),
        robots=standing.NOINDEX if edition.is_preview else standing.robots(sources),
        kind="article",
        social_title=article.social_title or article.title,
        social_image=origin
        + social_card.address(article.pk or 0, social_card.of_article(card, publication.name)),
        social_image_alt=f"{article.social_title or article.title} – {publication.name}",
        json_ld=schema_org.document(nodes),
        feeds=(Link(publication.name, f"{origin}/feed/"), *((section_feed,) if card.section.name else ())),
        published=card.published,
        updated=card.updated,
        section=card.section.name,
        authors=tuple(author.name for author in card.authors),
    )


_SEARCH_CROPS = ("wide", "classic", "square")
