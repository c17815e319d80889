"""The commands of the group ``gazetteer``: add, list, find, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from harmledger.cli.context import Exit, Json, Shared, err, of, out, print_json
from harmledger.cli.progress import progress
from harmledger.cli.wording import in_line, many, said

if TYPE_CHECKING:
    from harmledger.resolve.gazetteer.index import Candidate, Gazetteer

GROUP = "gazetteer"
PANEL = "Keep a ledger"
HELP = "Places: add gazetteers to a ledger, list them, look names up, take one out."
EXAMPLES = {
    "add": 'gazetteer add syr_communities.xlsx --licence "CC BY-IGO" --source "OCHA COD-AB"',
    "list_": "gazetteer list",
    "find": 'gazetteer find "Kafr Nabl" --country SY',
    "remove": "gazetteer remove syr-communities",
}
_SHOWN = 5


def add(
    context: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER",
            help="OCHA's tables of areas or communities (CSV, XLSX), a GeoNames dump (XX.txt or XX.zip, with "
            "alternateNamesV2 beside it), GeoJSON, or a plain table; the files of a folder make one gazetteer.",
        ),
    ],
    name: Annotated[str, typer.Option(help="What to call it. Default: as the file is called.")] = "",
    mapping: Annotated[
        Path | None, typer.Option(help="YAML that says which column is what, where the headings do not tell.")
    ] = None,
    country: Annotated[str, typer.Option(help="Country of rows that do not say, as SY.")] = "",
    licence: Annotated[str, typer.Option(help="Under which it was published; kept with it.")] = "",
    source: Annotated[str, typer.Option(help="Who made it or where it was fetched; kept with it.")] = "",
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave out rows that cannot be used, instead of refusing all.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Add a gazetteer to the ledger: all of it, or nothing.

    Every row is checked: columns, ids, coordinates against the country. Places that are known already get the ids of
    both. Reports that were read before are read again with [bold]harmledger reread[/].
    """
    from harmledger.workflow.gazetteer import Wanted

    wanted = Wanted(path, name, mapping, country, licence, source, skip_bad)
    with of(context).ledger() as ledger, progress(as_json) as bar:
        task = bar.add_task("reading", total=None)
        added = ledger.add_gazetteer(wanted, lambda what, done: bar.update(task, description=what, completed=done))
    if as_json:
        print_json(added)
        return
    one = added.gazetteer
    if not added.is_new:
        out.print(f"{in_line(one.name)} is there already")
        return
    out.print(
        f"added [bold]{in_line(one.name)}[/] ({one.kind}): {many(one.places, 'place')} with {many(one.names, 'name')}; "
        f"{added.joined} of them known already, joined"
    )
    for line in added.left_out[:_SHOWN]:
        err.print(f"left out  {in_line(line)}", soft_wrap=True)
    if len(added.left_out) > _SHOWN:
        err.print(f"left out  {len(added.left_out) - _SHOWN} more; --json lists all")
    out.print("next: harmledger reread, if reports were read before")


def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the gazetteers that were added to the ledger, and what is built in."""
    from rich import box
    from rich.table import Table

    with of(context).ledger() as ledger:
        held, version = ledger.gazetteers(), ledger.gazetteer.version
    if as_json:
        for one in held:
            print_json(one)
        return
    table = Table("name", "kind", "places", "names", "source", "licence", "added", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_row("built in", "geonames", "", "", "GeoNames, and lists of our own", "CC BY 4.0", "")
    for one in held:
        cells = (one.name, one.kind, str(one.places), str(one.names), one.source, one.licence, one.added[:10])
        table.add_row(*(said(cell or "-") for cell in cells))
    out.print(table)
    out.print(f"version {version}")


def find(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A name as reports spell it, or a gazetteer id.")],
    country: Annotated[str, typer.Option(help="Only places of this country, as SY.")] = "",
    near: Annotated[str, typer.Option(help="Of equally fitting places the nearest first: a place, or LAT,LON.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 10,
    as_json: Json = False,
) -> None:
    """Show the places that a name may mean, best first: score, how it was found, chain, point, ids.

    With a ledger its own gazetteers are searched too, without one those that the setting [bold]gazetteers[/] names.
    """
    from harmledger.workflow.gazetteer import find as wanted

    found = wanted(_gazetteer(of(context)), name, country=country, near=near, limit=limit)
    if as_json:
        for one in found:
            print_json(one)
    elif found:
        _table(found)
    else:
        err.print(f"no place is called {in_line(name)}, in any spelling; a gazetteer can be added that has it")
    if not found:
        raise typer.Exit(Exit.ERROR)


def remove(
    context: typer.Context, name: Annotated[str, typer.Argument(help="As `harmledger gazetteer list` names it.")]
) -> None:
    """Take a gazetteer out of use. Its files stay in the ledger: adding them again brings it back."""
    with of(context).ledger() as ledger:
        ledger.remove_gazetteer(name)
    out.print(f"removed {in_line(name)}; next: harmledger reread, if reports were read with it")


def _gazetteer(shared: Shared) -> Gazetteer:
    from harmledger.ledger import Store
    from harmledger.workflow.reader import gazetteer

    if not Store.exists(shared.settings.ledger, shared.settings):
        return gazetteer(shared.settings)
    with shared.ledger() as ledger:
        return ledger.gazetteer


def _table(found: list[Candidate]) -> None:
    from rich import box
    from rich.table import Table

    table = Table("score", "match", "name", "what", "in", "point", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("ids", overflow="fold")  # they are there to be copied, whole
    for one in found:
        cells: tuple[Any, ...] = (
            f"{one.score:.2f}",
            one.match.value,
            one.name,
            one.precision.value,
            ", ".join(one.admin),
            f"{one.lat:.3f}, {one.lon:.3f}",
            " ".join(one.ids),
        )
        table.add_row(*map(said, cells))
    out.print(table)


COMMANDS = (add, list_, find, remove)
