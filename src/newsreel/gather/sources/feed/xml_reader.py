"""RSS in all its versions, RDF, Atom and CDF: from a tree of elements to a :class:`FeedDocument`.

Where the formats leave a choice, feedparser's is made, which the world's feeds are tried against: which of
several titles, dates and texts counts, what is markup and what is plain text, and when a guid is a link.
"""

from collections.abc import Callable
from urllib.parse import urljoin

from newsreel.gather.sources.feed.document import Author, FeedDocument, FeedEntry, Link, Text
from newsreel.gather.sources.feed.inline import all_text, attributes, attributes_of, text_of
from newsreel.gather.sources.feed.names import ATOM_1, XML_BASE, XML_LANG, element_name
from newsreel.gather.sources.feed.people import person, with_details
from newsreel.gather.sources.feed.wording import mended
from newsreel.gather.sources.xml_tree import Element

_TEXTS = {
    "title": "text/plain",
    "dc:title": "text/plain",
    "media:title": "text/plain",
    "summary": "text/plain",
    "itunes:summary": "text/plain",
    "abstract": "text/plain",
    "description": "text/html",
    "dc:description": "text/html",
    "media:description": "text/html",
    "content": "text/plain",
    "content:encoded": "text/html",
    "fullitem": "text/html",
    "body": "application/xhtml+xml",
    "xhtml:body": "application/xhtml+xml",
    "subtitle": "text/plain",
    "itunes:subtitle": "text/plain",
    "tagline": "text/plain",
    "info": "text/plain",
}
"""The elements that hold texts, each with the type it has where it names none."""
_SKIPPED = frozenset(
    ("source", "image", "textinput", "contributor", "dc:contributor", "itunes:owner", "rights", "copyright")
)
"""They hold elements of the same names that are not about the entry or the feed itself."""
_MARKUP = frozenset(("text/html", "application/xhtml+xml"))


class _Holder:
    """What is being read: an entry or the feed, and how deep in it the values lay that it has so far."""

    def __init__(self, entry: FeedEntry) -> None:
        self.entry = entry
        self.depths: dict[str, int] = {}
        self.title_depth = -1
        self.has_content = False

    def may_set(self, field: str, depth: int) -> bool:
        """A later value counts, unless it lies deeper than the one that is there."""
        if depth > self.depths.get(field, depth):
            return False
        self.depths[field] = depth
        return True


def read_xml(
    root: Element, *, address: str, sections: list[str], has_bases: bool = True
) -> FeedDocument | None:
    """The feed in a document; None when it is another kind of document.

    `sections` are those taken out of it before; `has_bases` says whether it may have an xml:base anywhere.
    """
    return _XmlReader(root, address, sections, has_bases).read()


class _XmlReader:
    def __init__(self, root: Element, address: str, sections: list[str], has_bases: bool) -> None:
        self.root = root
        self.address = address
        self.sections = sections
        self.names: dict[str, str] = {}
        self.bases: dict[Element, str] = {}
        self.has_bases = bool(has_bases and root.xpath("boolean(//@xml:base | //@base)"))
        self.name = self.name_of(root)
        self.is_atom = self.name == "feed"
        self.is_atom_1 = str(root.tag).startswith(ATOM_1)
        self.document = FeedDocument()
        self.feed = _Holder(FeedEntry())
        self.handlers: dict[str, Callable[[_Holder, Element, int, str], None]] = {
            **dict.fromkeys(_TEXTS, self.read_text),
            **dict.fromkeys(("guid", "id"), self.read_guid),
            **dict.fromkeys(
                ("published", "issued", "pubdate", "dcterms:issued"), self.read_date("published")
            ),
            **dict.fromkeys(
                ("updated", "modified", "lastbuilddate", "dc:date", "dcterms:modified"),
                self.read_date("updated"),
            ),
            **dict.fromkeys(("created", "dcterms:created"), self.read_date("created")),
            **dict.fromkeys(
                ("author", "dc:creator", "dc:author", "itunes:author", "managingeditor"), self.read_author
            ),
            **dict.fromkeys(("category", "dc:subject", "keywords", "media:category"), self.read_category),
            **dict.fromkeys(("media:content", "media:thumbnail"), self.read_media),
            **dict.fromkeys(("language", "dc:language"), self.read_language),
            "link": self.read_link,
            "enclosure": self.read_enclosure,
            "comments": self.read_comments,
        }

    def read(self) -> FeedDocument | None:
        if self.name in ("item", "entry"):
            self.read_entry(self.root)
        elif self.name in ("rss", "rdf:rdf", "feed", "channel"):
            self.read_feed(self.root, is_inside=self.name in ("feed", "channel"))
        if not self.document.entries:
            for element in self.root.iter("{*}item", "{*}entry"):
                self.read_entry(element)
        if not self.document.entries and self.name not in ("rss", "rdf:rdf", "feed", "channel"):
            return None
        self.close_feed()
        return self.document

    def read_feed(self, container: Element, *, is_inside: bool) -> None:
        if self.name == "channel":
            self.read_cdf(self.feed, container)
        for child in container:
            name = self.name_of(child)
            if name in ("item", "entry"):
                self.read_entry(child)
            elif name in ("channel", "feed"):
                self.read_cdf(self.feed, child)
                self.read_feed(child, is_inside=True)
            elif name == "items":
                self.read_feed(child, is_inside=False)
            elif name == "image":
                self.read_logo(child)
            elif is_inside:
                self.read_about_feed(child, name)

    def read_about_feed(self, child: Element, name: str) -> None:
        if name in ("logo", "icon", "itunes:image"):
            found = (child.text or "").strip() or attributes(child, ("href", "url"))
            self.document.logo = self.document.logo or self.resolved(found, child)
        elif name == "ttl":
            self.document.ttl = (child.text or "").strip()
        else:
            self.read_child(self.feed, child, 1, name)

    def close_feed(self) -> None:
        about, document = self.feed.entry, self.document
        document.title = about.title
        document.description = about.summary or (
            about.contents[0] if about.contents else document.description
        )
        document.link = about.link
        document.links = about.links
        document.language = about.language or self.root.get(XML_LANG) or ""

    def read_logo(self, image: Element) -> None:
        for child in image:
            if self.name_of(child) == "url":
                self.document.logo = self.resolved((child.text or "").strip(), child)

    def read_entry(self, element: Element) -> None:
        holder = _Holder(FeedEntry())
        about = element.attrib
        if about:
            identifier = about.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
            holder.entry.guid = holder.entry.identifier = identifier
            holder.entry.language = about.get(XML_LANG, "")
            self.read_cdf(holder, element)
        for child in element:
            self.read_child(holder, child, 1, self.name_of(child))
        self.document.entries.append(holder.entry)

    def read_cdf(self, holder: _Holder, element: Element) -> None:
        """CDF has the address and the date of an item as attributes."""
        for name, value in attributes_of(element).items():
            if name.lower() == "href":
                holder.entry.link = self.resolved(value, element)
            elif name.lower() == "lastmod":
                holder.entry.updated = value

    def read_child(self, holder: _Holder, child: Element, depth: int, name: str) -> None:
        handler = self.handlers.get(name)
        if handler is not None:
            handler(holder, child, depth, name)
        elif len(child) and name not in _SKIPPED:
            for grandchild in child:
                self.read_child(holder, grandchild, depth + 1, self.name_of(grandchild))

    def read_text(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        text, media_type = text_of(
            element,
            _TEXTS[name],
            is_atom=self.is_atom,
            is_atom_1=self.is_atom_1,
            base=self.base_of(element) if self.has_bases else "",
            sections=self.sections,
        )
        entry, local = holder.entry, name.rpartition(":")[2]
        if local == "title":
            if -1 < holder.title_depth <= depth:
                return
            if holder.may_set("title", depth):
                entry.title = text
            if text.value and name != "media:title":
                holder.title_depth = depth
        elif local in ("content", "encoded", "fullitem", "body"):
            holder.has_content = holder.has_content or local != "body"
            self.keep_content(entry, text, media_type)
        elif holder is self.feed:
            self.document.description = self.document.description if self.document.description.value else text
        elif local in ("summary", "description") and entry.summary is not None and not holder.has_content:
            holder.has_content = True
            self.keep_content(entry, text, media_type)
        elif local in ("summary", "description", "abstract") and holder.may_set("summary", depth):
            entry.summary = text

    def keep_content(self, entry: FeedEntry, text: Text, media_type: str) -> None:
        entry.contents.append(text)
        if entry.summary is None and (media_type == "text/plain" or media_type in _MARKUP):
            entry.summary = text

    def read_link(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        given = element.attrib
        relation = (given.get("rel") or "alternate").lower()
        address = given.get("href") or given.get("url") or given.get("uri") or ""
        media_type = (given.get("type") or "").lower()
        if address:
            address = self.resolved(address, element)
            if relation == "alternate" and (media_type in _MARKUP or media_type in ("", "html", "xhtml")):
                holder.entry.link = address
        elif "href" not in given:
            address = self.resolved(mended((element.text or "").strip()), element)
            if relation == "alternate":
                holder.entry.link = address
        holder.entry.links.append(Link(address, relation, media_type, given.get("length") or ""))

    def read_guid(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        written = mended(all_text(element).strip()) if len(element) else mended((element.text or "").strip())
        is_link = attributes(element, ("ispermalink",)) in ("", "true")
        if not holder.may_set("guid", depth):
            return
        holder.entry.guid = written
        holder.entry.identifier = self.resolved(written, element) if is_link and written else written
        if is_link and not holder.entry.link:
            holder.entry.link = holder.entry.identifier

    def read_date(self, field: str) -> Callable[[_Holder, Element, int, str], None]:
        def read(holder: _Holder, element: Element, depth: int, name: str) -> None:
            if holder.may_set(field, depth):
                setattr(holder.entry, field, (element.text or "").strip())

        return read

    def read_author(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        if not len(element):
            found = person(mended((element.text or "").strip()))
        else:
            found = with_details((self.name_of(child), mended(all_text(child).strip())) for child in element)
        holder.entry.authors.append(found or Author(""))

    def read_category(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        term = element.get("label") or element.get("term") or mended((element.text or "").strip())
        if term and term not in holder.entry.categories:
            holder.entry.categories.append(term)

    def read_media(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        given = element.attrib
        medium = "image" if name == "media:thumbnail" else given.get("medium", "")
        if address := given.get("url"):
            holder.entry.media.append(
                Link(
                    self.resolved(address, element), medium, given.get("type", ""), given.get("fileSize", "")
                )
            )
        for child in element:
            self.read_child(holder, child, depth + 1, self.name_of(child))

    def read_language(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        holder.entry.language = (element.text or "").strip() or holder.entry.language

    def read_enclosure(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        given = element.attrib
        address = (given.get("url") or given.get("uri") or given.get("href") or "").strip()
        media_type = (given.get("type") or "").lower()
        holder.entry.links.append(Link(address, "enclosure", media_type, given.get("length") or ""))

    def read_comments(self, holder: _Holder, element: Element, depth: int, name: str) -> None:
        if text := (element.text or "").strip():
            holder.entry.comments = self.resolved(text, element)

    def name_of(self, element: Element) -> str:
        tag = element.tag
        name = self.names.get(tag)
        if name is not None:
            return name
        if not isinstance(tag, str):
            return ""
        self.names[tag] = name = element_name(tag, element.prefix)
        return name

    def resolved(self, address: str, element: Element) -> str:
        address = address.strip()
        if address.startswith(("https://", "http://")):
            return address
        base = self.base_of(element) if self.has_bases else self.address
        try:
            return urljoin(base, address)
        except ValueError:
            return ""

    def base_of(self, element: Element) -> str:
        """The nearest xml:base, itself resolved against those around it, and they against the address."""
        known = self.bases.get(element)
        if known is None:
            parent = element.getparent()
            around = self.address if parent is None else self.base_of(parent)
            own = element.get(XML_BASE) or element.get("base") or ""
            try:
                known = urljoin(around, own) if own else around
            except ValueError:
                known = around
            self.bases[element] = known
        return known
