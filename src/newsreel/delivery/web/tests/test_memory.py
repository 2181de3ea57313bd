from newsreel.delivery.tests.records import record
from newsreel.delivery.web.memory import Kept, Memory


def kept(path: str, body: bytes = b"x" * 1000, *, fragments: tuple[str, ...] = ()) -> Kept:
    return Kept(record(path, body), fragments=fragments, modified=0, is_stale=False)


def test_the_least_read_leaves_first() -> None:
    memory = Memory(limit=3 * kept("/a/").size)
    for path in ("/a/", "/b/", "/c/"):
        memory.put(path, kept(path))
    memory.get("/a/")
    memory.put("/d/", kept("/d/"))
    assert [path for path in ("/a/", "/b/", "/c/", "/d/") if memory.get(path)] == ["/a/", "/c/", "/d/"]


def test_answers_count_too() -> None:
    memory = Memory(limit=1_000_000)
    page = kept("/a/")
    memory.put("/a/", page)
    before = page.size
    page.answer("gzip")
    memory.grew(page, page.size - before)
    assert memory.size == page.size > before
    # One that was sent while another took its place.
    memory.grew(kept("/a/"), 500)
    assert memory.size == page.size


def test_one_page_is_held_however_large() -> None:
    memory = Memory(limit=10)
    memory.put("/a/", kept("/a/"))
    assert len(memory) == 1


def test_a_stale_fragment_makes_the_pages_stale_that_it_stands_in() -> None:
    memory = Memory(limit=1_000_000)
    memory.put("/-/hot/", kept("/-/hot/"))
    memory.put("/with/", kept("/with/", fragments=("/-/hot/",)))
    memory.put("/without/", kept("/without/"))
    memory.make_stale("/-/hot/")
    stale = {path: page.is_stale for path in ("/-/hot/", "/with/", "/without/") if (page := memory.get(path))}
    assert stale == {"/-/hot/": True, "/with/": True, "/without/": False}


def test_what_is_dropped_is_gone_and_what_it_stood_in_is_stale() -> None:
    memory = Memory(limit=1_000_000)
    memory.put("/-/hot/", kept("/-/hot/"))
    memory.put("/with/", kept("/with/", fragments=("/-/hot/",)))
    memory.drop("/-/hot/")
    assert memory.get("/-/hot/") is None
    page = memory.get("/with/")
    assert page is not None
    assert page.is_stale


def test_size_is_right_after_everything() -> None:
    memory = Memory(limit=1_000_000)
    pages = {path: kept(path, fragments=("/-/hot/",)) for path in ("/a/", "/b/")}
    for path, page in pages.items():
        memory.put(path, page)
        page.answer("br")
        memory.grew(page, len(page.answer("br").body))
    memory.make_all_stale()
    memory.put("/a/", kept("/a/"))
    memory.drop("/b/")
    memory.drop("/a/")
    assert (memory.size, len(memory)) == (0, 0)
