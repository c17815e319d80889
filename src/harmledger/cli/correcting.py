"""Commands that show what could not be resolved and let people correct it: unresolved, correct, undo, judgements."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli import extractor as extractors
from harmledger.cli.context import Exit, Json, err, of, out, print_json
from harmledger.cli.progress import progress
from harmledger.cli.wording import in_line, many
from harmledger.model.judgement import Judgement, Reach, Sort, Verdict, in_force
from harmledger.model.terms import SourceType
from harmledger.model.where import PlacePrecision

if TYPE_CHECKING:
    from harmledger.workflow.correct import Corrected
    from harmledger.workflow.reread import Reread, RereadSummary
    from harmledger.workflow.unresolved import OpenWords

PANEL = "Check what was resolved"
EXAMPLES = {
    "unresolved": "-l idlib.ledger unresolved --kind place",
    "correct": "-l idlib.ledger correct clm-20c1 --place 36.4731,37.0969 --everywhere --by 'A. Reviewer'",
    "undo": "-l idlib.ledger undo jdg-5be0 --by 'A. Reviewer' --note 'another village of that name'",
    "judgements": "-l idlib.ledger judgements",
    "reread": "-l idlib.ledger reread",
}
_RIVALS = 3


class Kind(StrEnum):
    """What open words can stand for."""

    DATE = "date"
    PLACE = "place"
    PARTY = "party"
    SPEAKER = "speaker"


By = Annotated[str, typer.Option(help="Who decides; kept in the journal.")]
Note = Annotated[str, typer.Option(help="Why.")]


def unresolved(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Option(help="Only words for these.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most words to show.")] = None,
    as_json: Json = False,
) -> None:
    """List the words that could not be worked out, those in most claims first, with what they might mean.

    Words that a person has decided are not listed. Each entry names a claim to look at; `harmledger show` gives its
    words, `harmledger correct` says what they mean.
    """
    with of(context).ledger() as ledger:
        found = ledger.unresolved(kind)
    for item in found[:limit]:
        if as_json:
            print_json(item)
        else:
            _open(item)
    if as_json:
        return
    if not found:
        out.print("nothing is unresolved")
    elif limit is not None and len(found) > limit:
        out.print(f"and {len(found) - limit} more", soft_wrap=True)


def _open(item: OpenWords) -> None:
    where = "" if item.country is None else f" [{item.country}]"
    counts = f"{many(item.claims, 'claim')} of {many(item.reports, 'report')}"
    out.print(f"{item.what:8} [bold]“{in_line(item.text)}”[/]{in_line(where)}  {counts}", soft_wrap=True)
    out.print(f"         {in_line(item.reason)}", soft_wrap=True)
    for rival in item.candidates[:_RIVALS]:
        out.print(f"         or  {in_line(f'{rival.name} {rival.id}'.rstrip())}", soft_wrap=True)
    first = item.examples[0]
    at = "" if first.start is None else f", characters {first.start} to {first.end}"
    out.print(f"         in  {first.claim_id} of {first.report_id[:23]}{at}", soft_wrap=True)


def correct(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim at hand; the start of its id is enough.")],
    by: By,
    place: Annotated[
        str | None,
        typer.Option(metavar="ID|LAT,LON|NAME|none", help="The place: an id of a gazetteer, a point, or a name."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DAY|MONTH|YEAR|FROM..TO|none", help="The date: 2020-03-03, 2020-03, 2020-03-01..2020-03-05."
        ),
    ] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME|none", help="The party: a name or wording of the list of parties.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who says it.")] = None,
    words: Annotated[
        str | None, typer.Option(help="Which words of the claim; needed where it has several of that sort.")
    ] = None,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="The same words mean the same everywhere in this report.")
    ] = False,
    in_all_reports: Annotated[
        bool,
        typer.Option("--in-all-reports", help="The same words mean the same in every report set in the same country."),
    ] = False,
    name: Annotated[str | None, typer.Option(help="With LAT,LON: what the place is called.")] = None,
    precision: Annotated[PlacePrecision, typer.Option(help="With LAT,LON: how exact they are.")] = PlacePrecision.EXACT,
    radius: Annotated[float | None, typer.Option(min=0, help="With LAT,LON: how far off it may lie, in km.")] = None,
    kind: Annotated[SourceType | None, typer.Option("--type", help="With --speaker: what kind of speaker.")] = None,
    unlisted: Annotated[
        bool, typer.Option("--unlisted", help="With --actor: take a name that is on no list as it is.")
    ] = False,
    note: Note = "",
    as_json: Json = False,
) -> None:
    """Say what words of a claim mean; a person's word stands over the machine's, and through every new reading.

    By default it is said of these words where they stand. `none` leaves them open. Give one of --place, --date, --actor
    and --speaker. What was decided is kept in the journal with who, when and why, and `harmledger undo` takes it back.
    """
    from harmledger.workflow.correct import Correction
    from harmledger.workflow.meant import Point

    given = {Sort.PLACE: place, Sort.DATE: date, Sort.ACTOR: actor, Sort.SPEAKER: speaker}
    chosen = [(sort, value) for sort, value in given.items() if value is not None]
    if len(chosen) != 1:
        raise typer.BadParameter("give one of --place, --date, --actor and --speaker")
    if everywhere and in_all_reports:
        raise typer.BadParameter("give --everywhere or --in-all-reports, not both")
    (sort, value), reach = chosen[0], Reach.REPORT if everywhere else Reach.MENTION
    wanted = Correction(
        sort,
        value,
        words,
        Reach.COUNTRY if in_all_reports else reach,
        Point(name, precision, radius),
        kind,
        unlisted,
    )
    with of(context).ledger() as ledger:
        made = ledger.correct(claim, wanted, by=by, note=note)
    if as_json:
        print_json(made)
    else:
        _corrected(made)


def _corrected(made: Corrected) -> None:
    from harmledger.cli import resolved

    out.print("[bold]before[/]")
    resolved.render(made.before, out)
    out.print("[bold]now[/]")
    resolved.render(made.after, out)
    out.print(
        f"kept {made.judgement.judgement_id}; it holds of {many(made.claims, 'claim')} of "
        f"{many(made.reports, 'report')}; `harmledger link` brings it into the incidents, "
        "`harmledger undo` takes it back",
        soft_wrap=True,
    )
    for note in made.notes:
        err.print(f"note: {in_line(note)}", soft_wrap=True)
    for other in made.against:
        err.print(
            f"{in_line(other.by)} decided otherwise on {other.at:%Y-%m-%d} ({other.judgement_id}); the later one holds",
            soft_wrap=True,
        )
    if made.stands_back is not None:
        held = made.stands_back
        err.print(
            f"{in_line(held.by)} decided of these very words on {held.at:%Y-%m-%d} ({held.judgement_id}), and that "
            "holds: a decision on one mention stands over a wider one",
            soft_wrap=True,
        )


def undo(
    context: typer.Context,
    judgement: Annotated[str, typer.Argument(help="The judgement's id, or the start of it.")],
    by: By,
    note: Note = "",
    as_json: Json = False,
) -> None:
    """Take a judgement back, of whatever kind; both stay in the journal. Undoing an undo brings it back."""
    with of(context).ledger() as ledger:
        old, made = ledger.undo(judgement, by=by, note=note)
    if as_json:
        print_json(made)
    else:
        out.print(
            f"took back {_gist(old)}; kept as {made.judgement_id}; `harmledger link` brings it into the incidents",
            soft_wrap=True,
        )


def judgements(context: typer.Context, as_json: Json = False) -> None:
    """List what people decided, latest first, with what was taken back."""
    with of(context).ledger() as ledger:
        found = ledger.judgements()
    held = {item.judgement_id for item in in_force(found)}
    for item in reversed(found):
        if as_json:
            print_json(item)
            continue
        gone = item.verdict is not Verdict.WITHDRAW and item.judgement_id not in held
        out.print(
            f"[bold]{item.judgement_id}[/]  {_gist(item)}{'  [dim]taken back[/]' if gone else ''}", soft_wrap=True
        )
        if item.note:
            out.print(f"    {in_line(item.note)}", soft_wrap=True)
    if not found and not as_json:
        out.print("nobody has decided anything yet")


def _gist(item: Judgement) -> str:
    """A judgement in one line."""
    who = f"by {in_line(item.by)} on {item.at:%Y-%m-%d}"
    meaning = item.meaning
    if meaning is None:
        return f"{item.verdict} {' '.join(map(in_line, item.subjects))} {who}"
    reach = {Reach.MENTION: "here", Reach.REPORT: "in this report", Reach.COUNTRY: f"in reports on {meaning.country}"}
    place, date = meaning.place, meaning.date
    value = ", ".join(meaning.names)
    if place is not None:
        value = f"{place.name} ({place.gazetteer_id or f'{place.lat}, {place.lon}'})"
    if date is not None:
        value = str(date.start) if date.start == date.end else f"{date.start} to {date.end}"
    words = meaning.text if len(meaning.text) <= 60 else f"{meaning.text[:59]}…"
    named = f"“{in_line(words)}” {reach[meaning.reach]}"
    return f"{meaning.sort} {named} is {in_line(value or 'left open')} {who} (at {item.subjects[0]})"


def reread(
    context: typer.Context,
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="REPORT", help="Ids of reports, or the starts of them.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Read every report, also those that are up to date.")] = False,
    outdated: Annotated[
        bool,
        typer.Option(
            "--outdated",
            help="Read those that another version, gazetteer, list of parties or beat of their outlet read (default).",
        ),
    ] = False,
    extractor: extractors.Choice = None,
    as_json: Json = False,
) -> None:
    """Read reports of the ledger again, and say what changed; judgements stay, and hold by their words.

    Without a REPORT, those are read whose reading is older than the extractor, the gazetteers, the lists of parties or
    the beats of outlets in force. Stop at any moment and run it again: what was told is kept, and it goes on where it
    was.
    """
    from harmledger.workflow.extract import UnreadReport

    if sum((bool(reports), every, outdated)) > 1:
        raise typer.BadParameter("give reports, or --all, or --outdated")
    shared = extractors.chosen(context, extractor)
    with shared.ledger() as ledger, progress(as_json) as bar:
        task = bar.add_task("reading", total=None)

        def told(item: Reread | UnreadReport, total: int) -> None:
            bar.update(task, advance=1, total=total)
            if as_json:
                print_json(item)
            elif isinstance(item, UnreadReport):
                bar.console.print(f"not read  {in_line(item.message)}", soft_wrap=True)

        summary = ledger.reread(reports or (), which="all" if every else "outdated", told=told)
    if not as_json:
        _reread(summary)
    if summary.unread:
        raise typer.Exit(Exit.SOME_SKIPPED)


def _reread(summary: RereadSummary) -> None:
    if not summary.reports:
        out.print("every reading is up to date")
        return
    out.print(
        f"read {many(summary.reports, 'report')} again, {summary.changed} with other claims than before: "
        f"claims {summary.claims_before} → {summary.claims_after}, unresolved words {summary.open_before} → "
        f"{summary.open_after}",
        soft_wrap=True,
    )
    if summary.lost:
        out.print(
            f"{many(len(summary.lost), 'judgement')} found their claim or words before, and no longer do: "
            f"{', '.join(summary.lost)}; they stay, and hold again once such words are read",
            soft_wrap=True,
        )
    if summary.changed:
        out.print("`harmledger link` brings the new readings into the incidents")


COMMANDS = (unresolved, correct, undo, judgements, reread)
