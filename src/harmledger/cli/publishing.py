"""Commands that show the record to others: serve, export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from harmledger.cli import garbage
from harmledger.cli.context import Json, of, out, print_json
from harmledger.cli.wording import in_line, many

PANEL = "Publish"
EXAMPLES = {
    "serve": "-l idlib.ledger serve --port 8000",
    "export": "-l idlib.ledger export --format geojson idlib.geojson",
}


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to serve on. Default: the setting host.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; 0 picks a free one.")] = None,
) -> None:
    """Serve the pages: map, incidents, dossiers, reports with every claim highlighted. Stop with Ctrl-C."""
    from harmledger.workflow.serve import serve as run

    garbage.as_usual()
    run(of(context).settings, host=host, port=port)


def export(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="OUT", help="File to write; for csv, a folder.")],
    format_name: Annotated[
        str, typer.Option("--format", "-f", help="One of csv, json, geojson, ucdp, acled.", show_default=True)
    ] = "csv",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what stands there.")] = False,
    as_json: Json = False,
) -> None:
    """Publish the record under the policy of the settings; what is withheld is listed beside what is shown."""
    with of(context).ledger() as ledger:
        summary = ledger.export(format_name, target, overwrite=overwrite)
    if as_json:
        print_json(summary)
        return
    out.print(
        f"wrote {many(summary.incidents, 'incident')} to [bold]{in_line(str(target))}[/] ({format_name})",
        soft_wrap=True,
    )
    if summary.withheld:
        out.print(
            f"{many(summary.withheld, 'thing')} withheld by the policy; the export lists what and why "
            "(settings: coarsen_km, publish_delay_days)",
            soft_wrap=True,
        )


COMMANDS = (serve, export)
