"""Commands that read reports: extract, explain, search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import harmledger
from harmledger.cli import extractor as extractors
from harmledger.cli.context import Exit, Json, Shared, err, of, out, print_json
from harmledger.cli.wording import in_line, many, said
from harmledger.errors import SkipItemError

if TYPE_CHECKING:
    from harmledger.model.claim import Claim, Extraction
    from harmledger.model.report import Report

PANEL = "Read reports"
EXAMPLES = {
    "extract": "extract report.html --jsonl",
    "explain": "explain report.html --html why.html",
    "search": "-l idlib.ledger search 'school corridor'",
}


def extract(
    context: typer.Context,
    sources: Annotated[list[str] | None, typer.Argument(metavar="PATH|URL", help="As for `add`.")] = None,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", "--json", help='Print one JSON object a report: {"report": ..., "claims": [...]}.'),
    ] = False,
    extractor: extractors.Choice = None,
) -> None:
    """Read claims from reports and print them; no ledger is needed.

    Without a PATH: read the reports of the ledger that this version has not read yet, and keep their claims.
    """
    from harmledger.model.codec import to_plain

    shared = extractors.chosen(context, extractor)
    if not sources:
        _read_ledger(shared, jsonl)
        return
    skipped = 0
    refused: list[str] = []
    languages: list[str] = []
    for item in harmledger.read(sources, shared.settings):
        if isinstance(item, SkipItemError):
            skipped += 1
            err.print(f"skipped  {in_line(str(item))}", soft_wrap=True)
            continue
        report, extraction = item
        refused += extraction.refused
        if extraction.unread_language is not None:
            languages.append(extraction.unread_language)
        if jsonl:
            claims = [to_plain(claim) for claim in extraction.claims]
            by = {
                "extractor": extraction.extractor,
                "refused": list(extraction.refused),
                "unread_language": extraction.unread_language,
            }
            print_json({"report": to_plain(report), "claims": claims} | by)
        else:
            _show(report, extraction)
    extractors.told(refused)
    extractors.told_languages(languages)
    if skipped:
        raise typer.Exit(Exit.SOME_SKIPPED)


def _read_ledger(shared: Shared, jsonl: bool) -> None:
    """Read what the ledger has and this extractor has not read."""
    with shared.ledger() as ledger:
        summary = ledger.extract()
    if jsonl:
        print_json(summary)
    else:
        out.print(f"read {many(summary.reports, 'report')}; found {many(summary.claims, 'claim')}")
        extractors.told(summary.refused)
        extractors.told_languages(summary.unread_languages)
        for report in summary.unread:
            err.print(f"not read  {in_line(report.message)}", soft_wrap=True)
    if summary.unread:
        raise typer.Exit(Exit.SOME_SKIPPED)


def _show(report: Report, extraction: Extraction) -> None:
    from rich import box
    from rich.table import Table

    dated = f"{report.published} ({report.published_basis})" if report.published else "undated"
    title = f"{report.title or report.path or report.report_id} | {dated} | {report.language}"
    out.print(f"[bold]{in_line(title)}[/]", soft_wrap=True)
    if extraction.unread_language is not None:
        out.print(f"  language {in_line(extraction.unread_language)}: not read, but for what stands in it in English")
    if not extraction.claims:
        out.print("  no claim was found")
        return
    table = Table("kind", "what", "who says", "when", "where", "words", box=box.SIMPLE_HEAD, pad_edge=False)
    for claim in extraction.claims:
        date = claim.date
        when = "" if date is None else f"{date.start} to {date.end}" if date.start != date.end else str(date.start)
        if date is not None and not date.resolved:
            when = f"unresolved: {date.text}"
        table.add_row(
            claim.kind,
            said(gist(claim)),
            said(claim.source.name if claim.source else "the outlet"),
            said(when),
            said(", ".join(place.name or f"{place.text} (unresolved)" for place in claim.places)),
            said(claim.quote if len(claim.quote) <= 90 else claim.quote[:89] + "…"),
        )
    out.print(table)


def gist(claim: Claim) -> str:
    """A claim in a few words, for a table."""
    from harmledger.model.claim import CountedClaim

    if isinstance(claim, CountedClaim):
        did = getattr(claim, "outcome", None) or getattr(claim, "term", "")
        return f"{claim.count_text} {claim.victims} {did}".replace("_", " ")
    parts = [getattr(claim, name, None) for name in ("means", "damage", "status", "agreement")]
    actors = [
        actor for name in ("perpetrators", "gained_by", "by", "parties", "named") for actor in getattr(claim, name, ())
    ]
    return ", ".join([*(str(part).replace("_", " ") for part in parts if part), *dict.fromkeys(actors)])


def explain(
    context: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="REPORT", help="A file, - for standard input, or the id of a report in the ledger, or its start."
        ),
    ],
    html: Annotated[Path | None, typer.Option("--html", metavar="OUT", help="Write one HTML page instead.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what stands at OUT.")] = False,
    extractor: extractors.Choice = None,
    as_json: Json = False,
) -> None:
    """Show why each claim of a report is there: its words, where they stand, what they were worked out to be.

    Each attribute is listed with the words that it rests on, their offsets, and whether they stand in the claim, in its
    sentence or elsewhere; sub-counts stand under their whole; each claim names the rule or model that wrote it.
    """
    from harmledger.cli import explained
    from harmledger.workflow import explaining

    shared = extractors.chosen(context, extractor)
    skipped = 0
    for item in explaining.explained(subject, shared.settings, page=html, overwrite=overwrite):
        if isinstance(item, SkipItemError):
            skipped += 1
            err.print(f"skipped  {in_line(str(item))}", soft_wrap=True)
            continue
        if item.as_kept is False:
            err.print(
                "the ledger does not keep these claims of it: another version or extractor read it, or none has yet; "
                "[bold]harmledger extract[/] reads it anew",
                soft_wrap=True,
            )
        if as_json:
            print_json(item)
        elif html is None:
            explained.render(item, out)
        else:
            out.print(f"wrote {many(len(item.each()), 'claim')} to [bold]{in_line(str(html))}[/]", soft_wrap=True)
    if skipped:
        raise typer.Exit(Exit.SOME_SKIPPED)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words; every one must occur.")],
    limit: Annotated[int, typer.Option(min=1, help="Most hits to show.")] = 20,
    as_json: Json = False,
) -> None:
    """Search the texts of the reports in the ledger."""
    with of(context).ledger() as ledger:
        hits = ledger.search(query, limit)
    for hit in hits:
        if as_json:
            print_json(hit)
        else:
            out.print(f"[bold]{in_line(hit.title or hit.report_id)}[/]  {said(hit.report_id)}", soft_wrap=True)
            out.print(f"  {said(hit.snippet)}", soft_wrap=True)
    if not hits and not as_json:
        out.print("nothing found")


COMMANDS = (extract, explain, search)
