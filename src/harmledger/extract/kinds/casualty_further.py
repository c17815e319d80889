"""What a sentence adds to the figures told right before it: "One of them was a nurse", "the count stands at 15"."""

from __future__ import annotations

from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.kinds.figures import figures
from harmledger.extract.tagging.people import people
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import Outcome


def further(words: Words, links: list[Link], before: Outcome | None) -> list[Link]:
    """The sentence's links with those that only what was told before explains, in the order of the text.

    Args:
        words: the sentence.
        links: what it says by itself.
        before: the outcome of the figure told last before the sentence; None where there is none near.
    """
    taken = {link.who.first for link in links}
    counted = tuple(who for who in people(words) if who.first not in taken)
    out = list(links)
    for who in figures(words, counted):
        outcome = next((link.outcome for link in reversed(links) if link.who.first < who.first), before)
        if outcome is not None:
            out.append(Link(who, None, outcome, "figure"))
    if before is not None:
        out += [
            Link(who, None, before, "including", whole=-1)
            for who in counted
            if who.of and who.group is not None and words.keys[who.last - 1] in ("them", "these", "those")
        ]
    return ordered(out) if len(out) > len(links) else links


def ordered(links: list[Link]) -> list[Link]:
    """The links in the order of the text, each still pointing at its whole."""
    order = sorted(range(len(links)), key=lambda at: links[at].who.first)
    now = {was: at for at, was in enumerate(order)}
    return [
        link if link.whole is None or link.whole < 0 else link._replace(whole=now[link.whole])
        for link in (links[at] for at in order)
    ]
