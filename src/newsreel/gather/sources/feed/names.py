"""Names of elements without regard to who spelt them: `{http://purl.org/dc/elements/1.1/}Creator` and an
undeclared `dc:creator` are both `dc:creator`; what RSS, RDF and Atom share has no prefix."""

_PLAIN = (
    "",
    "http://backend.userland.com/rss",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://purl.org/rss/1.0/",
    "http://purl.org/rss/1.0/modules/rss091#",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://example.com/newformat#",
    "http://example.com/necho",
    "http://purl.org/echo/",
    "uri/of/echo/namespace#",
    "http://purl.org/pie/",
    "http://purl.org/atom/ns#",
    "http://www.w3.org/2005/atom",
)
_PREFIXES = dict.fromkeys(_PLAIN, "") | {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://www.w3.org/2005/atom10": "",
}
_UNDECLARED = ("rss", "atom")
"""Prefixes that stand for the format itself where nobody said what they stand for."""
ATOM_1 = "{http://www.w3.org/2005/Atom}"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def element_name(tag: str, prefix: str | None) -> str:
    """`tag` as lxml gives it; `prefix` as written, which counts where the namespace is not one we know."""
    namespace, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    namespace = namespace.lower()
    if "backend.userland.com/rss" in namespace:
        known: str | None = ""
    else:
        known = _PREFIXES.get(namespace)
    known = (prefix or "").lower() if known is None else known
    local = local.lower()
    if not known and ":" in local:
        known, _, local = local.partition(":")
    if known in _UNDECLARED:
        return local
    return f"{known}:{local}" if known else local
