"""How an explanation looks on a terminal: each claim in its sentence, then what it says and the words behind that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from harmledger.cli.dossier import when
from harmledger.cli.wording import in_line, many, said
from harmledger.model.claim import Speaker
from harmledger.model.draft import Decision
from harmledger.model.explanation import Attribute, Basis, ExplainedClaim, Explanation, Standing
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.when import When
from harmledger.model.where import Place, PlaceRole

_TABLE_FROM = 64  # columns; on a narrower terminal a table would cut the ids
_STANDS = {
    Standing.CLAIM: "in the claim",
    Standing.SENTENCE: "in its sentence",
    Standing.ELSEWHERE: "elsewhere: inherited",
}
_RESTS = {
    Basis.WORDS: "",
    Basis.READING: "read from the clause",
    Basis.SILENCE: "nothing says otherwise",
    Basis.SET_ASIDE: "set aside",
}

_NAMES = {"places": "place", "source": "who says", "of": "denies", "date": "when", "time": "when"}
_TERMS = frozenset("outcome victims unit term damage status agreement means targets stance scope".split())


def render(explanation: Explanation, out: Console) -> None:
    """Print one report's claims, sub-counts beneath their wholes."""
    report = explanation.report
    dated = f"{report.published} ({report.published_basis})" if report.published else "undated"
    title = f"{report.title or report.path or report.report_id} | {dated} | {report.language}"
    out.print(f"[bold]{in_line(title)}[/]", soft_wrap=True)
    found = explanation.each()
    if not found:
        out.print("  no claim was found")
        return
    out.print(f"{many(len(found), 'claim')}, read by {said(explanation.extractor)}", soft_wrap=True)
    for claim in explanation.claims:
        _claim(claim, report.text, out, 0)


def _claim(item: ExplainedClaim, text: str, out: Console, depth: int) -> None:
    claim, around = item.claim, item.sentence
    within = "  " * depth
    part = "part of the above: " if depth else ""
    out.print()
    out.print(
        f"{within}{part}[bold]{claim.kind}[/] {claim.claim_id}  characters {claim.start} to {claim.end}, "
        f"by {said(claim.rule or 'an unnamed rule')}, confidence {claim.confidence:.2f}",
        soft_wrap=True,
    )
    before, after = text[around.start : claim.start], text[claim.end : around.end]
    sentence = f"{said(before)}“[reverse]{said(claim.quote)}[/]”{said(after)}"
    out.print(Padding(sentence, (0, 0, 0, 2 * depth + 2)))
    _attributes(item.attributes, out, depth)
    if item.decisions:
        _weighed(item.decisions, out, depth)
    for inner in item.parts:
        _claim(inner, text, out, depth + 1)


def _attributes(attributes: Sequence[Attribute], out: Console, depth: int) -> None:
    if out.width < _TABLE_FROM:
        for item in attributes:
            shown = f"{_name(item.name)}: {_value(item)}; {'; '.join(_rests_on(item))}"
            out.print(f"  {said(shown)}", soft_wrap=True)
        return
    table = Table("attribute", "value", "rests on", box=box.SIMPLE_HEAD, pad_edge=False)
    for item in attributes:
        table.add_row(_name(item.name), said(_value(item)), said("\n".join(_rests_on(item))))
    out.print(Padding(table, (0, 0, 0, 2 * depth + 1)))


def _name(field: str) -> str:
    return _NAMES.get(field, field.replace("_", " "))


def _rests_on(item: Attribute) -> Iterator[str]:
    if item.basis is Basis.SILENCE and item.value is None:
        yield "nothing says"
    elif item.basis is not Basis.WORDS:
        yield _RESTS[item.basis]
    for words in item.words:
        yield f"“{words.text}” {words.start}-{words.end}, {_STANDS[words.standing]}"


def _value(item: Attribute) -> str:
    """A normalised value in words."""
    match item.value:
        case None:
            words = "the outlet itself" if item.name == "source" else "-"
        case Quantity() as quantity:
            words = _quantity(quantity)
        case Speaker() as speaker:
            words = f"{speaker.name} ({speaker.type.replace('_', ' ')})"
        case When() as date:
            words = _noted(when(date), (f"to the {date.precision}" if date.precision else "", date.reason or ""))
        case Place() as place:
            words = _place(place)
        case bool() as is_so:
            words = "yes" if is_so else "no"
        case tuple() as values:
            words = ", ".join(values)
        case value:
            words = str(value)
    return words.replace("_", " ") if item.name in _TERMS else words


def _quantity(value: Quantity) -> str:
    if value.quantifier is Quantifier.EXACT:
        return str(value.value)
    bounds = (f"low {_bound(value.low)}", f"high {_bound(value.high)}")
    stated = "" if value.value is None else f" {value.value}"
    return _noted(f"{value.quantifier.replace('_', ' ')}{stated}", bounds)


def _bound(value: int | None) -> str:
    return "open" if value is None else str(value)


def _place(place: Place) -> str:
    role = "" if place.role is PlaceRole.AT else f"{place.role}: "
    if place.name is None:
        return _noted(f"{role}unresolved: {place.text}", (place.reason or "",))
    named = ", ".join(dict.fromkeys((place.name, *place.admin)))
    reach = f"within {place.radius_km:g} km" if place.radius_km else ""
    return _noted(f"{role}{named}", (str(place.precision or ""), reach, place.reason or ""))


def _noted(text: str, notes: Sequence[str]) -> str:
    said_of_it = "; ".join(note for note in notes if note)
    return f"{text} ({said_of_it})" if said_of_it else text


def _weighed(decisions: Sequence[Decision], out: Console, depth: int) -> None:
    table = Table("weighed", "chosen", "score", "instead", box=box.SIMPLE_HEAD, pad_edge=False)
    for item in decisions:
        instead = "\n".join(f"{_choice(item, other)} {score:.2f}" for other, score in item.alternatives)
        table.add_row(said(_name(item.attribute)), said(_choice(item, item.chosen)), f"{item.score:.2f}", said(instead))
    out.print(Padding(table, (0, 0, 0, 2 * depth + 1)))


def _choice(item: Decision, chosen: str) -> str:
    if not chosen:
        return "nothing"
    return chosen.replace("_", " ") if item.attribute in _TERMS else f"“{chosen}”"
