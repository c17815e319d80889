"""Open words a page at a time: listed once, with what was decided since told at once."""

from __future__ import annotations

import pytest

from harmledger.config import Settings
from harmledger.model.judgement import Sort, Verdict
from harmledger.model.looking import OpenWanted
from harmledger.workflow import openings as module
from harmledger.workflow import unresolved
from harmledger.workflow.correct import Correction
from harmledger.workflow.openings import Openings
from harmledger.workflow.reader import gazetteer
from tests.unit.workflow.conftest import SARAQIB, Made

ALL = OpenWanted()


@pytest.fixture
def openings(made: Made) -> Openings:
    """Answers over a ledger with a place that several claims share, a date and a speaker open."""
    return Openings(made.store, gazetteer(Settings()))


def test_words_come_with_names_of_what_they_might_mean(openings: Openings) -> None:
    """The most frequent first, the first example there to decide at, its words beside it."""
    page = openings.page(ALL, limit=10)
    first = page.items[0]
    assert (first.words.text, first.is_decided) == ("Zorbagh", False)
    assert first.at == first.words.examples[0].claim_id
    assert first.quote
    assert first.words.candidates[0].id == SARAQIB
    assert first.words.candidates[0].name.startswith("Saraqib, ")
    assert page.counts == {"place": 1, "date": 1, "speaker": 1}


def test_pages_follow_one_another(openings: Openings) -> None:
    """Each word stands on one page, and the last page says that it is the last."""
    texts, after = [], -1
    while True:
        page = openings.page(ALL, limit=1, after=after)
        texts += [entry.words.text for entry in page.items]
        if page.next is None:
            break
        after = page.next
    assert len(texts) == page.total == 3
    assert len(set(texts)) == 3


@pytest.mark.parametrize(
    ("wanted", "many"),
    [
        (OpenWanted(what="place"), 1),
        (OpenWanted(what="party"), 0),
        (OpenWanted(text="zorB"), 1),
        (OpenWanted(text="zorB", what="date"), 0),
        (OpenWanted(country="sy"), 3),
        (OpenWanted(country="LB"), 0),
    ],
)
def test_what_is_asked_for_narrows_it_down(openings: Openings, wanted: OpenWanted, many: int) -> None:
    """By sort, by a part of the words, by country; all of them combine."""
    assert openings.page(wanted, limit=10).total == many


def test_what_was_decided_since_is_told_at_once(made: Made, openings: Openings) -> None:
    """Word by word: one example decided leads on to the next, all decided are said to be."""
    before = openings.page(ALL, limit=1).items[0]
    for example in before.words.examples[:-1]:
        made.ledger.correct(example.claim_id, Correction(Sort.PLACE, SARAQIB, "Zorbagh"), by="A. Reviewer")
    held = openings.page(ALL, limit=1).items[0]
    assert (held.is_decided, held.at) == (False, before.words.examples[-1].claim_id)
    made.ledger.judge(Verdict.REJECT, [before.words.examples[-1].claim_id], by="A. Reviewer")
    held = openings.page(ALL, limit=1).items[0]
    assert (held.is_decided, held.at) == (True, None)


def test_the_list_is_made_once_for_the_same_record(
    made: Made, openings: Openings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks at every claim; a new reading has it made anew, and its order has another mark."""
    made_lists = []
    listed = unresolved.listed

    def counted(*given: object) -> object:
        made_lists.append(given)
        return listed(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "listed", counted)
    mark = openings.page(ALL, limit=1).mark
    assert openings.page(ALL, limit=5, fresh=True).mark == mark
    assert len(made_lists) == 1
    report = made.report("ZORBAGH was shelled again.")
    made.keep(report, made.claim(report, "was shelled", 1))
    assert openings.page(ALL, limit=1).mark > mark
    assert len(made_lists) == 2
