"""Whether a restored site shows its readers the same: pages drawn before and after, compared by their bytes.

    python benchmarks/restored_pages.py [--site FOLDER] [--articles N] [--pages N] [--seed N]

`--site`: a site to back up (made by `newsreel demo --no-serve`); without it, one of `--articles`
articles is made. `--pages` addresses are drawn by lot from all that the site has: articles,
sections, standing pages, authors, tags, their feeds, sitemaps, redirects. The site is backed up,
restored into an empty folder, and each address is asked for there, as the server asks for pages to
keep: where a form says when it was drawn, or a menu is joined in, stands the mark for it; menus and
other such parts are among the addresses. Status, every header and every byte of the answer are
compared. Ends with 1 on any difference.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

NEWSREEL = [sys.executable, "-m", "newsreel"]
PREPARING = """
import django
django.setup()
from newsreel import settings
from newsreel.ops.prepare import prepare
prepare(settings.current(), name="")
"""
"""What the first start of a site does: styles and scripts, which no backup holds."""
ADDRESSES = """
import json, random, sys
import django
django.setup()
from newsreel.delivery.joining import path_of
from newsreel.newsroom.models import Article, Section
from newsreel.transfer.export.static import addresses
found = sorted(set(addresses()))
articles = set(Article.objects.values_list("address", flat=True))
found += [f"{address}feed/" for address in found if address.endswith("/") and address not in articles]
random.Random(int(sys.argv[2])).shuffle(found)
parts = ["hot/drawer", "hot/rail", "latest"]
parts += [f"mega/{pk}" for pk in Section.objects.values_list("pk", flat=True)]
print(json.dumps([path_of(part) for part in parts] + found[: int(sys.argv[1]) - len(parts)]))
"""
DRAWING = """
import json, sys
import django
django.setup()
from newsreel.delivery import drawing, node
from newsreel.front import fragments
from newsreel.newsroom import site_cache
answers = {}
with fragments.placed_later(node.joiner().mark), site_cache.unchanging():
    for address in json.load(sys.stdin):
        response = drawing.answer(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = sorted(f"{name}: {value}" for name, value in response.items())
        answers[address] = [response.status_code, headers, body.decode("latin-1")]
        response.close()
print(json.dumps(answers))
"""

Answers = dict[str, list[Any]]


def run(command: list[str], *, given: str = "", site: Path | None = None) -> str:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "newsreel.django_settings"}
    if site is not None:
        environment["NEWSREEL_SITE"] = str(site.resolve())
    done = subprocess.run(command, input=given, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def drawn(site: Path, addresses: list[str]) -> tuple[Answers, float]:
    started = time.monotonic()
    said = run([sys.executable, "-c", DRAWING], given=json.dumps(addresses), site=site)
    answers: Answers = json.loads(said.splitlines()[-1])
    return answers, time.monotonic() - started


def apart(before: str, after: str) -> str:
    """Both from a little before the first character in which they differ."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(0, same - 60)
    return f"{before[start : same + 60]!r}, then {after[start : same + 60]!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsreel-restored-") as name:
        folder = Path(name)
        site = arguments.site
        if site is None:
            site = folder / "site"
            run([*NEWSREEL, "demo", "--dir", str(site), "--no-serve", "--articles", str(arguments.articles)])
        said = run([sys.executable, "-c", ADDRESSES, str(arguments.pages), str(arguments.seed)], site=site)
        addresses = json.loads(said.splitlines()[-1])
        before, seconds = drawn(site, addresses)
        print(f"{len(before)} addresses drawn in {seconds:.0f} s", flush=True)
        run([*NEWSREEL, "--site", str(site), "backup", str(folder / "site.backup"), "--json"])
        back = folder / "back"
        run([*NEWSREEL, "--site", str(back), "restore", str(folder / "site.backup"), "--json"])
        run([sys.executable, "-c", PREPARING], site=back)
        after, _ = drawn(back, addresses)
    differing = [address for address in addresses if before[address] != after[address]]
    for address in differing[:20]:
        print(f"  differs: {address}: {apart(repr(before[address]), repr(after[address]))}")
    statuses = Counter(answer[0] for answer in before.values())
    size = sum(len(answer[2]) for answer in before.values())
    print(
        f"{len(addresses) - len(differing)} of {len(addresses)} the same to the byte "
        f"({size / 1e6:.1f} MB; answers {dict(statuses)})"
    )
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
