"""`newsreel backup` and `newsreel restore` as a person meets them: in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from newsreel.transfer.archive.tests.sites import KEY, make_site, state


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWSREEL_")}
    return subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", "newsreel", *arguments],
        capture_output=True,
        text=True,
        env={**clean, **environment},
        check=False,
    )


def test_a_site_is_backed_up_and_restored(tmp_path: Path) -> None:
    site, new, backups = tmp_path / "site", tmp_path / "new", str(tmp_path / "backups")
    site.mkdir()
    make_site(site)
    made = run("--site", str(site), "backup", backups, "--schedule", "24", NEWSREEL_BACKUP_KEY=KEY)
    assert (made.returncode, made.stderr) == (0, "")
    first, second = made.stdout.splitlines()
    assert first.startswith(f"Backed up 4.2 MB to {backups} as 2")
    assert second == f"From its next start on, the site backs itself up to {backups} every 24 hours."
    again = run("--site", str(site), "backup", "--json", NEWSREEL_BACKUP_KEY=KEY)
    answer = json.loads(again.stdout)
    assert (answer["to"], answer["files"], answer["left_out"]) == (backups, 10, [])

    refused = run("--site", str(new), "restore", backups)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"newsreel: The backups in {backups} are encrypted.")
    (tmp_path / "key").write_text(f"{KEY}\n")
    with_key = ("--key-file", str(tmp_path / "key"))
    listed = run("restore", backups, "--list", "--json", *with_key)
    assert [one["name"] for one in json.loads(listed.stdout)][-1] == answer["snapshot"]
    checked = run("restore", backups, "--check", *with_key)
    assert checked.stdout.startswith(
        f"The snapshot {answer['snapshot']} of http://matinee.example is whole: "
    )
    assert not new.exists()
    restored = run("--site", str(new), "restore", backups, "--json", *with_key)
    assert json.loads(restored.stdout)["former"] == ""
    assert state(new) == state(site)

    there = run("--site", str(new), "restore", backups, *with_key)
    assert there.returncode == 2
    assert "Add --replace" in there.stderr
    replaced = run("--site", str(new), "restore", backups, "--replace", *with_key)
    assert "The former site lies in" in replaced.stdout
    assert state(new) == state(site)


def test_without_a_place_a_sentence_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "newsreel.toml").write_text("")
    answer = run("--site", str(tmp_path), "backup")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == (
        "newsreel: Say where to back up to: a file, a folder or s3://…, or set backup_to.\n"
    )
    answer = run("--site", str(tmp_path), "backup", str(tmp_path / "b"))
    assert answer.stderr == (f"newsreel: There is no database in {tmp_path}: this site was never started.\n")


def test_settings_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    (tmp_path / "newsreel.toml").write_text('backup_to = "backups"\n')
    answer = run("--site", str(tmp_path), "backup")
    assert answer.stderr == (
        f"newsreel: The setting 'backup_to' ({tmp_path / 'newsreel.toml'}) can't be used: "
        "'backups' is no whole path; write one like /backup/site, or s3://bucket/prefix.\n"
    )
    (tmp_path / "newsreel.toml").write_text('backup_key = "short"\n')
    assert "take 12 characters or more" in run("--site", str(tmp_path), "backup", "/b").stderr
