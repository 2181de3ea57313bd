"""Moving in from WordPress: an export into an empty site, and a real WordPress taking in the same beside it.

    .venv/bin/python benchmarks/import_wordpress.py [--posts 2000] [--comments 8000] [--peer 300]
    .venv/bin/python benchmarks/import_wordpress.py --posts 2000 --comments 8000 --kills 50

The export is generated: bodies of 2,000 characters, 30 sections, 5,000 tags, 50 authors. Our time is that
of `newsreel import wordpress --no-media` from its first byte to its last, with page tree, revisions, search
index, redirects and comments. Memory is the most that all its processes took together, asked twice a second:
PSS (shared pages divided among those who share them) and RSS (counted by each). The peer reads the first PEER
items of the same export and calls `wp_insert_post` (with terms) and `wp_insert_comment` for each, which is
what its importer does at least. With --kills, imports into empty sites are killed (-9) at random moments, so
many in all, and resumed; each site is compared with one imported without.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from process_memory import MEGABYTE, family, weigh
from wordpress_export import Size, write_export
from wordpress_peer import WordPress, is_installed

PEER_ONCE = 68
"""Posts a second of a `wp_insert_post` loop measured earlier on such a machine, without comments."""
IMPORT = """
import json, sys, time
from pathlib import Path
import django
django.setup()
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run
started = time.monotonic()
report = run(Path(sys.argv[1]), media=NoMedia())
print(json.dumps({"seconds": time.monotonic() - started}))
"""
TAKING_IN = """<?php
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require '{root}/wp-load.php';
$reader = new XMLReader();
$reader->open('{export}', null, LIBXML_PARSEHUGE);
$made = 0;
$started = microtime(true);
while ($reader->read()) {{
    if ($reader->nodeType !== XMLReader::ELEMENT || $reader->name !== 'item') {{ continue; }}
    $item = simplexml_load_string($reader->readOuterXml(), null, LIBXML_NOCDATA | LIBXML_PARSEHUGE);
    $wp = $item->children('http://wordpress.org/export/1.2/');
    $tags = array(); $sections = array();
    foreach ($item->category as $term) {{
        if ($term['domain'] == 'post_tag') {{ $tags[] = (string) $term; continue; }}
        $found = term_exists((string) $term, 'category') ?: wp_insert_term((string) $term, 'category');
        $sections[] = (int) $found['term_id'];
    }}
    $id = wp_insert_post(wp_slash(array(
        'post_title' => (string) $item->title, 'post_name' => (string) $wp->post_name,
        'post_content' => (string) $item->children('http://purl.org/rss/1.0/modules/content/')->encoded,
        'post_status' => 'publish', 'post_date_gmt' => (string) $wp->post_date_gmt, 'post_author' => 1,
        'post_category' => $sections, 'tags_input' => $tags)));
    foreach ($wp->comment as $comment) {{
        wp_insert_comment(wp_slash(array('comment_post_ID' => $id,
            'comment_author' => (string) $comment->comment_author,
            'comment_author_email' => (string) $comment->comment_author_email,
            'comment_content' => (string) $comment->comment_content, 'comment_approved' => 1,
            'comment_date_gmt' => (string) $comment->comment_date_gmt)));
    }}
    if (++$made >= {posts}) {{ break; }}
}}
echo json_encode(array('seconds' => microtime(true) - $started, 'made' => $made));
"""


def made_site(folder: Path) -> Path:
    site = folder / "site"
    command = [sys.executable, "-m", "newsreel", "init", str(site)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return site


def command_for(site: Path, export: Path) -> tuple[list[str], dict[str, str]]:
    environment = {"NEWSREEL_SITE": str(site), "DJANGO_SETTINGS_MODULE": "newsreel.django_settings"}
    return [sys.executable, "-c", IMPORT, str(export)], {**os.environ, **environment}


def imported(site: Path, export: Path) -> dict[str, float]:
    command, environment = command_for(site, export)
    most = {"pss": 0, "rss": 0}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            weights = [weight for each in family(process.pid) if (weight := weigh(each))]
            for name in most:
                most[name] = max(most[name], sum(getattr(weight, name) for weight in weights))
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.5)
        told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return {**found, **{name: size / MEGABYTE for name, size in most.items()}}


def stored(site: Path) -> dict[str, int]:
    counts = {
        "articles": "SELECT count(*) FROM newsroom_article",
        "comments": "SELECT count(*) FROM community_comment",
        "in the search index": "SELECT count(*) FROM wagtailsearch_indexentry_fts",
        "revisions": "SELECT count(*) FROM wagtailcore_revision",
    }
    with closing(sqlite3.connect(site / "newsreel.sqlite3")) as connection:
        return {name: int(connection.execute(query).fetchone()[0]) for name, query in counts.items()}


def peer(export: Path, posts: int) -> tuple[float, str]:
    """Posts a second, and of what."""
    if not is_installed():
        return PEER_ONCE, "a real WordPress measured earlier (it is not installed here)"
    with WordPress(1) as wordpress:
        script = wordpress.root / "take-in.php"
        script.write_text(TAKING_IN.format(root=wordpress.root, export=export, posts=posts))
        command = ["php", "-d", "sendmail_path=/bin/true", "-d", "memory_limit=1G", str(script)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout[done.stdout.rindex("{") :])
    return found["made"] / found["seconds"], f"a real WordPress, {found['made']} posts"


def fingerprint(site: Path) -> str:
    """Of all that was imported, whatever the keys are that the rows were given."""
    queries = (
        "SELECT page.address, page.title, page.live, page.first_published_at, page.last_published_at, "
        "above.address, article.body, article.standfirst, article.minutes FROM newsroom_article AS article "
        "JOIN newsroom_page AS page ON page.id = article.page_ptr_id "
        "JOIN newsroom_page AS above ON above.path = substr(page.path, 1, length(page.path) - 4) "
        "ORDER BY 1",
        "SELECT page.address, author.slug FROM newsroom_byline AS byline JOIN newsroom_page AS page "
        "ON page.id = byline.article_id JOIN newsroom_author AS author ON author.id = byline.author_id "
        "ORDER BY 1, 2",
        "SELECT page.address, tag.slug FROM newsroom_articletag AS tagged JOIN newsroom_page AS page "
        "ON page.id = tagged.content_object_id JOIN newsroom_tag AS tag ON tag.id = tagged.tag_id "
        "ORDER BY 1, 2",
        "SELECT comment.source_key, comment.markup, comment.depth, above.source_key, page.address "
        "FROM community_comment AS comment JOIN newsroom_page AS page ON page.id = comment.article_id "
        "LEFT JOIN community_comment AS above ON above.id = comment.parent_id ORDER BY 1",
        "SELECT old_path, page.address FROM wagtailredirects_redirect LEFT JOIN newsroom_page AS page "
        "ON page.id = redirect_page_id ORDER BY 1",
        "SELECT page.address, entry.title, entry.body FROM wagtailsearch_indexentry AS entry "
        "JOIN newsroom_page AS page ON CAST(page.id AS TEXT) = entry.object_id ORDER BY 1, 2",
        "SELECT kind, key, digest, notes, kept FROM transfer_importeditem ORDER BY 1, 2",
    )
    digest = hashlib.sha256()
    with closing(sqlite3.connect(site / "newsreel.sqlite3")) as connection:
        for query in queries:
            for row in connection.execute(query):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def killed(empty: Path, folder: Path, export: Path, seconds: float, times: int) -> list[Path]:
    """Imports into copies of an empty site until so many were killed; each is resumed to its end."""
    chance = random.Random(7)  # noqa: S311 -- not a secret
    sites: list[Path] = []
    while times:
        site = folder / f"killed-{len(sites)}"
        shutil.copytree(empty, site)
        sites.append(site)
        command, environment = command_for(site, export)
        while times:
            process = subprocess.Popen(
                command,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                if process.wait(timeout=chance.uniform(0.1, 0.9) * seconds):
                    raise subprocess.CalledProcessError(process.returncode, command)
                break
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                times -= 1
        else:
            imported(site, export)
    return sites


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--comments", type=int, default=8000)
    parser.add_argument(
        "--peer", type=int, default=300, help="posts that the real WordPress takes in; 0: none"
    )
    parser.add_argument("--kills", type=int, default=0)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsreel-import-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        export = folder / "export.xml"
        write_export(export, Size(posts=wanted.posts, comments=wanted.comments))
        load = os.getloadavg()[0]
        empty, site = made_site(folder), folder / "imported"
        shutil.copytree(empty, site)
        started = time.monotonic()
        found = imported(site, export)
        seconds, whole = found["seconds"], time.monotonic() - started
        ours = wanted.posts / seconds
        print(
            f"{wanted.posts:,} posts, {wanted.comments:,} comments, "
            f"{export.stat().st_size / 2**20:.0f} MB (load {load:.1f})"
        )
        print(
            f"  here: {seconds:.1f} s, {ours:.0f} posts a second; "
            f"memory {found['pss']:.0f} MB (PSS; RSS added up: {found['rss']:.0f} MB)"
        )
        print("  " + ", ".join(f"{count:,} {what}" for what, count in stored(site).items()), flush=True)
        if wanted.kills:
            sites = killed(empty, folder, export, whole, wanted.kills)
            same = [fingerprint(other) == fingerprint(site) for other in sites]
            print(
                f"  killed {wanted.kills} times and resumed, in {len(sites)} imports: "
                f"{sum(same)} gave the same site as without a kill"
            )
        elif wanted.peer:
            theirs, what = peer(export, wanted.peer)
            print(f"  {what}: {theirs:.0f} posts a second; here {ours / theirs:.1f} times as many")


if __name__ == "__main__":
    main()
