"""The parties of a draft: the fields of its claim that name them, and what each wording came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from harmledger.model.draft import Draft
from harmledger.model.span import Mention
from harmledger.model.terms import VictimGroup
from harmledger.model.who import Who
from harmledger.resolve import actors
from harmledger.vocabulary.actors import fold


@dataclass(frozen=True, slots=True)
class Here:
    """What a draft speaks of, so far as it tells whom its words for parties mean."""

    country: str | None
    day: dt.date | None


def names(here: Here, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Neutral names of parties, each once, in the order of the text."""
    found = (name for mention in mentions for name in actors.names(mention.text, here.country, here.day))
    return tuple(dict.fromkeys(found))


def who(here: Here, draft: Draft) -> tuple[Who, ...]:
    """What each wording of a party came to, each mention once a field, in the order of the text."""
    mentions = {(one.start, one.end, role): one for role in _PARTIES for one in getattr(draft, role)}
    if draft.affiliation is not None and draft.victims is VictimGroup.COMBATANTS:
        mentions[draft.affiliation.start, draft.affiliation.end, "affiliation"] = draft.affiliation
    return tuple(
        replace(who, role=role)
        for (_start, _end, role), one in sorted(mentions.items())
        for who in actors.who(one, here.country, here.day)
    )


_PARTIES = ("perpetrators", "parties", "gained_by", "lost_by", "by")
"""The fields of a draft that hold mentions of parties."""


def affiliation(here: Here, draft: Draft) -> str | None:
    """Whose combatants, by neutral name; of others a nationality, which stays as worded."""
    if draft.affiliation is None:
        return None
    if draft.victims is not VictimGroup.COMBATANTS:
        return draft.affiliation.text
    return ", ".join(actors.names(draft.affiliation.text, here.country, here.day)) or draft.affiliation.text


def named(here: Here, mention: Mention) -> tuple[str, ...]:
    """Who is named as responsible: a party by its neutral name, a person as worded."""
    words = mention.text.split()
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        listed = actors.resolve(mention.text, here.country, here.day)
        same = listed is not None and fold(listed.name) == fold(mention.text)
        return (listed.name,) if listed is not None and same else (mention.text,)
    return actors.names(mention.text, here.country, here.day)
