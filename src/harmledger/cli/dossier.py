"""How incidents, tallies, reports and claims look on a terminal: every figure with the words that it rests on."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table

from harmledger.cli import resolved
from harmledger.cli.wording import in_line, many, said
from harmledger.model.claim import BaseClaim, CountedClaim
from harmledger.model.codec import to_plain
from harmledger.model.incident import Incident, IncidentPlace, Tally, Toll, TraceStep
from harmledger.model.report import Report
from harmledger.model.when import When
from harmledger.workflow.show import Shown

_RESOLVED = frozenset({"date", "places", "actors", "source", "value", "quantifier", "low", "high", "count_text"})
"""Fields of a claim that are shown with the words that they rest on."""

_PASSAGES = 5
"""Passages of one origin that are printed; all of them stand in the JSON output."""


def when(date: When | None) -> str:
    """A date for a table: a day, an interval, or that nothing says."""
    if date is None:
        return "no date said"
    if not date.resolved:
        return f"unresolved: {date.text}"
    return str(date.start) if date.start == date.end else f"{date.start} to {date.end}"


def span(period: When | None) -> str:
    """A period for a table, which may have no end, or no beginning."""
    if period is not None and period.start is not None and period.end is None:
        return f"from {period.start}, no end reported"
    if period is not None and period.start is None and period.end is not None:
        return f"until {period.end}, no beginning reported"
    return when(period)


def number(value: int | None, low: int | None, high: int | None) -> str:
    """A stated number for a table: "34", "300 or more", "20 to 30", "up to 12"."""
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if high is not None:
        return f"up to {high:,}"
    least = low if low is not None else value
    return "no number" if least is None else f"{least:,} or more"


def bounds(toll: Toll) -> str:
    """Low, best and high in one cell; a high that no source states is shown as open."""
    return numbers(toll.low, toll.best, toll.high)


def numbers(low: int, best: int | None, high: int | None) -> str:
    """The three numbers of a toll in one cell."""
    if low == best == high:
        return str(low)
    return f"{low} / {'-' if best is None else best} / {'open' if high is None else high}"


def toll_of(incident: Incident, outcome: str, victims: str = "all") -> str:
    """The incident's toll for a table; empty where no claim counts."""
    found = [toll for toll in incident.tolls if toll.outcome == outcome and toll.victims == victims]
    return bounds(found[0]) if found else ""


def render(shown: Shown, out: Console) -> None:
    """Print whatever an id stood for."""
    subject = shown.subject
    if isinstance(subject, Incident):
        _incident(subject, shown, out)
    elif isinstance(subject, Tally):
        _tally(subject, shown, out)
    elif isinstance(subject, Report):
        _report(subject, shown, out)
    else:
        _claim(subject, shown, out)


def _place(place: IncidentPlace | None) -> str:
    if place is None:
        return "no place said"
    chain = ", ".join((place.name, *place.admin))
    radius = f", within {place.radius_km:g} km" if place.radius_km else ""
    return f"{chain} ({place.precision or 'unresolved'}{radius})"


def _incident(incident: Incident, shown: Shown, out: Console) -> None:
    out.print(f"[bold]{said(incident.headline)}[/]  {incident.incident_id}", soft_wrap=True)
    out.print(f"when   {when(incident.date)}")
    out.print(f"where  {said(_place(incident.place))}", soft_wrap=True)
    out.print(f"grade  [bold]{incident.grade.value}[/]: {said(incident.grade.reason)}", soft_wrap=True)
    out.print(f"who    [bold]{incident.attribution.value}[/]: {said(incident.attribution.reason)}", soft_wrap=True)
    for name, entries in (("means", incident.means), ("hit", incident.targets), ("alleged", incident.perpetrators)):
        if entries:
            listed = ", ".join(f"{entry.value} ({len(entry.claims)})" for entry in entries)
            out.print(f"{name:6} {said(listed)}", soft_wrap=True)
    table = Table("outcome", "victims", "low / best / high", "rests on", box=box.SIMPLE_HEAD, pad_edge=False)
    for toll in incident.tolls:
        steps = [_step(step, shown) for step in toll.trace]
        table.add_row(toll.outcome, toll.victims.replace("_", " "), bounds(toll), said("\n".join(steps)))
    if incident.tolls:
        out.print(table)
    _claims_by_report([claim for claim in incident.claims if claim in shown.claims], shown, out)
    for other in incident.related:
        out.print(f"{other.relation.replace('_', ' ')} {other.incident_id}  {said(other.reason)}", soft_wrap=True)


def _step(step: TraceStep, shown: Shown) -> str:
    """A claim's part in the toll, and what would stand without its figure."""
    line = f"{step.use.replace('_', ' ')}: {_words(step.claim_id, shown)} ({step.reason})"
    if step.without is None:
        return line
    left = step.without
    return f"{line}; without it {'no figure' if left.best is None else numbers(left.low, left.best, left.high)}"


def _words(claim_id: str, shown: Shown) -> str:
    claim = shown.claims.get(claim_id)
    if claim is None:
        return claim_id
    text = claim.count_text if isinstance(claim, CountedClaim) else claim.quote[:40]
    return f"“{text}” {claim_id}"


def _claims_by_report(claims: list[str], shown: Shown, out: Console) -> None:
    table = Table("claim", "who says", "words", box=box.SIMPLE_HEAD, pad_edge=False)
    for claim_id in claims:
        claim = shown.claims[claim_id]
        report = shown.reports[claim.report_id]
        speaker = claim.source.name if claim.source else (report.outlet or "the outlet")
        table.add_row(
            f"{claim_id}\n{claim.kind}", said(speaker), said(f"“{claim.quote}”\n{report.title or report.path}")
        )
    if claims:
        out.print(table)


def _tally(tally: Tally, shown: Shown, out: Console) -> None:
    claim = shown.claims[tally.claim_id]
    check = tally.check
    out.print(f"[bold]{said(tally.speaker)}[/]: “{said(claim.quote)}”  {tally.tally_id}", soft_wrap=True)
    out.print(f"period {when(tally.period)}; area {said(_place(tally.area))}", soft_wrap=True)
    high = "open" if check.high is None else check.high
    out.print(f"recorded inside: {len(check.incidents)} incidents, {check.low} / {check.best} / {high}")
    for reason in check.reasons:
        out.print(f"  {said(reason)}", soft_wrap=True)


def _report(report: Report, shown: Shown, out: Console) -> None:
    out.print(f"[bold]{said(report.title or '(no title)')}[/]", soft_wrap=True)
    dated = f"{report.published} ({report.published_basis})" if report.published else "undated"
    out.print(
        f"{said(report.outlet or 'outlet unknown')} | {dated} | {report.language} | {report.report_id}",
        soft_wrap=True,
    )
    for item in shown.taken:
        told = f"{said(item.reason)} ({many(len(item.passages), 'passage')})"
        out.print(f"[bold cyan]repeats[/] {item.origin}: {told}", soft_wrap=True)
        for passage in item.passages[:_PASSAGES]:
            out.print(f"  “{in_line(report.text[passage.start : passage.end])}” from {passage.origin}", soft_wrap=True)
    for claim in shown.claims.values():
        out.print()
        out.print(f"[bold]{claim.claim_id}[/]  {claim.kind}  “{in_line(claim.quote)}”", soft_wrap=True)
        _judged(claim, shown, out)
        resolved.render(shown.resolved[claim.claim_id], out)
    if not shown.claims:
        out.print("no claim was found")


def _judged(claim: BaseClaim, shown: Shown, out: Console) -> None:
    """What people decided of the claim as a whole, and where they differ."""
    rejected = shown.rejected.get(claim.claim_id)
    if rejected is not None:
        out.print(
            f"  [bold cyan]rejected[/] by {in_line(rejected.by)} on {rejected.at:%Y-%m-%d} {rejected.judgement_id}",
            soft_wrap=True,
        )
    for conflict in shown.conflicts:
        if conflict.claim_id == claim.claim_id:
            one, other = conflict.holds, conflict.against
            out.print(
                f"  [bold cyan]people differ[/]: {in_line(one.by)} says {one.verdict} and decided last "
                f"({one.judgement_id}); {in_line(other.by)} says {other.verdict} ({other.judgement_id})",
                soft_wrap=True,
            )


def _claim(claim: BaseClaim, shown: Shown, out: Console) -> None:
    report = shown.reports[claim.report_id]
    before, after = report.text[max(0, claim.start - 120) : claim.start], report.text[claim.end : claim.end + 120]
    out.print(f"…{said(before)}[reverse]{said(claim.quote)}[/]{said(after)}…", soft_wrap=True)
    _judged(claim, shown, out)
    resolved.render(shown.resolved[claim.claim_id], out)
    table = Table("field", "value")
    for name, value in to_plain(claim).items():
        if name not in _RESOLVED and value not in (None, [], ""):
            table.add_row(name, said(str(value)))
    out.print(table)
