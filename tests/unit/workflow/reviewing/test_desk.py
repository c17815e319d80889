"""The desk: what is asked, what an answer comes to, and that nobody's decision is lost to another's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger import review
from harmledger.errors import NoteNeededError, NotFoundError, OvertakenError, QuestionError
from harmledger.model.claim import CasualtyClaim
from harmledger.model.incident import Incident
from harmledger.model.judgement import Verdict
from harmledger.model.reviewed import Correcting
from harmledger.model.reviewing import Answer, ItemState, Need
from harmledger.workflow.pages import Pages
from tests.unit.workflow.reviewing.conftest import CHIEF, CODER, SECOND
from tests.unit.workflow.reviewing.record import BINNISH, TEXTS, claim_id

TWELVE, NINE, FORTY = map(claim_id, TEXTS)


def asked(pages: Pages) -> list[Need]:
    """What is open, in order."""
    return [item.need for item in pages.desk.queue(CODER).items]


def item_of(pages: Pages, need: Need) -> str:
    """The first open item of a kind."""
    return pages.desk.queue(CODER, need).items[0].item_id


def answer(pages: Pages, need: Need, given: Answer, who: object = CODER) -> str:
    """Answer the first item of a kind as it stands; its id."""
    item_id = item_of(pages, need)
    view = pages.desk.item(item_id, who)  # type: ignore[arg-type]
    pages.desk.decide(item_id, given, who, view.version)  # type: ignore[arg-type]
    return item_id


def correcting(claim: str, **changes: object) -> Correcting:
    """A form that changes nothing but this."""
    return Correcting(claim, **changes)  # type: ignore[arg-type]


def test_the_most_people_are_asked_about_first(desked: Pages) -> None:
    """Forty whose place is lost, before nine and twelve that may have died in one attack."""
    found = desked.desk.queue(CODER)
    assert found.items[0].need is Need.PLACE
    assert found.items[0].people == 40
    assert Need.DUPLICATE in found.counts
    assert sum(found.counts.values()) == len(found.items)


def test_what_was_decided_is_not_asked_again(desked: Pages) -> None:
    """Not at once, and not after linking anew; taken back, it is."""
    answer(desked, Need.PLACE, Answer(Verdict.ACCEPT))
    assert Need.PLACE not in asked(desked)
    desked.desk.link()
    assert Need.PLACE not in asked(desked)
    assert desked.desk.undo(CODER) is not None
    assert Need.PLACE in asked(desked)
    assert desked.desk.undo(CODER) is None


def test_a_decision_made_elsewhere_settles_the_item_too(desked: Pages) -> None:
    """As by the command line, which knows of no items."""
    item_id = item_of(desked, Need.PLACE)
    view = desked.desk.item(item_id, CODER)
    assert view.state is ItemState.OPEN
    answer(desked, Need.PLACE, Answer(Verdict.UNSURE))
    assert desked.desk.item(item_id, CODER).state is ItemState.SETTLED


def test_a_correction_changes_words_number_and_place(desked: Pages) -> None:
    """Other words of the report, by their characters; what follows from the number; the place by its id."""
    form = correcting(
        FORTY,
        words="Forty people were killed",
        fields={"quantifier": ("at_least",), "value": ("41",), "low": ("",), "high": ("",), "count_text": ("Forty",)},
        places={29: BINNISH},
    )
    answer(desked, Need.PLACE, desked.desk.corrected(form))
    shown = desked.desk.claim(FORTY)
    claim = shown.claim
    assert isinstance(claim, CasualtyClaim)
    assert (claim.value, claim.low, claim.high) == (41, 41, None)
    assert claim.quote == "Forty people were killed" == shown.report.text[claim.start : claim.end]
    assert claim.places[0].gazetteer_id == BINNISH
    assert claim.claim_id == FORTY


def test_words_that_the_report_does_not_have_are_refused(desked: Pages) -> None:
    """Nothing is guessed."""
    with pytest.raises(QuestionError, match="does not have these words"):
        desked.desk.corrected(correcting(FORTY, words="fifty people"))


def test_a_place_that_nobody_knows_is_refused(desked: Pages) -> None:
    """With what would do."""
    with pytest.raises(NotFoundError, match="no gazetteer has a place"):
        desked.desk.corrected(correcting(FORTY, places={29: "Xyzzyville-on-Nowhere"}))


def test_accepting_a_corrected_claim_keeps_the_correction(desked: Pages) -> None:
    """It is accepted as it stands, not as it was read."""
    form = correcting(FORTY, fields={"quantifier": ("exact",), "value": ("41",)})
    item_id = answer(desked, Need.PLACE, desked.desk.corrected(form))
    version = desked.desk.item(item_id, SECOND).version
    desked.desk.decide(item_id, Answer(Verdict.ACCEPT), SECOND, version)
    claim = desked.desk.claim(FORTY).claim
    assert isinstance(claim, CasualtyClaim)
    assert claim.value == 41


def test_the_second_of_two_is_told_and_nothing_is_lost(desked: Pages) -> None:
    """Who decides by an older version is told whose decision came before; it stands as it was."""
    item_id = item_of(desked, Need.PLACE)
    seen = desked.desk.item(item_id, SECOND).version
    (first,) = desked.desk.decide(item_id, Answer(Verdict.ACCEPT), CODER, seen)
    with pytest.raises(OvertakenError, match="Ana decided") as told:
        desked.desk.decide(item_id, Answer(Verdict.REJECT), SECOND, seen)
    assert told.value.judgements == (first.judgement_id,)
    assert [one.judgement for one in desked.desk.item(item_id, SECOND).history] == [first]


def test_overriding_asks_for_a_note(desked: Pages) -> None:
    """Knowing of the other's decision, it needs a reason."""
    item_id = answer(desked, Need.PLACE, Answer(Verdict.ACCEPT))
    version = desked.desk.item(item_id, SECOND).version
    with pytest.raises(NoteNeededError, match="Ana"):
        desked.desk.decide(item_id, Answer(Verdict.REJECT), SECOND, version)
    desked.desk.decide(item_id, Answer(Verdict.REJECT, note="no harm is told"), SECOND, version)
    assert desked.desk.claim(FORTY).is_rejected


def test_coders_who_agree_decide(desked: Pages) -> None:
    """The first answer shows to nobody; the second makes both judgements, each in its own name."""
    item_id = item_of(desked, Need.PLACE)
    assert desked.desk.assign([item_id], ["Ana", "Ben"], CHIEF) == 1
    assert item_id not in [item.item_id for item in desked.desk.queue(CHIEF).items]
    assert [item.item_id for item in desked.desk.queue(SECOND, part="mine").items] == [item_id]
    assert desked.desk.decide(item_id, Answer(Verdict.ACCEPT), CODER, 0) == ()
    view = desked.desk.item(item_id, SECOND)
    assert (view.is_blind, view.codings, view.history, view.state) == (True, (), (), ItemState.CODING)
    made = desked.desk.decide(item_id, Answer(Verdict.ACCEPT), SECOND, 0)
    assert [one.by for one in made] == ["Ana", "Ben"]
    assert desked.desk.item(item_id, CODER).state is ItemState.SETTLED


def test_coders_who_differ_wait_for_an_adjudicator(desked: Pages) -> None:
    """Who coded it may not adjudicate; the adjudicator sees both answers, and decides."""
    item_id = item_of(desked, Need.PLACE)
    desked.desk.assign([item_id], ["Ana", "Ben"], CHIEF)
    desked.desk.decide(item_id, Answer(Verdict.ACCEPT), CODER, 0)
    desked.desk.decide(item_id, Answer(Verdict.REJECT), SECOND, 0)
    view = desked.desk.item(item_id, CHIEF)
    assert view.state is ItemState.ADJUDICATE
    assert [one.by for one in view.codings] == ["Ana", "Ben"]
    with pytest.raises(QuestionError, match="coders differ"):
        desked.desk.decide(item_id, Answer(Verdict.ACCEPT), CODER, view.version)
    (made,) = desked.desk.decide(item_id, Answer(Verdict.ACCEPT), CHIEF, view.version)
    assert made.by == "Cleo"
    found = desked.desk.agreement()
    assert (found.items, found.differing) == (1, ())
    assert {one.field: one.same for one in found.fields}["verdict"] == 0


def test_others_may_not_answer_what_is_coded_blind(desked: Pages) -> None:
    """Nor is one person named twice."""
    item_id = item_of(desked, Need.PLACE)
    with pytest.raises(QuestionError, match="two coders"):
        desked.desk.assign([item_id], ["Ana", "ana"], CHIEF)
    desked.desk.assign([item_id], ["Ana", "Ben"], CHIEF)
    with pytest.raises(QuestionError, match="handed to coders"):
        desked.desk.decide(item_id, Answer(Verdict.ACCEPT), CHIEF, 0)


def test_a_merge_is_previewed_kept_and_undone(desked: Pages) -> None:
    """Nothing changes by looking; after linking the ids lead on; undone and linked, there are two again."""
    before = sorted(item.incident_id for item in desked.record().incidents)
    one, other = (item.incident_id for item in desked.record().incidents if item.claims[0] in (TWELVE, NINE))
    preview = desked.desk.merge(one, other, CODER)
    assert preview.does_it
    assert len(preview.after) == 1
    assert len(preview.redirects) == 1
    assert desked.desk.history() == []
    with pytest.raises(NoteNeededError):
        desked.desk.keep_merge(one, other, CODER, "", preview.version)
    desked.desk.keep_merge(one, other, CODER, "one attack", preview.version)
    desked.desk.link()
    after = {item.incident_id for item in desked.record().incidents}
    assert len(after) == len(before) - 1
    old, new = preview.redirects[0]
    assert desked.incident(old).incident.incident_id == new
    desked.desk.undo(CODER)
    desked.desk.link()
    assert sorted(item.incident_id for item in desked.record().incidents) == before


def test_a_split_is_previewed_and_kept(desked: Pages) -> None:
    """What was merged by a person's word is split by another's, who says why."""
    one, other = (item.incident_id for item in desked.record().incidents if item.claims[0] in (TWELVE, NINE))
    desked.desk.keep_merge(one, other, CODER, "one attack", desked.desk.merge(one, other, CODER).version)
    desked.desk.link()
    (whole,) = (item for item in desked.record().incidents if len(item.claims) == 2)
    preview = desked.desk.split(whole.incident_id, [NINE], SECOND)
    assert preview.does_it
    assert len(preview.after) == 2
    desked.desk.keep_split(whole.incident_id, [NINE], SECOND, "another day", preview.version)
    desked.desk.link()
    assert all(len(item.claims) == 1 for item in desked.record().incidents)
    with pytest.raises(QuestionError, match="both sides"):
        desked.desk.split(whole.incident_id, [], SECOND)


def test_what_is_previewed_is_what_linking_makes(desked: Pages) -> None:
    """Of a merge and of a split: the same incidents, with their tolls, reasons and reports."""
    one, other = (item.incident_id for item in desked.record().incidents if item.claims[0] in (TWELVE, NINE))
    merged = desked.desk.merge(one, other, CODER)
    desked.desk.keep_merge(one, other, CODER, "one attack", merged.version)
    desked.desk.link()
    assert [told(item) for item in merged.after] == [told(desked.incident(one).incident)]
    (whole,) = (item.incident_id for item in desked.record().incidents if len(item.claims) == 2)
    apart = desked.desk.split(whole, [NINE], SECOND)
    desked.desk.keep_split(whole, [NINE], SECOND, "another day", apart.version)
    desked.desk.link()
    assert [told(item) for item in apart.after] == [
        told(desked.incident(item.incident_id).incident) for item in apart.after
    ]


def told(item: Incident) -> Incident:
    """An incident without what sets it against others."""
    return replace(item, related=(), agreements=())


def test_taking_back_anothers_decision_is_for_adjudicators_and_needs_a_note(desked: Pages) -> None:
    """It then counts no more, and can be brought back."""
    answer(desked, Need.PLACE, Answer(Verdict.REJECT))
    ((_seq, one),) = desked.desk.history()
    name = one.judgement.judgement_id
    with pytest.raises(QuestionError, match="Ana's"):
        desked.desk.withdraw(name, SECOND)
    with pytest.raises(NoteNeededError):
        desked.desk.withdraw(name, CHIEF)
    gone = desked.desk.withdraw(name, CHIEF, "it is harm")
    assert not desked.desk.claim(FORTY).is_rejected
    desked.desk.withdraw(gone.judgement_id, CHIEF)
    assert desked.desk.claim(FORTY).is_rejected


def test_every_field_of_every_kind_has_a_shape() -> None:
    """A field that is new to the model is shown, or its kind fails here."""
    shapes = {item.name: item.shape for kind in (CasualtyClaim,) for item in review.editing.editable_of(kind)}
    assert shapes["outcome"] is review.Shape.TERM
    assert shapes["targets"] is review.Shape.TERMS
    assert shapes["perpetrators"] is review.Shape.NAMES
