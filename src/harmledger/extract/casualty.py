"""Casualty claims: people killed, injured, missing or detained."""

from __future__ import annotations

from harmledger.extract.casualty_links import Linker
from harmledger.extract.gate import may_harm
from harmledger.extract.tags import Reading
from harmledger.extract.words import Words
from harmledger.model.draft import Draft
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, VictimGroup


def casualties(reading: Reading) -> list[Draft]:
    """The casualty claims of a report, in the order of the text."""
    found: list[Draft] = []
    for sentence in reading.sentences:
        if not may_harm(sentence.text):
            continue
        words = Words.of(sentence.text)
        base = len(found)
        for link in Linker(words).links():
            who = link.who
            first, last = who.first, who.last
            if link.cue is not None:
                first, last = min(first, link.cue.first), max(last, link.cue.last)
            count = Mention.at(
                reading.text, sentence.start + words.spans[who.count[0]][0], sentence.start + words.spans[who.count[1] - 1][1]
            )
            whole = None if link.whole is None or (link.whole < 0 and not found) else base + link.whole
            found.append(
                Draft(
                    ClaimKind.CASUALTY,
                    sentence.start + words.spans[first][0],
                    sentence.start + words.spans[last - 1][1],
                    count=count,
                    outcome=link.outcome,
                    victims=who.group or VictimGroup.PEOPLE,
                    part_of=whole,
                    rule=f"casualty/{link.rule}",
                )
            )
    return found
