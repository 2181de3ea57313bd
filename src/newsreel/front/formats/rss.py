"""RSS 2.0 with whole texts (content:encoded), authors (dc:creator) and pictures (media:content)."""

from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils import feedgenerator
from django.utils.xmlutils import SimplerXMLGenerator

from newsreel.front.formats.syndication import Feed
from newsreel.front.view import Image

CONTENT_TYPE = "application/rss+xml; charset=utf-8"


class _Rss(feedgenerator.Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["creators"]:
            handler.addQuickElement("dc:creator", author)
        handler.addQuickElement("content:encoded", item["content"])
        picture: Image | None = item["picture"]
        if picture is None:
            return
        handler.startElement(
            "media:content",
            AttributesImpl(
                {
                    "url": item["origin"] + picture.src,
                    "medium": "image",
                    "width": str(picture.width),
                    "height": str(picture.height),
                }
            ),
        )
        for name, words in (("description", picture.caption or picture.alt), ("credit", picture.credit)):
            if words:
                handler.addQuickElement(f"media:{name}", words)
        handler.endElement("media:content")


def rss(feed: Feed, *, origin: str) -> str:
    made = _Rss(
        title=feed.title,
        link=feed.url,
        description=feed.about or feed.title,
        language=feed.language,
        feed_url=feed.self_url,
    )
    for item in feed.items:
        made.add_item(
            title=item.headline,
            link=item.url,
            description=item.summary,
            unique_id=item.identifier,
            unique_id_is_permalink=False,
            pubdate=item.published,
            updateddate=item.updated,
            categories=item.categories,
            content=item.content,
            creators=item.authors,
            picture=item.picture,
            origin=origin,
            # The format knows one of them at most (RSS 2.0, enclosure).
            enclosures=[
                feedgenerator.Enclosure(each.src, str(each.size), each.media_type)
                for each in item.recordings[:1]
            ],
        )
    return made.writeString("utf-8")
