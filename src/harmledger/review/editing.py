"""Which fields of a claim a person may change, and the changes that what they chose amounts to."""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, Final

from harmledger.errors import QuestionError
from harmledger.model.claim import Claim
from harmledger.model.codec import to_plain
from harmledger.model.judgement import Change
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.span import Span
from harmledger.review.deciding import WORDS

_APART: Final = frozenset(
    {
        *("claim_id", "report_id", "kind", "start", "end", "quote", "section", "rule", "setting", "confidence"),
        *("source", "date", "places", "actors", "part_of", "of"),
        *("value", "quantifier", "low", "high", "count_text"),
    }
)
"""Fields that are not changed one by one: what names the claim, what has a form of its own, and the quantity."""


class Shape(StrEnum):
    """How a field is changed."""

    TERM = "term"  # one of a list
    TERMS = "terms"  # some of a list
    NAMES = "names"  # names of parties or things
    NAME = "name"  # one name
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Editable:
    """A field that a person may change; ``options`` of TERM and TERMS, ``is_optional`` where it may be empty."""

    name: str
    shape: Shape
    options: tuple[str, ...] = ()
    is_optional: bool = False


def editable(claim: Claim) -> tuple[Editable, ...]:
    """The fields of the claim's kind that can be changed one by one, in their order."""
    kind: type = type(claim)
    return editable_of(kind)


@cache
def editable_of(kind: type) -> tuple[Editable, ...]:
    """The fields of a class of claims that can be changed one by one."""
    hints = typing.get_type_hints(kind)
    return tuple(_shape(field.name, hints[field.name]) for field in fields(kind) if field.name not in _APART)


def _shape(name: str, hint: Any) -> Editable:
    options = typing.get_args(hint)
    is_optional = type(None) in options and isinstance(hint, types.UnionType)
    bare = next((one for one in options if one is not type(None)), hint) if is_optional else hint
    inner = typing.get_args(bare)[0] if typing.get_origin(bare) is tuple else None
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return Editable(name, Shape.TERM, tuple(bare), is_optional)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return Editable(name, Shape.TERMS, tuple(inner), is_optional=True)
    if inner is str:
        return Editable(name, Shape.NAMES, is_optional=True)
    shapes = {int: Shape.NUMBER, bool: Shape.FLAG, str: Shape.NAME}
    return Editable(name, shapes[bare], is_optional=is_optional)


def changed(read: Claim, wanted: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes that make the claim say what is wanted; none where it says so already.

    Args:
        read: the claim as it was read.
        wanted: values by field, as JSON has them.
    """
    plain = to_plain(read)
    other = {name for name, value in wanted.items() if name not in plain or plain[name] != value}
    if other & WORDS:  # one without the others would not fit
        other |= WORDS
    return tuple(Change(name, json.dumps(value, ensure_ascii=False)) for name, value in wanted.items() if name in other)


def quantity(value: int | None, quantifier: Quantifier, low: int | None, high: int | None) -> Quantity:
    """The quantity of what a person typed; bounds are worked out where one number states them.

    Raises:
        QuestionError: where a number is missing or below zero.
    """
    if any(number is not None and number < 0 for number in (value, low, high)):
        raise QuestionError("a number of people is below zero", remedy="give it as 0 or more")
    if quantifier is Quantifier.RANGE:
        if low is None or high is None:
            raise QuestionError("a range needs two numbers", remedy="give the lowest and the highest")
        return Quantity.between(low, high)
    if quantifier is Quantifier.VAGUE:
        if low is None:
            raise QuestionError("a vague number needs its lowest reading", remedy="give the lowest: dozens are 12")
        return Quantity.vague(low)
    if value is None:
        raise QuestionError("the number is missing", remedy="give it, or choose a range")
    return Quantity.stated(value, quantifier)


def located(text: str, words: str, near: int) -> Span:
    """Where words stand in a text: the place nearest to ``near``. White space may be of any kind and length.

    Raises:
        QuestionError: if they stand nowhere.
    """
    parts = [re.escape(part) for part in words.split()]
    found = list(re.finditer(r"\s+".join(parts), text)) if parts else []
    if not found:
        raise QuestionError("the report does not have these words", remedy="select them in the text, or copy them")
    best = min(found, key=lambda match: (abs(match.start() - near), match.start()))
    return Span(best.start(), best.end())
