"""An explanation as one HTML file: no script, nothing from elsewhere, every word of a report shown as text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from markupsafe import Markup

from harmledger.model.claim import Claim, Speaker
from harmledger.model.draft import Decision
from harmledger.model.explanation import Attribute, Basis, ExplainedClaim, Explanation, Words
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.span import Span
from harmledger.model.terms import SourceType
from harmledger.model.when import When
from harmledger.model.where import Place, PlaceRole
from harmledger.web import catalogue, site, wording
from harmledger.web.catalogue import Catalogue
from harmledger.web.marks import excerpt, joined, marked

_SHEETS = ("pages.css", "explained.css")
# The catalogue's groups of terms, by the attribute that takes its values from them.
_GROUPS = {
    "outcome": "outcome",
    "victims": "victims",
    "unit": "unit",
    "term": "displacement_term",
    "damage": "damage",
    "agreement": "agreement",
    "means": "means",
    "targets": "target",
    "stance": "stance",
    "scope": "scope",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute as shown: its name, its value with what is to be said of that, on what it rests."""

    name: str
    value: Markup
    notes: tuple[str, ...]
    rests: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One decision as shown; each choice with its score."""

    name: str
    chosen: tuple[str, float]
    instead: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One claim as shown.

    Attributes:
        item: the claim.
        sentence: its context with the words of its attributes labelled.
        rows: attributes with words of their own.
        others: the rest, by why they have none.
        weighed: what a learned reader chose, each with its score, and what it might have chosen instead.
        parts: the claims inside it.
    """

    item: ExplainedClaim
    sentence: Markup
    rows: tuple[Row, ...]
    others: dict[str, list[Row]]
    weighed: tuple[Weighed, ...]
    parts: tuple[Card, ...]


def page(explanation: Explanation) -> str:
    """The text of the file; it holds no half of a surrogate pair, so that it can be written as UTF-8."""
    texts = catalogue.load()
    style = "".join((site.HERE / "static" / name).read_text(encoding="utf-8") for name in _SHEETS)
    found = explanation.each()
    words = {Span(at.start, at.end) for item in found for attribute in item.attributes for at in attribute.words}
    body = (
        site.templates(texts)
        .get_template("explained.html")
        .render(
            t=texts,
            explanation=explanation,
            report=explanation.report,
            cards=[_card(item, explanation.report.text, texts) for item in explanation.claims],
            count=len(found),
            kinds=list(dict.fromkeys(item.claim.kind for item in found)),
            text=marked(explanation.report, [item.claim for item in found], words),
            style=Markup(style),  # noqa: S704  (our own files)
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            version=version("harmledger"),
        )
    )
    return body.encode("utf-8", errors="replace").decode()


def _card(item: ExplainedClaim, text: str, texts: Catalogue) -> Card:
    rows = [_row(attribute, item.claim, texts) for attribute in item.attributes]
    others: dict[str, list[Row]] = {}
    for row in rows:
        if not row.words:
            others.setdefault(row.rests, []).append(row)
    return Card(
        item,
        excerpt(text, item.sentence, item.claim, _labels(item, texts)),
        tuple(row for row in rows if row.words),
        others,
        tuple(_weighed(decision, item.claim, texts) for decision in item.decisions),
        tuple(_card(part, text, texts) for part in item.parts),
    )


def _labels(item: ExplainedClaim, texts: Catalogue) -> dict[Span, str]:
    """Words in the claim's sentence with the attributes that rest on them; where some overlap, they share a label."""
    named = sorted(
        (Span(words.start, words.end), texts.term("attribute", attribute.name))
        for attribute in item.attributes
        if attribute.name not in {"part_of", "of"}
        for words in attribute.words
        if item.sentence.contains(Span(words.start, words.end))
    )
    found: list[tuple[Span, list[str]]] = []
    for at, name in named:
        if found and found[-1][0].overlaps(at):
            before, names = found.pop()
            found.append((before.cover(at), [*names, name]))
        else:
            found.append((at, [name]))
    return {at: ", ".join(dict.fromkeys(names)) for at, names in found}


def _row(attribute: Attribute, claim: Claim, texts: Catalogue) -> Row:
    basis = "nothing" if attribute.basis is Basis.SILENCE and attribute.value is None else str(attribute.basis)
    return Row(
        texts.term("attribute", attribute.name),
        _value(attribute, claim, texts),
        tuple(note for note in _notes(attribute, texts) if note),
        "" if attribute.basis is Basis.WORDS else texts.term("rests", basis),
        attribute.words,
    )


def _weighed(decision: Decision, claim: Claim, texts: Catalogue) -> Weighed:
    def named(chosen: str) -> str:
        return _term(decision.attribute, chosen, claim, texts) if chosen else texts("explain.nothing")

    return Weighed(
        texts.term("attribute", decision.attribute),
        (named(decision.chosen), decision.score),
        tuple((named(other), score) for other, score in decision.alternatives),
    )


def _value(attribute: Attribute, claim: Claim, texts: Catalogue) -> Markup:
    parts: Iterable[str]
    match attribute.value:
        case None:
            words = texts("report.outlet_says") if attribute.name == "source" else texts("explain.none")
            return Markup('<span class="none">{}</span>').format(words)
        case Quantity() as quantity:
            parts = [wording.quantity(quantity, texts)]
        case Speaker() as speaker:
            parts = [speaker.name]
        case When() as date:
            parts = [wording.when(date, texts) if date.resolved else _as_worded(date, texts)]
        case Place() as place:
            parts = dict.fromkeys((place.name or place.text, *place.admin))
        case bool() as is_so:
            parts = [texts("explain.yes" if is_so else "explain.no")]
        case tuple() as values:
            parts = [_term(attribute.name, value, claim, texts) for value in values]
        case value:
            parts = [_term(attribute.name, str(value), claim, texts)]
    return joined(parts)


def _term(name: str, value: str, claim: Claim, texts: Catalogue) -> str:
    """A term of a closed list in the catalogue's words; anything else as it is."""
    group = f"{claim.kind}_status" if name == "status" else _GROUPS.get(name)
    return value if group is None else texts.term(group, value)


def _as_worded(date: When, texts: Catalogue) -> str:
    return f"{texts('date.as_worded', text=date.text or '')}, {texts('report.unresolved')}"


def _notes(attribute: Attribute, texts: Catalogue) -> Iterator[str]:
    """What is to be said of a value beside itself."""
    match attribute.value:
        case Quantity() as quantity if quantity.value is not None and quantity.quantifier is not Quantifier.EXACT:
            yield texts("explain.bounds", span=wording.span_of(quantity.low, quantity.high, texts))
        case Quantity() as quantity if quantity.value is None:
            yield texts.term("quantifier_note", quantity.quantifier)
        case Speaker() as speaker:
            yield "" if speaker.type is SourceType.UNKNOWN else texts.term("source_type", speaker.type)
        case When() as date:
            yield texts.term("date_precision", date.precision) if date.precision else ""
            yield date.reason or ""
        case Place() as place:
            yield from _place_notes(place, texts)


def _place_notes(place: Place, texts: Catalogue) -> Iterator[str]:
    yield "" if place.role is PlaceRole.AT else texts.term("place_role", place.role)
    yield texts.term("precision", place.precision) if place.precision else texts("report.unresolved")
    yield texts("dossier.within", km=f"{place.radius_km:g}") if place.radius_km else ""
    yield place.reason or ""
    yield texts("explain.score", value=f"{place.score:.2f}") if place.score is not None else ""
    yield texts("explain.alternatives", names=", ".join(place.alternatives)) if place.alternatives else ""
