"""The command that lists what most needs a person's eyes."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from harmledger.cli.context import Json, of, out, print_json
from harmledger.cli.wording import in_line, many
from harmledger.model.reviewing import Need

PANEL = "Check what was resolved"
EXAMPLES = {"review": "-l idlib.ledger review --need toll --limit 10"}


def review(
    context: typer.Context,
    need: Annotated[Need | None, typer.Option(help="Only doubts of this kind.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most questions to show.")] = None,
    as_json: Json = False,
) -> None:
    """List what most needs a person's eyes: what is in doubt, why it is asked, and how many people hang on it.

    The order is by the people whose count hangs on an answer and by how doubtful it is. What was decided is not asked
    again. Linking makes the list anew; the pages (`harmledger serve`) have it under Review, where it is answered.
    """
    with of(context).ledger() as ledger:
        linked = ledger.status().linked_at is not None
        found = ledger.review(need)
    shown = found[:limit]
    for item in shown:
        if as_json:
            print_json(item)
        else:
            people = f"  {item.people:,} {'person' if item.people == 1 else 'people'}" if item.people else ""
            where = f"  {item.incident_id}" if item.incident_id else ""
            out.print(f"[bold]{item.item_id}[/]  {item.need}{people}{where}", soft_wrap=True)
            out.print(f"    {in_line(item.reason)}", soft_wrap=True)
            out.print(f"    [dim]{' '.join(item.claims)}[/]", soft_wrap=True)
    if as_json:
        return
    if not linked:
        out.print("there is no record yet, so nothing can be asked: run `harmledger link`")
    elif not found:
        out.print("nothing is open")
    else:
        counts = Counter(item.need for item in found)
        told = ", ".join(f"{name} {counts[name]}" for name in Need if name in counts)
        out.print(f"{many(len(found), 'question')} open: {told}", soft_wrap=True)


COMMANDS = (review,)
