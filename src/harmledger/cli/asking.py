"""Commands that ask the record: tally, agreements, control, displacement."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from harmledger.cli.context import Json, err, of, out, print_json
from harmledger.cli.wording import many, said
from harmledger.model.terms import Means, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from harmledger.ledger import LedgerStats
    from harmledger.model.incident import IncidentPlace, Tally, TallyAnswer
    from harmledger.workflow.around import Scope
    from harmledger.workflow.book import Ledger

Found = TypeVar("Found")

EXAMPLES = {
    "tally": "-l idlib.ledger tally --place Idlib --from 2019-12-01 --to 2020-03-31 --victims children "
    "--means airstrike",
    "agreements": "-l idlib.ledger agreements --place Idlib",
    "control": "-l idlib.ledger control --place Saraqib",
    "displacement": "-l idlib.ledger displacement --from 2020-01-01 --to 2020-03-31",
}

Where = Annotated[str | None, typer.Option("--place", help="Start of the name of the place, or of an area it lies in.")]
First = Annotated[dt.datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")]
Last = Annotated[dt.datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")]


def warn(stats: LedgerStats) -> None:
    """Say so where the record is not what the reports would make it now."""
    if stats.linked_at is None:
        err.print("nothing has been linked yet: run [bold]harmledger link[/]", soft_wrap=True)
    elif stats.is_stale:
        err.print(
            "reports, claims or judgements came in since the last link: run [bold]harmledger link[/]", soft_wrap=True
        )


def tally(
    context: typer.Context,
    place: Annotated[str | None, typer.Option(help="A place of the gazetteer; all that lies in it counts.")] = None,
    since: First = None,
    until: Last = None,
    outcome: Annotated[Outcome, typer.Option(help="What happened to them.")] = Outcome.KILLED,
    victims: Annotated[str, typer.Option(help="A victim group (civilians, children, ...), or all.")] = "all",
    means: Annotated[Means | None, typer.Option(help="Only what was done by this means.")] = None,
    as_json: Json = False,
) -> None:
    """Answer "how many": a range, the incidents it rests on, and what was left out and why."""
    from harmledger.cli import dossier

    with of(context).ledger() as ledger:
        answer = ledger.tally(
            outcome=outcome,
            victims=victims,
            place=place,
            start=since.date() if since else None,
            end=until.date() if until else None,
            means=means,
        )
        told = (*answer.incidents, *(left.incident_id for left in answer.left_out))
        named = {incident_id: ledger.incident(incident_id) for incident_id in told}
        others = {item.tally_id: item for item in ledger.tallies()}
        quotes = {loose.claim_id: ledger.claim(loose.claim_id).quote for loose in answer.claims_left_out}
        stats = ledger.status()
    if as_json:
        print_json(answer)
        return
    warn(stats)
    out.print(f"[bold]{_headline(answer, outcome, means)}[/]", soft_wrap=True)

    def by_day(incident_id: str) -> tuple[str, str]:
        return dossier.when(named[incident_id].date), incident_id

    for incident_id in sorted(answer.incidents, key=by_day):
        item = named[incident_id]
        toll = dossier.toll_of(item, outcome, answer.victims)
        out.print(f"  {incident_id}  {toll:>11}  {said(item.headline)}", soft_wrap=True)
    for left in sorted(answer.left_out, key=lambda left: by_day(left.incident_id)):
        item = named[left.incident_id]
        out.print(f"  left out {left.incident_id} ({said(item.headline)}): {said(left.reason)}", soft_wrap=True)
    for loose in answer.claims_left_out:
        quote = said(quotes[loose.claim_id])
        out.print(f"  left out {loose.claim_id} (“{quote}”): {said(loose.reason)}", soft_wrap=True)
    for tally_id in answer.tallies:
        out.print(f"  counted by others: {_others(others[tally_id])}", soft_wrap=True)


def _headline(answer: TallyAnswer, outcome: Outcome, means: Means | None) -> str:
    who = "people" if answer.victims == "all" else answer.victims.replace("_", " ")
    how = f" by {means.replace('_', ' ')}" if means else ""
    where = f" in {answer.place.name}" if answer.place else ""
    high = "no upper bound stated" if answer.high is None else f"high {answer.high}"
    counted = many(len(answer.incidents), "incident")
    return f"{who} {outcome}{how}{said(where)}: low {answer.low}, best {answer.best}, {high} ({counted})"


def _others(tally: Tally) -> str:
    from harmledger.cli import dossier

    number = dossier.number(tally.value, tally.low, tally.high)
    area = "" if tally.area is None else f", {tally.area.name}"
    return f"{said(tally.speaker)}: {number}{said(area)}, {dossier.when(tally.period)}  {tally.tally_id}"


def _scope(place: str | None, since: dt.datetime | None, until: dt.datetime | None) -> Scope:
    from harmledger.workflow.around import Scope

    return Scope(place, since.date() if since else None, until.date() if until else None)


def _asked(
    context: typer.Context,
    ask: Callable[[Ledger, Scope], Sequence[Found]],
    scope: Scope,
    *,
    as_json: bool,
    noun: str,
) -> Sequence[Found]:
    """What the record answers and is still to be told in words: nothing where it was printed as JSON."""
    with of(context).ledger() as ledger:
        found = ask(ledger, scope)
        stats = ledger.status()
    if as_json:
        for item in found:
            print_json(item)
        return ()
    warn(stats)
    if not found:
        out.print(f"no {noun}")
    return found


def agreements(
    context: typer.Context, place: Where = None, since: First = None, until: Last = None, as_json: Json = False
) -> None:
    """List ceasefires, zones and evacuations: parties, zone, period, how they ended, what is reported inside."""
    from harmledger.cli import dossier
    from harmledger.workflow import around

    asked = _asked(context, around.agreements, _scope(place, since, until), as_json=as_json, noun="agreements")
    for item in asked:
        parties = ", ".join(item.parties) or "no party named"
        out.print(
            f"[bold]{item.kind} {item.status.replace('_', ' ')}[/]: {said(parties)}  {item.agreement_id}",
            soft_wrap=True,
        )
        out.print(f"  {dossier.span(item.period)}; zone: {_area(item.zone)}", soft_wrap=True)
        inside = f"{many(len(item.incidents), 'incident')} reported inside"
        out.print(
            f"  {inside}; breaches alleged: {len(item.breaches)}; told by {many(len(item.claims), 'claim')}",
            soft_wrap=True,
        )


def control(
    context: typer.Context, place: Where = None, since: First = None, until: Last = None, as_json: Json = False
) -> None:
    """Show who is said to have taken, lost or held each place, day by day, with claims that conflict."""
    from harmledger.cli import dossier
    from harmledger.workflow import around

    asked = _asked(context, around.control, _scope(place, since, until), as_json=as_json, noun="changes of control")
    for where, steps in around.by_place(asked):
        out.print(f"[bold]{_area(where)}[/]", soft_wrap=True)
        for step in steps:
            gained = ", ".join(step.gained_by) or "nobody named"
            lost = f" from {', '.join(step.lost_by)}" if step.lost_by else ""
            clash = f"; conflicts with {', '.join(step.conflicts)}" if step.conflicts else ""
            words = f"{step.status} by {gained}{lost}  {step.claim_id}{clash}"
            out.print(f"  {dossier.when(step.date)}  {said(words)}", soft_wrap=True)


def displacement(
    context: typer.Context, place: Where = None, since: First = None, until: Last = None, as_json: Json = False
) -> None:
    """List figures of displaced people side by side by area, period and speaker; they are never added up."""
    from harmledger.cli import dossier
    from harmledger.workflow import around

    asked = _asked(
        context, around.displacement, _scope(place, since, until), as_json=as_json, noun="displacement figures"
    )
    for item in asked:
        kind = "there at one time" if item.is_stock else "moved"
        number = dossier.number(item.value, item.low, item.high)
        words = f"{_area(item.area)}, {dossier.when(item.period)}: {number} {item.unit} {item.term} ({kind})"
        out.print(f"{words}, says {said(item.speaker)}  {item.claim_id}", soft_wrap=True)


def _area(place: IncidentPlace | None) -> str:
    return "no place said" if place is None else said(", ".join((place.name, *place.admin)))


COMMANDS = (tally, agreements, control, displacement)
