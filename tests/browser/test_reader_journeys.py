"""What readers do, in a real browser on the sample edition."""

import re
import time

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def first_story(page: Page) -> str:
    """Follow the lead of the home page; returns its headline."""
    page.goto("/")
    link = page.locator("main h2 a").first
    headline = link.inner_text()
    address = link.get_attribute("href") or ""
    link.click()
    page.wait_for_url(f"**{address}")
    return headline


def test_the_lead_leads_to_its_story(page: Page) -> None:
    headline = first_story(page)
    expect(page.locator("h1")).to_have_text(headline)
    expect(page.get_by_label("Breadcrumb")).to_contain_text("Home")
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+ Mins? Read"))


def test_no_story_stands_twice_on_the_home_page(page: Page) -> None:
    page.goto("/")
    links = page.locator("main h2 a, main h3 a").evaluate_all("links => links.map(link => link.pathname)")
    stories = [link for link in links if link.count("/") >= 3]
    assert len(stories) > 30
    assert sorted(stories) == sorted(set(stories))


@pytest.mark.parametrize(
    "label", ["Celebrity", "Cinema", "Gossip", "Hollywood", "Latest News", "Entertainment", "Television"]
)
def test_every_section_is_in_the_menu(page: Page, label: str) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name=label, exact=True).first.click()
    expect(page.locator("h1")).to_have_text(label)
    assert page.locator("main article").count() >= 3


def test_the_search_overlay_finds_while_one_types(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    overlay = page.get_by_role("dialog", name="Search")
    expect(overlay).to_contain_text("Type above and press Enter to search. Press Esc to cancel.")
    page.keyboard.type("parrot")
    expect(overlay.locator("[aria-live] a").first).to_be_visible()
    expect(overlay.get_by_role("button", name="See all results")).to_be_visible()
    page.keyboard.press("Escape")
    expect(overlay).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=parrot$"))
    expect(page.locator("main")).to_contain_text("parrot")


def test_nothing_found_is_still_helpful(page: Page) -> None:
    page.goto("/search/?q=qqqxyzzy")
    expect(page.locator("main")).to_contain_text("qqqxyzzy")
    assert page.locator("main article a").count() > 0


def test_the_drawer_opens_and_closes(phone: Page) -> None:
    phone.goto("/")
    phone.locator('[data-opens="drawer"]:visible').first.click()
    drawer = phone.get_by_role("dialog", name="Menu")
    expect(drawer).to_contain_text("What’s Hot")
    expect(drawer.get_by_role("link", name="Cinema", exact=True)).to_be_visible()
    drawer.get_by_role("button", name="Close Menu").click()
    expect(drawer).to_be_hidden()


def test_the_theme_is_kept(page: Page) -> None:
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("[data-switches-theme]:visible").first.click()
    switched = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert switched != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == switched


def test_sharing_is_plain_links(page: Page) -> None:
    first_story(page)
    group = page.get_by_role("group", name=re.compile("Share")).first
    for label in ("Facebook", "X", "LinkedIn", "Pinterest", "Telegram", "Tumblr", "E-?mail", "Copy link"):
        expect(group.get_by_role("link", name=re.compile(rf"^{label}", re.IGNORECASE)).first).to_be_visible()


def test_nothing_comes_from_a_third_party(page: Page, served: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    first_story(page)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((served.url, "data:"))] == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("reader", ["page", "scriptless"])
def test_a_comment_is_written_and_waits(reader: str, request: pytest.FixtureRequest) -> None:
    window: Page = request.getfixturevalue(reader)
    first_story(window)
    address = window.url
    form = window.locator("#respond")
    expect(form).to_contain_text("Leave A Reply")
    # The form refuses what was filled in faster than a person reads.
    opened = time.monotonic()
    form.get_by_label("Comment").fill("The coat was mine.")
    form.get_by_label("Name").fill("Table Nineteen")
    form.get_by_label("E-mail").fill(f"{reader}@example.org")
    while time.monotonic() - opened < 4:
        window.wait_for_timeout(200)
    form.get_by_role("button", name="Post Comment").click()
    expect(window.locator("[role=status]").first).to_be_visible()
    assert window.url.startswith(address)


def test_a_reply_names_whom_it_answers_and_can_be_cancelled(scriptless: Page) -> None:
    scriptless.goto("/")
    scriptless.goto("/search/?q=parrot")
    for link in scriptless.locator("main article h2 a, main article h3 a").evaluate_all(
        "l => l.map(a => a.href)"
    ):
        scriptless.goto(link)
        if scriptless.locator(".letter-reply").count():
            break
    scriptless.locator(".letter-reply").first.click()
    expect(scriptless.locator("#respond")).to_contain_text("Leave A Reply to")
    scriptless.get_by_role("link", name="Cancel Reply").click()
    expect(scriptless.locator("#respond")).not_to_contain_text("Leave A Reply to")


@pytest.mark.parametrize("reader", ["page", "scriptless"])
def test_signing_up_asks_for_confirmation_by_mail(
    reader: str, request: pytest.FixtureRequest, served: Served
) -> None:
    window: Page = request.getfixturevalue(reader)
    window.goto("/")
    form = window.locator(".sign-up-form").last
    form.get_by_label(re.compile("Subscribe|newsletter")).fill(f"reader-{reader}@example.org")
    form.get_by_role("button", name="Subscribe").click()
    expect(window.locator("h1")).to_be_visible()
    letters = sorted(served.folder.glob("mail/*.eml"))
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        letters = [
            file for file in served.folder.glob("mail/*.eml") if f"reader-{reader}@" in file.read_text()
        ]
        if letters:
            break
        window.wait_for_timeout(250)
    assert len(letters) == 1


def test_by_keyboard_alone_one_reaches_the_text(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("Skip", re.IGNORECASE))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", ["/", "/cinema/", "/latest/", "/search/?q=film", "/nothing-here/"])
@pytest.mark.parametrize("width", [320, 390, 820])
def test_nothing_is_wider_than_the_screen(phone: Page, path: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 844})
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= width


def test_an_unknown_address_helps_on(page: Page) -> None:
    answer = page.goto("/nothing-here/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("main a").count() > 3


def test_without_scripts_menu_and_search_work(scriptless: Page) -> None:
    scriptless.goto("/")
    scriptless.locator('[data-opens="search-overlay"]').first.click()
    scriptless.locator("main input[name=q], main form[role=search] input").first.fill("parrot")
    scriptless.keyboard.press("Enter")
    expect(scriptless.locator("main article").first).to_be_visible()


def test_paging_and_feeds(page: Page) -> None:
    page.goto("/latest/")
    page.get_by_role("link", name=re.compile(r"Next|Older", re.IGNORECASE)).first.click()
    expect(page).to_have_url(re.compile(r"/latest/page/2/$"))
    answer = page.request.get("/feed/")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/rss+xml; charset=utf-8")
