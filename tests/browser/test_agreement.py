"""What is typed is held against the sources, beside the editor, and mended with their words."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import Served
from tests.browser.judges import AXE, AXE_TAGS

pytestmark = pytest.mark.browser

PATIENCE = 60_000
WRONG = " “Nobody here thinks that it’s a {word},” said Ilse Carrow."
RIGHT = "“Nobody here thinks that it’s a wedding,”"


@pytest.fixture
def editor(chromium: Browser, served: Served) -> Iterator[Page]:
    """At the sample's article that is based on two outlets; a script error fails the test."""
    context = chromium.new_context(
        viewport={"width": 1400, "height": 1000}, base_url=served.url, bypass_csp=True
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(served.login)
    page.get_by_label("Password").fill(served.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    page.goto("/admin/articles/?q=deepen+film+production")
    page.get_by_role("link", name="Port Ellery and Santa Brígida deepen film production").first.click()
    page.locator('[data-side-panel-toggle="agreement"]').click()
    expect(page.locator("[data-agreement-state]")).to_contain_text("Held against Harbour & Reel")
    yield page
    context.close()
    assert errors == []


def text_of(page: Page) -> Locator:
    return page.locator("[data-contentpath='body'] [contenteditable='true']").first


def type_wrong_quotation(page: Page, word: str) -> Locator:
    """Returns what the panel says of it. Each test has its own word: what is typed is saved meanwhile."""
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(WRONG.format(word=word))
    finding = page.locator("[data-finding]").filter(has_text=f"“{word}” for “wedding”")
    expect(finding).to_be_visible(timeout=PATIENCE)
    return finding


def test_the_source_s_words_take_the_place_of_the_draft_s(editor: Page) -> None:
    finding = type_wrong_quotation(editor, "funeral")
    expect(finding).to_contain_text("Harbour & Reel")
    assert editor.evaluate("CSS.highlights.get('agreement-error').size") >= 1
    finding.get_by_role("button", name="Use the source’s words").click()
    expect(text_of(editor)).to_contain_text(RIGHT)
    expect(finding).to_be_hidden(timeout=PATIENCE)


def test_a_finding_is_kept_with_a_reason_by_keyboard_and_opened_again(editor: Page) -> None:
    finding = type_wrong_quotation(editor, "parade")
    finding.get_by_role("button", name="Keep, and say why").press("Enter")
    finding.get_by_label("Why it stays as it is").fill("She said it twice; we were there.")
    editor.keyboard.press("Enter")
    expect(finding).to_contain_text("Kept as it is: She said it twice; we were there.")
    finding.get_by_role("button", name="Open again").press("Enter")
    expect(finding.get_by_role("button", name="Keep, and say why")).to_be_visible()


def test_the_panel_can_be_used_by_everybody(editor: Page) -> None:
    type_wrong_quotation(editor, "picnic")
    editor.evaluate(AXE.read_text(encoding="utf-8"))
    looked = "tags => axe.run('[data-agreement]', {runOnly: {type: 'tag', values: tags}})"
    violations = editor.evaluate(looked, AXE_TAGS)["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []
