"""The corpus, read once for all the tests about it."""

from __future__ import annotations

import functools
import textwrap
from pathlib import Path

from training.corpus import CORPUS, Story, stories

FILES = sorted(CORPUS.glob("*.yaml"))


@functools.cache
def of_file(path: Path) -> tuple[Story, ...]:
    """The reports of one file."""
    return tuple(stories([path]))


def corpus() -> list[Story]:
    """Every report."""
    return [story for path in FILES for story in of_file(path)]


REPORT = """
- id: yemen-900
  outlet: Gulf News Agency
  register: agency
  country: YE
  published: 2021-06-12
  title: Missile hits fuel station in Marib
  text: |-
    A missile fired by Houthi fighters struck a fuel station in Marib on Friday, killing 17 people,
    including five children, a provincial official said. The 12-metre tank burned for 3 hours.
    Residents spoke of 40 wounded.
  mentions:
    speaker: {a provincial official: official, Residents: local}
    actor: {Houthi fighters: Ansar Allah}
    place: [Marib]
    time: [Friday]
    means: {missile: missile}
    target: {fuel station: transport}
    event: [struck, killing]
  shared:
    e1:
      date: {start: 2021-06-11, end: 2021-06-11, precision: day, text: on Friday}
      places: [{text: Marib, role: at}]
      means: missile
      perpetrators: [Ansar Allah]
      targets: [transport]
      scope: incident
    s1: {source: {name: provincial official, type: official}}
  claims:
    - {id: a, kind: casualty, with: [e1, s1], quote: killing 17 people, count: "17", outcome: killed, victims: people,
       quantifier: exact, value: 17}
    - {id: b, kind: casualty, with: [e1, s1], quote: including five children, count: five, outcome: killed,
       victims: children, quantifier: exact, value: 5, part_of: a}
    - {id: c, kind: casualty, with: e1, quote: Residents spoke of 40 wounded, count: "40", outcome: injured,
       source: {name: residents, type: local}, victims: people, quantifier: exact, value: 40}
    - {id: d, kind: attack, with: [e1, s1], quote: A missile fired by Houthi fighters struck a fuel station in Marib}
  not_claims: [12-metre, 3 hours]
"""


def written(folder: Path, text: str = REPORT) -> Path:
    """A file of the corpus with the text."""
    path = folder / "yemen.yaml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path
