"""Commands that make and keep a ledger: init, add, status, verify, settings."""

from __future__ import annotations

import dataclasses
import re
import shlex
from typing import TYPE_CHECKING, Annotated, Any

import typer

from harmledger.cli import extractor as extractors
from harmledger.cli.context import Exit, Json, err, of, out, print_json
from harmledger.cli.progress import progress
from harmledger.cli.wording import in_line, many, said
from harmledger.config import Settings

if TYPE_CHECKING:
    from harmledger.workflow.add import AddedItem, AddSummary

PANEL = "Keep a ledger"
EXAMPLES = {
    "init": "init idlib.ledger",
    "add": "-l idlib.ledger add reports/ https://example.org/report.html",
    "status": "-l idlib.ledger status",
    "verify": "-l idlib.ledger verify",
    "settings": "settings --json",
}


def init(
    context: typer.Context,
    ledger: Annotated[
        str | None,
        typer.Argument(help="The new ledger: a folder to make, or a postgresql:// address. Default: --ledger."),
    ] = None,
) -> None:
    """Make a new, empty ledger."""
    from harmledger.workflow.init import init as make

    settings = of(context).settings
    location = make(settings.ledger if ledger is None else ledger, settings)
    out.print(f"made the ledger [bold]{in_line(location)}[/]", soft_wrap=True)
    out.print(f"next: harmledger -l {in_line(shlex.quote(location))} add REPORTS", soft_wrap=True)


def add(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL",
            help="Text, HTML, PDF, JSON Lines, RSS or Atom, WARC; a folder, with or without manifest.csv "
            "(path,url,outlet,title,published, and beat if wanted); a web address; or - for what comes in on "
            "standard input.",
        ),
    ],
    extractor: extractors.Choice = None,
    as_json: Json = False,
) -> None:
    """Capture reports and read their claims.

    The same bytes twice make one report. Stop at any moment and run it again: what was reported as added is kept, what
    is known is passed over. A file that cannot be used is skipped with one line that says why; the exit code is then 3.
    """
    from harmledger.workflow.add import Added, expected

    shared = extractors.chosen(context, extractor)
    with shared.ledger() as ledger, progress(as_json) as bar:
        task = bar.add_task("adding", total=expected(sources, shared.settings))

        def told(item: AddedItem) -> None:
            bar.advance(task)
            if as_json:
                print_json(item)
            elif item.reason is not None:
                word = "not read" if item.status is Added.UNREAD else "skipped"
                bar.console.print(f"{word}  {in_line(item.message or item.item)}", soft_wrap=True)

        summary = ledger.add(sources, told)
    if not as_json:
        _summed_up(summary, shared.settings.ledger)
        extractors.told(summary.refused)
        extractors.told_languages(summary.unread_languages)
    if summary.skipped or summary.unread:
        raise typer.Exit(Exit.SOME_SKIPPED)


def _summed_up(summary: AddSummary, ledger: str) -> None:
    """What was added, and what to do next."""
    named = in_line(shlex.quote(_without_password(ledger)))
    out.print(
        f"added {many(summary.new, 'report')} with {many(summary.claims, 'claim')}; "
        f"{summary.known} known already; {len(summary.skipped)} skipped"
    )
    if summary.skipped:
        out.print(f"`harmledger -l {named} status` lists what was skipped and why", soft_wrap=True)
    elif not summary.new and not summary.known:
        out.print("no report was found there")
    if summary.unread:
        out.print(
            f"{many(len(summary.unread), 'report')} kept and not read; to try again: "
            f"harmledger -l {named} extract --extractor llm",
            soft_wrap=True,
        )
    if summary.new:
        out.print(f"next: harmledger -l {named} link", soft_wrap=True)


def status(context: typer.Context, as_json: Json = False) -> None:
    """Show how much is in the ledger, what is unresolved, and what was skipped."""
    from rich import box
    from rich.table import Table

    from harmledger.model.codec import to_plain

    with of(context).ledger() as ledger:
        (stats, unresolved), skips, location = ledger.counted(), ledger.skips(), ledger.location
    if as_json:
        print_json({**to_plain(stats), "unresolved": unresolved.to_dicts(), "skipped": skips.to_dicts()})
        return
    table = Table("what", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("how much", overflow="fold")  # the journal's head is there to be copied, whole
    out.print(f"[bold]{in_line(location)}[/]", soft_wrap=True)
    for name, value in _flat(to_plain(stats)):
        table.add_row(name.replace("_", " "), value)
    out.print(table)
    if stats.is_stale:
        out.print("reports, claims or judgements came in since the last link: run [bold]harmledger link[/]")
    for item in unresolved:
        claims = many(item.claims, "claim")
        out.print(f"unresolved {item.what}: {in_line(item.reason)}  {item.mentions} in {claims}", soft_wrap=True)
    if unresolved:
        out.print("`harmledger unresolved` lists the words, with what they might mean", soft_wrap=True)
    for skip in skips:
        out.print(f"skipped ({skip.reason})  {in_line(skip.message)}", soft_wrap=True)


def _flat(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Rows of a table: one a value, and one a name where a value is a list of counts."""
    rows: list[tuple[str, str]] = []
    for name, value in values.items():
        if isinstance(value, list):
            rows += [(f"{name}: {item['name']}", str(item["count"])) for item in value]
        else:
            rows.append((name, "-" if value is None else str(value)))
    return rows


def verify(context: typer.Context, as_json: Json = False) -> None:
    """Re-hash everything and name exactly what was altered, removed or re-ordered. Exit code 4 if anything was."""
    from harmledger.ledger import Severity

    damaged = 0
    with of(context).ledger() as ledger, progress(as_json) as bar:
        task = bar.add_task("verifying", total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        for finding in ledger.verify(told):
            damage = finding.severity is Severity.ERROR
            damaged += damage
            if as_json:
                print_json(finding)
            else:
                word = "damaged" if damage else "note"
                bar.console.print(f"{word}  {in_line(finding.message)}", soft_wrap=True)
    if damaged:
        err.print(f"{damaged} things are not as they were added")
        raise typer.Exit(Exit.DAMAGED)
    if not as_json:
        out.print("everything is as it was added")


def settings(context: typer.Context, as_json: Json = False) -> None:
    """Show every setting, its value in force, and what it is for."""
    from rich import box
    from rich.table import Table

    values = of(context).settings.shown()
    values["ledger"] = _without_password(values["ledger"])
    if as_json:
        print_json(values)
        return
    table = Table("setting", "value", "what it is for", box=box.SIMPLE_HEAD, pad_edge=False)
    for item in dataclasses.fields(Settings):
        table.add_row(item.name, said(str(values[item.name])), said(item.metadata["help"]))
    out.print(table)
    out.print("set them in harmledger.toml, or as HARMLEDGER_<NAME> in the environment")


def _without_password(address: str) -> str:
    """The address as it may be shown: what stands between the user's name and the server is a secret."""
    return re.sub(r"(://[^:/@]*):[^/]*@", r"\1:***@", address)


COMMANDS = (init, add, status, verify, settings)
