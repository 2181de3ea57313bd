"""What is not documented fails the build."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from newsreel.cli import newsreel
from newsreel.newsroom import checklist
from newsreel.ops.doctor import CONTENT_CHECKS, MACHINE_CHECKS
from newsreel.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def headings(name: str) -> set[str]:
    return {
        line.lstrip("#").strip() for line in (DOCS / name).read_text().splitlines() if line.startswith("#")
    }


def commands(group: click.Group, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name


def test_every_setting_has_a_heading() -> None:
    assert set(Settings.model_fields) <= headings("operations/settings.md")


def test_every_command_has_a_heading() -> None:
    assert isinstance(newsreel, click.Group)
    assert set(commands(newsreel)) <= headings("operations/commands.md")


def test_every_doctor_check_has_a_heading() -> None:
    names = {
        check.__name__.replace("_", " ").removesuffix(" in public")
        for check in (*MACHINE_CHECKS, *CONTENT_CHECKS)
    }
    assert names <= headings("operations/doctor.md")


def test_every_direct_dependency_has_a_reason() -> None:
    reasons = (DOCS / "decisions/dependencies.md").read_text()
    for file in (ROOT / "requirements").glob("*.in"):
        for line in file.read_text().splitlines():
            if requirement := re.match(r"[a-z][a-z0-9-]*", line):
                assert f"`{requirement.group()}`" in reasons, (
                    f"{requirement.group()} has no line in dependencies.md"
                )


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / target).exists(), (
            f"{page.relative_to(ROOT)} links to {target}, which is not there"
        )


def test_every_page_of_the_docs_can_be_reached() -> None:
    found = {DOCS / "index.md"}
    waiting = list(found)
    while waiting:
        page = waiting.pop()
        for target in re.findall(r"\]\(([^)#:]+\.md)\)", page.read_text()):
            linked = (page.parent / target).resolve()
            if linked not in found:
                found.add(linked)
                waiting.append(linked)
    assert set(DOCS.rglob("*.md")) <= found


def test_every_checklist_check_has_a_heading() -> None:
    names = {check.__module__.rpartition(".")[2].replace("_", " ") for check in checklist.CHECKS}
    assert names <= {heading.lower() for heading in headings("concepts.md")}
