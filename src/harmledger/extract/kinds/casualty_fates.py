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
    r"\b(?:dead|died|dies|dying|deaths?|deadly|deceased|killed|killing|kills|kill|fatal(?:ly)?|slain|slaying|coroner"
    r"|murdered|(?<!attempted )(?<!attempted first-degree )(?<!attempted second-degree )(?:murder|manslaughter)"
    r"|(?<!attempted )homicide(?! (?:unit|detectives?|division|bureau|investigators?|squad|section|department)))\b",
    re.IGNORECASE,
)

Told = tuple[Sentence, Sequence[Link]]


def fates(told: Sequence[Told]) -> Mapping[int, list[Link]]:
    """The links to add to a report's sentences, by the place of the sentence in ``told``."""
    if not any(_FORCE.search(sentence.text) for sentence, _ in told):
        return {}
    return _Fates(told).added()


class _Fates:
    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.links: dict[int, list[Link]] = {}
        every = [link for _, links in told for link in links if link.whole is None]
        self.counted = {outcome: any(link.outcome is outcome for link in every) for outcome in Outcome}
        self.known: list[tuple[int, Single]] = []
        self.open: list[tuple[int, Single]] = []

    def added(self) -> Mapping[int, list[Link]]:
        """What to add, by the place of the sentence."""
        for at, (sentence, links) in enumerate(self.told):
            self._sentence(at, sentence, links)
        for outcome in (Outcome.KILLED, Outcome.INJURED):
            if not self.counted[outcome]:
                self._most([one for one in self.known if one[1].link.outcome is outcome])
        if self.open and not self._death():
            counted = [one for one in self.open if not one[1].link.who.definite]
            for at, one in counted:
                self._add(at, one.link)
            if not counted and not self.counted[Outcome.INJURED]:
                self._most(self.open)
        return self.links

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
        self.links.setdefault(at, []).append(one_of(link))
        self.counted[link.outcome] = True

    def _death(self) -> bool:
        return self.counted[Outcome.KILLED] or any(_DEATH.search(sentence.text) for sentence, _ in self.told)


def _heads(link: Link) -> int:
    return max(1, len(link.who.names), 1 if link.who.single else 2)
