"""Atom 1.0 with whole texts."""

from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils import feedgenerator
from django.utils.xmlutils import SimplerXMLGenerator

from newsreel.front.formats.syndication import Feed

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


class _Atom(feedgenerator.Atom1Feed):
    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["creators"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", author)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


def atom(feed: Feed) -> str:
    made = _Atom(
        title=feed.title,
        link=feed.url,
        description=feed.about,
        subtitle=feed.about or None,
        language=feed.language,
        feed_url=feed.self_url,
        feed_guid=feed.self_url,
        # An entry without a byline of its own takes the feed's author.
        author_name=feed.title,
    )
    for item in feed.items:
        made.add_item(
            title=item.headline,
            link=item.url,
            description=item.summary,
            unique_id=item.identifier,
            pubdate=item.published,
            updateddate=item.updated,
            categories=item.categories,
            content=item.content,
            creators=item.authors,
            enclosures=[
                feedgenerator.Enclosure(each.src, str(each.size), each.media_type) for each in item.recordings
            ],
        )
    return made.writeString("utf-8")
