"""``correct`` and ``undo``: keep what a person says that words mean, and take it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from harmledger import review
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import Session, Store
from harmledger.model.claim import Claim
from harmledger.model.ids import judgement_id
from harmledger.model.judgement import Judgement, Meaning, Reach, Sort, Verdict, in_force
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind, SourceType
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.workflow import meant
from harmledger.workflow.resolved import Resolved, What, resolved

_SHOWN = {Sort.DATE: What.DATE, Sort.PLACE: What.PLACE, Sort.ACTOR: What.PARTY, Sort.SPEAKER: What.SPEAKER}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says that words of a claim mean.

    Attributes:
        sort: what it is about.
        value: as typed; see :mod:`harmledger.workflow.meant`.
        words: which words of the claim; None: the only ones that it can be about, or those of the claim itself.
        reach: how far it goes.
        point: what goes with coordinates.
        type: of a speaker.
        unlisted: whether a party may be on no list.
    """

    sort: Sort
    value: str
    words: str | None = None
    reach: Reach = Reach.MENTION
    point: meant.Point = field(default_factory=meant.Point)
    type: SourceType | None = None
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was kept.

    Attributes:
        judgement: as kept.
        before, after: how the claim's words stand without and with it.
        claims, reports: how many it bears on as they are read now.
        against: decisions of others on the same words that say otherwise; they stand back.
        stands_back: the decision that holds instead, where a narrower one does; else None.
        notes: what should be looked at again.
    """

    judgement: Judgement
    before: tuple[Resolved, ...]
    after: tuple[Resolved, ...]
    claims: int
    reports: int
    against: tuple[Judgement, ...] = ()
    stands_back: Judgement | None = None
    notes: tuple[str, ...] = ()


def correct(
    store: Store, gazetteer: Gazetteer, claim_id: str, wanted: Correction, *, by: str, note: str = ""
) -> Corrected:
    """Keep a correction as a judgement; it shows at once, and takes effect on incidents at the next linking.

    Args:
        store: an open ledger.
        gazetteer: where places are looked up.
        claim_id: the claim at which it is decided, or the start of its id.
        wanted: what the words mean.
        by: who decides.
        note: why.

    Raises:
        NotFoundError: if there is no such claim, place or party, or the claim does not have these words.
        QuestionError: if nobody is named, or it is not plain which words are meant or what.
    """
    if not by.strip():
        raise QuestionError("a decision needs the name of who decides", remedy="give it with --by")
    with store.session() as session:
        claim = session.claim(claim_id)
        report = session.report(claim.report_id)
    meaning = meaning_of(claim, report, wanted, gazetteer)
    now = dt.datetime.now(dt.UTC)
    subjects = (claim.claim_id,)
    stamp = judgement_id(by, now.isoformat(), Verdict.RESOLVE, (*subjects, meaning.sort, f"{meaning.start}"))
    made = Judgement(stamp, Verdict.RESOLVE, subjects, by, now, note, meaning=meaning)
    with store.session(write=True) as session:
        earlier = session.judgements()
        session.add_judgement(made)
        return _told(session, claim, made, (earlier, (*earlier, made)), gazetteer, _notes(meaning, claim, report))


def undo(store: Store, judgement: str, *, by: str, note: str = "") -> tuple[Judgement, Judgement]:
    """Take a judgement back, whatever it is about; gives it and the judgement that takes it back. Both stay.

    Args:
        store: an open ledger.
        judgement: its id, or the start of it.
        by: who takes it back.
        note: why.

    Raises:
        NotFoundError: if there is no such judgement, or more than one.
        QuestionError: if nobody is named, or it does not hold any more.
    """
    if not by.strip():
        raise QuestionError("taking back needs the name of who does it", remedy="give it with --by")
    now = dt.datetime.now(dt.UTC)
    with store.session(write=True) as session:
        known = {item.judgement_id: item for item in session.judgements()}
        found = [item for name, item in known.items() if name.startswith(judgement)]
        if judgement in known:
            found = [known[judgement]]
        if len(found) != 1:
            what = "there is no judgement" if not found else "more than one judgement begins with"
            raise NotFoundError(f"{what} {judgement}", remedy="ids are listed by `harmledger judgements`")
        old = found[0]
        held = {item.judgement_id for item in in_force(known.values())}
        if old.verdict is not Verdict.WITHDRAW and old.judgement_id not in held:
            raise QuestionError(f"{old.judgement_id} was taken back already", remedy="see `harmledger judgements`")
        subjects = (old.judgement_id,)
        made = Judgement(
            judgement_id(by, now.isoformat(), Verdict.WITHDRAW, subjects), Verdict.WITHDRAW, subjects, by, now, note
        )
        session.add_judgement(made)
    return old, made


def meaning_of(claim: Claim, report: Report, wanted: Correction, gazetteer: Gazetteer) -> Meaning:
    """What the correction says that words of the claim mean; raises as :func:`correct`."""
    mention = _mention(claim, report, wanted)
    country = claim.setting
    place = date = None
    names: tuple[str, ...] = ()
    kind = None
    match wanted.sort:
        case Sort.PLACE:
            place = meant.place(wanted.value, _named(wanted.point, mention), gazetteer, country)
        case Sort.DATE:
            date = meant.date(wanted.value)
        case Sort.ACTOR:
            names = meant.party(wanted.value, country, unlisted=wanted.unlisted)
        case Sort.SPEAKER:
            name, kind = meant.speaker(wanted.value, wanted.type, country)
            names = (name,)
    return Meaning(
        sort=wanted.sort,
        report_id=claim.report_id,
        start=mention.start,
        end=mention.end,
        text=report.text[mention.start : mention.end],
        reach=_reach(wanted, mention, claim),
        place=place,
        date=date,
        names=names,
        type=kind,
        country=country if wanted.reach is Reach.COUNTRY else None,
        kind=ClaimKind(claim.kind) if mention.of_claim else None,
    )


def _named(point: meant.Point, mention: review.Mentioned) -> meant.Point:
    """Coordinates without a name bear the one that the report has for them, if any."""
    if point.name is not None or mention.of_claim:
        return point
    return meant.Point(mention.text, point.precision, point.radius_km)


def _mention(claim: Claim, report: Report, wanted: Correction) -> review.Mentioned:
    """The words that are meant: those named, else the only ones of the sort, else the claim's own."""
    own = [item for item in review.mentioned(claim) if item.sort is wanted.sort]
    spoken = {item.span: item for item in own if not item.of_claim}
    words = {span: span.of(report.text) for span in spoken}
    if wanted.words is not None:
        asked = review.folded(wanted.words)
        found = [span for span in spoken if review.folded(words[span]) == asked]
        found = found or [span for span in spoken if asked in review.folded(words[span])]
        if len(found) == 1:
            return spoken[found[0]]
        listed = ", ".join(f"“{text}”" for text in dict.fromkeys(words.values())) or "none"
        what = "has no words" if not found else "has more than once the words"
        raise NotFoundError(f"{claim.claim_id} {what} “{wanted.words}” for a {wanted.sort}", remedy=f"it has {listed}")
    if len(spoken) == 1:
        return next(iter(spoken.values()))
    if spoken:
        listed = ", ".join(f"“{text}”" for text in words.values())
        raise QuestionError(
            f"{claim.claim_id} has {len(spoken)} words for a {wanted.sort}: {listed}", remedy="say which with --words"
        )
    bare = next((item for item in own if item.of_claim), None)
    if bare is None:
        raise QuestionError(
            f"{claim.claim_id} has no words for a {wanted.sort}",
            remedy="nobody can be put into a claim who is not spoken of in it",
        )
    return bare


def _reach(wanted: Correction, mention: review.Mentioned, claim: Claim) -> Reach:
    """The reach, where it makes sense.

    Raises:
        QuestionError: where it does not.
    """
    if wanted.reach is Reach.MENTION:
        return wanted.reach
    if mention.of_claim:
        raise QuestionError(
            f"{claim.claim_id} has no words for a {wanted.sort}, so that it can be decided of this claim only",
            remedy="leave out --everywhere and --in-all-reports",
        )
    if wanted.reach is Reach.COUNTRY and wanted.sort is Sort.DATE:
        raise QuestionError(
            f"“{mention.text}” is another day in each report", remedy="use --everywhere for this report alone"
        )
    if wanted.reach is Reach.COUNTRY and claim.setting is None:
        raise QuestionError(
            "in which country the report is set is not known, and words mean other things in other countries",
            remedy="use --everywhere for this report alone",
        )
    return wanted.reach


def _notes(meaning: Meaning, claim: Claim, report: Report) -> tuple[str, ...]:
    """What is possible and yet odd."""
    notes = []
    place, date = meaning.place, meaning.date
    if place is not None and claim.setting and place.country and place.country != claim.setting:
        notes.append(
            f"the place lies in {place.country}, the report is set in {claim.setting}; if that is not meant, look "
            "whether latitude and longitude are exchanged"
        )
    if date is not None and date.start is not None and report.published is not None and date.start > report.published:
        notes.append(f"the date lies after the report was published ({report.published})")
    return tuple(notes)


def _told(
    session: Session,
    claim: Claim,
    made: Judgement,
    judgements: tuple[Sequence[Judgement], Sequence[Judgement]],
    gazetteer: Gazetteer,
    notes: tuple[str, ...],
) -> Corrected:
    """What the correction changes, as the reports are read now."""
    earlier, all_now = (review.Meanings(items) for items in judgements)
    meaning = made.meaning
    assert meaning is not None  # noqa: S101 - a correction has one
    far = meaning.reach is Reach.COUNTRY
    claims = session.claims() if far else session.claims(report_id=meaning.report_id)
    holding = [
        (one, held) for one in claims for held in all_now.held(one) if held.holds.judgement_id == made.judgement_id
    ]
    here = [held for held in all_now.held(claim) if held.mention.sort is meaning.sort]
    others = {other.judgement_id: other for _one, held in holding for other in held.against}
    what = _SHOWN[meaning.sort]
    instead = None
    if not holding:
        instead = next((held.holds for held in here), None)
    return Corrected(
        judgement=made,
        before=tuple(item for item in resolved(earlier.applied(claim), gazetteer) if item.what is what),
        after=tuple(item for item in resolved(all_now.applied(claim), gazetteer) if item.what is what),
        claims=len({one.claim_id for one, _held in holding}),
        reports=len({one.report_id for one, _held in holding}),
        against=tuple(others.values()),
        stands_back=instead,
        notes=notes,
    )
