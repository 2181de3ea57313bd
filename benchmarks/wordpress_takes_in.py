"""A real WordPress takes in what `newsreel export --wordpress` wrote, and each field is compared.

    python benchmarks/wordpress_takes_in.py [--site FOLDER] [--importer FOLDER]

`--site`: a site to export (made by `newsreel demo --no-serve`); without it, one is made. `--importer`: the
folder of WordPress' plugin “WordPress Importer”, unpacked, which then reads the file as in *Tools › Import*,
with its pictures. Debian's WordPress comes without it: without the option, functions of WordPress
(`wp_insert_post`, `wp_insert_comment`…) are called in the same order by `wordpress_takes_in.php`. Ends with 1
on any difference.
"""

import argparse
import hashlib
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from served_site import free_port
from wordpress_peer import WordPress, is_installed

NEWSREEL = [sys.executable, "-m", "newsreel"]
READING = Path(__file__).with_name("wordpress_takes_in.php")
STATES = {"approved": "1", "pending": "0", "spam": "spam", "rejected": "trash"}
_NOT_A_WORD = re.compile(r"<!--.*?-->|<[^>]*>|\s+", re.DOTALL)

Values = dict[str, Any]


def words(markup: str) -> str:
    """Without elements and white space: between elements it may stand or not."""
    return "".join(html.unescape(_NOT_A_WORD.sub(" ", markup)).split())


def taken_in(export: Path, importer: Path | None) -> tuple[Values, float]:
    """What the WordPress holds afterwards, and how long it took."""
    with WordPress(1) as wordpress:
        command = ["php", "-d", "sendmail_path=/bin/true", "-d", "memory_limit=2G", str(READING)]
        command += [str(wordpress.root), str(export)]
        started = time.monotonic()
        done = subprocess.run(
            [*command, str(importer.resolve())] if importer else command,
            check=False,
            capture_output=True,
            text=True,
        )
        seconds = time.monotonic() - started
    if done.returncode:
        sys.exit(f"WordPress: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    found: Values = json.loads(done.stdout.strip().splitlines()[-1])
    return found, seconds


def expected_posts() -> Iterator[tuple[int, Values]]:
    """What each article and page should be there, by its number in the export."""
    from newsreel.newsroom.models import Article, Picture, StandardPage
    from newsreel.transfer.export.around import Around
    from newsreel.transfer.export.wxr import _number

    around = Around()

    for picture in Picture.objects.order_by("pk"):
        with picture.file.open() as file:
            digest = hashlib.md5(file.read(), usedforsecurity=False).hexdigest()
        yield (
            _number(picture),
            {"kind": "attachment", "title": picture.title, "alt": picture.description, "file": digest}
            | {"excerpt": picture.caption, "published": _moment(picture.created_at)},
        )
    for page in (*StandardPage.objects.order_by("path"), *Article.objects.order_by("path")):
        status = around.status(page)
        shown = page if status == "publish" else page.get_latest_revision_as_object()
        is_article = isinstance(page, Article)
        text = "".join(_text_of(block["type"], block["value"]) for block in shown.body.raw_data)
        if is_article:
            text += "".join(
                f"{each.get_kind_display()}, {each.made_at:%d %B %Y}: {each.text}"
                for each in page.corrections.order_by("made_at")
            )
        values: Values = {"kind": "post" if is_article else "page", "title": shown.title, "slug": shown.slug}
        values |= {"status": status, "text": "".join(text.split())}
        if shown.first_published_at:
            values["published"] = _moment(shown.first_published_at)
        if is_article:
            values |= _of_article(shown)
        yield _number(page), values


def _text_of(kind: str, value: Any) -> str:
    """What readers read of a block; blocks that WordPress has not become paragraphs there."""
    from newsreel.newsroom.models import Page
    from newsreel.transfer.wordpress.body import text_of

    match kind:
        case "related_link":
            page = Page.objects.filter(pk=value["article"]).exclude(address=None).first()
            return f"Read also: {value['title'] or (page.title if page else '')}"
        case "correction_note":
            return f"{value['date']}: {value['text']}"
        case "live_update":
            return f"{value['headline']}{value['time']}{words(value['text'])}"
        case "gallery":
            captions = "".join(each["value"]["caption"] for each in value["pictures"])
            return f"{captions}{value['title']}"
    return text_of([{"type": kind, "value": value}])


def _of_article(article: Any) -> Values:
    from newsreel.community.models import Comment

    names = [byline.author.name for byline in article.bylines.all()]
    comments = Comment.objects.filter(article_id=article.pk).order_by("pk").select_related("parent")
    values: Values = {
        "excerpt": article.standfirst,
        "comments_open": article.comments_open,
        "is_sticky": article.is_pinned,
        "sections": sorted(
            {article.get_parent().slug, *(section.slug for section in article.further_sections.all())}
        ),
        "tags": sorted(tag.name for tag in article.tags.all()),
        "picture": article.lead_picture.title if article.lead_picture else "",
        "comments": [
            {
                "name": each.name,
                "at": _moment(each.made_at),
                "text": words(each.text),
                "state": STATES[each.state],
                "above": words(each.parent.text) if each.parent else "",
            }
            for each in comments
        ],
    }
    return values | ({"author": names[0]} if names else {})


def _moment(moment: Any) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def found_posts(stored: Values, origin: str) -> dict[int, Values]:
    """By the number in their GUID; pictures, which get a new one, by their title and moment below."""
    posts = {}
    for post in stored["posts"]:
        post["sections"], post["tags"] = sorted(post["sections"]), sorted(map(html.unescape, post["tags"]))
        post["text"] = words(post["content"])
        post["comments"] = [
            {
                **each,
                "name": html.unescape(each["name"]),
                "text": words(each["text"]),
                "above": words(each["above"]),
            }
            for each in post["comments"]
        ]
        if post["guid"].startswith(f"{origin}/?p="):
            posts[int(post["guid"].rpartition("=")[2])] = post
    return posts


def compare(expected: dict[int, Values], found: dict[int, Values], pictures: list[Values]) -> Counter[str]:
    """Prints each difference; how many fields were compared, and how many differ (as “! field”)."""
    counts: Counter[str] = Counter()
    by_picture = {(post["title"], post["published"], post["file"]): post for post in pictures}
    for number, values in expected.items():
        if values["kind"] == "attachment":
            key = (values["title"], values["published"], values["file"])
            there = found.get(number) or by_picture.get(key)
        else:
            there = found.get(number)
        counts[values["kind"]] += 1
        if there is None:
            counts[f"! {values['kind']}"] += 1
            print(f"  is not there: {values['kind']} “{values['title']}”")
            continue
        for name, value in values.items():
            counts[name] += 1
            if there[name] != value:
                counts[f"! {name}"] += 1
                print(f"  {name} of “{values['title']}”: {_apart(str(there[name]), str(value))}")
    return counts


def _apart(found: str, expected: str) -> str:
    """Both from a little before the first character in which they differ."""
    pairs = enumerate(zip(found, expected, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(found), len(expected)))
    start = max(0, same - 20)
    return f"{found[start : same + 60]!r}, not {expected[start : same + 60]!r}"


def compare_terms(stored: Values, counts: Counter[str]) -> None:
    from newsreel.newsroom.models import Section, Tag

    there = {(term["kind"], term["slug"]): term for term in stored["terms"]}
    for section in Section.objects.order_by("path"):
        above = section.get_parent().specific
        _compare_term(
            there.get(("category", section.slug)),
            {"name": section.title, "description": section.description}
            | {"above": above.slug if isinstance(above, Section) else ""},
            counts,
        )
    for tag in Tag.objects.all():
        _compare_term(
            there.get(("post_tag", tag.slug)), {"name": tag.name, "description": tag.description}, counts
        )


def _compare_term(there: Values | None, values: Values, counts: Counter[str]) -> None:
    counts["terms"] += 1
    same = there is not None and all(html.unescape(there[name]) == value for name, value in values.items())
    if not same:
        counts["! terms"] += 1
        print(f"  term: {there}, not {values}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--importer", type=Path)
    arguments = parser.parse_args()
    if not is_installed():
        sys.exit("WordPress is not installed here; benchmarks/wordpress_peer.py says what to install.")
    with tempfile.TemporaryDirectory(prefix="newsreel-wordpress-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        site = arguments.site
        if site is None:
            site = folder / "site"
            subprocess.run([*NEWSREEL, "demo", "--dir", str(site), "--no-serve"], check=True)
        port = free_port()
        origin = f"http://127.0.0.1:{port}"
        (folder / "served").mkdir()
        (folder / "served" / "media").symlink_to((site / "media").resolve())
        os.environ |= {
            "NEWSREEL_SITE": str(site.resolve()),
            "NEWSREEL_ADDRESS": origin,
            "DJANGO_SETTINGS_MODULE": "newsreel.django_settings",
        }
        export = folder / "site.xml"
        subprocess.run(
            [*NEWSREEL, "--site", str(site), "export", "--wordpress", str(export), "--json"], check=True
        )
        server = subprocess.Popen(
            [sys.executable, "-m", "http.server", str(port), "-b", "127.0.0.1", "-d", folder / "served"],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            stored, seconds = taken_in(export, arguments.importer)
        finally:
            server.terminate()
            server.wait()
        sys.exit(judged(stored, seconds, origin, "its plugin" if arguments.importer else "its functions"))


def judged(stored: Values, seconds: float, origin: str, reader: str) -> int:
    import django

    django.setup()
    expected = dict(expected_posts())
    pictures = [post for post in stored["posts"] if post["kind"] == "attachment"]
    counts = compare(expected, found_posts(stored, origin), pictures)
    compare_terms(stored, counts)
    for sentence, count in Counter(stored["said"]).most_common():
        print(f"  WordPress said ({count}×): {sentence}")
    print(f"{sum(len(each.get('comments', ())) for each in expected.values())} comments")
    for name, count in counts.items():
        if not name.startswith("!"):
            print(f"{name:<14} {count:>6} compared, {counts[f'! {name}']} differ")
    print(f"read by {reader} in {seconds:.1f} s")
    return int(any(name.startswith("!") for name in counts))


if __name__ == "__main__":
    main()
