"""`newsreel person`, on the site of the tests."""

import json

import pytest
from click.testing import CliRunner, Result

from newsreel.cli import newsreel
from newsreel.commands import person
from newsreel.community.newsletter.models import Subscriber
from newsreel.community.newsletter.tests.factories import make_subscriber
from newsreel.settings import current

HER = "mara.quill@example.org"


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person, "opened_site", current)
    (current().site / "erasures.jsonl").unlink(missing_ok=True)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(newsreel, ["person", *arguments])


@pytest.mark.django_db
def test_a_person_is_exported_and_erased() -> None:
    make_subscriber(email=HER)
    assert json.loads(run("export", HER).stdout)["newsletter"][0]["state"] == "active"
    refused = CliRunner().invoke(newsreel, ["person", "erase", HER], input="n\n")
    assert (refused.exit_code, Subscriber.objects.count()) == (1, 1)
    told = run("erase", HER, "--yes")
    assert told.exit_code == 0
    assert told.stdout.startswith("Forgotten: 1 subscription.\n")
    assert Subscriber.objects.count() == 0
    make_subscriber(email=HER)
    again = run("erase", "--again", "--yes", "--json")
    assert [answer["subscriptions"] for answer in json.loads(again.stdout)] == [1]
    assert run("erase", "--again", "--yes").stdout == "Nobody who was erased has come back.\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["erase"], "Name either an EMAIL or --again."),
        (["erase", HER, "--again"], "Name either an EMAIL or --again."),
        (["erase", "mara", "--yes"], "'mara' is no e-mail address."),
        (["erase", HER, "--yes"], f"The site knows nothing of {HER}."),
        (["export", "a b@c"], "'a b@c' is no e-mail address."),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: list[str], sentence: str) -> None:
    answer = run(*arguments)
    assert (answer.exit_code, answer.stderr) == (2, f"newsreel: {sentence}\n")
