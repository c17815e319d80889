"""The commands of the group ``actors``: list, find, add, remove."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli.context import Exit, Json, of, out, print_json
from harmledger.cli.wording import in_line, many, said
from harmledger.errors import QuestionError
from harmledger.vocabulary.party import ActorKind

if TYPE_CHECKING:
    from harmledger.model.who import Who

GROUP = "actors"
PANEL = "Keep a ledger"
HELP = "Parties: list them, see what words come to, add your own."
EXAMPLES = {
    "list_": "actors list --country SY",
    "find": 'actors find "the coalition" --country IQ --date 2016-05-01',
    "add": 'actors add "Falcons Brigade" --kind rebel_group --country SY --alias "Liwa al-Suqur"',
    "remove": 'actors remove "Falcons Brigade"',
}
_SHOWN = 4


def list_(
    context: typer.Context,
    country: Annotated[str, typer.Option(help="Only parties to conflicts of this country, as SY.")] = "",
    kind: Annotated[ActorKind | None, typer.Option(help="Only parties of this kind.")] = None,
    own: Annotated[bool, typer.Option("--own", help="Only those of your own list.")] = False,
    as_json: Json = False,
) -> None:
    """List the parties that are known by name: the shipped list with your own laid over it."""
    from rich import box
    from rich.table import Table

    from harmledger.workflow import actors

    found = actors.listed(of(context).settings, country=country, kind=kind, own=own)
    if as_json:
        for one in found:
            print_json(one)
        return
    table = Table("name", "kind", "countries", "also called", "part of", box=box.SIMPLE_HEAD, pad_edge=False)
    for one in found:
        more = f" and {len(one.aliases) - _SHOWN} more" if len(one.aliases) > _SHOWN else ""
        called = ", ".join(one.aliases[:_SHOWN]) + more
        cells = (one.name, one.kind.value.replace("_", " "), " ".join(one.countries), called, one.parent or "")
        table.add_row(*(said(cell or "-") for cell in cells))
    out.print(table)
    out.print(f"{many(len(found), 'party')}; list {actors.in_force(of(context).settings).version}")


def find(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words for a party, as a report has them.")],
    country: Annotated[str, typer.Option(help="The country that the report is about, as SY.")] = "",
    date: Annotated[str, typer.Option(help="The day that the report is about, as 2016-05-01.")] = "",
    as_json: Json = False,
) -> None:
    """Show which party words mean in a report, how surely and why, and whom else they could mean.

    Words that are not certain stay open, with the reason. Exit code 1 where none of them is resolved.
    """
    from harmledger.workflow import actors

    found = actors.find(of(context).settings, text, country=country, day=_day(date))
    for one in found:
        if as_json:
            print_json(one)
        else:
            _show(one)
    if not any(one.resolved for one in found):
        raise typer.Exit(Exit.ERROR)


def _show(one: Who) -> None:
    if one.name is None:
        out.print(f"[bold]open[/]  {in_line(one.reason)}", soft_wrap=True)
    else:
        out.print(f"[bold]{in_line(one.name)}[/]  {one.score:.2f}  {in_line(one.reason)}", soft_wrap=True)
    if one.alternatives:
        out.print(f"  could also be: {in_line(', '.join(one.alternatives))}", soft_wrap=True)


def _day(said_: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(said_) if said_ else None
    except ValueError as error:
        raise QuestionError(f"{said_!r} is no day", remedy="write it as 2016-05-01") from error


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its neutral name, or a name of the list.")],
    kind: Annotated[ActorKind | None, typer.Option(help="What it is. Needed unless the list has the name.")] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="Where it is a party, as SY. Can be given more than once.")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="Words that mean it in any report. Can be given more than once.")
    ] = None,
    local: Annotated[
        list[str] | None,
        typer.Option(help="Words that mean it in reports about its countries alone. Can be given more than once."),
    ] = None,
    parent: Annotated[str | None, typer.Option(help="Name of the party that it belongs to.")] = None,
    as_json: Json = False,
) -> None:
    """Add a party to your own list, or more wordings to one that is known.

    The list is the file that the setting [bold]actors[/] names, else actors.yaml in the ledger's folder. Words that
    mean another party in one of its countries are refused, and both are named. Reports that were read before are read
    again with [bold]harmledger reread --outdated[/].
    """
    from harmledger.workflow import actors

    wanted = actors.Wanted(name, kind, tuple(country or ()), tuple(alias or ()), tuple(local or ()), parent)
    added = actors.add(of(context).settings, wanted)
    if as_json:
        print_json(added)
        return
    out.print(f"added to [bold]{in_line(added.path)}[/]: {in_line(added.actor.name)}", soft_wrap=True)
    for words in added.made_local:
        out.print(
            f"  {in_line(words)} means another party elsewhere: it holds in reports about "
            f"{in_line(', '.join(added.actor.countries))} alone",
            soft_wrap=True,
        )
    out.print("next: harmledger reread --outdated, if reports were read before")


def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of an entry of your own list.")],
) -> None:
    """Take a party, or the wordings that you added to one, out of your own list; the shipped list stays."""
    from harmledger.workflow import actors

    count = actors.remove(of(context).settings, name)
    out.print(f"removed {in_line(name)} ({many(count, 'entry')})")


COMMANDS = (list_, find, add, remove)
