"""Rules on plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.rules import (
    ADDRESS,
    CATEGORY,
    CREDIT,
    EXCLUDE,
    EXPRESSION,
    INCLUDE,
    PUBLISH,
    ROUTE,
    TITLE,
    WORDS,
    Clause,
    Copy,
    Verdict,
    decide,
    matches,
    problem_with,
)

ITEM = Copy(
    title="Café Müller: the ship’s last night",
    text="A quiet premiere at the harbour.",
    credit="Iris Vale",
    address="https://wire.example.org/film/cafe-muller",
    categories=("Film", "Stage & Screen"),
)


@pytest.mark.parametrize(
    ("pattern", "is_meant"),
    [
        ("cafe", True),
        ("CAFÉ MÜLLER", True),
        ("caf", False),
        ("muller cafe", False),
        ("nothing, premiere", True),
        ("quiet premiere", True),
        ("the ship's last", True),
        ("night a quiet", False),  # the headline's end and the text's beginning are no phrase
        ("stage screen", True),
        ("vale", True),
        ("", True),
        ("  ", True),
        (", ,", False),
    ],
)
def test_words_are_whole_without_case_and_accents(pattern: str, is_meant: bool) -> None:
    assert matches(Clause(EXCLUDE, pattern=pattern), ITEM) is is_meant


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("東京", "映画祭は東京で開幕"),
        ("straße", "Die STRASSE"),
        ("istanbul", "İstanbul"),
        ("हिन्दी", "एक हिन्दी फ़िल्म"),
        ("ﬁlm", "A film"),
    ],
)
def test_words_of_other_scripts(pattern: str, title: str) -> None:
    assert matches(Clause(EXCLUDE, pattern=pattern), Copy(title))


@pytest.mark.parametrize(
    ("place", "pattern", "is_meant"),
    [
        (TITLE, "premiere", False),
        (TITLE, "night", True),
        (CATEGORY, "film", True),
        (CATEGORY, "night", False),
        (CREDIT, "iris", True),
        (CREDIT, "film", False),
        (ADDRESS, "muller", True),
        (ADDRESS, "iris", False),
    ],
)
def test_places(place: str, pattern: str, is_meant: bool) -> None:
    assert matches(Clause(EXCLUDE, place, pattern=pattern), ITEM) is is_meant


@pytest.mark.parametrize(
    ("pattern", "is_meant"),
    [
        ("^café", True),
        ("^the ship", False),
        ("NIGHT$", True),
        (r"quiet\s+premi[eè]re", True),
        (r"/film/[a-z-]+$", True),
        ("(", False),
        ("é", True),
    ],
)
def test_expressions_see_each_text_alone_and_no_case(pattern: str, is_meant: bool) -> None:
    assert matches(Clause(EXCLUDE, way=EXPRESSION, pattern=pattern), ITEM) is is_meant


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("night|day", ""),
        ("(?=night)", "“(?=” is not known in expressions here"),
        (r"(a)\1", "“\\1” is not known in expressions here"),
        ("(", "This expression can’t be read: missing ): (."),
        ("a{2000}", "It repeats something more than a thousand times."),
        ("[z-a]", "This expression can’t be read: invalid character class range: z-a."),
        ("a" * 501, "This is longer than 500 characters."),
        ("\ud800", ""),
    ],
)
def test_what_is_wrong_with_an_expression_is_said(pattern: str, told: str) -> None:
    assert problem_with(EXPRESSION, pattern).startswith(told)
    assert bool(problem_with(EXPRESSION, pattern)) == bool(told)


def test_what_is_wrong_with_words_is_said() -> None:
    assert problem_with(WORDS, "night") == problem_with(WORDS, "") == ""
    assert problem_with(WORDS, "…, !") == "There is no word in this. Write words, with commas between them."


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a*)*b", "(x+x+)+y", "((a?){30}){30}a{30}", "(.*)*=(.*)*"])
def test_expressions_that_would_hang_others_end(pattern: str) -> None:
    assert problem_with(EXPRESSION, pattern) == ""
    matches(Clause(EXCLUDE, way=EXPRESSION, pattern=pattern), Copy("t", text="a" * 20_000 + "!"))


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    text = "night " + "x " * 20_000 + "harbour"
    assert matches(Clause(EXCLUDE, pattern="night"), Copy("t", text))
    assert not matches(Clause(EXCLUDE, pattern="harbour"), Copy("t", text))
    assert not matches(Clause(EXCLUDE, way=EXPRESSION, pattern="harbour"), Copy("t", text))


def test_without_rules_all_is_taken() -> None:
    assert decide(ITEM, []) == Verdict()


def test_what_is_left_out_is_out_whoever_takes_it() -> None:
    rules = [
        Clause(INCLUDE, pattern="night"),
        Clause(EXCLUDE, pattern="harbour", is_of_source=False),
        Clause(PUBLISH, section_id=3),
    ]
    assert decide(ITEM, rules) == Verdict(kept=False, why="A rule leaves it out: “harbour”.")
    assert decide(Copy("Night"), rules) == Verdict(section_id=3, publishes=True)


def test_where_rules_take_one_of_them_must() -> None:
    rules = [Clause(INCLUDE, pattern="opera"), Clause(INCLUDE, CATEGORY, pattern="film")]
    assert decide(ITEM, rules).kept
    assert decide(ITEM, rules[:1]) == Verdict(kept=False, why="Only other items are taken: “opera”.")


def test_a_source_s_own_rules_come_first() -> None:
    general = Clause(ROUTE, section_id=1, is_of_source=False)
    own = Clause(ROUTE, pattern="night", section_id=2)
    later = Clause(ROUTE, pattern="café", section_id=3)
    assert decide(ITEM, [general, own, later]).section_id == 2
    assert decide(Copy("Café"), [general, own, later]).section_id == 3
    assert decide(Copy("Opera"), [general, own, later]).section_id == 1


def test_only_a_source_s_own_rule_publishes() -> None:
    rule = Clause(PUBLISH, section_id=2, author_id=7)
    route = Clause(ROUTE, section_id=1)
    assert decide(ITEM, [route, rule]) == Verdict(section_id=2, publishes=True, author_id=7)
    general = Clause(PUBLISH, section_id=2, is_of_source=False)
    assert decide(ITEM, [route, general]) == Verdict(section_id=1)


TEXT = st.text(st.characters(), max_size=60)
CLAUSES = st.builds(
    Clause,
    effect=st.sampled_from([INCLUDE, EXCLUDE, ROUTE, PUBLISH]),
    place=st.sampled_from(["anywhere", TITLE, CATEGORY, CREDIT, ADDRESS]),
    way=st.sampled_from([WORDS, EXPRESSION]),
    pattern=st.one_of(TEXT, st.from_regex(r"[(a+*?|)\[\]{}0-9\\.^$-]{0,20}")),
    section_id=st.integers(1, 3),
    is_of_source=st.booleans(),
)


@given(
    st.builds(Copy, title=TEXT, text=TEXT, credit=TEXT, address=TEXT, categories=st.tuples(TEXT)),
    st.lists(CLAUSES, max_size=5),
)
def test_whatever_is_written_there_is_a_verdict(item: Copy, rules: list[Clause]) -> None:
    verdict = decide(item, rules)
    assert verdict.kept == (not verdict.why)
    left_out = any(rule.effect == EXCLUDE and matches(rule, item) for rule in rules)
    takes = [rule for rule in rules if rule.effect == INCLUDE]
    wanted = not takes or any(matches(rule, item) for rule in takes)
    assert verdict.kept == (wanted and not left_out)
    if verdict.publishes:
        assert any(rule.effect == PUBLISH and rule.is_of_source for rule in rules)


@given(st.sampled_from([WORDS, EXPRESSION]), TEXT)
def test_what_is_accepted_can_be_used(way: str, pattern: str) -> None:
    if not problem_with(way, pattern):
        assert matches(Clause(EXCLUDE, way=way, pattern=pattern), Copy(pattern)) in (True, False)
