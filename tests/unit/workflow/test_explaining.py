"""Why a claim is there: drafts joined to claims, and where the words of each attribute stand."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from harmledger import capture, resolve
from harmledger.config import Settings
from harmledger.errors import QuestionError, SkipItemError
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.draft import Decision, Draft, PlaceMention
from harmledger.model.explanation import Attribute, Basis, ExplainedClaim, Explanation, Standing
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.report import Report
from harmledger.model.span import Mention, Span
from harmledger.model.terms import ClaimKind, Outcome, VictimGroup
from harmledger.workflow.explaining import explain, explained
from harmledger.workflow.reader import Reader, reader

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "idlib"
TEXT = (
    "The rescue service spoke on Tuesday. It counted nine dead, three of them children, in Binnish.\n"
    "A monitor in Idlib said 14 were hurt."
)
NINE, THREE, HURT = "nine dead", "three of them children", "14 were hurt"


@dataclasses.dataclass(frozen=True, slots=True)
class Written(Reader):
    """A reader that gives the drafts it was made with."""

    drafts: tuple[Draft, ...] = ()

    def drafted(self, report: Report) -> tuple[tuple[Draft, ...], tuple[Claim, ...]]:
        """The drafts, resolved as any others."""
        return self.drafts, resolve.claims(report, self.drafts, self.gazetteer)


def report() -> Report:
    """The text as a captured report."""
    return capture.from_text(TEXT, published=dt.date(2020, 3, 4)).report


def mention(words: str) -> Mention:
    """Where words first stand."""
    start = TEXT.index(words)
    return Mention.at(TEXT, start, start + len(words))


def casualty(evidence: str, count: str, **more: object) -> Draft:
    """A draft of people killed on ``evidence``."""
    at, number = mention(evidence), mention(count)
    base = Draft(ClaimKind.CASUALTY, at.start, at.end, count=number, outcome=Outcome.KILLED, rule="casualty/test")
    return dataclasses.replace(base, **more)  # type: ignore[arg-type]


def explanation(*drafts: Draft) -> Explanation:
    """The explanation of these drafts."""
    return explain(report(), Written(reader(Settings()).gazetteer, drafts=drafts))


def only(item: ExplainedClaim, name: str) -> Attribute:
    """The one attribute of that name."""
    (found,) = (attribute for attribute in item.attributes if attribute.name == name)
    return found


def stands(item: ExplainedClaim, name: str) -> list[Standing]:
    """Where the words of an attribute stand."""
    return [words.standing for words in only(item, name).words]


def test_words_stand_in_the_claim_in_its_sentence_or_elsewhere() -> None:
    """A count is among the claim's words, its place beside them, its date and speaker in the sentence before."""
    draft = casualty(
        NINE,
        "nine",
        source=mention("The rescue service"),
        time=mention("Tuesday"),
        time_inherited=True,
        places=(PlaceMention(mention("Binnish")),),
    )
    (item,) = explanation(draft).claims
    assert stands(item, "count") == [Standing.CLAIM]
    assert stands(item, "places") == [Standing.SENTENCE]
    assert stands(item, "date") == [Standing.ELSEWHERE]
    assert stands(item, "source") == [Standing.ELSEWHERE]
    assert only(item, "date").inherited
    assert not only(item, "places").inherited
    assert item.sentence.of(TEXT) == "It counted nine dead, three of them children, in Binnish."


def test_values_are_those_of_the_claim() -> None:
    """What stands beside the words is what they were worked out to be."""
    (item,) = explanation(casualty(NINE, "nine", time=mention("Tuesday"))).claims
    assert isinstance(item.claim, CasualtyClaim)
    assert only(item, "count").value == Quantity(9, Quantifier.EXACT, 9, 9) == item.claim.quantity
    assert only(item, "date").value == item.claim.date
    assert only(item, "outcome").value == "killed"
    assert item.claim.rule == "casualty/test"


def test_what_nothing_says_is_told_as_silence() -> None:
    """A default is no finding: who is counted, stance, scope, and a date, place or speaker that no word gives."""
    (item,) = explanation(casualty(NINE, "nine")).claims
    silent = {attribute.name for attribute in item.attributes if attribute.basis is Basis.SILENCE}
    assert silent == {"victims", "stance", "scope", "source", "date", "places"}
    (stated,) = explanation(casualty(NINE, "nine", victims=VictimGroup.CIVILIANS)).claims
    assert only(stated, "victims").basis is Basis.READING


def test_sub_counts_stand_under_their_whole() -> None:
    """Parts are shown inside, in the order of the text, and point at the words of the whole."""
    whole, part, other = casualty(NINE, "nine"), casualty(THREE, "three", part_of=2), casualty(HURT, "14")
    found = explanation(other, part, whole)
    assert [item.claim.quote for item in found.claims] == [NINE, HURT]
    (inner,) = found.claims[0].parts
    assert inner.claim.quote == THREE
    assert [words.text for words in only(inner, "part_of").words] == [NINE]
    assert [item.claim.quote for item in found.each()] == [NINE, THREE, HURT]


def test_wholes_that_go_round_in_a_ring_lose_no_claim() -> None:
    """Two drafts that each claim to be part of the other are both shown."""
    found = explanation(casualty(NINE, "nine", part_of=1), casualty(THREE, "three", part_of=0))
    assert [item.claim.quote for item in found.each()] == [NINE, THREE]


def test_place_that_was_dropped_on_the_way_is_shown_as_set_aside() -> None:
    """A venue that the draft names and the claim does not is no silent loss."""
    text = "At a summit in Geneva a spokesman said nine people were killed in Binnish."
    summit = capture.from_text(text, published=dt.date(2020, 3, 4)).report
    found = explain(summit, reader(Settings()))
    named = [(word.text, attribute.basis) for attribute in found.claims[0].attributes for word in attribute.words]
    assert ("Binnish", Basis.WORDS) in named
    start = text.index("Geneva")
    both = (PlaceMention(Mention(start, start + 6, "Geneva")),)
    quote = text.index("nine people were killed")
    draft = Draft(
        ClaimKind.CASUALTY, quote, quote + 23, count=Mention(quote, quote + 4, "nine"), places=both, rule="test"
    )
    (item,) = explain(summit, Written(reader(Settings()).gazetteer, drafts=(draft,))).claims
    assert item.claim.places == ()
    dropped = only(item, "places")
    assert (dropped.basis, dropped.value, dropped.words[0].text) == (Basis.SET_ASIDE, None, "Geneva")


def test_decisions_of_a_learned_reader_are_handed_on() -> None:
    """What was weighed stands with the claim."""
    weighed = Decision("outcome", "killed", 0.9, (("injured", 0.1),))
    (item,) = explanation(casualty(NINE, "nine", decisions=(weighed,))).claims
    assert item.decisions == (weighed,)


def test_default_that_a_reader_weighed_is_no_silence() -> None:
    """Where a learned reader chose the default, or nobody as the speaker, that is its reading."""
    weighed = tuple(Decision(name, chosen, 0.9) for name, chosen in (("victims", "people"), ("source", "")))
    (item,) = explanation(casualty(NINE, "nine", decisions=weighed)).claims
    assert [only(item, name).basis for name in ("victims", "source")] == [Basis.READING] * 2
    assert only(item, "stance").basis is Basis.SILENCE


def _words_hold(found: Explanation) -> None:
    text = found.report.text
    for item in found.each():
        assert item.sentence.contains(item.claim.span)
        for words in (words for attribute in item.attributes for words in attribute.words):
            assert text[words.start : words.end] == words.text
            inside = item.claim.span.contains(Span(words.start, words.end))
            assert (words.standing is Standing.CLAIM) == inside


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem[:2])
def test_every_claim_of_a_sample_is_explained_once(path: Path) -> None:
    """The claims explained are the claims read, and every word stands where it is said to stand."""
    (found,) = explained(str(path), Settings())
    assert isinstance(found, Explanation)
    _words_hold(found)
    read = reader(Settings()).drafted(found.report)[1]
    assert sorted(item.claim.claim_id for item in found.each()) == sorted(claim.claim_id for claim in read)


def test_file_that_looks_like_an_id_is_read_as_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there comes before what a ledger may hold."""
    monkeypatch.chdir(tmp_path)
    Path("beef").write_text(TEXT, encoding="utf-8")
    (found,) = explained("beef", Settings())
    assert isinstance(found, Explanation)


def test_what_cannot_be_used_comes_as_a_value(tmp_path: Path) -> None:
    """A missing file is told, not raised."""
    found: Sequence[object] = list(explained(str(tmp_path / "none.txt"), Settings()))
    assert [type(item) for item in found] == [SkipItemError]


def test_addresses_are_refused() -> None:
    """Explaining fetches nothing from the network."""
    with pytest.raises(QuestionError, match="fetches nothing"):
        list(explained("https://example.org/report.html", Settings()))


def test_page_of_several_reports_is_refused(tmp_path: Path) -> None:
    """A page explains one report; nothing is written then."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{name} {TEXT}", encoding="utf-8")
    with pytest.raises(QuestionError, match="more than one report"):
        list(explained(str(tmp_path), Settings(), page=tmp_path / "out.html"))
    assert not (tmp_path / "out.html").exists()
