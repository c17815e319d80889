"""Write the reference pages that are made from the code: commands, settings, routes, vocabulary.

Run by ``make docs``; a test fails where a page in the repository is not what the code says now.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import typer
from fastapi.routing import APIRoute

from harmledger.cli.app import app
from harmledger.cli.context import Exit
from harmledger.config import Settings
from harmledger.vocabulary import actors, sources, terms
from harmledger.web import create_app
from harmledger.workflow.pages import Pages

PAGES = Path(__file__).resolve().parents[1] / "docs" / "reference"
MADE = "<!-- Made from the code by `make docs`; do not edit by hand. -->"


def plain(text: str | None) -> str:
    """Help text without the terminal's mark-up, on one line, fit for a table cell."""
    clean = re.sub(r"\[/?[a-z ]*\]", "", text or "")
    return " ".join(clean.split()).replace("|", "\\|")


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its name."""
    group = typer.main.get_command(app)
    if not isinstance(group, click.Group) and not hasattr(group, "commands"):
        raise TypeError("the application is no group of commands")
    yield from sorted(group.commands.items())


def cli() -> str:
    """The page on the command line."""
    lines = ["# Commands", "", MADE, "", "`harmledger [--ledger LEDGER] [--settings FILE] COMMAND`", ""]
    for name, command in commands():
        lines += [f"## `harmledger {name}`", "", *_paragraphs(command.help), ""]
        rows = [_parameter(item) for item in command.params if not getattr(item, "hidden", False)]
        lines += ["| | | default |", "| --- | --- | --- |", *rows, ""]
    lines += ["## Exit codes", "", "| code | means |", "| --- | --- |"]
    meanings = {
        Exit.OK: "done",
        Exit.ERROR: "an error, told in one line with its remedy; nothing that was saved is lost",
        Exit.USAGE: "the command was not understood",
        Exit.SOME_SKIPPED: "done, but some inputs were skipped; `harmledger status` lists them",
        Exit.DAMAGED: "`verify` found that something was altered, removed or re-ordered",
        Exit.INTERRUPTED: "stopped with Ctrl-C; what was reported as saved is saved",
    }
    lines += [f"| {code.value} | {meanings[code]} |" for code in Exit]
    return "\n".join(lines) + "\n"


def _paragraphs(text: str | None) -> Iterator[str]:
    for paragraph in (text or "").strip().split("\n\n"):
        yield plain(paragraph)
        yield ""


def _parameter(item: click.Parameter) -> str:
    shown = ", ".join(f"`{name}`" for name in (*item.opts, *item.secondary_opts))
    if item.param_type_name == "argument":
        shown = f"`{item.make_metavar(click.Context(click.Command('x')))}`" if item.metavar is None else f"`{item.metavar}`"
    default = item.default
    value = "" if default in (None, False, ()) or callable(default) else f"`{getattr(default, 'value', default)}`"
    choices = getattr(item.type, "choices", None)
    help_text = plain(getattr(item, "help", "") or "")
    if choices:
        named = ", ".join(f"`{getattr(choice, 'value', choice)}`" for choice in choices)
        help_text = f"{help_text} One of {named}."
    return f"| {shown} | {help_text} | {value} |"


def settings() -> str:
    """The page on settings."""
    lines = [
        "# Settings",
        "",
        MADE,
        "",
        "Set them in `harmledger.toml` (or the file that `--settings` names), or in the environment as `HARMLEDGER_` and",
        "the name in capitals. The environment wins over the file. `harmledger settings` shows those in force.",
        "",
        "| setting | default | what it is for |",
        "| --- | --- | --- |",
    ]
    for item in dataclasses.fields(Settings):
        lines.append(f"| `{item.name}` | `{item.default!r}` | {plain(item.metadata['help'])} |")
    return "\n".join(lines) + "\n"


def routes() -> list[tuple[str, str, str]]:
    """Every page and API address with its methods and what it is."""
    site = create_app(Pages(None), Settings())  # type: ignore[arg-type]  # no page is asked for, only the list of routes
    found = [
        (route.path, ", ".join(sorted(route.methods)), plain((route.endpoint.__doc__ or "").strip().split("\n\n")[0]))
        for route in site.routes
        if isinstance(route, APIRoute)
    ]
    return sorted(found)


def pages() -> str:
    """The page on routes."""
    lines = ["# Pages and API", "", MADE, "", "| address | method | what it is |", "| --- | --- | --- |"]
    lines += [f"| `{path}` | {methods} | {text} |" for path, methods, text in routes()]
    return "\n".join(lines) + "\n"


def vocabulary() -> str:
    """The page on the vocabularies and their maps to other schemes."""
    lines = ["# Vocabulary", "", MADE, ""]
    tables: Mapping[str, Any] = {
        "Means": terms.means_terms(),
        "Targets": terms.target_terms(),
        "Victim groups": terms.victim_terms(),
        "Outcomes": terms.outcome_terms(),
    }
    for title, entries in tables.items():
        lines += [f"## {title}", "", "| term | meaning | ACLED | UCDP | Airwars |", "| --- | --- | --- | --- | --- |"]
        for entry in entries:
            other = entry.elsewhere
            acled = " / ".join(filter(None, (other.acled, other.acled_sub)))
            lines.append(
                f"| `{entry.term}` | {plain(entry.meaning)} | {acled} | {other.ucdp or ''} | {other.airwars or ''} |"
            )
        lines.append("")
    lines += [
        "## Parties and speakers",
        "",
        f"{len(actors.all())} parties (`actors.yaml`) and {len(sources.all())} speakers (`sources.yaml`) are known by",
        "their names and aliases. A name that is in neither list stays as the report words it.",
    ]
    return "\n".join(lines) + "\n"


MAKERS: Mapping[str, Callable[[], str]] = {
    "cli.md": cli,
    "settings.md": settings,
    "pages.md": pages,
    "vocabulary.md": vocabulary,
}


def main() -> None:
    """Write every page."""
    for name, make in MAKERS.items():
        (PAGES / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
