"""Breaches of agreements that a report alleges."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.breach import breaches
from harmledger.model.terms import AgreementKind
from tests.unit.extract.readings import reading, said


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("The army violated the ceasefire on Monday.", ["The army"]),
        ("Russian forces continue to violate the truce.", ["Russian forces"]),
        ("The truce was breached by the rebels overnight.", ["rebels"]),
        ("Hamas accused Israel of breaking the ceasefire.", ["Israel"]),
        ("The ceasefire continues to be violated.", []),
    ],
)
def test_words_of_breaking_name_who_broke_it(sentence: str, by: list[str]) -> None:
    """Whoever is said to have broken an agreement is named; none where the report does not say."""
    (draft,) = breaches(reading(sentence))
    assert said(draft.by)[-1:] == by
    assert draft.agreement is AgreementKind.CEASEFIRE


def test_fighting_despite_an_agreement_is_an_alleged_breach() -> None:
    """Force used "despite" a ceasefire is told as a breach."""
    (draft,) = breaches(reading("The ceasefire is still in place, despite continued shelling by the army."))
    assert said(draft.by) == ["the army"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The raid violated international law.",
        "Jets violated the airspace of Turkey.",
        "Talks on a ceasefire broke down in Goma.",
        "A new attack would violate the ceasefire.",
        "Despite calls for a truce, Russia went on.",
    ],
)
def test_other_laws_and_what_has_not_happened_are_no_breach(sentence: str) -> None:
    """Breaking a law, ending talks or a breach that may come is none."""
    assert breaches(reading(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    ["It was broken within hours.", "The army counted 40 violations by the Houthis.", "There were breaches."],
)
def test_a_breach_of_the_truce_just_told(sentence: str) -> None:
    """A sentence that names the truce no more still tells of its breach."""
    drafts = breaches(reading("A truce began on Monday.", sentence))
    assert [draft.agreement for draft in drafts] == [AgreementKind.CEASEFIRE]


def test_violations_without_a_truce_are_none_of_one() -> None:
    """Violations of law, or of nothing told, are no breach of an agreement."""
    assert breaches(reading("The monitors counted 40 violations of the law.")) == []
    assert breaches(reading("The monitors counted 40 violations.")) == []
