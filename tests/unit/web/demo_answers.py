"""Search, journal and exports of the hand-made record, as ``workflow`` answers them from a ledger."""

from __future__ import annotations

import datetime as dt
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harmledger.errors import ExportError, NotFoundError
from harmledger.ledger import Finding, JournalRow, Severity
from harmledger.ledger.looking import found_in, holding
from harmledger.ledger.words import parse
from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.looking import FoundPage, OpenWanted, RowsWanted, WordsWanted
from harmledger.model.query import IncidentFilter
from harmledger.model.report import Report
from harmledger.publish import Policy, Withheld
from harmledger.workflow.audit import Check, Entry, Running
from harmledger.workflow.exporting import Preview
from harmledger.workflow.openings import OpenEntry, OpenPage
from harmledger.workflow.resolved import RunnerUp, What
from harmledger.workflow.unresolved import Example, OpenWords

NOON = dt.datetime(2020, 3, 6, 12, 0, tzinfo=dt.UTC)
WHOLE = Check(NOON, NOON, "A. Reviewer", 5, 5, "cd" * 32, 0, 1, (Finding(Severity.NOTE, "x", "y", "an orphan <b>"),))
DAMAGED = Check(
    NOON, NOON, "A. Reviewer", 5, 5, "cd" * 32, 2, 0, (Finding(Severity.ERROR, "x", "y", "report was altered"),)
)
CUT_SHORT = Check(NOON, NOON, "A. Reviewer", 3, 5, "cd" * 32, 0, 0, (), "time")


@dataclass
class DemoFinder:
    """Looks for words in plain reports."""

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]

    def find(self, wanted: WordsWanted, /, limit: int, after: str | None) -> FoundPage:
        """One page of what holds the words."""
        names = list(self.reports)
        if after is not None and after not in names:
            raise NotFoundError(f"there is no report {after}")
        phrases = parse(wanted.words)
        found = []
        for name in names[names.index(after) + 1 :] if after else names:
            own = [claim for claim in self.claims.values() if claim.report_id == name]
            chosen = [claim for claim in own if not wanted.kinds or claim.kind in wanted.kinds]
            report = self.reports[name]
            if all(word in report.text.casefold() for phrase in phrases for word in phrase.words):
                held = holding(chosen if wanted.in_claims else (), phrases)
                hit = None if wanted.in_claims and not held else found_in(report, held, wanted, phrases)
                found += [hit] if hit else []
        page = tuple(found[:limit])
        return FoundPage(page, page[-1].report_id if len(found) > limit else None, len(names))


def row(seq: int, action: str, subject: str, actor: str = "A. Reviewer", payload: str = "{}") -> JournalRow:
    """A row of the journal, an hour after the one before."""
    at = (NOON + dt.timedelta(hours=seq)).isoformat(timespec="microseconds")
    return JournalRow(seq, at, actor, action, subject, payload, f"{seq - 1:064x}", f"{seq:064x}")


JUDGEMENT = Judgement("jdg-1", Verdict.REJECT, ("clm-1", "inc-1", "odd"), "A. Reviewer", NOON, "<i>no</i> claim")
ROWS = (
    row(1, "create", "ledger-1"),
    row(2, "report", f"sha256:{'0f' * 32}", payload='{"data":"<script>"}' + "x" * 700),
    row(3, "skip", "reports/<b>broken</b>.pdf", actor="\u202emallory"),
    row(4, "judgement", "jdg-1"),
    row(5, "link", "record"),
)


@dataclass
class DemoAudit:
    """A short journal and whatever check a test gives it."""

    last_check: Check | None = None
    under_way: Running | None = None
    started: list[str] = field(default_factory=list)

    def rows(self, wanted: RowsWanted, /, limit: int, before: int | None) -> tuple[Sequence[Entry], int | None]:
        """A page of the journal."""
        found = [
            Entry(item, JUDGEMENT if item.subject == JUDGEMENT.judgement_id else None)
            for item in reversed(ROWS)
            if (before is None or item.seq < before)
            and (not wanted.actions or item.action in wanted.actions)
            and (wanted.actor is None or item.actor == wanted.actor)
        ]
        page = found[:limit]
        return page, page[-1].row.seq if len(found) > limit else None

    def last(self) -> Check | None:
        """The check that was given."""
        return self.last_check

    def running(self) -> Running | None:
        """The running check that was given."""
        return self.under_way

    def start(self, by: str, /) -> bool:
        """Notes who asked."""
        self.started.append(by)
        return True


@dataclass
class DemoExports:
    """Exports of made-up size."""

    count: int = 9
    withheld: tuple[Withheld, ...] | None = (Withheld("inc-binnish", "coordinates", "rounded to 10 km: health"),)
    fault: str = ""
    made: list[Path] = field(default_factory=list)

    @property
    def formats(self) -> Sequence[str]:
        """All that there are."""
        return ("csv", "json", "geojson", "ucdp", "acled")

    def preview(self, wanted: IncidentFilter, /) -> Preview:
        """What it would hold."""
        policy = Policy(dt.date(2020, 3, 6), delay_days=7)
        return Preview(
            self.count, 10_000, is_linked=True, policy=policy, withheld=self.withheld, is_whole=not wanted.text
        )

    def write(self, wanted: IncidentFilter, format_name: str, /, asked: str) -> Path:
        """A small ZIP file."""
        if self.fault:
            raise ExportError(self.fault)
        with tempfile.NamedTemporaryFile(suffix=".zip", delete=False) as out:
            with zipfile.ZipFile(out, "w") as archive:
                archive.writestr(f"{format_name}.txt", f"{wanted.text} {asked}")
            self.made.append(Path(out.name))
        return self.made[-1]


def open_words(what: What, words: str, claims: int, *candidates: RunnerUp) -> OpenEntry:
    """Words that could not be worked out, in one report."""
    example = Example("clm-strike", f"sha256:{'0f' * 32}", 3, 3 + len(words))
    reason = "more than one place may be meant" if candidates else "in no gazetteer"
    return OpenEntry(
        OpenWords(what, words, "SY", reason, claims, 1, candidates, (example,)),
        is_decided=False,
        at="clm-strike",
        quote=words,
    )


OPEN = (
    open_words(What.PLACE, "Tel <b>Rifat</b>", 31, RunnerUp("own:1", "Tall Rifat, Aleppo"), RunnerUp("", "\u202eTel")),
    open_words(What.PARTY, "the " + "very long name of a group " * 8, 2, RunnerUp("", "Syrian opposition")),
    open_words(What.SPEAKER, "a witness", 2),
    open_words(What.DATE, "last week", 1),
)


@dataclass
class DemoOpenings:
    """Open words, a page at a time."""

    held: Sequence[OpenEntry] = OPEN

    def page(self, wanted: OpenWanted, /, limit: int, after: int = -1, *, fresh: bool = False) -> OpenPage:
        """Those of a sort that hold the text."""
        del fresh
        found = [
            one
            for one in self.held
            if wanted.what in {None, one.words.what} and (wanted.text or "").casefold() in one.words.text.casefold()
        ]
        shown = found[after + 1 : after + 1 + limit]
        last = after + len(shown)
        counts = {what.value: sum(one.words.what is what for one in self.held) for what in What}
        more = last if last + 1 < len(found) else None
        return OpenPage(tuple(shown), {name: many for name, many in counts.items() if many}, len(found), more, 12)
