"""The application: options before the command, the commands in their groups, and what errors look like."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

import harmledger
from harmledger.cli import keep, publishing, read, record
from harmledger.cli.context import Exit, err, shared
from harmledger.errors import HarmledgerError

app = typer.Typer(
    name="harmledger",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: [bold]harmledger init idlib.ledger[/], then [bold]harmledger -l idlib.ledger add REPORTS[/], "
    "[bold]link[/], [bold]incidents[/], [bold]serve[/].",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"harmledger {harmledger.__version__}")
        raise typer.Exit


@app.callback()
def main_options(
    context: typer.Context,
    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger",
            "-l",
            help="The ledger: a folder, or a postgresql:// address. Default: the setting [bold]ledger[/], "
            "also HARMLEDGER_LEDGER.",
        ),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option("--settings", help="A settings file (TOML). Default: harmledger.toml in this folder, if any."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Turn conflicting reports into a record of civilian harm in which every figure leads back to its source.

    Reports are kept as captured; every claim in them is tied to its words; claims of one incident are linked; tolls are
    ranges with their reasons. Nothing is overwritten, and nothing needs the network.
    """
    del version
    context.obj = shared(ledger, settings)


for module in (keep, read, record, publishing):
    for command in module.COMMANDS:
        app.command(rich_help_panel=module.PANEL)(command)


def main() -> None:
    """Run the command line; turn errors raised on purpose into one clear line and an exit code."""
    try:
        app(standalone_mode=True)
    except HarmledgerError as error:
        err.print(f"[bold red]error:[/] {escape(error.message)}", soft_wrap=True)
        if error.remedy:
            err.print(f"       {escape(error.remedy)}", soft_wrap=True)
        sys.exit(Exit.ERROR)
    except KeyboardInterrupt:
        err.print("interrupted; everything that was reported as saved is saved")
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (head, less) went away: not an error of ours.
        sys.stderr.close()
        sys.exit(Exit.OK)
