"""The documentation names every command, setting and route, and its made pages are what the code says."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from harmledger.cli.app import app
from harmledger.config import Settings
from scripts import reference

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", sorted(reference.MAKERS))
def test_made_pages_are_what_the_code_says(name: str) -> None:
    """Run `make docs` where this fails."""
    assert (DOCS / "reference" / name).read_text(encoding="utf-8") == reference.MAKERS[name]()


@pytest.mark.parametrize("command", reference.commands(), ids=lambda command: command.name)
def test_every_command_is_documented_and_explains_itself(command: reference.Command) -> None:
    """Each command has a help text, each of its options too, and the guide names it outside the made pages."""
    assert len(command.help) > 20
    for parameter in command.parameters:
        assert parameter.text, parameter.shown
    written = [path for path in DOCS.rglob("*.md") if path.name not in reference.MAKERS] + [ROOT / "README.md"]
    called = re.compile(rf"harmledger (-l \S+ |--ledger \S+ )?{command.name}\b")
    assert any(called.search(path.read_text(encoding="utf-8")) for path in written)


@pytest.mark.parametrize("name", [item.name for item in dataclasses.fields(Settings)])
def test_every_setting_is_documented(name: str) -> None:
    """Each setting stands on the settings page."""
    assert f"`{name}`" in (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("route", reference.routes(), ids=lambda route: route[0])
def test_every_route_is_documented(route: tuple[str, str, str]) -> None:
    """Each route says what it is, and stands on the pages' page."""
    path, _, text = route
    assert text
    assert f"`{path}`" in (DOCS / "reference" / "pages.md").read_text(encoding="utf-8")


def test_every_registered_command_is_in_the_reference() -> None:
    """The commands that the application knows are the commands of the page, no more and no fewer."""
    assert {item.name for item in reference.commands()} == set(_names(typer.main.get_command(app)))


def _names(command: Any, before: str = "") -> Iterator[str]:
    """Names of all commands of an application; those of a group follow its name."""
    for name, inside in vars(command)["commands"].items():
        if "commands" in vars(inside):
            yield from _names(inside, f"{before}{name} ")
        else:
            yield before + name


def test_links_between_pages_lead_somewhere() -> None:
    """A relative link in the documentation or README points at a file that is there."""
    broken: list[str] = []
    for page in [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]:
        targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        broken += [f"{page.relative_to(ROOT)}: {name}" for name in targets if not (page.parent / name).exists()]
    assert broken == []


def test_every_dependency_is_explained() -> None:
    """docs/dependencies.md has a line for each run-time dependency."""
    listed = (DOCS / "dependencies.md").read_text(encoding="utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    names = re.findall(r'"([A-Za-z0-9_.-]+)', block)
    assert len(names) > 15
    assert [name for name in names if name.lower() not in listed] == []
