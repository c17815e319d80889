"""The bar that shows how far a long command is; on standard error, and on a terminal only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.cli.context import err

if TYPE_CHECKING:
    from rich.progress import Progress


def progress(quiet: bool) -> Progress:
    """A bar for one task; nothing is shown where ``quiet`` or where no person watches."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=quiet or not err.is_terminal,
    )
