"""What became of people told of singly, where only the report as a whole says it.

"A man was shot" tells of a dead man in one report and of a wounded one in another: one that tells of no death tells of
somebody who lives. Those told of as known by now ("he", "the victim", a name) are counted where nobody else is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.kinds.casualty_singly import Single, one_of, singly, told_singly
from harmledger.extract.kinds.casualty_words import cues
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Sentence
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import Outcome

_FORCE = Guarded(
    r"\b(?:shot|shots|shoot(?:s|ing|ings)?|gun(?:shot|fire|man|men)?|stabb(?:ed|ing)|bullets?)\b", re.IGNORECASE
)
_DEATH = Guarded(
    r"\b(?:dead|died|dies|deaths?|deadly|deceased|killed|killing|(?<!non-)fatal(?:ly)?|slain|slaying|coroner"
    r"|murdered|(?<!attempted )(?<!attempted first-degree )(?<!attempted second-degree )(?:murder|manslaughter)"
    r"|(?<!attempted )homicide(?! (?:unit|detectives?|division|bureau|investigators?|squad|section|department)))\b",
    re.IGNORECASE,
)

_LIFE = Guarded(
    r"\b(?:condition|surviv\w+|recover\w*|stable|surgery|fighting for (?:his|her|their) li\w+)\b", re.IGNORECASE
)
_SELDOM_LIVES = frozenset({("shot", "in", "the", "head"), ("found", "shot")})
"""Words of death that some live through."""

Told = tuple[Sentence, Sequence[Link]]


def fates(told: Sequence[Told]) -> Mapping[int, list[Link]]:
    """The links of those sentences of a report that tell more, or else, than they do by themselves.

    By the place of the sentence in ``told``; those that were there come first.
    """
    if not any(_FORCE.search(sentence.text) for sentence, _ in told):
        return {}
    return _Fates(told).added()


class _Fates:
    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.links: dict[int, list[Link]] = {}
        self._alive()
        every = [link for at in range(len(told)) for link in self._links(at) if link.whole is None]
        self.counted = {outcome: any(link.outcome is outcome for link in every) for outcome in Outcome}
        self.known: list[tuple[int, Single]] = []
        self.open: list[tuple[int, Single]] = []

    def added(self) -> Mapping[int, list[Link]]:
        """What to add, by the place of the sentence."""
        for at, (sentence, _) in enumerate(self.told):
            self._sentence(at, sentence, self._links(at))
        if not self.counted[Outcome.KILLED]:
            self._most([one for one in self.known if one[1].link.outcome is Outcome.KILLED])
        for at, one in self.open:
            if not one.link.who.definite and self._lives(one.link):
                self._add(at, one.link)
        if not self.counted[Outcome.INJURED]:
            self._most([one for one in self.known if one[1].link.outcome is Outcome.INJURED])
        if not self.counted[Outcome.INJURED] and not self._death():
            self._most(self.open)
        return self.links

    def _links(self, at: int) -> Sequence[Link]:
        return self.links.get(at, self.told[at][1])

    def _alive(self) -> None:
        """Takes who "was shot in the head" for hurt, where the report tells of no death and of somebody who lives."""
        killed = [(at, link) for at, (_, links) in enumerate(self.told) for link in links if _kills(link)]
        if not killed or not all(self._seldom(at, link) for at, link in killed) or self._worded(_DEATH):
            return
        for at in {at for at, _ in killed} if self._worded(_LIFE) else ():
            own = self.told[at][1]
            self.links[at] = [link._replace(outcome=Outcome.INJURED) if _kills(link) else link for link in own]

    def _seldom(self, at: int, link: Link) -> bool:
        words = Words.of(self.told[at][0].text).keys
        return link.cue is not None and words[link.cue.first : link.cue.last] in _SELDOM_LIVES

    def _worded(self, pattern: Guarded) -> bool:
        return any(pattern.search(sentence.text) for sentence, _ in self.told)

    def _sentence(self, at: int, sentence: Sentence, links: Sequence[Link]) -> None:
        """Takes what the sentence tells by itself, and notes what only the others may settle."""
        more = told_singly(sentence.text)
        short = not (self.counted[Outcome.KILLED] and self.counted[Outcome.INJURED])
        if not more and not (short and cues(Words.of(sentence.text))):
            return
        taken = {link.who.first for link in links}
        for one in singly(sentence.text):
            if one.link.who.first in taken:
                continue
            if one.open:
                self.open.append((at, one))
            elif one.link.who.definite:
                self.known.append((at, one))
            else:
                self._add(at, one.link)

    def _most(self, found: list[tuple[int, Single]]) -> None:
        """Takes the first telling of the most people."""
        if found:
            at, one = max(found, key=lambda item: (_heads(item[1].link), -item[0]))
            self._add(at, one.link)

    def _add(self, at: int, link: Link) -> None:
        self.links.setdefault(at, list(self.told[at][1])).append(one_of(link))
        self.counted[link.outcome] = True

    def _lives(self, link: Link) -> bool:
        """Whether those shot are held to live: no death is told, or they are the others, or several and nobody died."""
        if link.who.others:
            return True
        return not self.counted[Outcome.KILLED] and (not link.who.single or not self._death())

    def _death(self) -> bool:
        return self.counted[Outcome.KILLED] or self._worded(_DEATH)


def _kills(link: Link) -> bool:
    return link.outcome is Outcome.KILLED


def _heads(link: Link) -> int:
    return max(1, len(link.who.names), 1 if link.who.single else 2)
