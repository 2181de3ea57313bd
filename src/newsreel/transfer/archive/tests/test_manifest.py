"""A manifest is read strictly: whatever else comes is refused with a sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.transfer.archive import manifest
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.keys import Key
from newsreel.transfer.archive.manifest import FileEntry, is_inside, parsed, parsed_file
from newsreel.transfer.archive.pieces import LARGEST, packed, unpacked
from newsreel.transfer.archive.places.folder import FolderPlace
from newsreel.transfer.archive.places.single_file import FilePlace
from newsreel.transfer.archive.repository import begun

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
WHOLE = {
    "version": 1,
    "program": "0.1.0",
    "made_at": "2026-11-23T04:00:00Z",
    "site": "https://matinee.example",
    "database": {"kind": "sqlite", "size": 10, "pieces": ["a" * 64]},
    "files": ["b" * 64],
    "file_count": 1,
    "file_bytes": 3,
    "left_out": [],
}
FILE = {"path": "media/a", "size": 3, "mode": 420, "modified": 1, "status": "1:2", "pieces": ["c" * 64]}


def test_a_manifest_is_read() -> None:
    assert parsed(json.dumps(WHOLE).encode()).database.size == 10
    assert parsed_file(json.dumps(FILE).encode()).path == "media/a"


@given(st.binary(max_size=200))
def test_bytes_are_refused(data: bytes) -> None:
    for read in (parsed, parsed_file, unpacked):
        with pytest.raises(ArchiveError) as raised:
            read(b"\x07" + data)
        assert str(raised.value).endswith(".")


@given(JSON)
def test_other_documents_are_refused(document: object) -> None:
    for read in (parsed, parsed_file):
        with pytest.raises(ArchiveError):
            read(json.dumps(document).encode())


@given(st.sampled_from(sorted(WHOLE)), JSON)
def test_a_manifest_with_one_odd_value_is_refused_or_sound(name: str, value: object) -> None:
    document = json.dumps({**WHOLE, name: value}).encode()
    try:
        found = parsed(document)
    except ArchiveError:
        return
    assert found.model_dump() == json.loads(document)


@given(st.sampled_from(sorted(FILE)), JSON)
def test_a_file_with_one_odd_value_is_refused_or_sound(name: str, value: object) -> None:
    line = json.dumps({**FILE, name: value}).encode()
    try:
        found = parsed_file(line)
    except ArchiveError:
        return
    assert found.model_dump() == json.loads(line)
    assert is_inside(found.path)


@pytest.mark.parametrize("depth", [10, 100_000])
def test_what_is_nested_without_end_is_refused(depth: int) -> None:
    for read in (parsed, parsed_file):
        with pytest.raises(ArchiveError):
            read(b"[" * depth)


@given(st.text(max_size=40))
def test_no_path_leads_out_of_the_site(path: str) -> None:
    for candidate in (path, f"media/{path}", f"media/{path}/x"):
        if is_inside(candidate):
            resolved = Path("/site").joinpath(candidate).resolve()
            assert resolved.is_relative_to("/site/media") or candidate in manifest.FILES


@given(st.binary(max_size=1500))
def test_no_file_of_others_is_taken_for_a_backup(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("foreign") / "f.backup"
    file.write_bytes(data)
    with pytest.raises(ArchiveError):
        FilePlace.opened(file)


def test_the_list_of_files_changes_where_a_file_does(tmp_path: Path) -> None:
    def entries(numbers: list[int]) -> list[FileEntry]:
        paths = sorted(f"media/images/{number:05}.jpg" for number in numbers)
        return [FileEntry(path=path, size=0, mode=0o644, modified=0, status="", pieces=[]) for path in paths]

    repository = begun(FolderPlace(tmp_path / "b"), passphrase="")
    numbers = list(range(0, 20_000, 2))
    first = manifest.keep_files(repository, entries(numbers))
    second = manifest.keep_files(repository, entries([*numbers, 4001, 11_001]))
    assert len(first) > 20
    assert len(set(second) - set(first)) <= 4


@given(st.binary(max_size=3000), st.binary(max_size=3000))
def test_pieces_are_packed_and_unpacked(content: bytes, base: bytes) -> None:
    from newsreel.transfer.archive.pieces import packed_changes

    assert unpacked(packed(content)) == content
    assert unpacked(packed_changes(content, base), base) == content


def test_a_piece_of_the_largest_size_is_unpacked() -> None:
    assert unpacked(packed(bytes(LARGEST))) == bytes(LARGEST)
    with pytest.raises(ArchiveError, match="grow past all bounds"):
        unpacked(packed(bytes(LARGEST + 1)))


def test_names_depend_on_the_key() -> None:
    keys = [Key(), Key.of("a passphrase of mine", b"1" * 16), Key.of("a passphrase of mine", b"2" * 16)]
    for name in (Key.name_of, Key.name_of_page):
        assert len({name(key, b"content") for key in keys}) == 3
    with pytest.raises(ArchiveError, match="take 12 characters or more"):
        Key.of("short", b"1" * 16)
