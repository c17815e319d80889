"""What is expected of pairs before anything is counted: by comparison and level, the share of true pairs and the bits.

Written by reading reports on wars: how often two accounts of one strike differ so, and how much that speaks for it
among strikes of a busy front, not of a whole war.
"""

from __future__ import annotations

from typing import Final

PRIOR: Final = 1 / 17
"""Of the pairs that blocking lets through, about one in seventeen is one incident."""

_TOLL: Final = {
    "equal_large": (0.10, 3.5),
    "equal": (0.18, 2.0),
    "equal_small": (0.20, 0.5),
    "nearly": (0.03, 1.5),
    "far": (0.05, -2.0),
    "grows": (0.15, 0.5),
    "shrinks": (0.07, -1.5),
    "close": (0.10, 0.5),
    "unlike": (0.12, -0.5),
}

EXPECTED: Final = {
    "time": {
        "both_undated_near": (0.03, 1.5),
        "both_undated": (0.01, -1.0),
        "published_before": (0.002, -8.0),
        "undated_near": (0.06, 1.5),
        "undated": (0.03, 0.0),
        "undated_late": (0.01, -1.0),
        "same_day": (0.62, 3.5),
        "days_overlap": (0.07, 2.5),
        "same_week": (0.03, 1.5),
        "vague": (0.02, 0.5),
        "day_apart_stated": (0.03, 0.0),
        "day_apart": (0.088, 1.0),
        "told_later": (0.01, -1.5),
        "days_apart_named": (0.01, -1.5),
        "days_apart_alike": (0.01, -3.0),
        "days_apart": (0.001, -8.0),
    },
    "place": {
        "name_mentioned": (0.03, 3.5),
        "town_mentioned": (0.04, 1.5),
        "same_area_around": (0.06, 0.5),
        "same_place": (0.52, 5.0),
        "same_unknown": (0.05, 4.0),
        "within_reach": (0.08, 4.0),
        "same_places": (0.03, 4.0),
        "same_area": (0.03, 2.0),
        "some_places": (0.02, 1.5),
        "inside": (0.07, 0.5),
        "neighbours": (0.03, -1.0),
        "not_found": (0.05, -2.5),
        "apart_named": (0.01, -1.5),
        "apart_alike": (0.01, -2.0),
        "apart": (0.001, -10.0),
    },
    "means": {"same": (0.75, 1.5), "may_be_one": (0.22, 0.5), "exclusive": (0.03, -3.5)},
    "perpetrators": {"same": (0.70, 1.0), "part_of": (0.10, 0.7), "different": (0.20, -1.0)},
    "targets": {"same": (0.55, 2.0), "different": (0.15, -1.5), "homes": (0.30, 0.5)},
    "named_sites": {"same": (0.60, 5.0), "spelt_alike": (0.15, 3.5), "different": (0.25, -2.0)},
    "killed": _TOLL,
    "injured": _TOLL,
    "taken": _TOLL,
    "victims": {"combatants_civilians": (0.05, -2.5), "same": (0.90, 2.0), "different": (0.05, -4.0)},
    "names": {
        "people": (0.12, 9.0),
        "person": (0.20, 7.0),
        "street": (0.10, 4.0),
        "none": (0.58, -0.5),
    },
    "rare_names": {
        "most": (0.20, 7.0),
        "many": (0.25, 5.0),
        "some": (0.15, 3.0),
        "one": (0.15, 1.0),
        "few": (0.10, -0.5),
        "none": (0.15, -1.5),
    },
    "wording": {"same": (0.70, 5.0), "other": (0.30, -1.7)},
    "headlines": {"both": (0.60, 0.5), "one": (0.30, 0.0), "neither": (0.10, 0.0)},
}
"""``comparison: level: (m, bits)``; ``u`` follows, scaled so that a comparison's shares add up to one."""
