"""Questions about short invented reports, and answers to them made by hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from harmledger.extract.deciding.decide import decide
from harmledger.extract.deciding.layout import CLASSES, SLICES, WIDTH
from harmledger.extract.deciding.network import Scores
from harmledger.extract.deciding.pieces import Pieces
from harmledger.extract.deciding.questions import Questions, Role
from harmledger.extract.deciding.reading import asked
from harmledger.model.draft import Decision, Draft
from harmledger.model.terms import Target
from tests.unit.extract.readings import reading

SURE = 9.0
"""A logit that leaves no doubt beside nought."""


def questions_of(*sentences: str) -> Questions:
    """What there is to decide in the sentences, as one report."""
    return asked(reading(*sentences))[1]


@dataclass(frozen=True)
class Answered:
    """Scores to be filled in: at first every figure is of people killed, every attack told, and nothing else chosen."""

    asked: Questions
    scores: Scores

    @classmethod
    def of(cls, *sentences: str) -> Answered:
        """For the questions about the sentences."""
        return cls.to(questions_of(*sentences))

    @classmethod
    def to(cls, asked: Questions) -> Answered:
        """For these questions."""
        heads, options = len(asked.heads), len(asked.options)
        pairs = np.zeros((heads, options, len(Role)), np.float32)
        pairs[:, :, Role.PLACE] = -SURE
        classes = np.zeros((heads, WIDTH), np.float32)
        classes[:, SLICES["targets"]] = -SURE
        none = np.full((heads, len(Role)), SURE, np.float32)
        whole = np.full(heads, SURE, np.float32)
        made = cls(asked, Scores(classes, none, pairs, np.zeros((heads, heads), np.float32), whole))
        for at in range(heads):
            made.answer(at, "outcome", "killed")
            made.answer(at, "real", "yes")
            made.answer(at, "means", "none")
            made.answer(at, "victims", "people")
            made.answer(at, "scope", "incident")
            made.answer(at, "stance", "asserted")
        return made

    def head(self, words: str) -> int:
        """The first head that counts the words, else the first whose evidence holds them."""
        heads, text = self.asked.heads, self.asked.reading.text
        counted = [at for at, one in enumerate(heads) if one.count is not None and one.count.text == words]
        told = [at for at, one in enumerate(heads) if words in text[one.start : one.end]]
        return (counted or told)[0]

    def option(self, role: Role, words: str, nth: int = 1) -> int:
        """The nth option of the role with the words."""
        return [
            at for at, one in enumerate(self.asked.options) if one.role is role and one.mention.text.endswith(words)
        ][nth - 1]

    def answer(self, at: int, question: str, term: str, score: float = SURE) -> None:
        """One answer to one question about a head, and nought for the others."""
        part = SLICES[question]
        self.scores.classes[at, part] = 0
        self.scores.classes[at, part.start + CLASSES[question].index(term)] = score

    def target(self, at: int, target: Target, score: float) -> None:
        """How likely a head is to have hit a target."""
        self.scores.classes[at, SLICES["targets"].start + list(Target).index(target)] = score

    def fill(self, at: int, role: Role, option: int, score: float = SURE) -> None:
        """An option that fills a role of a head; none no longer does."""
        self.scores.none[at, role] = -SURE
        self.scores.pairs[at, option, role] = score

    def part(self, at: int, whole: int, score: float = SURE) -> None:
        """A head that is a part of another."""
        self.scores.whole[at] = 0
        self.scores.parts[at, whole] = score

    def drafts(self) -> list[Draft]:
        """What comes of it."""
        return decide(self.asked, self.scores)

    def draft(self, words: str) -> Draft:
        """The draft of the head that counts the words."""
        head = self.asked.heads[self.head(words)]
        (found,) = [
            one for one in self.drafts() if (one.start, one.end, one.count) == (head.start, head.end, head.count)
        ]
        return found


def decision(draft: Draft, attribute: str) -> Decision:
    """What was decided of an attribute."""
    (found,) = [one for one in draft.decisions if one.attribute == attribute]
    return found


def made_pieces(sizes: list[int], width: int = 1, gap: int = 0) -> Pieces:
    """Pieces of sentences that have so many each, every piece ``width`` characters, ``gap`` between sentences."""
    starts, ends, firsts, at = [], [], [0], 0
    for size in sizes:
        for _ in range(size):
            starts.append(at)
            at += width
            ends.append(at)
        at += gap
        firsts.append(len(starts))
    ids = np.arange(len(starts), dtype=np.int64)
    return Pieces(ids, np.array(starts, np.int64), np.array(ends, np.int64), tuple(firsts))
