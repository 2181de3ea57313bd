"""Sources, entries and stories, so that the wire desk isn’t empty on the first day.

What the invented outlets tell comes in as it would from real ones: each moment’s feed is written, read by the
feed reader, kept, and put into stories.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import groupby
from xml.etree import ElementTree

from django.db import transaction

from newsreel.gather.actions import keep_items
from newsreel.gather.models import Rule, Source
from newsreel.gather.sources import KINDS
from newsreel.gather.stories import forget, tell_stories
from newsreel.newsroom.models import Section
from newsreel.transfer.sample.read import Edition
from newsreel.transfer.sample.wire_file import WireSource, Wording

INVENTED = "An invented outlet of the sample edition."
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


@transaction.atomic
def load_wire(edition: Edition, sections: Mapping[str, Section], *, now: datetime) -> int:
    """How many entries were made now. The sources are switched off: invented ones don’t answer."""
    _route(edition, sections)
    sources = {given.name: _source(given, now) for given in edition.wire.sources}
    wordings = [
        (wording, given.name)
        for given in edition.wire.sources
        for wording in edition.wire.wordings(given, now)
    ]
    wordings.sort(key=lambda pair: (pair[0].moment, pair[1], pair[0].guid))
    made = 0
    for (moment, name), said in groupby(wordings, key=lambda pair: (pair[0].moment, pair[1])):
        feed = feed_of(name, [wording for wording, _name in said])
        reading = KINDS[Source.Kind.FEED](feed, address=sources[name].address, now=moment)
        made += len(keep_items(source=sources[name], items=reading.items, now=moment))
    # Once, at the end: with so few headlines, grouping them anew each hour would find everything alike.
    forget()
    tell_stories(now)
    forget()
    return made


def feed_of(name: str, wordings: list[Wording]) -> bytes:
    """An RSS 2.0 document."""
    rss = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(rss, "channel")
    ElementTree.SubElement(channel, "title").text = name
    ElementTree.SubElement(channel, "language").text = "en"
    for wording in wordings:
        item = ElementTree.SubElement(channel, "item")
        values = {
            "guid": wording.guid,
            "link": wording.address,
            "title": wording.title,
            "description": wording.summary,
            CONTENT: wording.text,
            CREATOR: wording.credit,
            "pubDate": format_datetime(wording.published),
        }
        for tag, value in values.items():
            ElementTree.SubElement(item, tag).text = value
        for category in wording.categories:
            ElementTree.SubElement(item, "category").text = category
    return ElementTree.tostring(rss, encoding="utf-8", xml_declaration=True)


def _source(given: WireSource, now: datetime) -> Source:
    source, _is_new = Source.objects.get_or_create(
        address=given.address,
        defaults={
            "name": given.name,
            "home_address": given.home_address,
            "is_active": False,
            "may_rewrite": given.may_rewrite,
            "may_use_pictures": given.may_use_pictures,
            "excerpt_limit": given.excerpt_limit,
            "credit": given.credit,
            "must_link": given.must_link,
            "standing": given.standing,
            "rights_contact": given.rights_contact,
            "rights_proof": given.rights_proof,
            "rights_end": given.rights_ends.seen_from(now).date() if given.rights_ends else None,
            "rights_note": f"{INVENTED} {given.rights_note}".strip(),
            "opt_outs": [
                {**opt_out, "read_at": (now - timedelta(hours=1)).isoformat()} for opt_out in given.opt_outs
            ],
        },
    )
    return source


def _route(edition: Edition, sections: Mapping[str, Section]) -> None:
    for position, rule in enumerate(edition.wire.rules):
        section = sections.get(rule.section)
        if section is not None:
            Rule.objects.get_or_create(
                source=None,
                effect=Rule.Effect.ROUTE,
                place=Rule.Place.CATEGORY,
                pattern=rule.words,
                defaults={"section_id": section.pk, "position": position},
            )
