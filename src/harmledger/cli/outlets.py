"""The commands of the group ``outlets``: list, set, clear."""

from __future__ import annotations

from typing import Annotated

import typer

from harmledger.cli.context import Json, of, out, print_json
from harmledger.cli.wording import in_line, said

GROUP = "outlets"
PANEL = "Keep a ledger"
HELP = "Where outlets' reports are set, by which a place is told from its namesakes: list, set, clear."
EXAMPLES = {
    "list_": "outlets list",
    "set_": 'outlets set "Valley Herald" "Idlib, Syria" Hama',
    "clear": 'outlets clear "Valley Herald"',
}
_BY = "By whom; default: the setting [bold]reviewer[/]."


def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the outlets of the ledger, and where the reports of each are set: its beat.

    A beat is learnt from what the outlet's other reports surely name, three at least. An outlet that writes about
    places far apart has none. Each report notes the beat that it was read with: after more were added,
    [bold]harmledger reread[/] reads those again whose outlet has another beat now.
    """
    from rich import box
    from rich.table import Table

    with of(context).ledger() as ledger:
        found = ledger.outlets.listed()
    if as_json:
        for one in found:
            print_json(one)
        return
    table = Table("outlet", "reports", "beat", "weight", "given by", box=box.SIMPLE_HEAD, pad_edge=False)
    for one in found:
        shares = "; ".join(f"{name} {share:.0%}" for name, share in one.places.items())
        cells = (one.outlet, str(one.reports), "; ".join(one.given) or shares, f"{one.weight:.2f}", one.by)
        table.add_row(*(said(cell or "-") for cell in cells))
    out.print(table)


def set_(
    context: typer.Context,
    outlet: Annotated[str, typer.Argument(metavar="OUTLET", help="Its name as reports have it; case does not matter.")],
    places: Annotated[
        list[str],
        typer.Argument(metavar="PLACE...", help="Countries, provinces or towns, by name or gazetteer id."),
    ],
    by: Annotated[str, typer.Option(help=_BY)] = "",
    as_json: Json = False,
) -> None:
    """Say where an outlet's reports are set; that holds in place of what is learnt. The journal keeps it.

    Reports that were read before are read again with [bold]harmledger reread[/].
    """
    shared = of(context)
    with shared.ledger() as ledger:
        given = ledger.outlets.give(outlet, places, by=by or shared.settings.reviewer)
    if as_json:
        print_json(given)
        return
    out.print(f"{in_line(given.outlet)} is set in {in_line('; '.join(given.given))}", soft_wrap=True)
    out.print("next: harmledger reread, if its reports were read before")


def clear(
    context: typer.Context,
    outlet: Annotated[str, typer.Argument(metavar="OUTLET", help="As `harmledger outlets list` names it.")],
) -> None:
    """Take back what was said of an outlet; what is learnt from its reports holds again."""
    with of(context).ledger() as ledger:
        ledger.outlets.clear(outlet)
    out.print(f"{in_line(outlet)} has the beat that its reports tell; next: harmledger reread")


COMMANDS = (list_, set_, clear)
