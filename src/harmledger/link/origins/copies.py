"""Copies: which reports repeat another, and which report each group of them goes back to.

Candidates come from MinHash sketches (Broder 1997; rensa), the decision from exact shares of word shingles:

* a **copy** has half or more of its own five-word shingles in an earlier report, or holds nine tenths of a shorter
  earlier report that makes up a third or more of it;
* where it **credits** the other's outlet, three tenths are enough;
* a **rewrite** (synonyms swapped, order kept) shares half or more of its runs of three names and numbers, and three
  tenths of its words, with a report published within a fortnight; one whose sentences moved too is found by
  :mod:`harmledger.link.origins.rewrites`.

Site furniture and bylines are left out of all of this. A translation is not found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from harmledger.link.grounds.unions import Unions
from harmledger.link.origins import rewrites
from harmledger.link.origins.rewrites import Facts, facts
from harmledger.model.incident import CopyOf
from harmledger.model.report import Report, SectionKind

_TOKEN = re.compile(r"[.!?\n\u201c\"]|\w+(?:['\u2019]\w+)*")
_STOPS = frozenset('.!?\n\u201c"')
_PERM, _BANDS, _SEED = 128, 64, 20200303
_SHINGLE, _RUN = 5, 3
_MIN_SHINGLES = 12
_MIN_RUNS = 8
_FORTNIGHT = 14
_SKIPPED = frozenset({SectionKind.FURNITURE, SectionKind.BYLINE, SectionKind.DATELINE})


@dataclass(frozen=True, slots=True)
class Wording:
    """A report's words as copies are found by.

    Attributes:
        words: the set of its words, case folded.
        shingles: its runs of five words.
        runs: its runs of three names and numbers, in the order of the text.
        facts: its sentences of fact.
    """

    words: frozenset[str]
    shingles: frozenset[str]
    runs: frozenset[str]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Copies:
    """Which reports go back to which.

    Attributes:
        copies: every report that repeats another, with its origin.
        origins: the origin of every report; its own id where it repeats none.
    """

    copies: tuple[CopyOf, ...]
    origins: Mapping[str, str]


def find(reports: Sequence[Report]) -> Copies:
    """The copies among the reports; neither their order nor reports unlike them matter."""
    ordered = sorted(reports, key=_earliest_first)
    wordings = {report.report_id: wording(report) for report in ordered}
    place = {report.report_id: index for index, report in enumerate(ordered)}
    by_id = {report.report_id: report for report in ordered}
    unions = Unions(by_id)
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for one, other in sorted(_candidates(wordings)):
        first, second = (one, other) if place[one] < place[other] else (other, one)
        verdict = decide(by_id[first], by_id[second], wordings[first], wordings[second])
        if verdict is not None:
            found[first, second] = verdict
            unions.join(first, second)
    return _grouped(unions, place, wordings, found)


def _grouped(
    unions: Unions,
    place: Mapping[str, int],
    wordings: Mapping[str, Wording],
    found: Mapping[tuple[str, str], tuple[float, str]],
) -> Copies:
    origins: dict[str, str] = {}
    copies: list[CopyOf] = []
    nearest: dict[str, tuple[float, str, str]] = {}
    for (first, second), (share, reason) in sorted(found.items()):
        if second not in nearest or share > nearest[second][0]:
            nearest[second] = (share, reason, first)
        nearest.setdefault(first, (share, reason, second))
    for group in unions.groups():
        members = sorted(group, key=place.__getitem__)
        origin = members[0]
        for member in members:
            origins[member] = origin
        for member in members[1:]:
            direct = found.get((origin, member))
            reason = direct[1] if direct else f"{nearest[member][1]}, by way of another copy"
            own = wordings[member].shingles
            shared = _share(own, wordings[origin].shingles) if own else 0.0
            share = direct[0] if direct else max(shared, 0.0)
            copies.append(CopyOf(member, origin, round(share, 3), reason))
    return Copies(tuple(sorted(copies, key=lambda copy: copy.report_id)), origins)


def _earliest_first(report: Report) -> tuple[dt.date, dt.datetime, str]:
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    captured = report.captured_at
    if captured is not None and captured.tzinfo is None:
        captured = captured.replace(tzinfo=dt.UTC)
    return (report.published or dt.date.max, captured or last, report.report_id)


def wording(report: Report) -> Wording:
    """The words of headline, captions and body."""
    tokens: list[str] = []
    marked: list[str] = []
    for start, end in _stretches(report):
        opening = True
        for token in _TOKEN.findall(report.text, start, end):
            if token in _STOPS:
                opening = True
                continue
            tokens.append(token)
            # A capital at the head of a sentence marks no name.
            if (token[0].isupper() and not opening) or token[0].isdigit():
                marked.append(token)
            opening = False
    words = " ".join(tokens).casefold().split(" ") if tokens else []
    names = " ".join(marked).casefold().split(" ") if marked else []
    told = facts(report.text[start:end] for start, end in _stretches(report))
    return Wording(frozenset(words), _runs(words, _SHINGLE), _runs(names, _RUN), told)


def _stretches(report: Report) -> Iterable[tuple[int, int]]:
    if not report.sections:
        return [(0, len(report.text))]
    return [(part.start, part.end) for part in report.sections if part.kind not in _SKIPPED]


def _runs(tokens: Sequence[str], length: int) -> frozenset[str]:
    if 0 < len(tokens) < length:
        return frozenset({" ".join(tokens)})
    return frozenset(map(" ".join, zip(*(tokens[i:] for i in range(length)), strict=False)))


def _candidates(wordings: Mapping[str, Wording]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for sets in (
        {key: value.shingles for key, value in wordings.items()},
        {key: value.runs for key, value in wordings.items() if len(value.runs) >= _MIN_RUNS},
    ):
        pairs |= _alike(sets)
    return pairs | rewrites.candidates({key: value.facts for key, value in wordings.items()})


def _alike(sets: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Pairs that share a band of their sketches; identical sets are paired with their first only."""
    keep: dict[frozenset[str], list[str]] = defaultdict(list)
    for key in sorted(sets):
        if sets[key]:
            keep[sets[key]].append(key)
    pairs = {(keys[0], other) for keys in keep.values() for other in keys[1:]}
    names = [keys[0] for keys in keep.values()]
    sketches = RMinHash.from_token_sets([sorted(part) for part in keep], _PERM, _SEED) if names else []
    index = RMinHashLSH(0.2, _PERM, _BANDS)
    for number, sketch in enumerate(sketches):
        pairs |= {tuple_sorted(names[number], names[hit]) for hit in index.query(sketch) if hit != number}
        index.insert(number, sketch)
    return pairs


def tuple_sorted(one: str, other: str) -> tuple[str, str]:
    """The two ids as a pair, the lesser first."""
    return (one, other) if one < other else (other, one)


def decide(first: Report, second: Report, one: Wording, other: Wording) -> tuple[float, str] | None:
    """Whether ``second`` repeats the earlier ``first``: the share of its own words and why; None where it does not."""
    if not one.shingles or not other.shingles:
        return None
    own = _share(other.shingles, one.shingles)
    held = _share(one.shingles, other.shingles)
    short = min(len(one.shingles), len(other.shingles)) < _MIN_SHINGLES
    credit = _credit(first, second)
    if short:
        return (own, "the same short text") if min(own, held) >= 0.8 else None
    if credit and own >= 0.3:
        return own, f"{own:.0%} of its wording, and it credits {credit}"
    if own >= 0.5:
        return own, f"{own:.0%} of its wording is in the earlier report"
    if held >= 0.9 and own >= 0.33:
        return own, "holds the whole of the earlier report"
    return _rewrite(first, second, one, other)


def _rewrite(first: Report, second: Report, one: Wording, other: Wording) -> tuple[float, str] | None:
    if first.published and second.published and (second.published - first.published).days > _FORTNIGHT:
        return None
    runs, words = _share(other.runs, one.runs), _share(other.words, one.words)
    if min(len(one.runs), len(other.runs)) >= _MIN_RUNS and runs >= 0.5 and words >= 0.3:
        return words, f"{runs:.0%} of its names and numbers stand in the same order: a rewrite"
    told = rewrites.rewritten(other.facts, one.facts)
    return None if told is None else (words, f"{told:.0%} of its sentences state the same numbers and names: a rewrite")


def _credit(first: Report, second: Report) -> str | None:
    outlets = [name.casefold() for name in (first.outlet, first.republished_from) if name]
    credited = [name for name in (second.republished_from, second.byline) if name]
    for credit in credited:
        if any(outlet in credit.casefold() or credit.casefold() in outlet for outlet in outlets):
            return credit
    return None


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0
