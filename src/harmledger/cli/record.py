"""Commands that work with the record: link, incidents, show, judge, and those that ask it."""

from __future__ import annotations

import datetime as dt
import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli import asking
from harmledger.cli.context import Json, of, out, print_json
from harmledger.cli.progress import progress
from harmledger.cli.wording import many, said
from harmledger.model.incident import Grade, Incident, IncidentKind
from harmledger.model.judgement import Verdict
from harmledger.model.terms import Means, Target

if TYPE_CHECKING:
    from rich.table import Table

    from harmledger.workflow.rows import Rows

PANEL = "Work with the record"
_TABLE_FROM = 64  # columns; on a narrower terminal a table would cut the ids
EXAMPLES = {
    "link": "-l idlib.ledger link",
    "incidents": "-l idlib.ledger incidents --from 2020-03-01 --place Idlib --min-killed 5",
    "show": "-l idlib.ledger show inc-4f1c",
    **asking.EXAMPLES,
    "judge": "-l idlib.ledger judge same clm-20c1 clm-97aa --by 'A. Reviewer' --note 'one strike, two wires'",
}


class Engine(StrEnum):
    """What may compare accounts; the same words as :class:`harmledger.workflow.engine.EngineName`."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def link(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Work everything out anew, not only what is new; the outcome is the same.")
    ] = False,
    engine: Annotated[
        Engine, typer.Option(help="What compares: DuckDB on this machine, or Spark for what outgrows one.")
    ] = Engine.DUCKDB,
    processes: Annotated[
        int | None,
        typer.Option(min=1, help="How many share the work on thousands of reports; by default one a core."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Work out incidents, tolls, grades and tallies from claims and judgements; ids stay as they were.

    What came since the last linking is linked into the record that stands. All is worked out anew the first time,
    after an upgrade, and where claims were read again, rejected or corrected. Interrupted, it leaves the record as
    it was.
    """
    bar = progress(quiet=as_json)
    with of(context).ledger() as ledger, bar:
        task = bar.add_task("linking", total=None)
        made = ledger.link(
            everything=everything,
            engine=engine.value,
            processes=processes or _cores(),
            told=lambda name, done, total: bar.update(
                task, description=f"linking: {name}", completed=done, total=total
            ),
        )
    if as_json:
        print_json(made)
        return
    if made.new_reports is not None:
        out.print(f"{many(made.new_reports, 'new report')} linked into the record", soft_wrap=True)
    out.print(
        f"linked {many(made.claims, 'claim')} of {many(made.reports, 'report')} "
        f"({many(made.copies, 'copy')}): {many(made.incidents, 'incident')}, "
        f"{many(made.tallies, 'tally')}, {many(made.agreements, 'agreement')}",
        soft_wrap=True,
    )
    if made.unplaced:
        out.print(
            f"{made.unplaced} of the claims in no incident: they say neither when nor where, or are background",
            soft_wrap=True,
        )


def _cores() -> int:
    """How many cores this process may use; where the system does not tell, how many there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def incidents(
    context: typer.Context,
    since: Annotated[dt.datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[dt.datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    place: Annotated[str | None, typer.Option(help="Start of the name of the place, or of an area it lies in.")] = None,
    kind: Annotated[list[IncidentKind] | None, typer.Option(help="Kind; may be given again.")] = None,
    means: Annotated[list[Means] | None, typer.Option(help="Means; may be given again.")] = None,
    target: Annotated[list[Target] | None, typer.Option(help="Kind of target; may be given again.")] = None,
    perpetrator: Annotated[list[str] | None, typer.Option(help="Alleged perpetrator; may be given again.")] = None,
    grade: Annotated[list[Grade] | None, typer.Option(help="Grade; may be given again.")] = None,
    min_killed: Annotated[int | None, typer.Option(min=0, help="At least so many killed (low bound).")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most incidents to show.")] = None,
    as_json: Json = False,
) -> None:
    """List incidents, latest first; all filters combine."""
    from harmledger.model.query import IncidentFilter

    where = IncidentFilter(
        kinds=tuple(kind or ()),
        means=tuple(means or ()),
        targets=tuple(target or ()),
        perpetrators=tuple(perpetrator or ()),
        grades=tuple(grade or ()),
        since=since.date() if since else None,
        until=until.date() if until else None,
        place=place,
        min_killed=min_killed,
    )
    with of(context).ledger() as ledger:
        found = ledger.incidents(where, limit)
        stats = ledger.status()
    if as_json:
        for item in found:
            print_json(item)
        return
    asking.warn(stats)
    if not found:
        out.print("no incidents")
    elif out.width < _TABLE_FROM:
        for item in found:
            out.print(f"{item.incident_id}  {item.grade.value}\n  {said(item.headline)}")
    else:
        out.print(_table(found))


def _table(found: Rows[Incident]) -> Table:
    """Ids whole, for copying; the headline says when, where and how many."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("what", ratio=1)
    table.add_column("grade", no_wrap=True)
    table.add_column("origins", justify="right", no_wrap=True)
    for item in found:
        origins = len({report.origin for report in item.reports})
        table.add_row(item.incident_id, said(item.headline), item.grade.value, str(origins))
    return table


def show(
    context: typer.Context,
    subject: Annotated[
        str, typer.Argument(metavar="ID", help="An incident, report, claim or tally; the start of its id is enough.")
    ],
    as_json: Json = False,
) -> None:
    """Show one incident, report, claim or tally with its evidence.

    Of a report and of a claim, each date, place, party, speaker and number is shown with what its words were resolved
    to, how surely, why, and what came next; what could not be resolved says so, and what a person decided is marked.
    """
    from harmledger.cli import dossier
    from harmledger.workflow.show import show as find

    with of(context).ledger() as ledger:
        shown = find(ledger, subject)
    if as_json:
        print_json(shown.plain())
    else:
        dossier.render(shown, out)


def judge(
    context: typer.Context,
    verdict: Annotated[Verdict, typer.Argument(help="What you decide.")],
    subjects: Annotated[list[str], typer.Argument(help="Claim ids; for `withdraw`, the judgement's id.")],
    by: Annotated[str, typer.Option(help="Who decides; kept in the journal.")],
    note: Annotated[str, typer.Option(help="Why.")] = "",
    as_json: Json = False,
) -> None:
    """Keep a person's decision; it always wins over the machine's, at the next link and ever after."""
    with of(context).ledger() as ledger:
        made = ledger.judge(verdict, subjects, by=by, note=note)
    if as_json:
        print_json(made)
    else:
        out.print(f"kept {made.judgement_id}; `harmledger link` applies it, `harmledger judge withdraw` takes it back")


COMMANDS = (link, incidents, show, *asking.COMMANDS, judge)
