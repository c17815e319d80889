"""``explain``: join what was written down as worded to what it became, attribute by attribute."""

from __future__ import annotations

import bisect
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path

from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import MissingExtraError, QuestionError, SkipItemError
from harmledger.extract.tagging.segment import sentences
from harmledger.ledger import Store
from harmledger.model.claim import BaseClaim, Claim, CountedClaim
from harmledger.model.draft import Draft
from harmledger.model.explanation import Attribute, Basis, ExplainedClaim, Explanation, Standing, Value, Words
from harmledger.model.report import Report
from harmledger.model.span import Mention, Span
from harmledger.model.terms import Scope, Stance, VictimGroup
from harmledger.publish import save
from harmledger.workflow.location import checked
from harmledger.workflow.opening import open_ledger
from harmledger.workflow.reader import Reader, at_home, chosen

GROUP = "harmledger.explanations"

_ID = re.compile(r"(?:sha256:)?[0-9a-f]{4,64}")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

# Fields of a claim that a draft holds mentions for, by the draft's field, in the order in which they are shown.
_ACTORS = (
    ("affiliation", "affiliation"),
    ("perpetrators", "perpetrators"),
    ("parties", "parties"),
    ("gained_by", "gained_by"),
    ("lost_by", "lost_by"),
    ("by", "by"),
    ("named", "named"),
    ("named_targets", "named_targets"),
)
# Fields that are read from the clause as a whole.
_TERMS = ("outcome", "victims", "unit", "term", "damage", "status", "agreement", "means", "targets")
# What these are where nothing is said.
_UNSAID: dict[str, object] = {"victims": VictimGroup.PEOPLE, "stance": Stance.ASSERTED, "scope": Scope.INCIDENT}


def explain(report: Report, read: Reader) -> Explanation:
    """Read one report and say of each claim why it is there.

    Raises:
        SkipItemError: if a language model was asked, and gave no answer that can be used.
    """
    drafts, claims = read.drafted(report)
    joined = _Joiner(report, drafts, claims)
    return Explanation(report, read.extractor, joined.claims())


def explained(
    subject: str, settings: Settings, *, page: Path | None = None, overwrite: bool = False
) -> Iterator[Explanation | SkipItemError]:
    """The reports that ``subject`` names, each explained; for one that cannot be used, why, as a value.

    Args:
        subject: a file, a folder, ``-`` for standard input; where no such file is there, the id of a report in the
            ledger that the settings name, or the start of its hash.
        settings: settings in force.
        page: where to write the explanation as one HTML file; then ``subject`` must stand for one report.
        overwrite: replace what stands at ``page``.

    Raises:
        QuestionError: if ``subject`` is a web address, or stands for more than one report and a page is wanted.
        NotFoundError: if it is an id, and the ledger has no such report or more than one.
        ExportError: if ``page`` exists or cannot be written; nothing is written then.
        MissingExtraError: if what makes pages is not installed.
    """
    found = _explained(subject, settings)
    if page is None:
        yield from found
        return
    whole: Explanation | None = None
    for item in found:
        if isinstance(item, SkipItemError):
            yield item
        elif whole is None:
            whole = item
        else:
            raise QuestionError(
                f"{subject} holds more than one report, and a page explains one",
                remedy="name one file, or add it to a ledger and explain one report by its id",
            )
    if whole is not None:
        _write_page(whole, page, overwrite=overwrite)
        yield whole


def _explained(subject: str, settings: Settings) -> Iterator[Explanation | SkipItemError]:
    if _ADDRESS.match(subject):
        raise QuestionError(
            "explain fetches nothing", remedy="add the address to a ledger, then explain the report by its id"
        )
    read = chosen(settings)
    if _ID.fullmatch(subject) and not os.path.lexists(subject):
        yield _kept(subject, read, settings)
        return
    for item in capture.read(subject, settings):
        yield item if isinstance(item, SkipItemError) else _tried(item.report, read)


def _tried(report: Report, read: Reader) -> Explanation | SkipItemError:
    """As :func:`explain`; what it raises comes as a value."""
    try:
        return explain(report, read)
    except SkipItemError as error:
        return error


def _kept(report_id: str, read: Reader, settings: Settings) -> Explanation | SkipItemError:
    """A report of the ledger, read again; and whether that gives the claims that are kept."""
    where = checked(settings.ledger)
    with open_ledger(where, settings) as ledger, Store.open(where, settings) as store:
        found = _tried(ledger.report(report_id), at_home(read, store))
        if isinstance(found, SkipItemError):
            return found
        kept = {claim.claim_id for claim in ledger.claims(report_id=found.report.report_id)}
    return replace(found, as_kept=kept == {item.claim.claim_id for item in found.each()})


def _write_page(explanation: Explanation, out: Path, *, overwrite: bool) -> None:
    """Write the explanation as one HTML file that needs nothing else.

    The page is made by the entry point ``web`` of the group ``harmledger.explanations``: a callable from an
    :class:`Explanation` to the text of the file. It is loaded here, when it is wanted, as for ``serve``.
    """
    found = [entry for entry in entry_points(group=GROUP) if entry.name == "web"]
    if not found:
        raise MissingExtraError("no page for explanations is installed", remedy="install harmledger again")
    save({"": found[0].load()(explanation)}, out, overwrite=overwrite)


class _Joiner:
    """One report's drafts beside its claims."""

    def __init__(self, report: Report, drafts: Sequence[Draft], claims: Sequence[Claim]) -> None:
        self._report = report
        self._pairs = tuple(zip(drafts, claims, strict=True))
        self._by_id = {claim.claim_id: claim for claim in claims}
        cuts = [(sentence.start, sentence.end) for sentence in sentences(report)]
        self._starts = [start for start, _ in cuts]
        self._ends = [end for _, end in cuts]

    def claims(self) -> tuple[ExplainedClaim, ...]:
        """Every claim explained, sub-counts inside their wholes, in the order of the text."""
        inside: dict[str | None, list[ExplainedClaim]] = defaultdict(list)
        for draft, claim in self._pairs:
            inside[self._whole(claim)].append(self._one(draft, claim))

        def nested(name: str | None) -> tuple[ExplainedClaim, ...]:
            parts = sorted(inside[name], key=lambda item: (item.claim.start, item.claim.end))
            return tuple(replace(item, parts=nested(item.claim.claim_id)) for item in parts)

        return nested(None)

    def _whole(self, claim: Claim) -> str | None:
        """The id of the whole that a sub-count stands under; None at the top, and where wholes go round in a ring."""
        name = getattr(claim, "part_of", None)
        seen = {claim.claim_id}
        above = name
        while above is not None:
            if above in seen:
                return None
            seen.add(above)
            above = getattr(self._by_id[above], "part_of", None)
        return name

    def _one(self, draft: Draft, claim: Claim) -> ExplainedClaim:
        around = self._sentence(claim.start, claim.end)
        seen = _Seen(claim, around)
        attributes = (
            *_count(draft, claim, seen),
            *_terms(draft, claim),
            _speaker(draft, claim, seen),
            _date(draft, claim, seen),
            *_places(draft, claim, seen),
            *chain.from_iterable(_actors(draft, claim, seen, pair) for pair in _ACTORS),
            *self._others(claim, seen),
            *_manner(draft, claim),
        )
        return ExplainedClaim(claim, around, attributes, draft.decisions)

    def _sentence(self, start: int, end: int) -> Span:
        """From the start of the first to the end of the last sentence that shares a character with the span."""
        first = bisect.bisect_right(self._ends, start)
        last = bisect.bisect_left(self._starts, end) - 1
        if first > last:
            return Span(start, end)
        return Span(min(start, self._starts[first]), max(end, self._ends[last]))

    def _others(self, claim: Claim, seen: _Seen) -> Iterator[Attribute]:
        """The claims that this one points at: what it is part of, what it denies."""
        for name in ("part_of", "of"):
            other = self._by_id.get(getattr(claim, name, None) or "")
            if other is not None:
                words = Mention(other.start, other.end, other.quote)
                yield Attribute(name, other.claim_id, Basis.WORDS, (seen.words(words),))


class _Seen:
    """Words of the report as seen from one claim."""

    def __init__(self, claim: BaseClaim, sentence: Span) -> None:
        self._claim = claim.span
        self._sentence = sentence

    def words(self, mention: Mention) -> Words:
        """The mention with where it stands."""
        return Words(mention.start, mention.end, mention.text, self._standing(mention.span))

    def _standing(self, span: Span) -> Standing:
        if self._claim.contains(span):
            return Standing.CLAIM
        return Standing.SENTENCE if self._sentence.overlaps(span) else Standing.ELSEWHERE


def _count(draft: Draft, claim: Claim, seen: _Seen) -> Iterator[Attribute]:
    if draft.count is not None:
        value: Value = claim.quantity if isinstance(claim, CountedClaim) else getattr(claim, "count", None)
        yield Attribute("count", value, Basis.WORDS, (seen.words(draft.count),))


def _unpinned(draft: Draft, field: str, *, is_default: bool) -> Basis:
    """On what an attribute without words rests: silence where it is the default, and no reader weighed it either."""
    weighed = any(decision.attribute == field for decision in draft.decisions)
    return Basis.SILENCE if is_default and not weighed else Basis.READING


def _terms(draft: Draft, claim: Claim) -> Iterator[Attribute]:
    """Terms of closed lists that the claim has; those of which nothing is said are left out, save who is counted."""
    for name in _TERMS:
        value = getattr(claim, name, None)
        if value:
            plain = tuple(map(str, value)) if isinstance(value, tuple) else str(value)
            yield Attribute(name, plain, _unpinned(draft, name, is_default=value == _UNSAID.get(name)))


def _manner(draft: Draft, claim: Claim) -> Iterator[Attribute]:
    for name, value in (("stance", claim.stance), ("scope", claim.scope)):
        yield Attribute(name, str(value), _unpinned(draft, name, is_default=value == _UNSAID[name]))
    if getattr(claim, "accepted", False):
        yield Attribute("accepted", value=True, basis=Basis.READING)


def _speaker(draft: Draft, claim: Claim, seen: _Seen) -> Attribute:
    if draft.source is None:
        return Attribute("source", None, _unpinned(draft, "source", is_default=True))
    return Attribute("source", claim.source, Basis.WORDS, (seen.words(draft.source),))


def _date(draft: Draft, claim: Claim, seen: _Seen) -> Attribute:
    if draft.time is None:
        return Attribute("date", claim.date, _unpinned(draft, "time", is_default=claim.date is None))
    return Attribute("date", claim.date, Basis.WORDS, (seen.words(draft.time),))


def _places(draft: Draft, claim: Claim, seen: _Seen) -> Iterator[Attribute]:
    """One a place; a place that the draft names and the claim does not was set aside on the way."""
    kept = set()
    for place in claim.places:
        if place.start is None or place.end is None:
            yield Attribute("places", place, Basis.READING)
            continue
        kept.add(place.start)
        mention = Mention(place.start, place.end, place.text)
        yield Attribute("places", place, Basis.WORDS, (seen.words(mention),))
    for named in draft.places:
        if named.mention.start not in kept:
            yield Attribute("places", None, Basis.SET_ASIDE, (seen.words(named.mention),))
    if not claim.places and not draft.places:
        yield Attribute("places", None, Basis.SILENCE)


def _actors(draft: Draft, claim: Claim, seen: _Seen, pair: tuple[str, str]) -> Iterator[Attribute]:
    """Who is named, by neutral names, and the words that name them."""
    mentions, value = getattr(draft, pair[0]), getattr(claim, pair[1], None)
    if isinstance(mentions, Mention):
        mentions = (mentions,)
    if mentions and hasattr(claim, pair[1]):
        basis = Basis.WORDS if value else Basis.SET_ASIDE
        yield Attribute(pair[1], value or None, basis, tuple(map(seen.words, mentions)))
