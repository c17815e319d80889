"""Learn the weights of linking: ``python -m training.linking`` writes ``src/harmledger/link/matching/weights.yaml``.

For each level of each comparison two shares are wanted: ``m``, how often true pairs are at it, and ``u``, how often
other pairs are. Both begin as expected by reading (:data:`training.linking_expected.EXPECTED`), which counts as much as
:data:`EXPECTED_COUNTS` pairs would, and move towards what is counted in labelled pairs:

* true pairs: two reports of one incident of a set of shootings (``incidents-gva``), a day apart at most;
* other pairs: two reports of different incidents of that set in one city or county, whatever their days.

Incidents are kept out of it by hash (:func:`is_kept_out`), 30 in 100. Only the injured and named sites are
counted (:data:`COUNTED`): days and places of what blocking lets through, means, parties, targets, victims, names and
the dead are another matter at a front than in a city at peace, where few shootings kill three, and stay as expected.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import yaml

from harmledger.config import Settings
from harmledger.link.grounds.judged import Judged
from harmledger.link.matching import engines, weights
from harmledger.link.matching.fields import table
from harmledger.link.matching.keys import PRESS_DAYS, gap_days, span
from harmledger.link.matching.levels import COMPARISONS
from harmledger.link.matching.weights import Shares, Weights
from harmledger.link.origins import copies
from harmledger.link.telling import rare
from harmledger.link.telling.events import Event, events
from harmledger.model.claim import Claim
from harmledger.model.report import Report
from harmledger.workflow.opening import open_ledger
from training.corpus import stories
from training.linking_expected import EXPECTED, PRIOR

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "bench" / "incidents-gva"
WEIGHTS = ROOT / "src" / "harmledger" / "link" / "matching" / weights.FILE
FREQUENT = ROOT / "src" / "harmledger" / "link" / "telling" / rare.FILE
REPORTS = ROOT.parent / "shared" / "gold" / "fakes-train"

OFTEN = 0.01
"""Share of the reports of one kind from which on a capitalised word tells nothing about which event is meant."""

_HEAD_OF_WORDS = """\
# Capitalised words, folded, that at least 1 in 100 reports of one kind have inside their sentences: news stories on
# shootings, reports on Syria, reports on other wars. They tell nothing about which event is meant.
# Written by `python -m training.linking --words`.
"""

EXPECTED_COUNTS = 60.0
"""Pairs that the expectation counts as."""

COUNTED = frozenset({"injured", "named_sites"})
"""Comparisons whose shares shootings tell something of."""

BY_DATE = ("grows", "shrinks", "unlike")
"""Levels that depend on when the reports were published: pairs of other days tell only of all three together."""

_HEAD = """\
# How much each level of each comparison speaks for one incident: bits = log2(m / u).
# m: share of true pairs at the level; u: share of other pairs that lie as near in time and place.
# Written by `python -m training.linking`; docs/linking.md says from what. {counted}
# The names are those of src/harmledger/link/matching/levels.py; `bits` is for the reader and follows from m and u.
"""

Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Events with the incident that each is known to belong to, by its number; others are not asked."""

    events: Sequence[Event]
    reports: Mapping[str, Report]
    incident: Mapping[int, str]
    city: Mapping[str, str]


def is_kept_out(incident_id: str) -> bool:
    """Whether an incident is kept for measuring: 30 in 100, by hash."""
    return int.from_bytes(hashlib.sha256(incident_id.encode()).digest()[:4], "big") % 100 < 30


def frequent_words(kinds: Iterable[Sequence[str]]) -> Sequence[str]:
    """The folded capitalised words that many texts of some kind have, sorted.

    Args:
        kinds: texts of one kind each; three texts are many where a kind has few.
    """
    found: set[str] = set()
    for texts in kinds:
        counted = Counter(word for text in texts for word in set(rare.capitalised(text)))
        found |= {word for word, count in counted.items() if count >= max(3, OFTEN * len(texts))}
    return sorted(found)


def write_words(folder: Path) -> int:
    """Write the list of frequent words and return how many they are; reports kept for measuring are not read."""
    docs = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
    words = frequent_words(
        [
            [doc["text"] for doc in docs if not doc["suspect_boilerplate"] and not is_kept_out(doc["incident_id"])],
            [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))],
            [story.text for story in stories() if not story.held_out],
        ]
    )
    FREQUENT.write_text(_HEAD_OF_WORDS + "".join(f"{word}\n" for word in words), encoding="utf-8")
    return len(words)


def expected() -> Weights:
    """The weights before anything is counted."""
    shares = {}
    for name, rows in EXPECTED.items():
        total = sum(m / 2**bits for m, bits in rows.values())
        shares[name] = {level: Shares(m, m / 2**bits / total) for level, (m, bits) in rows.items()}
    return Weights(PRIOR, shares)


def learn(labelled: Labelled) -> tuple[Weights, int, int]:
    """The weights, and how many true and other pairs they were counted in."""
    frame = table(labelled.events)
    true, other = _pairs(labelled)
    before = expected()
    same, different = _levels(frame, true), _levels(frame, other)
    shares: dict[str, dict[str, Shares]] = {}
    for item in COMPARISONS:
        m = _moved({k: s.m for k, s in before.shares[item.name].items()}, same[item.name], item.name in COUNTED)
        u = _moved({k: s.u for k, s in before.shares[item.name].items()}, different[item.name], item.name in COUNTED)
        u |= _as_expected({level: u[level] for level in BY_DATE if level in u}, before.shares[item.name])
        shares[item.name] = {level.name: Shares(m[level.name], u[level.name]) for level in item.levels}
    return Weights(before.prior, shares), len(true), len(other)


def _moved(begin: Mapping[str, float], counted: Mapping[str, int], counts: bool) -> dict[str, float]:
    """Shares between what is expected and what was counted."""
    total = sum(begin.values())
    seen = sum(counted.values()) if counts else 0
    return {
        level: (EXPECTED_COUNTS * share / total + (counted.get(level, 0) if counts else 0)) / (EXPECTED_COUNTS + seen)
        for level, share in begin.items()
    }


def _as_expected(shares: Mapping[str, float], before: Mapping[str, Shares]) -> dict[str, float]:
    """The same shares in all, dealt out among the levels as expected."""
    whole = sum(before[level].u for level in shares)
    return {level: sum(shares.values()) * before[level].u / whole for level in shares}


def _levels(frame: pa.Table, pairs: Pairs) -> dict[str, Counter[str]]:
    """How many of the pairs are at each level."""
    found = engines.levels_of(frame, engines.pair_table(pairs))
    counted: dict[str, Counter[str]] = {}
    for item in COMPARISONS:
        numbers = Counter(found.column(f"gamma_{item.name}").to_pylist())
        counted[item.name] = Counter(
            {level.name: count for gamma, count in numbers.items() if (level := item.level(gamma)) is not None}
        )
    return counted


def _pairs(labelled: Labelled) -> tuple[Pairs, Pairs]:
    by_incident: dict[str, list[int]] = defaultdict(list)
    by_city: dict[str, list[int]] = defaultdict(list)
    for number, incident in labelled.incident.items():
        by_incident[incident].append(number)
        by_city[labelled.city.get(incident, incident)].append(number)
    days = {number: span(labelled.events[number]) for number in labelled.incident}
    true = [
        (one, other)
        for numbers in by_incident.values()
        for one, other in combinations(sorted(numbers), 2)
        if (first := days[one]) and (second := days[other]) and gap_days(first, second) <= PRESS_DAYS
    ]
    other = [
        pair
        for numbers in by_city.values()
        for pair in combinations(sorted(numbers), 2)
        if labelled.incident[pair[0]] != labelled.incident[pair[1]]
    ]
    return true, other


def read_shootings(folder: Path, extractor: str) -> tuple[Sequence[Report], Sequence[Claim]]:
    """The reports of the set and the claims in them, read as `harmledger add` reads a folder with a manifest."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        docs = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
        filed = Counter(doc["doc_id"] for doc in docs)
        with (place / "manifest.csv").open("w", newline="", encoding="utf-8") as sheet:
            rows = csv.writer(sheet)
            rows.writerow(["path", "url", "outlet", "title", "published"])
            for doc in docs:
                if not doc["suspect_boilerplate"] and filed[doc["doc_id"]] == 1:
                    (place / f"{doc['doc_id']}.txt").write_text(doc["text"], encoding="utf-8")
                    rows.writerow([f"{doc['doc_id']}.txt", doc["url"], "", doc["title"], doc["dct"]])
        settings = Settings(ledger=str(place / "shootings.ledger"), extractor=extractor)
        with open_ledger(settings.ledger, settings, create=True) as ledger:
            ledger.add([place])
            return tuple(ledger.reports()), tuple(ledger.claims())


def labelled_shootings(folder: Path, reports: Sequence[Report], claims: Sequence[Claim]) -> Labelled:
    """The main events of the reports on incidents that may be learned from."""
    docs = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
    incident_of = {doc["doc_id"]: doc["incident_id"] for doc in docs}
    known = [json.loads(line) for line in (folder / "incidents.jsonl").open(encoding="utf-8")]
    by_id = {report.report_id: report for report in reports}
    judged = Judged((claim.claim_id for claim in claims), ())
    told = events(by_id, sorted(claims, key=lambda c: c.claim_id), copies.find(list(reports)).origins, judged)
    return Labelled(
        events=told,
        reports=by_id,
        incident=dict(_known(told, by_id, incident_of)),
        city={each["incident_id"]: f"{each['state']}|{each['city_or_county']}" for each in known},
    )


def _known(
    told: Sequence[Event], reports: Mapping[str, Report], incident_of: Mapping[str, str]
) -> Iterable[tuple[int, str]]:
    for number, event in enumerate(told):
        incident = incident_of[Path(reports[event.report_id].path or "").stem]
        if event.main and not is_kept_out(incident):
            yield number, incident


def written(learned: Weights, counted: str) -> str:
    """The text of the weights' file."""
    plain = {
        "prior": round(learned.prior, 6),
        "comparisons": {
            item.name: {
                level.name: {
                    "m": float(f"{learned.shares[item.name][level.name].m:.4g}"),
                    "u": float(f"{learned.shares[item.name][level.name].u:.4g}"),
                    "bits": round(learned.shares[item.name][level.name].bits, 2),
                }
                for level in item.levels
            }
            for item in COMPARISONS
        },
    }
    return _HEAD.format(counted=counted) + yaml.safe_dump(plain, sort_keys=False, default_flow_style=None, width=120)


def main() -> int:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", type=Path, default=SHARED, help="folder of incidents-gva")
    parser.add_argument("--extractor", default="rules", help="what reads the reports; the tagger takes many minutes")
    parser.add_argument("--words", action="store_true", help="write the list of frequent words anew first")
    asked = parser.parse_args()
    if not asked.set.is_dir():
        print(f"{asked.set} is not there: the set lies beside a working copy", file=sys.stderr)
        return 1
    if asked.words:
        print(f"{FREQUENT.relative_to(ROOT)}: {write_words(asked.set)} words")
    print("reading the reports (a minute or more)", file=sys.stderr)
    reports, claims = read_shootings(asked.set, asked.extractor)
    learned, true, other = learn(labelled_shootings(asked.set, reports, claims))
    counted = f"Counted in {true} true and {other} other pairs of shootings."
    WEIGHTS.write_text(written(learned, counted), encoding="utf-8")
    print(f"{WEIGHTS.relative_to(ROOT)}: {counted}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
