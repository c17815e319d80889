"""Write the reference pages that are made from the code: commands, settings, routes, vocabulary.

Run by ``make docs``; a test fails where a page in the repository is not what the code says now.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer
from fastapi import FastAPI
from fastapi.routing import APIRoute
from typer.models import ArgumentInfo

from harmledger.cli import actors as actors_cli
from harmledger.cli import correcting, gazetteer, keep, outlets, publishing, read, record, reviewing, users
from harmledger.cli.context import Exit
from harmledger.config import Settings
from harmledger.vocabulary import actors, sources, terms
from harmledger.web.api.described import describe
from harmledger.web.routes import ROUTERS

PAGES = Path(__file__).resolve().parents[1] / "docs" / "reference"
MADE = "<!-- Made from the code by `make docs`; do not edit by hand. -->"


def plain(text: str | None) -> str:
    """Help text without the terminal's mark-up, on one line, fit for a table cell."""
    clean = re.sub(r"\[/?[a-z ]*\]", "", text or "")
    return " ".join(clean.split()).replace("|", "\\|")


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument or option of a command, as it is typed."""

    shown: str
    text: str
    default: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its help text and parameters."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]


def commands() -> tuple[Command, ...]:
    """Every command, by name; read from the functions themselves."""
    found = [
        _command(function)
        for module in (keep, read, correcting, reviewing, record, publishing)
        for function in module.COMMANDS
    ]
    found += [
        _command(function, f"{group.GROUP} ")
        for group in (gazetteer, outlets, actors_cli, users)
        for function in group.COMMANDS
    ]
    return tuple(sorted(found, key=lambda item: item.name))


def _command(function: Callable[..., Any], group: str = "") -> Command:
    hints = get_type_hints(function, include_extras=True)
    parameters = [
        _parameter(name, hints[name], item.default)
        for name, item in inspect.signature(function).parameters.items()
        if hints[name] is not typer.Context
    ]
    name = function.__name__.rstrip("_").replace("_", "-")
    return Command(group + name, inspect.getdoc(function) or "", tuple(parameters))


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    kind, info = get_args(hint)[:2]
    kinds = (kind, *get_args(kind), *(more for item in get_args(kind) for more in get_args(item)))
    enums = [item for item in kinds if isinstance(item, type) and issubclass(item, StrEnum)]
    # Within Annotated, Typer keeps the first name in the field that is else the default.
    names = [item for item in (info.default, *(info.param_decls or ())) if isinstance(item, str) and item[:1] == "-"]
    if isinstance(info, ArgumentInfo):
        names = [info.metavar or name.upper()]
    shown = ", ".join(f"`{item}`" for item in names or [f"--{name}".replace("_", "-")]).replace("|", "\\|")
    value = "" if default in (None, False, inspect.Parameter.empty) else f"`{getattr(default, 'value', default)}`"
    return Parameter(shown, plain(info.help), value, tuple(item.value for item in enums[0]) if enums else ())


def cli() -> str:
    """The page on the command line."""
    lines = ["# Commands", "", MADE, "", "`harmledger [--ledger LEDGER] [--settings FILE] COMMAND`", ""]
    for command in commands():
        lines += [f"## `harmledger {command.name}`", "", *_paragraphs(command.help)]
        lines += ["| | | default |", "| --- | --- | --- |"]
        for item in command.parameters:
            choices = f" One of {', '.join(f'`{choice}`' for choice in item.choices)}." if item.choices else ""
            lines.append(f"| {item.shown} | {item.text}{choices} | {item.default} |")
        lines.append("")
    lines += ["## Exit codes", "", "| code | means |", "| --- | --- |"]
    meanings = {
        Exit.OK: "done",
        Exit.ERROR: "an error, told in one line with its remedy; nothing that was saved is lost",
        Exit.USAGE: "the command was not understood",
        Exit.SOME_SKIPPED: "done, but some inputs were skipped; `harmledger status` lists them",
        Exit.DAMAGED: "`verify` found that something was altered, removed or re-ordered",
        Exit.FAULT: "a fault of harmledger; the line names a file to send in. What was reported as saved is saved",
        Exit.INTERRUPTED: "stopped with Ctrl-C; what was reported as saved is saved",
        Exit.PIPE_CLOSED: "whoever read the output (`head`, say) has closed it; the command stopped there",
    }
    lines += [f"| {code.value} | {meanings[code]} |" for code in Exit]
    return "\n".join(lines) + "\n"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield plain(paragraph)
        yield ""


def settings() -> str:
    """The page on settings."""
    lines = [
        "# Settings",
        "",
        MADE,
        "",
        "Set them in `harmledger.toml` (or the file that `--settings` names), or in the environment as `HARMLEDGER_`",
        "and the name in capitals. The environment wins over the file. `harmledger settings` shows those in force.",
        "",
        "| setting | default | what it is for |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| `{item.name}` | `{item.default!r}` | {plain(item.metadata['help'])} |"
        for item in dataclasses.fields(Settings)
    ]
    return "\n".join(lines) + "\n"


def routes() -> list[tuple[str, str, str]]:
    """Every page and API address with its methods and what it is."""
    found = [
        (route.path, ", ".join(sorted(route.methods or ())), plain(inspect.getdoc(route.endpoint)))
        for router in ROUTERS
        for route in router.routes
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
        f"{len(actors.all())} parties (`parties/`) and {len(sources.all())} speakers (`sources.yaml`) are known by",
        "their names and aliases. A name that is in neither list stays as the report words it.",
    ]
    return "\n".join(lines) + "\n"


_SCHEMAS = "Schemas of all values are in `/api/v1/openapi.json`."


def rest_api() -> str:
    """The page on the API: each address with what it takes and gives."""
    described = FastAPI()
    for router in ROUTERS:
        described.include_router(router)
    found = describe(described)
    lines = ["# REST API", "", MADE, "", f"How it is used: [Use the API](../how-to/api.md). {_SCHEMAS}", ""]
    for path, methods in sorted(found["paths"].items()):
        for method, told in methods.items():
            lines += [f"## `{method.upper()} {path}`", "", plain(told["description"]), "", *_taken(told), *_given(told)]
    return "\n".join(lines).rstrip() + "\n"


def _taken(told: Mapping[str, Any]) -> Iterator[str]:
    """What an address of the API takes."""
    if told.get("parameters"):
        yield from ("| parameter | takes | |", "| --- | --- | --- |")
        for parameter in told["parameters"]:
            text = plain(parameter.get("description") or parameter["schema"].get("description"))
            yield f"| `{parameter['name']}` ({parameter['in']}) | {_kind(parameter['schema'])} | {text} |"
        yield ""
    sent = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if sent:
        yield from (f"Sent: {_kind(sent)}.", "")


def _given(told: Mapping[str, Any]) -> Iterator[str]:
    """What it answers with."""
    for code, answer in told["responses"].items():
        kinds = ", ".join(
            f"{_kind(content['schema'])} as `{media}`" for media, content in answer.get("content", {}).items()
        )
        if code.startswith("2"):
            yield from (f"Answer {code}: {kinds}.", "")
    refused = ", ".join(code for code in sorted(told["responses"]) if not code.startswith("2"))
    yield from (f"Refusals: {refused}.", "")


def _kind(schema: Mapping[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return f"`{schema['$ref'].rsplit('/', 1)[-1]}`"
    several = schema.get("anyOf") or schema.get("oneOf")
    if several:
        return " or ".join(dict.fromkeys(_kind(one) for one in several if one.get("type") != "null"))
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"any number of: {_kind(schema['items'])}"
    return str(schema.get("format") or schema.get("type") or "any value")


MAKERS: Mapping[str, Callable[[], str]] = {
    "cli.md": cli,
    "settings.md": settings,
    "pages.md": pages,
    "rest-api.md": rest_api,
    "vocabulary.md": vocabulary,
}


def main() -> None:
    """Write every page."""
    for name, make in MAKERS.items():
        (PAGES / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
