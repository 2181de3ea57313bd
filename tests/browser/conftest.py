"""A real Chromium, and a real served site with the sample edition for it to read.

The edition is loaded once for a whole run, also when several test processes share it; each process then
serves a copy of its own, so that what one test changes another never sees.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from running_site import answers, environment, eventually, free_port, listens
from tests.browser.judges import AXE, NU


@dataclass(frozen=True, slots=True)
class Served:
    """A site with the sample edition, as its reader and its editor reach it."""

    url: str
    folder: Path
    login: str
    password: str


@pytest.fixture(scope="session")
def loaded_edition(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """A site folder with the sample edition, made by whichever test process comes first."""
    if given := pytestconfig.getoption("--edition"):
        return Path(given)
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / "edition"
    with (shared / "edition.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            subprocess.run(
                [sys.executable, "-m", "newsreel", "demo", "--dir", str(folder), "--no-serve"],
                env=environment(),
                check=True,
                stdout=subprocess.DEVNULL,
            )
            (folder / "complete").touch()
    return folder


@pytest.fixture(scope="session")
def served(loaded_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(loaded_edition, folder)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = folder.parent / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "newsreel", "--site", str(folder), "serve", "--port", str(port)],
            env=environment(NEWSREEL_ADDRESS=url),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        assert eventually(lambda: answers(f"{url}/robots.txt")), log.read_text()
        yield Served(url, folder, "editor", (folder / "login.txt").read_text().strip())
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else the one Playwright brought."""
    executable = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
        None,
    )
    # Pictures are made when first asked for: the first look at a page may take a while on a busy machine.
    expect.set_options(timeout=30_000)
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=quiet)
        yield browser
        browser.close()


def patient(context: BrowserContext) -> Page:
    context.set_default_navigation_timeout(120_000)
    return context.new_page()


@pytest.fixture
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    """A reader's window at desk size; a script error in it fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=served.url)
    opened = patient(context)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def phone(chromium: Browser, served: Served) -> Iterator[Page]:
    """A reader's phone."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, base_url=served.url, has_touch=True, is_mobile=True
    )
    yield patient(context)
    context.close()


@pytest.fixture
def scriptless(chromium: Browser, served: Served) -> Iterator[Page]:
    """A reader without JavaScript."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, base_url=served.url, java_script_enabled=False
    )
    yield patient(context)
    context.close()


@pytest.fixture(scope="session")
def axe() -> Path:
    if not AXE.exists():
        pytest.skip("axe-core is not installed; tests/install-judges.sh fetches it where there is npm")
    return AXE


@pytest.fixture(scope="session")
def nu() -> Iterator[str]:
    """The Nu HTML checker as a service on this machine."""
    if not NU.exists() or shutil.which("java") is None:
        pytest.skip(
            "the Nu HTML checker or Java is not installed; tests/install-judges.sh fetches the checker"
        )
    port = free_port()
    command = ["java", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-Xss1m", "-cp", str(NU)]
    process = subprocess.Popen(
        [*command, "nu.validator.servlet.Main", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert eventually(lambda: listens(port)), "The Nu HTML checker did not start"
        yield f"http://127.0.0.1:{port}/?out=json"
    finally:
        process.terminate()
        process.wait(timeout=30)
