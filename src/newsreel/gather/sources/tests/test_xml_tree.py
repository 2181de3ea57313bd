"""Bytes that are hardly XML, and XML that is a weapon."""

import pytest

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.feed.inline import all_text
from newsreel.gather.sources.xml_tree import tree
from newsreel.lib.tests.shared_data import shared_data


def title(body: bytes) -> str | None:
    return tree(body).findtext("title")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<rss><title>plain</title></rss>", "plain"),
        (b"\n <?xml version='1.0'?><rss><title>late declaration</title></rss>", "late declaration"),
        (b"junk <rss><title>after junk</title></rss>", "after junk"),
        (b"<rss><title>caf&eacute; &amp; &nbsp;bar</title></rss>", "café & \xa0bar"),
        (b"<rss><title>A & B &unknown; &lt;</title></rss>", "A & B &unknown; <"),
        (b"<rss><title>&#X41;&#0;</title></rss>", "A"),
        (b"<rss><title>nu\x00ll and \x02 control</title></rss>", "null and  control"),
        (b"<rss><title><![CDATA[A & B &eacute;]]></title> & </rss>", "A & B &eacute;"),
        (b"<rss><title>cut off", "cut off"),
        (b"<rss version=2.0 a:b=c><title>no quotes</title></rss>", "no quotes"),
        (b"<?xml version='1.0' encoding='utf-8'?><rss><title>caf\xe9</title></rss>", "café"),
        (b"<?xml version='1.0' encoding='no-such'?><rss><title>caf\xc3\xa9</title></rss>", "café"),
        (b"<?xml version='1.0' encoding='utf-16'?><rss><title>caf\xc3\xa9</title></rss>", "café"),
        ("<?xml version='1.0'?><rss><title>café</title></rss>".encode("utf-16"), "café"),
        ("<?xml version='1.0'?><rss><title>café</title></rss>".encode("utf-16-be"), "café"),
        ("<rss><title>café</title></rss>".encode("utf-8-sig"), "café"),
        ("<rss><title>café</title></rss>".encode("utf-32"), "café"),
        (
            b"<?xml version='1.0'?><!-- <x> --><!DOCTYPE rss [<!ENTITY own 'our own'>]>"
            b"<rss><title>&own;</title></rss>",
            "our own",
        ),
    ],
)
def test_what_is_meant_is_read(body: bytes, expected: str) -> None:
    assert title(body) == expected


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY own SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY own SYSTEM "http://127.0.0.1/">]>',
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY own "&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/p"> %p; <!ENTITY own "&#37;p;%p;">]>',
        f'<!DOCTYPE rss [<!ENTITY own "{"a" * 300}">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1/rss.dtd">',
    ],
)
def test_entities_that_reach_out_or_grow_stay_text(doctype: str) -> None:
    assert title(f"{doctype}<rss><title>&own;</title></rss>".encode()) == "&own;"


def test_a_plain_entity_makes_a_document_longer_by_a_million_characters_at_most() -> None:
    body = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 200}">]><rss><title>{"&a;" * 50_000}</title></rss>'
    text = title(body.encode())
    assert text is not None
    assert text.count("a" * 200) == 5000


def test_depth_is_bounded() -> None:
    root = tree(b"<a>" * 100_000)
    assert sum(1 for _ in root.iter()) <= 257


@pytest.mark.parametrize("body", [b"", b"hello", b"<", b"<!DOCTYPE html", b"<!--", b"\x00" * 50, b"<?xml"])
def test_what_has_no_element_is_said_to_be_no_feed(body: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match="no XML element"):
        tree(body)


@pytest.mark.parametrize(
    "name", ["cyclic", "external", "external_file", "quadratic", "xmlbomb", "xmlbomb2", "dtd"]
)
def test_known_bombs_do_not_go_off(name: str) -> None:
    text = all_text(tree((shared_data("security/xml") / f"{name}.xml").read_bytes()))
    assert len(text) < 200_000
    assert "root:" not in text
