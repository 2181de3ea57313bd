"""`newsreel write`, against a language model that is a server on this machine."""

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from newsreel import cli
from newsreel.commands import write as write_command
from newsreel.newsroom.actions import ensure_roles
from newsreel.newsroom.tests.factories import make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_entry, make_story
from newsreel.newsroom.writing import actions
from newsreel.newsroom.writing.tests.fake_writer import fake_writer
from newsreel.settings import current

SAID = "Mara Lindqvist signed on Tuesday to direct “The Long Quay” for Fathom Pictures, three people said."


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with fake_writer() as running:
        site = current().model_copy(update={"writer_address": running.address, "writer_model": "small"})
        monkeypatch.setattr(actions, "current", lambda: site)
        monkeypatch.setattr(write_command, "opened_site", lambda: site)
        yield


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.newsreel, ["write", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.django_db
def test_a_story_becomes_a_draft_once(site: None) -> None:
    ensure_roles(make_home())
    make_section(title="Cinema")
    story = make_story(entries=(make_entry(text=SAID, title="Lindqvist signs"),))
    code, _out, told = run("999999", "--section", "cinema")
    assert (code, told[:36]) == (2, "newsreel: There is no story 999999. ")
    code, _out, told = run(str(story.pk), "--section", "Sports")
    assert (code, told) == (2, "newsreel: There is no section “Sports”. There are: Cinema.\n")
    code, out, told = run(str(story.pk), "--section", "cinema", "--json")
    said = json.loads(out)
    assert (code, told, said["headline"]) == (0, "", "Lindqvist signs")
    assert (said["section"], said["left_out"], said["flagged"]) == ("Cinema", [], False)
    code, _out, told = run(str(story.pk), "--section", "cinema")
    assert (code, "A draft has been made from this story already" in told) == (2, True)
