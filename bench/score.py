"""Claims against gold: which were found, and of those which attributes are right.

A gold claim is found by a prediction of the same kind whose span overlaps it and, for casualties and displacement, that
has the same outcome and the same number (the value, or low and high where the text states no single number). Each pairs
with one other at most, the pair with most attributes right first. Gold marked ``unsure`` is neither asked for nor held
against anyone. Text that gold lists under ``not_claims`` is a trap: no counted claim may overlap it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

Claim = Mapping[str, Any]
COUNTED = frozenset({"casualty", "displacement"})


def score(gold_folder: Path, predictions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Figures over a folder of gold.

    Returns:
        ``quantities_f1`` and ``quantities_whole_f1`` (every attribute right), one ``*_f1`` a kind, one ``*_right`` an
        attribute of the figures found (its share of those where the gold states it), and counts of faults.
    """
    by_name = {PurePath(item["report"]["path"] or "").name: item for item in predictions}
    found, asked, said = Counter[str](), Counter[str](), Counter[str]()
    stated, kept = Counter[str](), Counter[str]()
    faults = Counter[str]()
    for path in sorted(gold_folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "report" not in gold:
            continue
        got = by_name.get(gold["report"])
        faults["reports_without_output"] += got is None
        claims: list[Claim] = list(got["claims"]) if got else []
        text: str = got["report"]["text"] if got else ""
        faults["broken_quotes"] += sum(text[claim["start"] : claim["end"]] != claim["quote"] for claim in claims)
        faults["traps_sprung"] += _traps(gold, text, claims)
        sure = [claim for claim in gold["claims"] if not claim.get("unsure")]
        unsure = [claim for claim in gold["claims"] if claim.get("unsure")]
        matched = pairs(sure, claims)
        for left, right in matched:
            kind = sure[left]["kind"]
            found[kind] += 1
            if kind in COUNTED:
                held = attributes(sure[left], claims[right])
                found["whole"] += all(held.values())
                stated.update(held.keys())
                kept.update(name for name, right_ in held.items() if right_)
        asked.update(claim["kind"] for claim in sure)
        taken = {right for _, right in matched}
        said.update(
            claim["kind"]
            for index, claim in enumerate(claims)
            if index in taken
            or not any(claim["kind"] == other["kind"] and shared(claim, other) > 0 for other in unsure)
        )
    kinds = {f"{kind}_f1": _f1(found[kind], asked[kind], said[kind]) for kind in sorted(asked)}
    counted = [sum(counter[kind] for kind in COUNTED) for counter in (found, asked, said)]
    return {
        **{key: faults[key] for key in ("broken_quotes", "traps_sprung", "reports_without_output")},
        "quantities_f1": _f1(*counted),
        "quantities_whole_f1": _f1(found["whole"], *counted[1:]),
        "quantities_whole": found["whole"],
        **{f"{name}_right": round(kept[name] / stated[name], 3) for name in sorted(stated)},
        **kinds,
    }


def _f1(found: int, asked: int, said: int) -> float:
    return round(2 * found / (asked + said), 3) if asked + said else 0.0


def shared(one: Claim, other: Claim) -> int:
    """Characters that the evidence of two claims has in common; none or less where they lie apart."""
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _traps(gold: Mapping[str, Any], text: str, claims: Iterable[Claim]) -> int:
    flat = text.replace("\u00a0", " ")
    places = [(flat.find(trap), len(trap)) for trap in gold.get("not_claims", ())]
    return sum(
        claim["kind"] in COUNTED and shared(claim, {"start": at, "end": at + length}) > 0
        for at, length in places
        if at >= 0
        for claim in claims
    )


def _number(claim: Claim) -> tuple[Any, ...]:
    if claim.get("value") is not None and claim.get("quantifier") != "range":
        return (claim["value"],)
    return (claim.get("low"), claim.get("high"))


def could_be(gold: Claim, claim: Claim) -> bool:
    """Whether a claim can be the gold's: of its kind, at its place, with its outcome and number."""
    if gold["kind"] != claim["kind"] or shared(gold, claim) <= 0:
        return False
    if gold["kind"] == "casualty" and gold["outcome"] != claim["outcome"]:
        return False
    return gold["kind"] not in COUNTED or _number(gold) == _number(claim)


def pairs(golds: Sequence[Claim], claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """One-to-one pairs, those with most attributes right and then most shared characters first."""
    ranked = sorted(
        (-sum(attributes(gold, claim).values()), -shared(gold, claim), left, right)
        for left, gold in enumerate(golds)
        for right, claim in enumerate(claims)
        if could_be(gold, claim)
    )
    lefts, rights, found = set[int](), set[int](), []
    for _, _, left, right in ranked:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            found.append((left, right))
    return found


def attributes(gold: Claim, claim: Claim) -> dict[str, bool]:
    """Which attributes that the gold claim states the prediction has right."""
    return dict(_attributes(gold, claim))


def _attributes(gold: Claim, claim: Claim) -> Iterator[tuple[str, bool]]:
    counted = gold["kind"] in COUNTED
    yield "stance", gold.get("stance", "asserted") == claim.get("stance", "asserted")
    if "source" in gold or counted:
        yield "source", _same_speaker(gold.get("source"), claim.get("source"))
    for key in ("quantifier", "victims") if counted else ():
        yield key, gold[key] == claim.get(key)
    for key, same in _WHERE_IN_GOLD.items():
        if key in gold:
            yield key, same(gold[key], claim.get(key))
    for key, same in _WHERE_STATED.items():
        if gold.get(key):
            yield key, same(gold[key], claim.get(key))


def _days(date: Mapping[str, Any] | None) -> tuple[Any, Any] | None:
    return (date.get("start"), date.get("end")) if date else None


def _fold(name: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^(al|the)[- ]", "", (name or "").lower()))


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one name, folded, holds the other."""
    left, right = _fold(one), _fold(other)
    return bool(left and right) and (left in right or right in left)


def _same_speaker(gold: Claim | None, claim: Claim | None) -> bool:
    if not gold or not claim:
        return not gold and not claim
    return same_name(gold["name"], claim.get("name")) or gold["type"] == claim.get("type")


def _same_names(gold: Iterable[str] | None, claim: Iterable[str] | None) -> bool:
    left, right = list(gold or ()), list(claim or ())
    return len(left) == len(right) and all(any(same_name(one, other) for other in right) for one in left)


def _places_named(gold: Iterable[Any], claim: Iterable[Mapping[str, Any]]) -> bool:
    """Every place of the gold claim that is not just the wider area is named by the prediction."""
    wanted = [
        place["text"] if isinstance(place, dict) else place
        for place in gold
        if not (isinstance(place, dict) and place.get("role") == "within")
    ]
    named = [name for place in claim for name in (place.get("text"), place.get("name")) if name]
    return all(any(same_name(want, name) for name in named) for want in wanted)


def _equal(gold: object, claim: object) -> bool:
    return gold == claim


def _same_days(gold: Claim | None, claim: Claim | None) -> bool:
    return _days(gold) == _days(claim)


def _perpetrators(gold: Iterable[str] | None, claim: Iterable[str] | None) -> bool:
    return gold is None or _same_names(gold, claim)


def _holds(gold: Iterable[str], claim: Iterable[str] | None) -> bool:
    return set(gold) <= set(claim or ())


def _both(gold: object, claim: object) -> bool:
    return bool(gold) == bool(claim)


# Asked wherever the gold has the field, even as null or empty.
_WHERE_IN_GOLD: Mapping[str, Callable[[Any, Any], bool]] = {
    "scope": _equal,
    "date": _same_days,
    "perpetrators": _perpetrators,
}
# Asked only where the gold states something.
_WHERE_STATED: Mapping[str, Callable[[Any, Any], bool]] = {
    "places": lambda gold, claim: _places_named(gold, claim or []),
    "targets": _holds,
    "part_of": _both,
    **dict.fromkeys(("means", "agreement", "status", "damage"), _equal),
    **dict.fromkeys(("gained_by", "lost_by", "parties", "by"), _same_names),
}
