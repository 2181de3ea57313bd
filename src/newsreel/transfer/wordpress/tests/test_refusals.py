"""A broken export leaves the site exactly as it was."""

from pathlib import Path

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.read import read_export
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.stream import Mendings
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, export, item, written

WHOLE = MAGAZINE.read_bytes()
BROKEN = {
    "cut off": WHOLE[:-2000],
    "cut within a tag": WHOLE[:-3],
    "wrong encoding": WHOLE.replace(b"Iris Vale", "Ïris".encode("latin-1")),
    "not an export": b"<rss><channel><title>News</title></channel></rss>",
    "a bomb": WHOLE.replace(b"<rss", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><rss', 1),
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "tags in the wrong order": export(item(1), "<item><title>x</item></title>").encode(),
}


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.django_db
def test_nothing_is_stored(tmp_path: Path) -> None:
    make_home()
    before = rows()
    for name, content in BROKEN.items():
        with pytest.raises(ExportError) as refusal:
            run(written(tmp_path, content), media=NoMedia(), report_path=tmp_path / "report.json")
        assert str(refusal.value).startswith(str(tmp_path / "export.xml")), name
        assert rows() == before, name
    assert not (tmp_path / "report.json").exists()


@pytest.mark.django_db
def test_a_site_without_a_home_page_is_refused() -> None:
    with pytest.raises(ExportError, match="no home page yet"):
        run(MAGAZINE, media=NoMedia())


@pytest.mark.django_db
def test_a_report_that_could_not_be_written_is_refused_first(tmp_path: Path) -> None:
    make_home()
    before = rows()
    with pytest.raises(ExportError, match="report can't be written"):
        run(MAGAZINE, media=NoMedia(), report_path=tmp_path / "no" / "report.json")
    assert rows() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(min_value=0, max_value=len(WHOLE)),
    st.binary(max_size=20),
    st.integers(min_value=0, max_value=30),
    st.booleans(),
)
def test_any_damage_gives_records_or_a_sentence(
    tmp_path: Path, position: int, inserted: bytes, removed: int, mend: bool
) -> None:
    path = written(tmp_path, WHOLE[:position] + inserted + WHOLE[position + removed :])
    try:
        for _record in read_export(path, Mendings(), mend=mend):
            pass
    except ExportError as error:
        assert str(error).endswith(".")  # noqa: PT017 -- either outcome is right
