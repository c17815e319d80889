"""Examples to learn from: a report's questions with the answers that careful readers gave.

Readings come from ``../shared/gold`` (FA-KES, Abu Salem et al. 2019, CC BY 4.0) and from the project's own corpus.
A question without a sure answer is left out, never answered with no.
"""

from __future__ import annotations

import dataclasses
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.score import pairs, same_name, shared
from harmledger import capture, resolve
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.extract.deciding.layout import OUTCOMES, Mark
from harmledger.extract.deciding.marks import Marked
from harmledger.extract.deciding.questions import QUANTITIES, Head, Questions, Role
from harmledger.extract.deciding.reading import asked
from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.veiling import Veil, unveiled, veiled
from harmledger.model.codec import to_plain
from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind
from harmledger.resolve.gazetteer.index import Gazetteer
from training.corpus import Labelled, Story, lay_out

NONE = -1
"""The answer that no option is right."""
SKIP = -100
"""No answer is known: not to be learnt from."""


@dataclass(slots=True)
class Answers:
    """What the readers say of one head.

    Attributes:
        outcome: index in :data:`OUTCOMES` for figures; SKIP for attacks and damage.
        real: of attacks and damage, 1 where the gold has it, 0 where it has not, SKIP where unsure.
        terms: field (victims, scope, stance, means) to the gold's term; a field that is missing is not asked.
        targets: the gold's targets; None where it states none.
        right: for each role the options that are right; empty for "none of them"; a role that is missing is not asked.
        whole: index of the head that this one is a part of, NONE, or SKIP.
    """

    outcome: int = SKIP
    real: int = SKIP
    terms: dict[str, str | None] = field(default_factory=dict)
    targets: tuple[str, ...] | None = None
    right: dict[Role, frozenset[int]] = field(default_factory=dict)
    open: dict[Role, frozenset[int]] = field(default_factory=dict)
    whole: int = SKIP


@dataclass(frozen=True, slots=True)
class Example:
    """A report, its questions and their answers; ``spans`` where every labelled span of it is known."""

    name: str
    questions: Questions
    answers: tuple[Answers, ...]
    spans: tuple[Labelled, ...] | None


def of_gold(folder: Path, gazetteer: Gazetteer) -> Iterator[Example]:
    """The examples of a folder of gold, by name.

    Raises:
        SkipItemError: where a report of it cannot be read.
    """
    for captured in capture.read(folder, Settings()):
        if isinstance(captured, SkipItemError):
            raise captured
        report = captured.report
        path = folder / Path(report.path or "").with_suffix(".json").name
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield example(path.stem, report, gold["claims"], gazetteer, None)


def of_stories(told: Iterable[Story], gazetteer: Gazetteer) -> Iterator[Example]:
    """The examples of reports of the corpus: captured as any report is, from files."""
    by_name = {f"{story.story_id}.txt": story for story in told}
    with tempfile.TemporaryDirectory() as folder:
        lay_out(by_name.values(), Path(folder))
        for captured in capture.read(folder, Settings()):
            if isinstance(captured, SkipItemError):
                raise captured
            story = by_name[Path(captured.report.path or "").name]
            yield example(story.story_id, captured.report, list(story.claims), gazetteer, story.spans)


def example(
    name: str, report: Report, gold: list[dict[str, Any]], gazetteer: Gazetteer, spans: tuple[Labelled, ...] | None
) -> Example:
    """One report with its answers, put as they are put in use: with the names of parties covered."""
    reading, veil = veiled(tag(report, gazetteer))
    covered = None if spans is None else tuple(_covered(one, veil) for one in spans)
    # In use the options beyond the rules' are what the tagger marks; the readers' own marks stand in for them here.
    known = [Marked(Mark(one.label), one.start, one.end, 1.0) for one in covered or ()]
    drafts, questions = asked(reading, known)
    own = unveiled(drafts, veil)
    learner = _Learner(
        report, own, _told(questions, dict(zip(map(id, drafts), own, strict=True)), veil), gold, gazetteer
    )
    return Example(name, questions, learner.answers(), covered)


def _covered(span: Labelled, veil: Veil) -> Labelled:
    return dataclasses.replace(span, start=veil.covered(span.start), end=veil.covered(span.end, end=True))


def _told(questions: Questions, own: Mapping[int, Draft], veil: Veil) -> Questions:
    """The questions with heads and options where the report itself has them, and in its words."""
    heads = tuple(
        dataclasses.replace(
            head,
            draft=None if head.draft is None else own[id(head.draft)],
            start=veil.own(head.start),
            end=veil.own(head.end, end=True),
            count=None if head.count is None else veil.mention(head.count.start, head.count.end),
        )
        for head in questions.heads
    )
    options = tuple(
        dataclasses.replace(one, mention=veil.mention(one.mention.start, one.mention.end)) for one in questions.options
    )
    return dataclasses.replace(questions, heads=heads, options=options)


class _Learner:
    """Matches a report's heads with its gold, and normalises each option to compare it with the gold's answer."""

    def __init__(
        self,
        report: Report,
        drafts: Sequence[Draft],
        questions: Questions,
        gold: list[dict[str, Any]],
        gazetteer: Gazetteer,
    ) -> None:
        self.report, self.questions, self.gold, self.gazetteer = report, questions, gold, gazetteer
        self.drafts = list(drafts)
        self.matched: dict[int, dict[str, Any]] = {}

    def answers(self) -> tuple[Answers, ...]:
        """The answers for every head."""
        found = [Answers() for _ in self.questions.heads]
        self._match(found)
        for at, gold in self.matched.items():
            self._terms(found[at], gold)
        self._roles(found)
        self._wholes(found)
        return tuple(found)

    def _match(self, found: list[Answers]) -> None:
        heads = self.questions.heads
        sure = [one for one in self.gold if not one.get("unsure")]
        unsure = [one for one in self.gold if one.get("unsure")]
        claims = [to_plain(one) for one in resolve.claims(self.report, self.drafts, self.gazetteer)]
        where = {id(head.draft): at for at, head in enumerate(heads) if head.draft is not None}
        of_draft = [where[id(draft)] for draft in self.drafts]
        taken: set[int] = set()
        for gold_at, claim_at in pairs(sure, claims):
            self.matched[of_draft[claim_at]] = sure[gold_at]
            taken.add(gold_at)
        left = [one for at, one in enumerate(sure) if at not in taken and one["kind"] in QUANTITIES]
        for at, head in enumerate(heads):
            if head.draft is None:
                hit = next((one for one in left if _counts_the_same(one, head)), None)
                if hit is not None:
                    left.remove(hit)
                    self.matched[at] = hit
        for at, head in enumerate(heads):
            gold = self.matched.get(at)
            kind = ClaimKind.CASUALTY if head.draft is None else head.draft.kind
            doubt = gold is None and any(_near(one, head, kind) for one in unsure)
            # A figure that the readers have with another number or outcome teaches nothing about its being one.
            other = gold is None and head.draft is not None and any(_near(one, head, kind) for one in left)
            if kind in QUANTITIES:
                found[at].outcome = SKIP if doubt or other else 0 if gold is None else _outcome(gold)
            else:
                found[at].real = SKIP if doubt else int(gold is not None)

    def _terms(self, answers: Answers, gold: dict[str, Any]) -> None:
        for name in ("victims", "scope"):
            if gold.get(name):
                answers.terms[name] = gold[name]
        answers.terms["stance"] = gold.get("stance") or "asserted"
        if gold["kind"] != "damage" and gold.get("means"):
            answers.terms["means"] = gold["means"]
        if gold.get("targets"):
            answers.targets = tuple(gold["targets"])

    def _roles(self, found: list[Answers]) -> None:
        options = self.questions.options
        base = len(self.drafts)
        tried: list[Draft] = []
        keys: list[tuple[int, int]] = []
        for at, gold in self.matched.items():
            for index, option in enumerate(options):
                tried.append(_with(self.questions.heads[at], gold, option.role, option.mention))
                keys.append((at, index))
        every = resolve.claims(self.report, [*self.drafts, *tried], self.gazetteer)[base:]
        claims = {key: to_plain(claim) for key, claim in zip(keys, every, strict=True)}
        for at, gold in self.matched.items():
            for role in Role:
                own = [index for index, option in enumerate(options) if option.role is role]
                self._role(found[at], role, gold, {index: claims[at, index] for index in own})

    def _role(self, answers: Answers, role: Role, gold: dict[str, Any], claims: dict[int, dict[str, Any]]) -> None:
        options = self.questions.options
        if role is Role.TIME:
            self._time(answers, gold, claims)
        elif role is Role.SOURCE:
            self._source(answers, gold, claims)
        elif role is Role.PERPETRATOR and gold.get("perpetrators") is not None:
            names = gold["perpetrators"]
            answers.right[role] = frozenset(
                index
                for index, claim in claims.items()
                if any(same_name(name, own) for name in names for own in claim.get("perpetrators") or ())
            )
        elif role is Role.PLACE and gold.get("places"):
            finer = [one["text"] for one in gold["places"] if one.get("role") != "within"]
            wider = [one["text"] for one in gold["places"] if one.get("role") == "within"]
            answers.right[role] = frozenset(
                index for index in claims if any(same_name(name, options[index].mention.text) for name in finer)
            )
            answers.open[role] = frozenset(
                index for index in claims if any(same_name(name, options[index].mention.text) for name in wider)
            )

    def _time(self, answers: Answers, gold: dict[str, Any], claims: dict[int, dict[str, Any]]) -> None:
        if "date" not in gold:
            return
        if gold["date"] is None:
            answers.right[Role.TIME] = frozenset()
            return
        want = (str(gold["date"]["start"]), str(gold["date"]["end"]))
        right = frozenset(
            index
            for index, claim in claims.items()
            if claim.get("date") and (claim["date"]["start"], claim["date"]["end"]) == want
        )
        if right:
            answers.right[Role.TIME] = right

    def _source(self, answers: Answers, gold: dict[str, Any], claims: dict[int, dict[str, Any]]) -> None:
        source = gold.get("source")
        if source is None:
            answers.right[Role.SOURCE] = frozenset()
            return
        heard = {index: claim["source"] for index, claim in claims.items() if claim.get("source")}
        right = {index for index, one in heard.items() if same_name(source["name"], one["name"])}
        right = right or {index for index, one in heard.items() if source["type"] == one["type"]}
        if right:
            answers.right[Role.SOURCE] = frozenset(right)

    def _wholes(self, found: list[Answers]) -> None:
        where = {str(gold.get("id")): at for at, gold in self.matched.items()}
        for at, gold in self.matched.items():
            if gold["kind"] not in QUANTITIES:
                continue
            whole = gold.get("part_of")
            found[at].whole = NONE if not whole else where.get(str(whole), SKIP)


def _with(head: Head, gold: dict[str, Any], role: Role, mention: Any) -> Draft:
    """A bare claim at the head with one option in its role, in the scope that the gold gives it."""
    kind = ClaimKind.CASUALTY if head.draft is None else head.draft.kind
    base = Draft(kind, head.start, head.end, count=head.count, rule="training")
    if gold.get("scope"):
        base = dataclasses.replace(base, scope=type(base.scope)(gold["scope"]))
    if role is Role.TIME:
        return dataclasses.replace(base, time=mention)
    if role is Role.SOURCE:
        return dataclasses.replace(base, source=mention)
    return dataclasses.replace(base, perpetrators=(mention,)) if role is Role.PERPETRATOR else base


def _outcome(gold: dict[str, Any]) -> int:
    return OUTCOMES.index("displaced" if gold["kind"] == "displacement" else gold["outcome"])


def _counts_the_same(gold: dict[str, Any], head: Head) -> bool:
    """Whether the gold's words of the number touch the head's."""
    assert head.count is not None  # noqa: S101 - of lone heads it is given
    words = str(gold.get("count_text") or "")
    inside = str(gold["quote"]).find(words)
    start = gold["start"] + max(inside, 0)
    end = start + len(words) if words else gold["end"]
    return bool(start < head.count.end and head.count.start < end)


def _near(gold: dict[str, Any], head: Head, kind: ClaimKind) -> bool:
    alike = (gold["kind"] in QUANTITIES) == (kind in QUANTITIES) if kind in QUANTITIES else gold["kind"] == kind
    return alike and shared(gold, {"start": head.start, "end": head.end}) > 0
