import json
from pathlib import Path

import pytest
from django.test import Client

from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.command import Wanted, run_command
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.redirect_file import OldRedirect, read_redirects
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, written

REDIRECTION = json.dumps(
    {
        "redirects": [
            {"url": "/old-star/", "action_data": {"url": "/2019/03/harbour-lights/"}, "action_code": 301},
            {"url": "/away", "action_data": {"url": "https://other.example/x"}, "action_code": 302},
            {"url": "/about/", "action_data": {"url": "/x/"}, "action_code": 301},
            {"url": "^/news/(.*)", "action_data": {"url": "/$1"}, "regex": True},
            {"url": "/off", "action_data": {"url": "/x"}, "enabled": False},
            {"url": "/gone", "action_data": None, "action_code": 410},
            {"url": "", "action_data": {"url": "/x"}},
        ]
    }
)
YOAST = "Origin,Target,Type,Format\n/old-star,2019/03/harbour-lights/,301,plain\n^a,/b,301,regex\n"


def test_what_redirection_gives(tmp_path: Path) -> None:
    found = read_redirects(written(tmp_path, REDIRECTION, "r.json"))
    assert found[:2] == [
        OldRedirect("/old-star/", "/2019/03/harbour-lights/"),
        OldRedirect("/away", "https://other.example/x"),
    ]
    assert [each.reason.split()[0] for each in found[3:]] == ["A", "It", "It", "It"]


def test_what_yoast_gives(tmp_path: Path) -> None:
    plain, pattern = read_redirects(written(tmp_path, YOAST, "r.csv"))
    assert plain == OldRedirect("/old-star", "/2019/03/harbour-lights/")
    assert pattern.reason.startswith("A pattern")


@pytest.mark.parametrize("content", [b"{", b"[]", b"hello", b"\xff\xfe", b""])
def test_what_holds_none_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ExportError, match=r"\.$"):
        read_redirects(written(tmp_path, content, "r.json"))


@pytest.mark.django_db
def test_they_answer_after_the_import(
    tmp_path: Path, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    make_home()
    file = written(tmp_path, REDIRECTION, "r.json")
    run_command(Wanted([str(MAGAZINE)], with_media=False, redirects=file, as_json=True))
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["redirect"] == {"in": 7, "made": 2, "changed": 0, "unchanged": 0, "skipped": 5}
    answer = client.get("/old-star/")
    assert (answer.status_code, answer["Location"]) == (301, "/2019/03/harbour-lights/")
    assert client.get("/away")["Location"] == "https://other.example/x"
    assert client.get("/about/").status_code == 200
