"""The small files that browsers and robots ask every site for."""

import json

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static

from newsreel.front import answers, shown
from newsreel.front.edition import Edition
from newsreel.front.formats import social_card
from newsreel.front.views.pictures import FOR_EVER

DAY = "public, max-age=86400"
_KEPT_SECONDS = 86_400

_ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /search/
Disallow: /_util/

Sitemap: {origin}/sitemap.xml
Sitemap: {origin}/sitemap-news.xml
"""


def robots(request: HttpRequest) -> HttpResponse:
    return answers.file(
        _ROBOTS.format(origin=Edition(request).origin), "text/plain; charset=utf-8", cache=DAY
    )


def manifest(request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    publication = edition.publication
    made = {
        "name": publication.name,
        "short_name": publication.name,
        "description": publication.tagline,
        "lang": edition.language,
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#faf8f3",
        "theme_color": "#faf8f3",
        "icons": [
            {"src": static(f"front/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (192, 512)
        ],
    }
    return answers.file(json.dumps(made, ensure_ascii=False), "application/manifest+json", cache=DAY)


def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask here without having read a page; pages name the icon themselves."""
    response = HttpResponseRedirect(static("front/favicon.ico"))
    response["Cache-Control"] = DAY
    return response


def social(request: HttpRequest, *, name: str, version: str) -> HttpResponse:
    """The card picture of an article, or of the site. A former address leads to the one that holds now."""
    edition = Edition(request)
    content = _content(edition, name)
    address = social_card.address(name, content)
    if version != social_card.version(content):
        response: HttpResponse = HttpResponseRedirect(address)
        response["Cache-Control"] = answers.FRESH
        return response
    drawn = cache.get(address)
    if drawn is None:
        drawn = social_card.draw(content)
        cache.set(address, drawn, _KEPT_SECONDS)
    return answers.file(drawn, "image/png", cache=FOR_EVER)


def _content(edition: Edition, name: str) -> social_card.Content:
    publication = edition.publication
    if name == "site":
        return social_card.of_site(publication.name, publication.tagline)
    article = edition.articles.filter(pk=int(name)).defer("body").first()
    if article is None:
        raise Http404("There is no such story")
    shown.note(shown.article(article.pk))
    with shown.noting():  # of the card, only headline and section are drawn
        card = edition.card_of(article, (), comments=0)
    return social_card.of_article(card, publication.name)
