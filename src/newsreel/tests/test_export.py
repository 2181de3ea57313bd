"""`newsreel export` and `newsreel import newsreel`."""

import json
import os
import subprocess
import sys
from pathlib import Path


def newsreel(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("NEWSREEL_", "DJANGO_"))
    }
    return subprocess.run(  # noqa: S603 -- ourselves
        [sys.executable, "-m", "newsreel", "--site", str(site), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_a_site_moves_house(tmp_path: Path) -> None:
    first, second, target = tmp_path / "first", tmp_path / "second", tmp_path / "site.zip"
    assert newsreel(tmp_path, "init", str(first), "--name", "The Reel").returncode == 0
    made = newsreel(first, "export", str(target))
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.endswith(f"The site is in {target}.\n")
    again = newsreel(first, "export", str(target))
    assert (again.returncode, again.stderr) == (
        2,
        f"newsreel: {target} is there already. Name a new place, or move the former export away.\n",
    )
    assert newsreel(tmp_path, "init", str(second)).returncode == 0
    loaded = newsreel(second, "import", "newsreel", str(target), "--json")
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert json.loads(loaded.stdout)["lines"]["home.jsonl"] == 1
    refused = newsreel(second, "import", "newsreel", str(second / "newsreel.toml"))
    assert refused.returncode == 2
    assert "is no export of Newsreel" in refused.stderr
