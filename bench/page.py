"""Sections of ``docs/benchmarks.md`` that a command writes: each between two marks that name the command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "benchmarks.md"


def put(name: str, command: str, lines: Iterable[str], page: Path = PAGE) -> None:
    """Put lines in the place of a section of the page, or at its end where it has no such section yet.

    Args:
        name: of the section.
        command: what writes it.
        lines: of the section, without its marks.
        page: the page.
    """
    begin, end = f"<!-- {name}: made by `{command}` -->", f"<!-- end of {name} -->"
    old = page.read_text(encoding="utf-8")
    if begin not in old:
        old = f"{old.rstrip()}\n\n{begin}\n{end}\n"
    head, _, rest = old.partition(begin)
    _, _, tail = rest.partition(end)
    page.write_text("\n".join((f"{head}{begin}", *lines, f"{end}{tail}")), encoding="utf-8")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table in Markdown, numbers to the right."""
    return [f"| {' | '.join(columns)} |", f"|{' ---: |' * len(columns)}", *(f"| {' | '.join(row)} |" for row in rows)]
