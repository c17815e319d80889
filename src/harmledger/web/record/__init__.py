"""Tallies, agreements, control and displacement as drawn: what is asked for, scales, and the marks on them."""

from harmledger.web.record.asking import Asked, read
from harmledger.web.record.lanes import Group, Lane, Piece, control_groups
from harmledger.web.record.plots import Cloud, clouds
from harmledger.web.record.ranges import Compared, compared
from harmledger.web.record.scales import Days, Numbers
from harmledger.web.record.spells import Spell, spells
from harmledger.web.record.voices import Spoken, spoken

__all__ = [
    "Asked",
    "Cloud",
    "Compared",
    "Days",
    "Group",
    "Lane",
    "Numbers",
    "Piece",
    "Spell",
    "Spoken",
    "clouds",
    "compared",
    "control_groups",
    "read",
    "spells",
    "spoken",
]
