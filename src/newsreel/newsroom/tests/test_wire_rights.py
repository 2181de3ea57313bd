"""The rights ledger as the desk reads it."""

from datetime import date

import pytest

from newsreel.gather.models import Source
from newsreel.newsroom.desk.wire_rights import Mark, marks, opt_outs, rights_ended, sentences

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("end", "ended"), [(None, False), (TODAY, False), (date(2026, 3, 17), True), (date(2026, 3, 19), False)]
)
def test_rights_hold_to_the_end_of_their_last_day(end: date | None, ended: bool) -> None:
    assert rights_ended(Source(rights_end=end), TODAY) is ended


def test_one_mark_names_all_the_outlets_it_binds() -> None:
    sources = [
        Source(name="B", excerpt_limit=30),
        Source(name="A", excerpt_limit=30, standing="noindex"),
        Source(name="C", excerpt_limit=30, may_rewrite=False),
        Source(name="D"),
    ]
    assert marks(sources, TODAY) == [
        Mark("Not to be rewritten: C", forbids=True),
        Mark("At most 30 words: A, B", forbids=False),
        Mark("Not to be indexed: A", forbids=False),
    ]


def test_what_machines_may_not_do_is_said_with_its_place() -> None:
    told = [
        {"what": "train-ai", "allowed": False, "where": "robots.txt", "text": "Content-Usage: train-ai=n"},
        {"what": "tdm", "allowed": True},
        {"what": "something new", "allowed": False, "where": "its page"},
        {"allowed": False},
        "nonsense",
    ]
    assert opt_outs(Source(opt_outs=told)) == [
        "Training AI with it: not allowed, says robots.txt (“Content-Usage: train-ai=n”)",
        "Text and data mining: allowed",
        "something new: not allowed, says its page",
    ]


@pytest.mark.parametrize("told", [[], {}, None, "x"])
def test_no_word_about_machines_is_no_sentence(told: object) -> None:
    assert opt_outs(Source(opt_outs=told)) == []


def test_a_source_with_little_agreed_says_little() -> None:
    assert sentences(Source(name="A", must_link=False), TODAY) == [
        "Article of our own based on it: allowed",
        "Pictures: not allowed",
        "Quotation: no limit agreed",
        "Credit: A",
        "Search engines: As an article of our own",
    ]


def test_all_that_was_agreed_is_said() -> None:
    source = Source(
        name="A",
        credit="The A",
        excerpt_limit=0,
        rights_end=date(2026, 3, 1),
        rights_contact="Lou Ferro",
        rights_proof="Letter of 3 May",
        rights_note="No headlines.",
    )
    assert sentences(source, TODAY)[2:] == [
        "Quotation: at most 0 words",
        "Credit: The A, with a link",
        "Search engines: As an article of our own",
        "Rights ended on 1 March 2026",
        "Granted by Lou Ferro",
        "Proof: Letter of 3 May",
        "No headlines.",
    ]
