import gzip

from newsreel.delivery.record import Record
from newsreel.delivery.tests.records import record
from newsreel.delivery.web.answer import answer

BODY = b"<p>All the news.</p>" * 100


def test_carries_the_pages_own_headers_and_those_of_its_form() -> None:
    made = answer(record(body=BODY), coding="gzip", modified=784111777.5)
    assert gzip.decompress(made.body) == BODY
    assert made.headers(second=784111787) == [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "public, max-age=0"),
        ("etag", made.etag),
        ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("vary", "accept-encoding"),
        ("content-encoding", "gzip"),
        ("age", "10"),
    ]


def test_each_form_has_a_tag_of_its_own() -> None:
    tags = {
        answer(record(body=BODY), coding=coding, modified=0).etag for coding in ("identity", "gzip", "br")
    }
    assert len(tags) == 3
    assert len({tag.strip('"').partition("-")[0] for tag in tags}) == 1


def test_another_text_has_another_tag() -> None:
    one, other = (answer(record(body=body), coding="gzip", modified=0).etag for body in (BODY, BODY + b"."))
    assert one != other


def test_what_is_compressed_already_goes_as_it_is() -> None:
    picture = Record("/p.avif", 200, {"content-type": "image/avif"}, BODY)
    made = answer(picture, coding="gzip", modified=0)
    assert made.body == BODY
    assert not {"vary", "content-encoding"} & {name for name, _ in made.headers(0)}


def test_a_stale_page_says_so() -> None:
    made = answer(record(body=BODY), coding="gzip", modified=0, is_stale=True)
    assert ("cache-status", "newsreel; hit; detail=stale") in made.headers(0)


def test_a_clock_that_went_back_gives_no_negative_age() -> None:
    assert ("age", "0") in answer(record(body=BODY), coding="gzip", modified=500).headers(second=100)
