"""Search with filters, in reports and in claims, page by page."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.errors import NotFoundError
from harmledger.model.judgement import Verdict
from harmledger.model.looking import WordsWanted
from harmledger.model.terms import ClaimKind
from harmledger.workflow.looking import Finder
from tests.unit.workflow.conftest import Made


def test_reports_with_the_words(made: Made) -> None:
    """Every word must occur; hits stand where they stand in the snippet."""
    page = Finder(made.store).find(WordsWanted("Zorbagh killed"), limit=10, after=None)
    assert [hit.report_id for hit in page.reports] == [made.second.report_id]
    hit = page.reports[0]
    assert {span.of(hit.snippet) for span in hit.matches} == {"killed", "Zorbagh"}
    assert page.after is None


def test_pages_join(made: Made) -> None:
    """The second page begins where the first ended."""
    finder = Finder(made.store)
    first = finder.find(WordsWanted("Zorbagh"), limit=1, after=None)
    assert first.after is not None
    second = finder.find(WordsWanted("Zorbagh"), limit=1, after=first.after)
    assert second.after is None
    found = [hit.report_id for hit in (*first.reports, *second.reports)]
    assert found == [made.second.report_id, made.first.report_id]


def test_claims_with_the_words(made: Made) -> None:
    """Only claims whose own words hold them, with the hit inside the quote."""
    page = Finder(made.store).find(WordsWanted("killed", in_claims=True), limit=10, after=None)
    assert page.reports
    for hit in page.reports:
        for found in hit.claims:
            assert {span.of(found.claim.quote).casefold() for span in found.matches} == {"killed"}


def test_claims_of_a_kind(made: Made) -> None:
    """A kind that nobody claims finds nothing."""
    asked = WordsWanted("killed", in_claims=True, kinds=(ClaimKind.CONTROL,))
    assert Finder(made.store).find(asked, limit=10, after=None).reports == ()


def test_rejected_claims_are_not_found(made: Made) -> None:
    """What a person rejected is no claim any more."""
    finder = Finder(made.store)
    asked = WordsWanted("killed", in_claims=True)
    for hit in finder.find(asked, limit=10, after=None).reports:
        for found in hit.claims:
            made.ledger.judge(Verdict.REJECT, [found.claim.claim_id], by="A. Reviewer")
    assert finder.find(asked, limit=10, after=None).reports == ()


@pytest.mark.parametrize(
    "asked",
    [
        WordsWanted("Zorbagh", language="xx"),
        WordsWanted("Zorbagh", outlet="no such outlet"),
        WordsWanted("Zorbagh", since=dt.date(2999, 1, 1)),
        WordsWanted("  *** "),
    ],
    ids=["language", "outlet", "published", "no word"],
)
def test_filters_keep_out(made: Made, asked: WordsWanted) -> None:
    """A filter that nothing passes finds nothing, and so does a query without a word."""
    assert Finder(made.store).find(asked, limit=10, after=None).reports == ()


def test_place_to_go_on_from_must_be_there(made: Made) -> None:
    """A page that goes on from a report that is not there is an error, never the first page again."""
    with pytest.raises(NotFoundError):
        Finder(made.store).find(WordsWanted("Zorbagh"), limit=1, after=f"sha256:{'00' * 32}")
