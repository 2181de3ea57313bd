import pkgutil
from datetime import timedelta

from newsreel.newsroom import checklist
from newsreel.newsroom.checklist import CHECKS, Draft, Severity, examine
from newsreel.newsroom.checklist.tests.drafts import NOW, draft

NO_CHECKS = {"bases", "draft", "gate", "problem", "reading", "tests", "wordings"}


def test_a_good_draft_has_no_problems() -> None:
    assert examine(draft()) == []


def test_an_empty_one_has_many_errors_first() -> None:
    found = examine(Draft(embargo_until=NOW + timedelta(days=1), publish_at=NOW, has_body=False))
    severities = [problem.severity for problem in found]
    assert severities == sorted(severities)
    assert [problem.anchor for problem in found if problem.is_error] == [
        ("embargo_until",),
        ("title",),
        (),
        ("bylines",),
        ("body",),
    ]
    assert severities.count(Severity.WARNING) == 1


def test_every_file_of_a_check_is_registered() -> None:
    files = {module.name for module in pkgutil.iter_modules(checklist.__path__)} - NO_CHECKS
    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == files


def test_every_sentence_says_how_to_mend_it() -> None:
    found = examine(Draft(form="review", origin="wire", is_withdrawn=True, publish_at=NOW, has_body=False))
    assert all(problem.sentence.endswith(".") for problem in found)
