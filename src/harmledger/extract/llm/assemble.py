"""What a model said to drafts: each value is taken where the report bears it out, and refused where not.

Words must stand in the report; terms must be those of the contract; a count must stand in the evidence of its claim.
A value that fails is left out and told. Where a claim would say something else without it, it goes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from harmledger.extract.llm import quotes
from harmledger.extract.llm.fields import FIELDS, Field, FieldKind
from harmledger.extract.llm.parts import Made, with_parts
from harmledger.extract.llm.readable import Readable
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.report import Report
from harmledger.model.span import Mention, Span
from harmledger.model.terms import ClaimKind

LONGEST_EVIDENCE = 600  # characters; what needs more is no evidence but a page
CONFIDENCE = 0.5  # a model's own figure is no measurement, and there is none of ours for a model that we do not know
_ORDER = {kind: at for at, kind in enumerate(ClaimKind)}


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that a model said: a kind of claim, the words that make it, and their values by name.

    ``start`` is where in the report the words are thought to begin, None where nobody can tell.
    """

    kind: str
    quote: str
    values: Mapping[str, Any]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Assembled:
    """Drafts in the order of kind and place, and a line for each value that was refused."""

    drafts: tuple[Draft, ...]
    refused: tuple[str, ...]


class _RefusedError(Exception):
    """A value is not borne out; the message says why."""


def assemble(report: Report, readable: Readable, answers: Iterable[Answer]) -> Assembled:
    """The drafts that ``answers`` make of ``report``, of which ``readable`` was sent."""
    refused: list[str] = []
    made: list[Made] = []
    seen: set[Draft] = set()
    left_out: list[str] = []
    for answer in answers:
        claim = _Claim(report.text, readable, answer, refused)
        draft = claim.draft()
        if draft is None:
            left_out.append(answer.quote)
        elif draft not in seen:  # models repeat themselves
            seen.add(draft)
            made.append(Made(draft, answer.quote, answer.values.get("part_of")))
    made.sort(key=lambda item: (_ORDER[item.draft.kind], item.draft.start, item.draft.end))
    drafts = with_parts(report.text, made, left_out, refused)
    return Assembled(tuple(drafts), tuple(refused))


class _Claim:
    """One answer on its way to a draft."""

    def __init__(self, text: str, readable: Readable, answer: Answer, refused: list[str]) -> None:
        self._text = text
        self._readable = readable
        self._answer = answer
        self._refused = refused

    def draft(self) -> Draft | None:
        """The draft; None where the report does not bear it out, which is told then."""
        try:
            kind = self._kind()
            evidence = self._evidence()
            values = self._values(FIELDS[kind], evidence)
        except _RefusedError as error:
            self._tell(f"{error}; the claim is left out")
            return None
        rule = f"llm/{kind.value}"
        return Draft(kind, evidence.start, evidence.end, confidence=CONFIDENCE, rule=rule, **values)

    def _tell(self, why: str) -> None:
        kind = self._answer.kind if self._answer.kind in set(ClaimKind) else brief(self._answer.kind)
        self._refused.append(f"{kind} {brief(self._answer.quote)}: {why}")

    def _kind(self) -> ClaimKind:
        if self._answer.kind not in set(ClaimKind):
            raise _RefusedError("there is no such kind of claim")
        return ClaimKind(self._answer.kind)

    def _evidence(self) -> Span:
        """Where the words stand: of several places the one that was meant, else the first."""
        found = list(quotes.occurrences(self._text, self._answer.quote, self._readable.evidence))
        if not found:
            raise _RefusedError("these words are not in the report")
        meant = self._answer.start
        evidence = found[0] if meant is None else min(found, key=lambda span: abs(span.start - meant))
        if evidence.end - evidence.start > LONGEST_EVIDENCE:
            raise _RefusedError(f"these words are more than {LONGEST_EVIDENCE} characters")
        return evidence

    def _values(self, fields: Mapping[str, Field], evidence: Span) -> dict[str, Any]:
        """The draft's fields, without the claims that it is a part of."""
        given = {name: value for name, value in self._answer.values.items() if value not in (None, "", [], {})}
        for name in given.keys() - fields.keys():
            self._tell(f"{brief(name)} is no value of it")
        values: dict[str, Any] = {}
        for name, field in fields.items():
            if name not in given:
                if field.needed:
                    raise _RefusedError(f"{name} is missing")
                continue
            self._take(values, name, field, given[name], evidence)
        if "places" in values:
            values["places"] = tuple(sorted(values["places"], key=lambda place: place.mention.start))
        if "time" in values:
            own = quotes.is_same_sentence(self._text, values["time"].span, evidence)
            values["time_inherited"] = not own
        return values

    def _take(self, values: dict[str, Any], name: str, field: Field, given: Any, evidence: Span) -> None:
        """Put what was given into ``values``, as far as it is borne out."""
        match field.kind:
            case FieldKind.WORDS | FieldKind.COUNT | FieldKind.TERM | FieldKind.YES:
                for value in self._borne_out(name, field, [given], evidence):
                    values[field.name] = value
            case FieldKind.MANY_TERMS:
                found = self._borne_out(name, field, _many(given), evidence)
                values[field.name] = tuple(dict.fromkeys(found))
            case FieldKind.MANY_WORDS:
                found = self._borne_out(name, field, _many(given), evidence)
                values[field.name] = tuple(sorted(set(found), key=lambda mention: mention.start))
            case FieldKind.PLACES:
                found = self._borne_out(name, field, _many(given), evidence)
                places = (PlaceMention(mention, field.role) for mention in found)
                values[field.name] = (*values.get(field.name, ()), *places)
            case FieldKind.CLAIM:
                pass  # once all claims are there

    def _borne_out(self, name: str, field: Field, given: Iterable[Any], evidence: Span) -> Iterator[Any]:
        for value in given:
            try:
                yield self._value(name, field, value, evidence)
            except _RefusedError as error:
                if field.bears:
                    raise
                self._tell(str(error))

    def _value(self, name: str, field: Field, given: Any, evidence: Span) -> Any:
        if field.kind is FieldKind.YES:
            if not isinstance(given, bool):
                raise _RefusedError(f"{name} {brief(given)} is neither true nor false")
            return given
        if field.terms is not None:
            if not isinstance(given, str) or given not in set(field.terms):
                raise _RefusedError(f"{name} {brief(given)} is no term of the contract")
            return field.terms(given)
        return self._mention(name, field, given, evidence)

    def _mention(self, name: str, field: Field, given: Any, evidence: Span) -> Mention:
        is_number = isinstance(given, int) and not isinstance(given, bool)
        if not isinstance(given, str) and not is_number:
            raise _RefusedError(f"{name} {brief(given)} is no words")
        is_count = field.kind is FieldKind.COUNT
        within = (evidence,) if is_count else self._readable.spans
        found = quotes.nearest(self._text, str(given), evidence, within)
        if found is None:
            where = "the words of its claim" if is_count else "the report"
            raise _RefusedError(f"{name} {brief(given)} is not in {where}")
        return Mention.at(self._text, found.start, found.end)


def _many(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def brief(value: Any) -> str:
    """What a model said, fit for a line: quoted where it is text, short, and free of what no file can hold."""
    text = " ".join(str(value).split()).encode("utf-8", "backslashreplace").decode("utf-8")
    shown = text if len(text) <= 80 else text[:79] + "…"
    return f'"{shown}"'
