"""What a report calls by name where its event has no place, or one that no gazetteer has.

A reader who cannot find "Garden Hill" on a map still sees that another report names it. Such names stand in for the
place in comparing, and weigh less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from harmledger.link.grounds.places import Site, fold

_RUN = re.compile(r"[^\W\d_a-z][\w'\u2019-]+(?:[ \t]+[^\W\d_a-z][\w'\u2019-]+)*")
_LONGEST: Final = 3
_MOST: Final = 40
"""Names of one event at most, in the order of the text."""

_SHORTEST: Final = 4
"""Letters of a folded name that tell something."""

_NO_PLACES: Final = frozenset(
    """
    about according after also another authorities before both during from have here how into just more most other
    over police sheriff some that their them then there these they this those three what when where which while with
    would your monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december chief officer officers detective detectives deputies lieutenant sergeant captain
    news press photo video twitter facebook updated reported anyone witnesses investigators suspect victim family
    """.split()
)


def is_doubtful(sites: Sequence[Site]) -> bool:
    """Whether nothing says where on the map it was: no place, or names that no gazetteer has."""
    return not sites or all(site.level is None for site in sites)


def mentioned(text: str) -> frozenset[str]:
    """Folded runs of capitalised words in the text, and their parts of up to three words."""
    found: dict[str, None] = {}
    for run in _RUN.finditer(text):
        words = run.group().split()
        for length in range(min(_LONGEST, len(words)), 0, -1):
            for first in range(len(words) - length + 1):
                name = fold(" ".join(words[first : first + length]).replace("\u2019s", "").replace("'s", ""))
                if len(name) >= _SHORTEST and name not in _NO_PLACES:
                    found[name] = None
        if len(found) >= _MOST:
            break
    return frozenset(list(found)[:_MOST])


def called(sites: Sequence[Site]) -> frozenset[str]:
    """The folded names by which the sites may stand in another report."""
    names: set[str] = set()
    for site in sites:
        words = site.place.text.split()
        names |= {fold(site.place.text), fold(site.place.name or site.place.text)}
        if site.level is None and len(words) > 2:
            names.add(fold(" ".join(words[:2])))
    return frozenset(name for name in names if len(name) >= _SHORTEST)
