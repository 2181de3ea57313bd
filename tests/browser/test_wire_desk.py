"""The wire desk under hands and keys, in a real browser, with the sample edition's wire on it."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from running_site import environment
from tests.browser.conftest import Served
from tests.browser.judges import AXE, AXE_TAGS

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
PATIENCE = 60_000
"""Milliseconds; a first visit to a screen may compile its templates on a busy machine."""
LIST = "/admin/wire/stories/"
ROUND = 21_000
"""Milliseconds after which the list has renewed itself."""
DESK, PHONE = (1400, 1000), (390, 844)

Sit = Callable[..., Page]


@pytest.fixture
def sit(chromium: Browser, served: Served) -> Iterator[Sit]:
    """A logged-in window on the wire desk; a script error in it fails the test."""
    contexts, errors = [], []

    def open_window(size: tuple[int, int] = DESK, scheme: str = "light", *, clock: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            base_url=served.url,
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(served.login)
        page.get_by_label("Password").fill(served.password)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(re.compile("/admin/$"))
        if clock:
            page.clock.install()
        page.goto(LIST)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert errors == []


def row(page: Page, words: str) -> Locator:
    return page.locator("#wire-list > li").filter(has_text=words).first


def take(page: Page, words: str) -> Locator:
    """Put the focus on a story's headline, as j and k do."""
    found = row(page, words)
    found.locator("h2 a").focus()
    return found


def news(page: Page, words: str) -> None:
    expect(page.locator("#wire-news")).to_contain_text(words, timeout=PATIENCE)


def run_on(served: Served, script: str) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "newsreel", "--site", str(served.folder)),
            *("manage", "shell", "--no-imports", "-c", (HERE / script).read_text(encoding="utf-8")),
        ],
        env=environment(),
        check=True,
        capture_output=True,
    )


def test_moving_selecting_and_opening_by_key(sit: Sit) -> None:
    page = sit()
    rows = page.locator("#wire-list > li")
    page.keyboard.press("j")
    expect(rows.nth(0).locator("h2 a")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(rows.nth(1).locator("h2 a")).to_be_focused()
    page.keyboard.press("x")
    expect(rows.nth(1).get_by_role("checkbox")).to_be_checked()
    expect(page.locator("#wire-selected")).to_have_text("1 selected:")
    expect(page.get_by_role("button", name="Join into one")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(rows.nth(1).get_by_role("checkbox")).not_to_be_checked()
    expect(page.locator("#wire-together")).to_be_hidden()
    headline = rows.nth(1).locator("h2").inner_text()
    page.keyboard.press("o")
    expect(page.locator("main h2").first).to_have_text(headline)


def test_a_question_mark_shows_the_keys(sit: Sit) -> None:
    page = sit()
    page.keyboard.press("?")
    dialog = page.locator("#keyboard-shortcuts-dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Join those selected into one story")
    page.keyboard.press("j")
    expect(page.locator("#wire-list > li h2 a").first).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_deciding_and_following_by_key(sit: Sit) -> None:
    page = sit()
    words = "Exhibitors ask for rugs"
    for key, said, state in (
        ("c", "Claimed:", "Claimed by"),
        ("h", "On hold:", "On hold by"),
        ("r", "Rejected:", "Rejected by"),
        ("n", "New again:", "New"),
    ):
        take(page, words)
        page.keyboard.press(key)
        news(page, f"{said} {words}")
        expect(row(page, words).locator(".wire-state")).to_contain_text(state)
        expect(row(page, words).locator("h2 a")).to_be_focused()
    page.keyboard.press("f")
    news(page, f"Followed: {words}")
    page.goto(f"{LIST}?state=followed")
    expect(page.locator("#wire-list > li")).to_have_count(1)


def test_keys_are_silent_in_a_field(sit: Sit) -> None:
    page = sit()
    page.locator("#id_q").press_sequentially("rugs x")
    expect(page.locator("#id_q")).to_have_value("rugs x")
    expect(page.locator("#wire-news")).to_be_empty()


def test_a_story_that_comes_in_is_told_without_losing_place_or_selection(sit: Sit, served: Served) -> None:
    page = sit(clock=True)
    words = "Perpetua Holm lends her harmonium"
    held = take(page, words)
    page.keyboard.press("x")
    held.evaluate("row => row.scrollIntoView({block: 'center'})")
    before = held.bounding_box()
    run_on(served, "tell_a_story.py")
    page.clock.run_for(ROUND)
    expect(row(page, "A seal has taken the best seat")).to_be_attached()
    news(page, "1 story new in the list")
    expect(page).to_have_title(re.compile(r"^\(1 new\) "))
    expect(held.locator("h2 a")).to_be_focused()
    expect(held.get_by_role("checkbox")).to_be_checked()
    after = held.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 2
    page.keyboard.press("k")
    expect(page).to_have_title(re.compile("^Wire"))


def test_while_somebody_writes_the_list_waits(sit: Sit) -> None:
    page = sit(clock=True)
    page.goto(f"{LIST}?since=72")
    page.get_by_text("Save this view…").click()
    page.get_by_label("Name").fill("Half a na")
    page.clock.run_for(ROUND)
    expect(page.get_by_label("Name")).to_have_value("Half a na")


def test_joining_and_undoing_it(sit: Sit) -> None:
    page = sit()
    first, second = "Slow Fire semi-final won with cold soup", "Slow Fire contestant wins with cold soup"
    for words in (first, second):
        row(page, words).get_by_role("checkbox").check()
    expect(page.locator("#wire-selected")).to_have_text("2 selected:")
    page.get_by_role("button", name="Join into one").click()
    news(page, "Joined 2 stories")
    joined = page.locator("#wire-list > li").filter(has_text="Slow Fire")
    expect(joined).to_have_count(1)
    expect(joined).to_contain_text("2 entries · 2 outlets")
    page.locator("#wire-list h2 a").first.focus()
    page.keyboard.press("u")
    expect(page.locator(".messages")).to_contain_text("2 stories again.")
    expect(joined).to_have_count(2)


def test_splitting_and_undoing_it(sit: Sit) -> None:
    page = sit()
    row(page, "The note: an hour with Dale Hathersage").locator("h2 a").click()
    page.get_by_role("button", name="Split into a story of their own").click()
    expect(page.locator(".messages")).to_contain_text("Choose some of the story’s entries")
    telling = page.locator(".desk-entry").filter(has_text="Kinoscope Radio")
    telling.get_by_label("Not this story").check()
    page.get_by_role("button", name="Split into a story of their own").click()
    expect(page.locator(".messages")).to_contain_text("Split off as a story of its own")
    expect(page.locator(".desk-entry")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".messages")).to_contain_text("One story again")
    expect(page.locator(".desk-entry")).to_have_count(5)


def test_a_view_is_saved_from_what_is_filtered_now(sit: Sit) -> None:
    page = sit()
    page.locator("#id_q").fill("parrot")
    expect(page.locator("#wire-list > li")).to_have_count(1)
    page.get_by_text("Save this view…").click()
    page.get_by_label("Name").fill("The parrot")
    page.get_by_label("Share it with the whole desk").check()
    page.get_by_role("button", name="Save", exact=True).click()
    view = page.get_by_role("navigation", name="Views").get_by_role("link", name="The parrot")
    expect(view).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="All", exact=True).click()
    view.click()
    expect(page.locator("#wire-list > li")).to_have_count(1)
    page.get_by_role("button", name="Delete the view The parrot").click()
    expect(view).to_have_count(0)


def test_one_click_makes_a_draft_in_the_section_it_was_sent_to(sit: Sit) -> None:
    page = sit()
    take(page, "Brightwater’s Lantern Year")
    page.keyboard.press("e")
    expect(page.get_by_label("Section")).to_have_value(re.compile(r"\d"))
    expect(page.locator("#id_section option").first).to_have_text("Cinema")
    page.get_by_role("button", name="Draft an article").click()
    expect(page.locator("#id_title")).to_have_value("Brightwater’s Lantern Year sold to eleven countries")
    page.goto(LIST)
    expect(row(page, "Brightwater’s Lantern Year").locator(".wire-state")).to_contain_text("Drafted by")
    take(page, "Brightwater’s Lantern Year")
    page.keyboard.press("e")
    expect(page.locator("#id_title")).to_be_visible()


def test_on_a_phone_the_tellings_stand_behind_tabs(sit: Sit) -> None:
    page = sit(PHONE)
    row(page, "Ignatius Crane").locator("h2 a").click()
    tabs = page.get_by_role("tablist", name="Outlets").get_by_role("tab")
    expect(tabs).to_have_count(5)
    expect(page.locator(".desk-entry:visible")).to_have_count(1)
    tabs.filter(has_text="Interval").click()
    expect(page.locator(".desk-entry:visible")).to_contain_text("Interval staff")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".desk-entry:visible")).to_contain_text("Cosima Ray")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE[0]
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    expect(page.locator(".desk-entry:visible")).to_have_count(5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone")])
def test_axe_finds_nothing(sit: Sit, size: tuple[int, int], scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed; tests/install-judges.sh fetches it where there is npm")
    page = sit(size, scheme)
    found = violations(page)
    row(page, "Ignatius Crane").get_by_role("checkbox").check()
    found += violations(page)
    page.goto(f"{LIST}?matter=any")
    page.get_by_text("Save this view…").click()
    found += violations(page)
    row(page, "Ignatius Crane").locator("h2 a").click()
    page.locator(".desk-entry").first.wait_for()
    found += violations(page)
    assert found == []


def violations(page: Page) -> list[str]:
    """Of what is ours on the screen: Wagtail's menu and header are Wagtail's."""
    page.add_script_tag(path=AXE)
    ours = "{include: '#main', exclude: '.w-slim-header'}"
    result = page.evaluate(f"tags => axe.run({ours}, {{runOnly: {{type: 'tag', values: tags}}}})", AXE_TAGS)
    return [
        f"{page.url}: {violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
