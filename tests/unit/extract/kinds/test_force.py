"""Words of force: which words tell of it, and in what sense."""

from __future__ import annotations

import pytest

from harmledger.extract.context.clauses import clauses
from harmledger.extract.kinds.force import default_means, triggers
from harmledger.model.terms import Means
from harmledger.vocabulary.load import shipped


def _found(text: str) -> list[tuple[str, bool]]:
    return [(trigger.group, trigger.verb) for clause in clauses(text) for trigger in triggers(clause)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jets struck a bus", [("aircraft", False), ("struck", True)]),
        ("the two sides struck a deal", []),
        ("the strikes on the port", [("strike", False)]),
        ("they may strike the port", [("strike", True)]),
        ("troops were shelling the port", [("shelling", True)]),
        ("the shelling of the port", [("shelling", False)]),
        ("mortar fire on the port", [("munition", False), ("fire", False)]),
        ("the fire brigade came", []),
        ("a bomb went off", [("munition", False), ("detonate", True)]),
        ("a rescue operation began", []),
    ],
)
def test_sense_is_told_by_the_words_beside(text: str, found: list[tuple[str, bool]]) -> None:
    """A form that has other senses counts only in that of force, as noun or verb by what stands around it."""
    assert _found(text) == found


def test_every_listed_means_is_one_of_the_vocabulary() -> None:
    """The shipped list names only means that the model knows, and each form belongs to one group."""
    groups = shipped("force.yaml")
    assert {default_means(group) for group in groups} <= {*Means, None}
    forms = [form for entry in groups.values() for part in ("nouns", "verbs", "either") for form in entry.get(part, ())]
    assert len(forms) == len(set(forms))
