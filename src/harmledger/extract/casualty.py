"""Casualty claims: people killed, injured, missing or detained."""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.casualty_links import Link, Linker
from harmledger.extract.casualty_parts import Act, means_of, perpetrators_of, targets_of
from harmledger.extract.gate import may_harm
from harmledger.extract.scenes import scenes
from harmledger.extract.tags import Label, Reading, Sentence
from harmledger.extract.words import Words
from harmledger.model.draft import Draft
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Outcome, Scope, VictimGroup


def casualties(reading: Reading) -> list[Draft]:
    """The casualty claims of a report, in the order of the text."""
    return _Teller(reading).all()


class _Teller:
    """Goes through a report and keeps what later sentences take for granted."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.scenes = tuple(scenes(reading))
        self.act = Act()
        self.found: list[Draft] = []

    def all(self) -> list[Draft]:
        for sentence in self.reading.sentences:
            if may_harm(sentence.text):
                self._sentence(sentence)
            else:
                self._background(sentence, (), None)
        return _repeats(self.found)

    def _background(self, sentence: Sentence, victims: tuple[tuple[int, int], ...], cue: int | None) -> Act:
        """The act that the sentence tells, completed from the one before where it goes on with it."""
        means = means_of(sentence.tagged(Label.MEANS))
        own = Act(means, targets_of(sentence), perpetrators_of(sentence, victims, cue))
        goes_on = means is None or self.act.means is None or means is self.act.means
        if goes_on:
            own = Act(own.means or self.act.means, own.targets or self.act.targets, own.perpetrators or self.act.perpetrators)
        if means is not None or own.perpetrators:
            self.act = own
        return own

    def _sentence(self, sentence: Sentence) -> None:
        words = Words.of(sentence.text)
        links = Linker(words).links()
        victims = tuple((sentence.start + words.spans[k.who.first][0], sentence.start + words.spans[k.who.last - 1][1]) for k in links)
        active = next((k.cue for k in links if k.active and k.cue is not None), None)
        cue = None if active is None else sentence.start + words.spans[active.first][0]
        act = self._background(sentence, victims, cue)
        base = len(self.found)
        group: VictimGroup | None = None
        for link in links:
            draft = self._draft(sentence, words, link, act)
            if link.who.group is None or link.who.others:
                draft = replace(draft, victims=group or draft.victims)
            elif link.whole is None:
                group = draft.victims
            whole = link.whole
            if whole is not None:
                whole = base + whole if whole >= 0 else next(
                    (at for at in range(len(self.found) - 1, -1, -1) if self.found[at].outcome is link.outcome and self.found[at].part_of is None), None
                )
            self.found.append(replace(draft, part_of=whole))

    def _draft(self, sentence: Sentence, words: Words, link: Link, act: Act) -> Draft:
        who = link.who
        first, last = who.first, who.last
        if link.cue is not None:
            first, last = min(first, link.cue.first), max(last, link.cue.last)
        start, end = words.spans[first][0], words.spans[last - 1][1]
        count = Mention.at(sentence.text, words.spans[who.count[0]][0], words.spans[who.count[1] - 1][1])
        count = Mention(count.start + sentence.start, count.end + sentence.start, count.text)
        scene = self.scenes[sentence.index]
        at, to = sentence.start + start, sentence.start + end
        reach = scene.scope(sentence, at, to, count.text)
        time, inherited = scene.time(sentence, at, to, reach)
        tally = reach is Scope.CUMULATIVE
        own = Act(means_of(sentence.tagged(Label.MEANS)), targets_of(sentence), act.perpetrators) if tally else act
        party = who.party
        return Draft(
            ClaimKind.CASUALTY,
            at,
            to,
            source=scene.source(sentence, at, to),
            stance=scene.stance(sentence, at, to),
            scope=reach,
            time=time,
            time_inherited=inherited,
            places=scene.places(sentence, reach),
            count=count,
            outcome=link.outcome,
            victims=who.group or VictimGroup.PEOPLE,
            affiliation=None if party is None else _mention(sentence, words, party[0], party[1]),
            means=None if link.outcome in (Outcome.DETAINED,) else own.means,
            targets=own.targets,
            perpetrators=tuple(tag.mention for tag in own.perpetrators),
            confidence=0.8,
            rule=f"casualty/{link.rule}",
        )


def _mention(sentence: Sentence, words: Words, first: int, last: int) -> Mention:
    start, end = words.spans[first][0], words.spans[last - 1][1]
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end])


def _repeats(found: list[Draft]) -> list[Draft]:
    return found
