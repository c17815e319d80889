"""How far coders agree: Krippendorff's alpha, field by field, over items that were answered blind.

K. Krippendorff, Content Analysis (4th ed., 2019), ch. 12; worked out by the library ``nltk``. A value that a coder did
not give, as of a claim held to be none, is missing and not a value of its own.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from harmledger.model.reviewed import Agreement
from harmledger.model.reviewing import Coding

NUMBERS: Final = frozenset({"value", "low", "high", "count"})
"""Fields whose differences count by their size against the whole: 3 and 4 differ more than 303 and 304."""
VERDICT: Final = "verdict"
NOMINAL: Final = "nominal"
RATIO: Final = "ratio"

Table = Mapping[str, Mapping[str, str]]
"""Values as JSON text by item and coder."""


def agreement(codings: Iterable[Coding]) -> tuple[Agreement, ...]:
    """Agreement on the verdict and on every field that two coders gave a value of, the verdict first.

    Args:
        codings: answers of coders; of one coder to one item the last counts.
    """
    fields: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for coding in codings:
        fields[VERDICT][coding.item_id][coding.by] = json.dumps(coding.answer.verdict.value)
        for change in coding.values:
            fields[change.field][coding.item_id][coding.by] = change.value
    found = (_of_field(name, table) for name, table in fields.items())
    return tuple(sorted((item for item in found if item.items), key=lambda item: (item.field != VERDICT, item.field)))


def _of_field(name: str, table: Table) -> Agreement:
    twice = {item: given for item, given in table.items() if len(given) > 1}
    same = sum(len(set(given.values())) == 1 for given in twice.values())
    level = RATIO if name in NUMBERS else NOMINAL
    values = sum(map(len, twice.values()))
    return Agreement(name, _alpha(twice, level), len(twice), values, same, level)


def _alpha(table: Table, level: str) -> float | None:
    """Alpha over a table; None where all values are the same, or there are none."""
    from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415  (half a second, for one page)

    given = [
        (coder, item, json.loads(value) if level == RATIO else value)
        for item, by_coder in table.items()
        for coder, value in by_coder.items()
    ]
    stated = [(coder, item, value) for coder, item, value in given if value is not None]
    count = Counter(item for _coder, item, _value in stated)
    paired = [row for row in stated if count[row[1]] > 1]
    if len({value for _coder, _item, value in paired}) < 2:
        return None
    distance = _by_ratio if level == RATIO else _by_name
    return round(float(AnnotationTask(data=paired, distance=distance).alpha()), 4)


def _by_name(one: str, other: str) -> float:
    return float(one != other)


def _by_ratio(one: float, other: float) -> float:
    """The squared difference against the sum: 0 for the same number, 1 for nothing against something."""
    return 0.0 if one == other else ((one - other) / (one + other)) ** 2
