"""What editors do, in a real browser in the real admin. Each journey has an article of its own."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from running_site import environment, eventually
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
PASSWORD = "a long password"
PATIENCE = 60_000
"""Milliseconds; a first visit to a screen may compile its templates on a busy machine."""

Desk = Callable[[str], Page]


def run_on(served: Served, script: str) -> str:
    answer = subprocess.run(
        [
            *(sys.executable, "-m", "newsreel", "--site", str(served.folder)),
            *("manage", "shell", "--no-imports", "-c", (HERE / script).read_text(encoding="utf-8")),
        ],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def cinema(served: Served) -> str:
    """The address of the screen of a new article in Cinema, once the staff has been hired."""
    number = run_on(served, "hire_staff.py").partition("CINEMA")[2].partition(".")[0]
    return f"/admin/pages/add/newsroom/article/{number}/"


@pytest.fixture
def desk(chromium: Browser, served: Served, cinema: str) -> Iterator[Desk]:
    """Sits somebody at a desk of their own: a logged-in window."""
    contexts = []

    def sit(name: str) -> Page:
        context = chromium.new_context(viewport={"width": 1400, "height": 1000}, base_url=served.url)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(re.compile("/admin/$"))
        return page

    yield sit
    for context in contexts:
        context.close()


def write(page: Page, address: str, headline: str, text: str = "It happened in front of everyone.") -> None:
    """Begin an article: headline and one block of text. Wagtail may have saved it by itself by then."""
    page.goto(address)
    page.locator("#id_title").fill(headline)
    page.get_by_title("Insert a block").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    editor = page.locator("[data-contentpath='body'] [contenteditable='true']").first
    editor.click()
    page.keyboard.type(text)
    # The editor of the text hands it to the form a moment after the last key.
    field = page.locator("[data-contentpath='body'] input[type='hidden'][name$='-value']").last
    expect(field).to_have_value(re.compile(re.escape(text)), timeout=PATIENCE)


def sign(page: Page, name: str) -> None:
    """Add a byline."""
    page.get_by_role("button", name="Add byline").click()
    page.get_by_role("button", name="Choose author").last.click()
    chooser = page.get_by_role("dialog")
    chooser.get_by_label("Search term").fill(name)
    chooser.get_by_role("link", name=name).click()
    expect(chooser).to_be_hidden()


def press(page: Page, action: str) -> None:
    """One of the buttons at the foot of the editor; the rarer ones stand behind the arrow."""
    button = page.get_by_role("button", name=action, exact=True)
    if not button.is_visible():
        page.locator("footer").get_by_role("button", name="More actions").click()
    button.click()


def notice(page: Page, words: str) -> None:
    expect(page.locator(".messages")).to_contain_text(words, timeout=PATIENCE)


def reading(served: Served, chromium: Browser, path: str) -> Page:
    page = chromium.new_page(base_url=served.url)
    page.goto(path)
    return page


def comes_to_read(served: Served, chromium: Browser, path: str, part: str, words: str) -> bool:
    """Whether readers who look again find the words there: while a page is drawn, the former one may show."""

    def is_there() -> bool:
        page = reading(served, chromium, path)
        found = words in page.locator(part).inner_text()
        page.close()
        return found

    return eventually(is_there)


def status_of(served: Served, chromium: Browser, path: str) -> int:
    page = chromium.new_page(base_url=served.url)
    response = page.goto(path)
    assert response is not None
    return response.status


def publish_at_once(desk: Desk, address: str, headline: str) -> tuple[Page, str]:
    """An editor's short way; gives their window on the article's editor, and the article's path."""
    page = desk("ed")
    write(page, address, headline)
    sign(page, "Wren Hale")
    press(page, "Publish")
    notice(page, headline)
    live = page.locator(".messages").get_by_role("link", name="View live").get_attribute("href")
    page.locator(".messages").get_by_role("link", name="Edit").click()
    assert live is not None
    return page, live


def test_write_submit_and_approve(desk: Desk, served: Served, chromium: Browser, cinema: str) -> None:
    writer = desk("wren")
    write(writer, cinema, "A pier goes dark")
    expect(writer.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    press(writer, "Submit to Review")
    notice(writer, "submitted for moderation")

    editor = desk("ed")
    waiting = editor.locator("#workflow-objects-to-moderate, section, .w-panel").filter(
        has_text="Awaiting your review"
    )
    expect(waiting.first).to_contain_text("A pier goes dark")
    editor.get_by_role("link", name="A pier goes dark", exact=True).first.click()
    expect(editor.locator("#id_title")).to_have_value("A pier goes dark")
    press(editor, "Approve and Publish")
    notice(editor, "A pier goes dark")

    page = reading(served, chromium, "/cinema/a-pier-goes-dark/")
    expect(page.locator("h1")).to_have_text("A pier goes dark")
    expect(page.locator("main")).to_contain_text("Wren Hale")


def test_the_checklist_holds_back_until_it_is_content(desk: Desk, cinema: str) -> None:
    page = desk("ed")
    write(page, cinema, "Nobody signs this")
    press(page, "Save draft")
    notice(page, "Nobody signs this")
    page.get_by_role("button", name="Toggle “Ready to publish?”").click()
    panel = page.locator("[data-side-panel='checklist']")
    expect(panel).to_contain_text("Nobody signs this article. Add a byline.", timeout=PATIENCE)
    counter = page.locator("[data-side-panel-toggle='checklist'] [data-side-panel-toggle-counter]")
    expect(counter).to_have_text("1")

    press(page, "Publish")
    notice(page, "could not be saved due to validation errors")
    expect(page.locator("main")).to_contain_text("Nobody signs this article. Add a byline.")

    sign(page, "Wren Hale")
    press(page, "Save draft")
    notice(page, "has been updated")
    expect(panel).to_contain_text("Nothing stands in the way.", timeout=PATIENCE)
    expect(counter).to_be_hidden()
    press(page, "Publish")
    notice(page, "has been published")


def schedule(page: Page, moment: datetime) -> None:
    """Set the moment by script: typing opens Wagtail's calendar, which lies over the button to press."""
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.get_by_label("Go live date/time").evaluate(
        "(field, moment) => {"
        "  field.value = moment;"
        "  field.dispatchEvent(new Event('change', {bubbles: true}));"
        "}",
        f"{moment:%Y-%m-%d %H:%M}",
    )
    page.get_by_role("dialog").get_by_role("button", name="Save schedule").click()
    notice(page, "has been updated")


def test_schedule_and_unpublish(desk: Desk, served: Served, chromium: Browser, cinema: str) -> None:
    page = desk("ed")
    write(page, cinema, "Out tomorrow")
    sign(page, "Wren Hale")
    schedule(page, datetime.now() + timedelta(days=1))
    press(page, "Schedule to publish")
    notice(page, "scheduled for publishing")
    page.goto("/admin/")
    expect(page.get_by_role("region", name="Scheduled")).to_contain_text("Out tomorrow")
    assert status_of(served, chromium, "/cinema/out-tomorrow/") == 404

    run_on(served, "make_due.py")
    read = reading(served, chromium, "/cinema/out-tomorrow/")
    expect(read.locator("h1")).to_have_text("Out tomorrow")

    page.goto("/admin/articles/?q=Out+tomorrow")
    page.get_by_role("link", name="Out tomorrow", exact=True).first.click()
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Unpublish").click()
    page.get_by_role("button", name="Yes, unpublish it").click()
    notice(page, "unpublished")
    # In a new window: a browser keeps for a while what it has read.
    assert status_of(served, chromium, "/cinema/out-tomorrow/") == 404


def test_correct(desk: Desk, served: Served, chromium: Browser, cinema: str) -> None:
    page, live = publish_at_once(desk, cinema, "A name misspelt")
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Correct…").click()
    page.get_by_label("Correction", exact=False).last.fill("The singer is called Ada Reel.")
    page.get_by_role("button", name="Publish the correction").click()
    notice(page, "carries the correction now")

    assert comes_to_read(served, chromium, live, "main", "The singer is called Ada Reel.")
    assert comes_to_read(served, chromium, "/corrections/", "main", "The singer is called Ada Reel.")
    page.get_by_role("link", name="Corrections", exact=True).click()
    expect(page.locator("main")).to_contain_text("The singer is called Ada Reel.")


def test_withdraw_and_restore(desk: Desk, served: Served, chromium: Browser, cinema: str) -> None:
    page, live = publish_at_once(desk, cinema, "Never mind")
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Withdraw…").click()
    expect(page.locator("main")).not_to_contain_text("Removed on a legal request")
    page.get_by_label("What readers see at its address").fill("We got this wrong from end to end.")
    page.get_by_role("button", name="Withdraw the article").click()
    notice(page, "is withdrawn")

    assert status_of(served, chromium, live) == 410
    expect(reading(served, chromium, live).locator("main")).to_contain_text(
        "We got this wrong from end to end."
    )

    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Restore…").click()
    page.get_by_role("button", name="Restore the article").click()
    notice(page, "is back")
    # In new windows: a browser may remember that an address is gone.
    assert comes_to_read(served, chromium, live, "h1", "Never mind")


def test_compare_two_versions(desk: Desk, cinema: str) -> None:
    page, _live = publish_at_once(desk, cinema, "As it was")
    page.locator("#id_title").fill("As it is")
    press(page, "Publish")
    notice(page, "has been published")
    page.locator(".messages").get_by_role("link", name="Edit").click()
    page.goto(page.url.partition("/edit/")[0] + "/revisions/compare/earliest...latest/")
    expect(page.locator("main")).to_contain_text("Title")
    expect(page.locator("main ins, main .addition").first).to_contain_text("is")
