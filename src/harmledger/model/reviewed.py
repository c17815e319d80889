"""What review shows: pages of the queue, one item with all it rests on, previews, agreement. Values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from harmledger.model.claim import Claim
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement
from harmledger.model.report import Report
from harmledger.model.reviewing import Assignment, Coding, ItemState, Need, ReviewItem


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A stretch of the queue.

    Attributes:
        items: the most pressing first.
        claims: the first claim of each item, by id, as people left it.
        counts: how many are open, by kind.
        waiting: how many were handed to whoever asks and are not answered.
        differing: how many wait for an adjudicator.
        next: the id to go on behind; None at the end.
        is_linked: whether there is a record at all.
        is_stale: whether decisions, reports or claims came in that the record does not know of.
    """

    items: tuple[ReviewItem, ...]
    claims: Mapping[str, Claim]
    counts: Mapping[Need, int]
    waiting: int = 0
    differing: int = 0
    next: str | None = None
    is_linked: bool = True
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class ClaimUnderReview:
    """A claim that is asked about.

    Attributes:
        claim: as people left it; as it was read, where it is rejected.
        read: as it was read, with words meaning what people said they mean; corrections are told against it.
        report: the report that says it.
        is_rejected: whether somebody's rejection holds.
        rivals: for each place by its first character, what its words might have meant instead: id and name.
    """

    claim: Claim
    read: Claim
    report: Report
    is_rejected: bool = False
    rivals: Mapping[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement in the history of an item; ``holds`` tells whether nobody took it back."""

    judgement: Judgement
    holds: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item with all that it rests on.

    Attributes:
        item: the question.
        state: how it stands.
        version: grows with each decision on its claims; to be given back with an answer.
        claims: what it is about.
        incidents: the incidents that it bears on.
        history: what was decided on its claims, earliest first; empty while it is coded blind.
        assigned: to whom it was handed.
        codings: their answers; only for whom may see them.
        may_answer: whether whoever asks may answer it now.
        is_blind: whether whoever asks answers without seeing what others answer.
    """

    item: ReviewItem
    state: ItemState
    version: int
    claims: tuple[ClaimUnderReview, ...]
    incidents: tuple[Incident, ...] = ()
    history: tuple[Decided, ...] = ()
    assigned: tuple[Assignment, ...] = ()
    codings: tuple[Coding, ...] = ()
    may_answer: bool = True
    is_blind: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge or a split would change, as worked out from the reports of the incidents at hand.

    Attributes:
        before: the incidents as they stand.
        after: the incidents that would hold their claims.
        redirects: old id and the id that it would lead to.
        claims: the claims named, by id.
        reports: their reports, by id.
        version: as of :class:`ItemView`.
        does_it: whether the outcome is what was asked for; the machine follows people, but two people may contradict.
    """

    before: tuple[Incident, ...]
    after: tuple[Incident, ...]
    redirects: tuple[tuple[str, str], ...]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    version: int
    does_it: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one field of what they answered.

    Attributes:
        field: ``verdict``, or a field of claims.
        alpha: Krippendorff's alpha; None where it is not defined, as where all answers are the same.
        items: how many items two or more coders gave a value of.
        values: how many values they gave.
        same: of those items, on how many all said the same.
        level: the scale that differences are measured on: ``nominal`` or ``ratio``.
    """

    field: str
    alpha: float | None
    items: int
    values: int
    same: int
    level: str


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement field by field, and the items that coders differ on and nobody has adjudicated."""

    fields: tuple[Agreement, ...]
    items: int
    coders: tuple[str, ...]
    differing: tuple[ReviewItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Correcting:
    """The form as sent back.

    Attributes:
        claim_id: the claim.
        words: the words that make the claim, as selected or typed.
        start: where they were selected; None where they were typed.
        fields: what was typed or chosen, by field; ``value``, ``quantifier``, ``low`` and ``high`` among them.
        date: the date as typed; None where the form did not have it.
        places: what was typed for each place, by its first character; -1 for a place that the claim does not name.
        speaker, speaker_type: who says it, as typed.
        unlisted: whether parties may be on no list.
        note: why.
    """

    claim_id: str
    words: str = ""
    start: int | None = None
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    date: str | None = None
    places: Mapping[int, str] = field(default_factory=dict)
    speaker: str | None = None
    speaker_type: str = ""
    unlisted: bool = False
    note: str = ""
