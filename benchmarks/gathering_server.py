"""Serves invented feeds, all that are asked for, on every address of 127.0.0.0/8; for `gathering.py`.

    gathering_server.py PORT SHARE

`/feed/7` is a feed of twenty items. `/turn` begins the next turn, in which SHARE of the feeds, by their
numbers, have three items more than before; the others answer 304 to who has them.
"""

import asyncio
import random
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

ITEMS = 20
MORE = 3
SYLLABLES = (
    "ba", "dor", "el", "fin", "gra", "hol", "ira", "ka", "lun", "mor", "na", "or", "pel", "ras",
    "sto", "ta", "ul", "ven", "wil", "ya",
)  # fmt: skip
DEEDS = (
    "signs with", "leaves", "sues", "returns to", "quarrels with", "is cast in a film by",
    "opens the season at", "wins the prize of", "writes music for", "buys a share of",
    "cancels a tour with", "marries an heir to", "makes a documentary on", "turns down",
)  # fmt: skip
ENDS = (
    "after long talks", "a year after the strike", "to general surprise", "as fans protest",
    "sources say", "in a first for the country", "before the festival", "and nobody is told why",
)  # fmt: skip
PLAIN = (
    "the", "of", "and", "to", "in", "for", "with", "on", "was", "who", "at", "from", "film",
    "series", "year", "house", "people", "music", "night", "company", "director", "told", "said",
    "scene", "stage",
)  # fmt: skip
BEGAN = datetime.now(UTC)


class Turn:
    number = 0
    share = 0.1


def name(generator: random.Random) -> str:
    return "".join(generator.choices(SYLLABLES, k=generator.randint(2, 4))).title()


def event(number: int) -> tuple[str, str, str]:
    """Who, does what, to whom; the same for the same number."""
    generator = random.Random(number)  # noqa: S311 -- made-up news, no secret
    who, whom = (f"{name(generator)} {name(generator)}" for _ in range(2))
    return who, generator.choice(DEEDS), whom


def item(feed: int, number: int) -> str:
    """Of some 40,000 events, each told in some five feeds in words of their own."""
    generator = random.Random(feed * 1000 + number)  # noqa: S311 -- as above
    who, deed, whom = event(generator.randint(1, 40_000))
    title = f"{who} {deed} {whom} {generator.choice(ENDS)}"
    words = [*who.split(), *whom.split(), *generator.choices(PLAIN, k=60)]
    generator.shuffle(words)
    published = BEGAN - timedelta(seconds=generator.random() * 6 * 3600) + timedelta(minutes=number)
    return (
        f"<item><title>{title}</title><link>https://outlet{feed}.example/{number}</link>"
        f"<guid>outlet{feed}-{number}</guid><pubDate>{format_datetime(published)}</pubDate>"
        f"<description>&lt;p&gt;{' '.join(words[:34])}.&lt;/p&gt;&lt;p&gt;{' '.join(words[34:])}.&lt;/p&gt;"
        "</description></item>"
    )


def version(feed: int) -> int:
    return Turn.number if feed % 1000 < Turn.share * 1000 else 0


def body(feed: int) -> bytes:
    newest = ITEMS + MORE * version(feed)
    items = "".join(item(feed, number) for number in range(newest, newest - ITEMS, -1))
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet {feed}</title>'
        f"<link>https://outlet{feed}.example/</link>{items}</channel></rss>"
    ).encode()


def answer(path: str, known: str) -> bytes:
    if path == "/turn":
        Turn.number += 1
        return b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    feed = int(path.rpartition("/")[2])
    tag = f'"{feed}-{version(feed)}"'
    if known == tag:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n".encode()
    content = body(feed)
    head = (
        f"HTTP/1.1 200 OK\r\nETag: {tag}\r\nContent-Type: application/rss+xml\r\n"
        f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + content


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    writer.write(answer(lines[0].split()[1], fields.get("if-none-match", "")))
    await writer.drain()
    writer.close()


async def main() -> None:
    Turn.share = float(sys.argv[2])
    server = await asyncio.start_server(serve, "0.0.0.0", int(sys.argv[1]), backlog=1024)  # noqa: S104 -- 127/8
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
