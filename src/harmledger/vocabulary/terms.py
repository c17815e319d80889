"""The lists of means, targets, victims, outcomes and number words, as frozen values."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from harmledger.errors import VocabularyError
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Means, Outcome, Target, VictimGroup
from harmledger.vocabulary.load import shipped

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a term is called in other schemes; None where the scheme has no name or the term alone does not settle it.

    Attributes:
        acled: ACLED's name: an ``event_type`` for means, else a tag or column.
        acled_sub: ACLED's ``sub_event_type``, for means.
        ucdp: UCDP GED's ``type_of_violence`` for means, else a column.
        airwars: Airwars' name (strike type, victim group or kind of place).
    """

    acled: str | None = None
    acled_sub: str | None = None
    ucdp: str | None = None
    airwars: str | None = None


@dataclass(frozen=True, slots=True)
class MeansTerm:
    """A means, the words that name it, and its ``rank``: of several in one sentence the highest is most specific."""

    term: Means
    meaning: str
    words: tuple[str, ...]
    rank: int
    elsewhere: Elsewhere


@dataclass(frozen=True, slots=True)
class TargetTerm:
    """A kind of target and the words that name it."""

    term: Target
    meaning: str
    words: tuple[str, ...]
    elsewhere: Elsewhere


@dataclass(frozen=True, slots=True)
class VictimTerm:
    """A victim group: its head nouns, and the adjectives that settle the group of a neutral head noun."""

    term: VictimGroup
    meaning: str
    words: tuple[str, ...]
    also: tuple[str, ...]
    adjectives: tuple[str, ...]
    elsewhere: Elsewhere


@dataclass(frozen=True, slots=True)
class OutcomeTerm:
    """An outcome and its words, by grammar; the file ``outcomes.yaml`` says what each list is."""

    term: Outcome
    meaning: str
    past: tuple[str, ...]
    active: tuple[str, ...]
    died: tuple[str, ...]
    state: tuple[str, ...]
    noun: tuple[str, ...]
    counted: tuple[str, ...]
    toll: tuple[str, ...]
    elsewhere: Elsewhere


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words that numbers are made of: values of units, tens and scales, least values of vague words, hedges."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    hedges: Mapping[Quantifier, tuple[str, ...]]
    after: tuple[str, ...]


def _read(name: str, build: Callable[[dict[str, Any]], _T]) -> tuple[_T, ...]:
    terms = []
    for entry in shipped(name):
        try:
            terms.append(build(entry))
        except (KeyError, TypeError, ValueError) as error:
            raise VocabularyError(f"{name}: entry {entry!r} is malformed ({error})") from error
    return tuple(terms)


def _elsewhere(entry: dict[str, Any]) -> Elsewhere:
    acled = entry["acled"]
    name, sub = (acled["event_type"], acled["sub_event_type"]) if isinstance(acled, dict) else (acled, None)
    ucdp = entry["ucdp"]
    return Elsewhere(name, sub, None if ucdp is None else str(ucdp), entry["airwars"])


def _words(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in entry[key])


@functools.cache
def means_terms() -> tuple[MeansTerm, ...]:
    """Every means, in the order of the list.

    Raises:
        VocabularyError: if the shipped list is missing or malformed; so do the other functions here.
    """
    return _read(
        "means.yaml",
        lambda e: MeansTerm(Means(e["term"]), e["meaning"], _words(e, "words"), int(e["rank"]), _elsewhere(e)),
    )


@functools.cache
def target_terms() -> tuple[TargetTerm, ...]:
    """Every kind of target, in the order of the list."""
    return _read(
        "targets.yaml", lambda e: TargetTerm(Target(e["term"]), e["meaning"], _words(e, "words"), _elsewhere(e))
    )


@functools.cache
def victim_terms() -> tuple[VictimTerm, ...]:
    """Every victim group, in the order of the list."""
    return _read(
        "victims.yaml",
        lambda e: VictimTerm(
            VictimGroup(e["term"]),
            e["meaning"],
            _words(e, "words"),
            _words(e, "also"),
            _words(e, "adjectives"),
            _elsewhere(e),
        ),
    )


@functools.cache
def outcome_terms() -> tuple[OutcomeTerm, ...]:
    """Every outcome, in the order of the list."""
    return _read(
        "outcomes.yaml",
        lambda e: OutcomeTerm(
            Outcome(e["term"]),
            e["meaning"],
            past=_words(e, "past"),
            active=_words(e, "active"),
            died=_words(e, "died"),
            state=_words(e, "state"),
            noun=_words(e, "noun"),
            counted=_words(e, "counted"),
            toll=_words(e, "toll"),
            elsewhere=_elsewhere(e),
        ),
    )


@functools.cache
def number_words() -> NumberWords:
    """The words that numbers are made of."""
    content = shipped("numbers.yaml")
    try:
        hedges = {Quantifier(name): tuple(words) for name, words in content["hedges"].items()}
        return NumberWords(
            content["units"], content["tens"], content["scales"], content["vague"], hedges, tuple(content["after"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise VocabularyError(f"numbers.yaml is malformed ({error})") from error
