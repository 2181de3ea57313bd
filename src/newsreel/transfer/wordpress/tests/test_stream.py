"""From bytes to text, and what is refused on the way."""

import gzip
from pathlib import Path

import pytest

from newsreel.transfer.wordpress import stream
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.stream import Mendings, pieces


def text_of(path: Path, mendings: Mendings | None = None) -> str:
    return "".join(pieces(path, mendings or Mendings()))


def written(folder: Path, content: bytes) -> Path:
    path = folder / "export.xml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<rss>plain</rss>", "<rss>plain</rss>"),
        ("<?xml version='1.0' encoding='UTF-8'?>\n<rss>ünï</rss>".encode(), "\n<rss>ünï</rss>"),
        ("\ufeff<?xml version='1.0'?><rss>ünï</rss>".encode(), "<rss>ünï</rss>"),
        (b"\n\n<?xml version='1.0'?><rss>late</rss>", "\n\n<rss>late</rss>"),
        (
            "<?xml version='1.0' encoding='iso-8859-1'?><rss>\xfcn\xef</rss>".encode("latin-1"),
            "<rss>ünï</rss>",
        ),
        ("<?xml version='1.0' encoding='windows-1252'?><rss>“</rss>".encode("cp1252"), "<rss>“</rss>"),
        ("<?xml version='1.0' encoding='utf-16'?><rss>ünï</rss>".encode("utf-16"), "<rss>ünï</rss>"),
        ("<rss>ünï</rss>".encode("utf-16-le"), "<rss>ünï</rss>"),
        ("<rss>ünï</rss>".encode("utf-16-be"), "<rss>ünï</rss>"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, expected: str) -> None:
    assert text_of(written(tmp_path, content)) == expected


def test_characters_across_chunks_stay_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "CHUNK", 3)
    text = "<rss>Ελληνικά \U0001f600 &#8212; &#1; end</rss>"
    mendings = Mendings()
    assert text_of(written(tmp_path, text.encode()), mendings) == text.replace("&#1;", "")
    assert mendings.controls == 1
    assert mendings.bytes_read == len(text.encode())


def test_a_file_that_is_utf8_against_its_word_is_read_as_utf8(tmp_path: Path) -> None:
    mendings = Mendings()
    content = "<?xml version='1.0' encoding='ISO-8859-1'?><rss>naïve – café</rss>".encode()
    assert text_of(written(tmp_path, content), mendings) == "<rss>naïve – café</rss>"
    assert mendings.told() == [
        "The file says it is written in ISO-8859-1, but it is UTF-8; it was read as UTF-8."
    ]


def test_control_characters_are_taken_out(tmp_path: Path) -> None:
    mendings = Mendings()
    content = b"<rss>a\x00b\x08c\x0bd&#0;e&#x1F;f&#xD800;g&#x110000;h&#9;i\tj&#x41;</rss>"
    assert text_of(written(tmp_path, content), mendings) == "<rss>abcdefgh&#9;i\tj&#x41;</rss>"
    assert mendings.controls == 7


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not text"),
        (gzip.compress(b"<rss/>", mtime=0), "compressed file (gzip)"),
        (b"PK\x03\x04 rest", "compressed file (zip)"),
        (b"Dear diary,", "is not XML"),
        (b'{"posts": []}', "is not XML"),
        (b"<!DOCTYPE html><html></html>", "is a web page"),
        (b"<html><body>Log in</body></html>", "is a web page"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "document type declaration"),
        (b"<!-- hello --> <!DOCTYPE rss><rss/>", "document type declaration"),
        (b"<!ENTITY a 'b'><rss/>", "declaration that no WordPress export has"),
        (b'<?xml version="1.0" encoding="zlib"?><rss/>', "no encoding we know"),
        (b'<?xml version="1.0" encoding="klingon"?><rss/>', "no encoding we know"),
        (b"<rss>caf\xe9 and more</rss>", "byte 8 doesn't fit"),
        (b'<?xml version="1.0" encoding="utf-16"?><rss/>', "not"),
        (b"<rss>cut \xe2\x82", "byte 9 doesn't fit"),
    ],
)
def test_what_is_no_export_is_refused_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(ExportError, match=r"export\.xml") as refusal:
        text_of(path)
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        text_of(tmp_path)
    with pytest.raises(ExportError, match="There is no file"):
        text_of(tmp_path / "nowhere.xml")


def test_an_endless_beginning_is_not_kept_in_memory(tmp_path: Path) -> None:
    path = written(tmp_path, b"<!--" + b"x" * 2_000_000)
    with pytest.raises(ExportError, match="cut off: it ends within the comment at its head"):
        text_of(path)
