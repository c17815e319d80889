"""The application: options before the command, the commands in their groups."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import harmledger
from harmledger.cli import actors, correcting, gazetteer, keep, outlets, publishing, read, record, reviewing, users
from harmledger.cli.context import shared

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


for group in (gazetteer, outlets, actors, users):
    commands = typer.Typer(help=group.HELP, no_args_is_help=True, rich_markup_mode="rich")
    for command in group.COMMANDS:
        example = f"Example: [bold]harmledger {group.EXAMPLES[command.__name__]}[/]"
        commands.command(command.__name__.rstrip("_"), epilog=example)(command)
    app.add_typer(commands, name=group.GROUP, rich_help_panel=group.PANEL)

for module in (keep, read, correcting, reviewing, record, publishing):
    for command in module.COMMANDS:
        example = f"Example: [bold]harmledger {module.EXAMPLES[command.__name__]}[/]"
        app.command(rich_help_panel=module.PANEL, epilog=example)(command)
