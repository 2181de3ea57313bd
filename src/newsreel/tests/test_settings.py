"""Settings from file and environment; nonsense is refused by name."""

from pathlib import Path

import pytest

from newsreel.settings import Settings, SettingsError, load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSREEL_SITE", str(tmp_path))
    (tmp_path / "newsreel.toml").write_text("")
    return tmp_path


def test_an_empty_file_gives_the_defaults(folder: Path) -> None:
    settings = load()
    assert (settings.port, settings.origin, settings.mail) == (8000, "http://127.0.0.1:8000", "files")
    assert settings.database_file == folder / "newsreel.sqlite3"


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "newsreel.toml").write_text('port = 9000\ntime_zone = "Europe/London"\n')
    monkeypatch.setenv("NEWSREEL_PORT", "9001")
    assert (load().port, load().time_zone) == (9001, "Europe/London")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("port = 99999", "The setting 'port' ("),
        ('port = "many"', "The setting 'port' ("),
        ("prot = 9000", "The setting 'prot' in "),
        (
            'time_zone = "Mars/Olympus"',
            "'Mars/Olympus' is no time zone; write one like 'Europe/London' or 'UTC'.",
        ),
        (
            'address = "https://example.org/blog/"',
            "https://example.org/blog/ has a path; write the bare address",
        ),
        ('address = "example"', "The setting 'address' ("),
        ('database = "mysql://x/y"', "mysql:// is not known; write postgresql://"),
        ('shared_store = "ftp://x"', "ftp://… is no store we know; write valkey://host:port/0 or s3://"),
        (
            'shared_store = "s3://"',
            "can't be used: '' is no name of a bucket; write s3://bucket/prefix?region=…&endpoint=",
        ),
        ('mail = "pigeon"', "write 'files', 'smtp://host:25'"),
        ('mail_from = "nobody"', "'nobody' is no mail address"),
        ('article_address = "/{nonsense}/"', "has an unknown part"),
        ('article_address = "{slug}"', "must start and end with a slash"),
        ('article_address = "/{year}/"', "or all articles share one address"),
        ("port = = 1", "can't be read:"),
        ("digest_hour = 24", "The setting 'digest_hour' ("),
    ],
)
def test_nonsense_is_refused_with_the_settings_name(folder: Path, text: str, named: str) -> None:
    (folder / "newsreel.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load()
    assert named in str(caught.value)


def test_a_misspelt_variable_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREEL_PROT", "9000")
    with pytest.raises(SettingsError, match=r"^The environment variable NEWSREEL_PROT names no setting"):
        load()


def test_the_variable_is_named_when_it_is_to_blame(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREEL_PORT", "0")
    with pytest.raises(SettingsError, match=r"^The setting 'port' \(NEWSREEL_PORT\) can't be used: "):
        load()


def test_the_secret_is_made_once_and_kept_private(folder: Path) -> None:
    first = load().secret_key
    assert load().secret_key == first == (folder / "secret").read_text()
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600


def test_no_secret_is_left_where_there_is_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREEL_SITE", str(tmp_path))
    load()
    assert list(tmp_path.iterdir()) == []


def test_secrets_are_not_shown(folder: Path) -> None:
    settings = Settings(site=folder, secret_key="hush", mail="smtp://user:hush@mail.example.org:25")
    assert "hush" not in repr(settings)


def test_a_variable_that_is_no_list_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREEL_ALLOWED_HOSTS", "[broken")
    with pytest.raises(SettingsError) as refusal:
        load()
    assert str(refusal.value) == (
        "The setting 'allowed_hosts' (NEWSREEL_ALLOWED_HOSTS) can't be used: "
        'write a list in brackets, like ["one.example", "two.example"].'
    )


@pytest.mark.parametrize("language", ["<x>", "klingon", ""])
def test_an_unknown_language_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("NEWSREEL_LANGUAGE", language)
    with pytest.raises(SettingsError, match=r"^The setting 'language' \(NEWSREEL_LANGUAGE\) can't be used: "):
        load()


@pytest.mark.parametrize("kept", [b"\xff\xfe", b"", b" \n"])
def test_a_damaged_secret_is_a_sentence(folder: Path, kept: bytes) -> None:
    (folder / "secret").write_bytes(kept)
    with pytest.raises(SettingsError, match=r"^The site's key in .*secret can't be read\. Bring it back"):
        load()
