"""Reading again: what is outdated, what changed, what people decided, and stopping in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from harmledger import review
from harmledger.errors import NotFoundError, SkipItemError
from harmledger.ledger import verify_store
from harmledger.model.claim import Claim, Extraction
from harmledger.model.judgement import Sort, Verdict
from harmledger.model.report import Report
from harmledger.workflow.correct import Correction
from harmledger.workflow.extract import UnreadReport
from harmledger.workflow.reader import Reader, reader
from harmledger.workflow.reread import Reread, RereadSummary, Which, reread, wanted
from tests.unit.workflow.conftest import GROUNDS, SARAQIB, Made


@dataclass
class Rereader:
    """Reads what it is told to, as ``rules/0`` does with other lists."""

    readings: dict[str, tuple[Claim, ...] | None]
    grounds: str = "lists/2"
    extractor: str = "rules/0"
    asked: list[str] = field(default_factory=list)
    beats: None = None

    def all(self, reports: Iterable[Report]) -> Iterator[Extraction | SkipItemError]:
        """The claims that it was given; where it was given None, a language model that gave no answer."""
        for report in reports:
            self.asked.append(report.report_id)
            claims = self.readings[report.report_id]
            if claims is None:
                yield SkipItemError(report.report_id, "llm_timeout", "no answer")
            else:
                yield Extraction(report.report_id, self.extractor, claims, grounds=self.grounds)


def again(made: Made, read: Rereader, which: Which = Which.OUTDATED, *names: str) -> RereadSummary:
    """Read again what is wanted."""
    as_reader = cast("Reader", read)
    return reread(made.store, as_reader, made.settings, wanted(made.store, as_reader, which, names))


@pytest.fixture
def unchanged(made: Made) -> Rereader:
    """Finds what is kept already."""
    first, second = made.first.report_id, made.second.report_id
    return Rereader({first: (made.killed(), made.again()), second: (made.three(),)})


def test_what_older_lists_read_is_read_again_once(made: Made, unchanged: Rereader) -> None:
    """Nothing is kept twice where nothing changed, and then everything is up to date."""
    rows = made.ledger.status().journal_rows
    assert again(made, unchanged) == RereadSummary(
        reports=2, claims_before=3, claims_after=3, open_before=5, open_after=5
    )
    assert made.ledger.status().journal_rows == rows
    assert again(made, unchanged) == RereadSummary()
    assert again(made, unchanged, Which.ALL).reports == 2
    assert list(verify_store(made.store)) == []


def test_what_the_lists_in_force_read_is_not_outdated(made: Made, unchanged: Rereader) -> None:
    """Nor is it read again."""
    assert again(made, replace(unchanged, grounds=GROUNDS)) == RereadSummary()


def test_it_tells_what_changed(made: Made, unchanged: Rereader) -> None:
    """Claims before and after, words that are open before and after, report by report."""
    place = replace(made.three().places[0], name="Zorbagh", lat=35.8, lon=36.8)
    unchanged.readings[made.second.report_id] = (
        replace(made.three(), places=(place,)),
        made.claim(made.second, "killed", 1),
    )
    told: list[Reread | UnreadReport] = []
    as_reader = cast("Reader", unchanged)
    reread(made.store, as_reader, made.settings, wanted(made.store, as_reader, Which.OUTDATED), told.append)
    first, second = told
    assert isinstance(first, Reread)
    assert isinstance(second, Reread)
    assert (first.item, first.changed) == (made.first.path, False)
    assert (second.changed, second.before, second.after, second.open_before, second.open_after) == (True, 1, 2, 1, 0)
    assert len(made.ledger.claims()) == 4


def test_judgements_hold_on_through_a_new_reading(made: Made, unchanged: Rereader) -> None:
    """By the words, whatever the claim is called now; what finds nothing any more is named, and stays."""
    claim = made.killed().claim_id
    kept = made.ledger.correct(claim, Correction(Sort.PLACE, SARAQIB, "Zorbagh"), by="A. Reviewer").judgement
    dated = made.ledger.correct(claim, Correction(Sort.DATE, "2020-03-03"), by="A. Reviewer").judgement
    gone = made.ledger.judge(Verdict.REJECT, [made.again().claim_id], by="A. Reviewer")
    unchanged.readings[made.first.report_id] = (made.killed(claim_id="clm-0000000000000001", date=None),)
    assert again(made, unchanged).lost == tuple(sorted((dated.judgement_id, gone.judgement_id)))
    (found,) = review.apply(made.ledger.claims(report_id=made.first.report_id), made.ledger.judgements())
    assert (found.claim_id, found.places[0].decided) == ("clm-0000000000000001", kept.judgement_id)
    assert len(made.ledger.judgements()) == 3


def test_stopped_it_goes_on_where_it_was(made: Made, unchanged: Rereader) -> None:
    """What was told is kept and is not read a second time."""
    once = replace(made.settings, batch=1)
    as_reader = cast("Reader", unchanged)

    def stop(_item: Reread | UnreadReport) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reread(made.store, as_reader, once, wanted(made.store, as_reader, Which.OUTDATED), stop)
    assert again(made, unchanged).reports == 1
    assert unchanged.asked == [made.first.report_id, made.second.report_id]


def test_a_report_that_a_language_model_does_not_read_keeps_its_reading(made: Made, unchanged: Rereader) -> None:
    """It is told of, and is outdated still."""
    unchanged.readings[made.second.report_id] = None
    summary = again(made, unchanged)
    assert (summary.reports, [item.reason for item in summary.unread]) == (1, ["llm_timeout"])
    assert len(made.ledger.claims(report_id=made.second.report_id)) == 1
    assert wanted(made.store, cast("Reader", unchanged), Which.OUTDATED) == (made.second.report_id,)


def test_named_reports_are_read_whatever_they_are(made: Made, unchanged: Rereader) -> None:
    """By the start of their ids; one that is not there stops the run before it begins."""
    start = made.second.report_id[:19]
    assert again(made, unchanged, Which.OUTDATED, start, start).reports == 1
    assert unchanged.asked == [made.second.report_id]
    with pytest.raises(NotFoundError):
        again(made, unchanged, Which.OUTDATED, "sha256:ffff")


def test_the_library_reads_with_the_lists_in_force(made: Made) -> None:
    """What it has read is up to date by the versions of the gazetteer and of the list of parties."""
    told: list[tuple[str, int]] = []
    summary = made.ledger.reread(told=lambda item, total: told.append((type(item).__name__, total)))
    assert summary.reports == 2
    assert told == [("Reread", 2)] * 2
    assert made.ledger.reread().reports == 0
    grounds = reader(made.settings).grounds
    assert made.ledger.gazetteer.version in grounds
    assert "parties/" in grounds
