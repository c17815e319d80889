"""A small hand-made record in the shape that the pages read; no real report stands behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from harmledger.errors import NotFoundError
from harmledger.ledger import facets
from harmledger.model import ids
from harmledger.model.claim import (
    AgreementClaim,
    AttackClaim,
    BreachClaim,
    CasualtyClaim,
    Claim,
    ControlClaim,
    DenialClaim,
    DisplacementClaim,
    Speaker,
)
from harmledger.model.incident import (
    Agreement,
    Bounds,
    ControlEvent,
    CopyOf,
    DisplacementFigure,
    Grade,
    Incident,
    IncidentKind,
    IncidentPlace,
    IncidentReport,
    LinkReason,
    LinkTerm,
    Passage,
    Reasoned,
    Record,
    RelatedIncident,
    Relation,
    ReportRole,
    Sourced,
    Tally,
    TallyCheck,
    Toll,
    TraceStep,
    TraceUse,
)
from harmledger.model.judgement import Change, Judgement, Verdict
from harmledger.model.overview import Cluster, Order, Overview, Range, Voice, Voices
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.query import Box, IncidentFilter, Surroundings
from harmledger.model.report import Header, PublishedBasis, Report, Section, SectionKind
from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ControlStatus,
    CountUnit,
    DisplacementTerm,
    Means,
    Outcome,
    Scope,
    SourceType,
    Target,
    VictimGroup,
)
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision
from harmledger.web.accounts.book import UserBook
from harmledger.web.api.asking import ProgramData
from harmledger.web.review import ReviewDesk
from tests.unit.web.accounts.nobody import Nobody
from tests.unit.web.api.demo_programs import DemoPrograms
from tests.unit.web.demo_answers import DemoAudit, DemoExports, DemoFinder, DemoOpenings

HEAD = "Rescue service: at least nine killed in strike on Binnish market"
BODY = (
    "At least nine people, including three children, were killed on Tuesday when aircraft struck the market of"
    " Binnish, the rescue service said. A war monitor put the toll at 12.\r\n\r\n"
    "The government denied that its aircraft flew on that day."
)
FURNITURE = "Sign up for our newsletter"
TEXT = f"{HEAD}\r\n\r\n{BODY}\r\n\r\n{FURNITURE}\r\n"
HOSTILE = (
    "<script>alert('x')</script> & <img src=x onerror=alert(1)> \u202ednek\u202c zero\u200bwidth\n\n"
    "قُتل خمسة أشخاص في إدلب\nfamily \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301 \u00a0 done\tend\r\nlast"
)


def report(text: str, name: str, **more: object) -> Report:
    """A report of ``text`` with what the pages show of a capture."""
    base = Report(
        report_id=ids.report_id(text.encode()),
        text=text,
        path=f"reports/{name}.txt",
        title=name,
        outlet="Northern Desk",
        published=dt.date(2020, 3, 4),
        published_basis=PublishedBasis.GIVEN,
        language="en",
        size=len(text.encode()),
        captured_at=dt.datetime(2020, 3, 5, 9, 30, tzinfo=dt.UTC),
        encoding="utf-8",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def at(of: Report, words: str) -> tuple[int, int]:
    """Where ``words`` first stand in a report."""
    start = of.text.index(words)
    return start, start + len(words)


def casualty(
    of: Report, words: str, count: Quantity, outcome: Outcome = Outcome.KILLED, **more: object
) -> CasualtyClaim:
    """A casualty claim on ``words``."""
    start, end = at(of, words)
    base = CasualtyClaim(
        claim_id=ids.claim_id(of.report_id, "casualty", start, end, str(more.get("victims", ""))),
        report_id=of.report_id,
        start=start,
        end=end,
        quote=words,
        value=count.value,
        quantifier=count.quantifier,
        low=count.low,
        high=count.high,
        count_text=str(count.value),
        outcome=outcome,
        date=TUESDAY,
        places=(BINNISH_NAMED,),
        confidence=0.9,
        rule="demo",
    )
    return replace(base, **more)  # type: ignore[arg-type]


TUESDAY = When(dt.date(2020, 3, 3), dt.date(2020, 3, 3), DatePrecision.DAY, "Tuesday")
BINNISH = IncidentPlace(
    "Binnish", ("Idlib", "Syria"), 35.959, 36.714, PlacePrecision.SETTLEMENT, 2.5, "geonames:172955", "SY"
)
BINNISH_NAMED = Place(
    "Binnish", "Binnish", 35.959, 36.714, PlacePrecision.SETTLEMENT, admin=("Idlib", "Syria"), reason="one entry"
)
IDLIB = IncidentPlace("Idlib Governorate", ("Syria",), 35.8, 36.65, PlacePrecision.PROVINCE, 60.0, None, "SY")

MAIN = report(
    TEXT,
    HEAD,
    url="https://news.example/a?b=1&c=2",
    sections=(
        Section(SectionKind.HEADLINE, 0, len(HEAD)),
        Section(SectionKind.BODY, TEXT.index(BODY), TEXT.index(BODY) + len(BODY)),
        Section(SectionKind.FURNITURE, TEXT.index(FURNITURE), TEXT.index(FURNITURE) + len(FURNITURE)),
    ),
    headers=(Header("content-type", "text/html"),),
)
COPY = report(f"{HEAD} (site copy)\n{BODY}", "Site copy", outlet="Second Site", republished_from="Northern Desk")
TRICKY = report(
    HOSTILE, "<b>Title</b> \u202eevil\u202c", outlet=None, published=None, published_basis=None, language="ar"
)
BARE = report("Nothing here is a claim.", "Weather", published_basis=PublishedBasis.INFERRED)

RESCUE = Speaker("White Helmets", SourceType.RESCUE_SERVICE)
MONITOR = Speaker("Syrian Observatory for Human Rights", SourceType.MONITOR)
NINE = casualty(
    MAIN,
    "At least nine people, including three children, were killed on Tuesday",
    Quantity.stated(9, Quantifier.AT_LEAST),
    source=RESCUE,
)
THREE = casualty(
    MAIN,
    "including three children",
    Quantity.stated(3),
    victims=VictimGroup.CHILDREN,
    source=RESCUE,
    part_of=NINE.claim_id,
)
TWELVE = casualty(MAIN, "A war monitor put the toll at 12", Quantity.stated(12), source=MONITOR)
STRIKE = AttackClaim(
    claim_id="clm-strike",
    report_id=MAIN.report_id,
    start=at(MAIN, "killed on Tuesday when aircraft struck the market of Binnish")[0],
    end=at(MAIN, "killed on Tuesday when aircraft struck the market of Binnish")[1],
    quote="killed on Tuesday when aircraft struck the market of Binnish",
    means=Means.AIRSTRIKE,
    targets=(Target.MARKET,),
    perpetrators=("Government of Syria",),
    places=(BINNISH_NAMED, Place("Tal Zajran", reason="no entry of that name")),
)
DENIAL = DenialClaim(
    claim_id="clm-denial",
    report_id=MAIN.report_id,
    start=at(MAIN, "The government denied")[0],
    end=at(MAIN, "The government denied that its aircraft flew on that day.")[1],
    quote="The government denied that its aircraft flew on that day.",
    by=("Government of Syria",),
    of=STRIKE.claim_id,
)
COPIED = casualty(COPY, "At least nine people", Quantity.stated(9, Quantifier.AT_LEAST), source=RESCUE)
FIVE = casualty(TRICKY, "قُتل خمسة أشخاص في إدلب", Quantity.stated(5))
TALLIED = casualty(
    COPY, "A war monitor put the toll at 12", Quantity.stated(300, Quantifier.MORE_THAN), scope=Scope.CUMULATIVE
)
FLED = DisplacementClaim(
    claim_id="clm-fled",
    report_id=COPY.report_id,
    start=0,
    end=14,
    quote=COPY.text[0:14],
    value=None,
    quantifier=Quantifier.VAGUE,
    low=1000,
    high=None,
    count_text="thousands",
)
TRUCE = AgreementClaim(
    claim_id="clm-truce",
    report_id=COPY.report_id,
    start=0,
    end=6,
    quote=COPY.text[0:6],
    agreement=AgreementKind.CEASEFIRE,
    status=AgreementStatus.IN_FORCE,
)
BREACH = BreachClaim(
    claim_id="clm-breach",
    report_id=COPY.report_id,
    start=0,
    end=8,
    quote=COPY.text[0:8],
    agreement=AgreementKind.CEASEFIRE,
)
TAKEN = ControlClaim(
    claim_id="clm-taken",
    report_id=COPY.report_id,
    start=2,
    end=9,
    quote=COPY.text[2:9],
    gained_by=("Government of Syria",),
)
CLAIMS: tuple[Claim, ...] = (NINE, THREE, STRIKE, TWELVE, DENIAL, COPIED, FIVE, TALLIED, FLED, TRUCE, BREACH, TAKEN)

CEASEFIRE = Agreement(
    "agr-march",
    AgreementKind.CEASEFIRE,
    AgreementStatus.IN_FORCE,
    ("Government of Russia", "Government of Turkey"),
    IDLIB,
    When(dt.date(2020, 3, 1), dt.date(2020, 3, 31), DatePrecision.PERIOD),
    (TRUCE.claim_id,),
    (BREACH.claim_id,),
    ("inc-binnish",),
)


def _trace() -> tuple[TraceStep, ...]:
    return (
        TraceStep(NINE.claim_id, TraceUse.USED, ("low",), "least stated by the rescue service", Bounds(12, 12, 12)),
        TraceStep(TWELVE.claim_id, TraceUse.USED, ("best", "high"), "latest figure of the best-placed source"),
        TraceStep(COPIED.claim_id, TraceUse.SET_ASIDE, (), "its report is a copy"),
    )


def _weak(
    number: int, name: str, lat: float, lon: float, day: dt.date, killed: tuple[int, int | None, int | None]
) -> Incident:
    """One of the lesser incidents."""
    place = IncidentPlace(name, ("Idlib", "Syria"), lat, lon, PlacePrecision.SETTLEMENT, 2.0, None, "SY")
    toll = Toll(
        Outcome.KILLED, "all", *killed, (TraceStep(FIVE.claim_id, TraceUse.USED, ("low", "best"), "only figure"),)
    )
    return Incident(
        incident_id=f"inc-{number:03d}",
        kind=IncidentKind.ATTACK,
        headline=f"Shelling in {name}",
        date=When(day, day, DatePrecision.DAY),
        place=place,
        means=(Sourced("shelling", (FIVE.claim_id,)),),
        targets=(),
        perpetrators=(),
        parties=(),
        tolls=(toll,),
        grade=Reasoned(Grade.WEAK, "one origin"),
        attribution=Reasoned("unknown", "no report says who did it"),
        reports=(IncidentReport(TRICKY.report_id, TRICKY.path, None, ReportRole.MAIN, TRICKY.report_id),),
        claims=(FIVE.claim_id,),
    )


MARKET = Incident(
    incident_id="inc-binnish",
    kind=IncidentKind.ATTACK,
    headline="Airstrike on a market in Binnish, 9 to 12 people killed",
    date=TUESDAY,
    place=BINNISH,
    means=(Sourced("airstrike", (STRIKE.claim_id,)),),
    targets=(Sourced("market", (STRIKE.claim_id,)),),
    perpetrators=(Sourced("Government of Syria", (STRIKE.claim_id,)),),
    parties=(),
    tolls=(
        Toll(Outcome.KILLED, "all", 9, 12, 12, _trace()),
        Toll(
            Outcome.KILLED,
            "children",
            3,
            3,
            3,
            (TraceStep(THREE.claim_id, TraceUse.USED, ("low", "best", "high"), "only figure"),),
        ),
        Toll(Outcome.INJURED, "all", 20, None, None),
    ),
    grade=Reasoned(Grade.FAIR, "two independent origins: White Helmets, Syrian Observatory for Human Rights"),
    attribution=Reasoned("contested", "the Government of Syria denies it"),
    reports=(
        IncidentReport(MAIN.report_id, MAIN.path, MAIN.url, ReportRole.MAIN, MAIN.report_id),
        IncidentReport(COPY.report_id, COPY.path, None, ReportRole.MENTIONS, MAIN.report_id),
    ),
    claims=(NINE.claim_id, THREE.claim_id, STRIKE.claim_id, TWELVE.claim_id, COPIED.claim_id),
    denials=(DENIAL.claim_id,),
    agreements=(CEASEFIRE.agreement_id,),
    related=(RelatedIncident("inc-001", Relation.FOLLOW_UP, "same place, two days later"),),
    links=(
        LinkReason(
            NINE.claim_id,
            TWELVE.claim_id,
            6.3,
            (
                LinkTerm("date", 2.5, "same day"),
                LinkTerm("place", 4.1, "same town"),
                LinkTerm("count", -0.3, "9+ and 12"),
            ),
        ),
    ),
)
UNPLACED = replace(
    _weak(9, "nowhere", 0, 0, dt.date(2020, 1, 1), (0, None, None)),
    incident_id="inc-unplaced",
    headline="Displacement from several villages that no list of places names, told in a long sentence without a date",
    kind=IncidentKind.DISPLACEMENT,
    place=None,
    date=When(None, None, None, "some time before the truce", "no day can be worked out"),
    means=(),
    tolls=(),
)
INCIDENTS = (
    _weak(3, "Khan Sheikhun", 35.443, 36.651, dt.date(2018, 9, 8), (4, 4, 4)),
    _weak(4, "Maarat al-Numan", 35.643, 36.672, dt.date(2019, 7, 22), (27, 31, 43)),
    _weak(5, "Saraqib", 35.864, 36.805, dt.date(2019, 12, 21), (8, 9, None)),
    _weak(6, "Idlib", 35.931, 36.634, dt.date(2020, 1, 15), (15, 18, 21)),
    _weak(7, "Idlib", 35.931, 36.634, dt.date(2020, 2, 25), (20, 21, 26)),
    _weak(8, "Sarmada", 36.185, 36.722, dt.date(2020, 2, 27), (1, 1, 1)),
    MARKET,
    _weak(1, "Fua", 35.983, 36.702, dt.date(2020, 3, 5), (2, 3, 14)),
    UNPLACED,
)
TALLY = Tally(
    "tal-1",
    TALLIED.claim_id,
    Outcome.KILLED,
    "civilians",
    300,
    301,
    None,
    IDLIB,
    When(dt.date(2019, 12, 1), dt.date(2020, 3, 4), DatePrecision.PERIOD),
    "Syrian Observatory for Human Rights",
    TallyCheck(("inc-binnish", "inc-006"), 24, 30, 33, -271, ("the record holds few of the reports of these months",)),
)
RECORD = Record(
    incidents=INCIDENTS,
    tallies=(TALLY,),
    agreements=(CEASEFIRE,),
    control=(
        ControlEvent(
            BINNISH, TUESDAY, ("Syrian opposition",), (), ControlStatus.HELD, TAKEN.claim_id, (TAKEN.claim_id,)
        ),
        ControlEvent(
            BINNISH, None, ("Government of Syria",), ("Syrian opposition",), ControlStatus.TAKEN, TAKEN.claim_id
        ),
    ),
    displacement=(
        DisplacementFigure(
            FLED.claim_id,
            IDLIB,
            None,
            "United Nations",
            CountUnit.PEOPLE,
            DisplacementTerm.DISPLACED,
            None,
            None,
            1_000_000,
            is_stock=True,
        ),
        DisplacementFigure(
            FLED.claim_id,
            IDLIB,
            TUESDAY,
            "White Helmets",
            CountUnit.HOUSEHOLDS,
            DisplacementTerm.FLED,
            400,
            400,
            400,
            is_stock=False,
        ),
    ),
    copies=(
        CopyOf(
            COPY.report_id,
            MAIN.report_id,
            0.93,
            "93 of 100 word runs are the same",
            (Passage(*at(COPY, BODY), MAIN.report_id, *at(MAIN, BODY), 1.0),),
        ),
    ),
)


JUDGEMENTS = (
    Judgement(
        "jdg-1",
        Verdict.CORRECT,
        (TWELVE.claim_id,),
        "A. Reviewer",
        dt.datetime(2020, 3, 7, 8, 0, tzinfo=dt.UTC),
        "the monitor's own page says 12",
        (Change("value", "12"),),
    ),
    Judgement(
        "jdg-2", Verdict.WITHDRAW, ("jdg-1",), "B. Reviewer", dt.datetime(2020, 3, 8, 8, 0, tzinfo=dt.UTC), "not needed"
    ),
)


@dataclass(frozen=True)
class Count:
    """How many of one kind."""

    name: str
    count: int


@dataclass(frozen=True)
class Skip:
    """An input that could not be used."""

    item: str
    reason: str
    message: str
    at: dt.datetime


@dataclass(frozen=True)
class Stats:
    """Counts, as the ledger gives them."""

    reports: int = 4
    unread: int = 0
    claims: tuple[Count, ...] = (Count("casualty", 6), Count("attack", 1))
    unresolved_dates: int = 0
    unresolved_places: int = 1
    incidents: int = 9
    judgements: int = 0
    skips: int = 1
    linked_at: dt.datetime | None = dt.datetime(2020, 3, 6, tzinfo=dt.UTC)
    is_stale: bool = False
    journal_rows: int = 12
    journal_head: str = "ab" * 32


@dataclass(frozen=True)
class Status:
    """Counts and skips."""

    stats: Stats
    skips: tuple[Skip, ...]


@dataclass(frozen=True)
class Listed:
    """A stretch of the list."""

    lines: tuple[Incident, ...]
    total: int


@dataclass(frozen=True)
class SavedFilter:
    """A filter that somebody keeps."""

    name: str
    query: str


@dataclass(frozen=True)
class IncidentView:
    """One incident with all it quotes."""

    incident: Incident
    reports: dict[str, Report]
    claims: dict[str, Claim]
    copies: dict[str, CopyOf]
    agreements: tuple[Agreement, ...]
    redirected_from: str | None
    headlines: Mapping[str, str] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunnerUp:
    """What words might have meant instead."""

    id: str
    name: str


@dataclass(frozen=True)
class Resolved:
    """Words of a claim and what they were resolved to."""

    what: str
    state: str
    text: str | None = None
    value: str | None = None
    score: float | None = None
    reason: str | None = None
    runners_up: tuple[RunnerUp, ...] = ()
    judgement: str | None = None


RESOLVED = (
    Resolved("count", "resolved", "12", "12"),
    Resolved("date", "unsaid", reason="nothing says when"),
    Resolved(
        "place",
        "unresolved",
        "<b>Tel</b>",
        reason="two fit",
        runners_up=(RunnerUp("own:one", "Tall One, Aleppo"), RunnerUp("", "Tall Two")),
    ),
    Resolved("party", "decided", "rebels", "Syrian opposition", 1.0, "decided by A. Reviewer", judgement="jdg-1"),
    Resolved("place", "decided", "there", reason="left open", judgement="jdg-2"),
    Resolved("speaker", "resolved", None, "White Helmets (rescue service)", 0.9, "on the list of speakers"),
)


@dataclass(frozen=True)
class ReportView:
    """One report with its claims."""

    report: Report
    claims: tuple[Claim, ...]
    incidents: tuple[tuple[str, str], ...]
    copies: tuple[CopyOf, ...]
    resolved: Mapping[str, tuple[Resolved, ...]]
    quoted: tuple[CopyOf, ...] = ()
    others: Mapping[str, Report] = field(default_factory=dict)


VOICES = (
    Voice(
        "White Helmets",
        SourceType.RESCUE_SERVICE,
        5,
        Range(5, 40, 44, 51, 51),
        Range(5, 38, 44, 60, 60),
        ("clm-strike",),
    ),
    Voice("\u202e<b>desk</b>", None, 1, Range(1, 100, 100, None, 100, 1), Range(1, 9, 12, 12, 12), (TWELVE.claim_id,)),
)


@dataclass(frozen=True)
class Beside:
    """Some of what stands beside incidents."""

    items: Sequence[Any]
    claims: Mapping[str, Claim]
    headlines: Mapping[str, str]
    days: Mapping[str, Mapping[str, int]]
    total: int
    next: int | None


@dataclass
class DemoData:
    """Answers the pages from plain values, as ``workflow.pages`` does from a ledger."""

    record_held: Record = RECORD
    reports: dict[str, Report] = field(default_factory=lambda: {r.report_id: r for r in (MAIN, COPY, TRICKY, BARE)})
    claims: dict[str, Claim] = field(default_factory=lambda: {claim.claim_id: claim for claim in CLAIMS})
    stats: Stats = field(default_factory=Stats)
    skips: tuple[Skip, ...] = (
        Skip(
            "reports/broken.pdf",
            "encrypted",
            "reports/broken.pdf: needs a password",
            dt.datetime(2020, 3, 5, tzinfo=dt.UTC),
        ),
    )
    users: UserBook = field(default_factory=Nobody)
    programs: ProgramData = field(default_factory=lambda: DemoPrograms(RECORD))
    audit: DemoAudit = field(default_factory=DemoAudit)
    exports: DemoExports = field(default_factory=DemoExports)
    openings: DemoOpenings = field(default_factory=DemoOpenings)

    @property
    def desk(self) -> ReviewDesk:
        """Review needs a ledger; these are plain values."""
        raise NotFoundError("this demonstration has no review queue")

    @property
    def looking(self) -> DemoFinder:
        """Search over these reports."""
        return DemoFinder(self.reports, self.claims)

    saved: dict[str, dict[str, str]] = field(default_factory=dict)

    def overview(self, chosen: IncidentFilter, /) -> Overview:
        """Sums over what the filter lets through."""
        columns = facets.of(self.record_held.incidents)
        found = facets.overview(columns, facets.choose(columns, chosen, _no_more), chosen)
        return replace(found, reports=self.stats.reports, is_stale=self.stats.is_stale)

    def listed(self, chosen: IncidentFilter, order: Order, /, offset: int, limit: int) -> Listed:
        """A stretch of the list."""
        columns = facets.of(self.record_held.incidents)
        by_id = {incident.incident_id: incident for incident in self.record_held.incidents}
        at = facets.ordered(columns, facets.choose(columns, chosen, _no_more), order)
        return Listed(tuple(by_id[columns.ids[one]] for one in at[offset : offset + limit]), len(at))

    def clusters(self, chosen: IncidentFilter, view: Box, /) -> tuple[Cluster, ...]:
        """Places in a stretch of the map."""
        columns = facets.of(self.record_held.incidents)
        return facets.clusters(columns, facets.choose(columns, chosen, _no_more), facets.view_of(view))

    def voices(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices:
        """Two speakers, one of them open above and with a name that turns; nobody where a filter leaves nothing."""
        many = len(self._matching(chosen))
        told = VOICES if many else ()
        return Voices(outcome, told, 3 if many else 0, many)

    is_reading: bool = False

    def voices_soon(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices | None:
        """The same, but while it is being read."""
        return None if self.is_reading else self.voices(chosen, outcome)

    def saved_filters(self, person: str, /) -> list[SavedFilter]:
        """Filters that a person keeps."""
        return [SavedFilter(name, query) for name, query in self.saved.get(person, {}).items()]

    def save_filter(self, person: str, name: str, query: str, /) -> None:
        """Keep one."""
        self.saved.setdefault(person, {})[name] = query

    def forget_filter(self, person: str, name: str, /) -> None:
        """Keep it no longer."""
        self.saved.get(person, {}).pop(name, None)

    def incidents(
        self, chosen: IncidentFilter, /, limit: int, after: str | None
    ) -> tuple[Sequence[Incident], str | None, int]:
        """A page of what the filter lets through."""
        found = self._matching(chosen)
        names = [incident.incident_id for incident in found]
        start = names.index(after) + 1 if after in names else 0
        page = found[start : start + limit]
        return page, page[-1].incident_id if start + limit < len(found) else None, len(found)

    def incident(self, incident_id: str, /) -> IncidentView:
        """One incident; ``inc-old`` stands for one that was merged away."""
        wanted = "inc-binnish" if incident_id == "inc-old" else incident_id
        for incident in self.record_held.incidents:
            if incident.incident_id == wanted:
                agreements = tuple(a for a in self.record_held.agreements if a.agreement_id in incident.agreements)
                copies = {copy.report_id: copy for copy in self.record_held.copies}
                asked = incident_id if incident_id != wanted else None
                headlines = {item.incident_id: item.headline for item in self.record_held.incidents}
                earlier = ("inc-old",) if incident.incident_id == "inc-binnish" else ()
                decided = JUDGEMENTS if incident.incident_id == "inc-binnish" else ()
                return IncidentView(
                    incident, self.reports, self.claims, copies, agreements, asked, headlines, decided, earlier
                )
        raise NotFoundError(f"there is no incident {incident_id}")

    def report(self, report_id: str, /) -> ReportView:
        """One report."""
        if report_id not in self.reports:
            raise NotFoundError(f"there is no report {report_id}")
        claims = sorted((c for c in self.claims.values() if c.report_id == report_id), key=lambda claim: claim.start)
        pairs = [(claim.claim_id, "inc-binnish") for claim in claims if claim.claim_id in MARKET.claims]
        copies = tuple(copy for copy in self.record_held.copies if report_id in (copy.report_id, copy.origin))
        meant = {claim.claim_id: RESOLVED for claim in claims}
        return ReportView(self.reports[report_id], tuple(claims), tuple(pairs), copies, meant, (), self.reports)

    def beside(self, part: str, wanted: Surroundings, /, limit: int, after: int = -1) -> Beside:
        """A page of one part; the filter by place alone."""
        every = [item for item in getattr(self.record_held, part) if _told_of(item, wanted)]
        shown = every[after + 1 : after + 1 + limit]
        last = after + len(shown)
        return self._beside(shown, len(every), last if last + 1 < len(every) else None)

    def one_beside(self, part: str, named: str, /) -> Beside:
        """One of them by its id."""
        field_name = {"tallies": "tally_id", "agreements": "agreement_id"}.get(part, "")
        found = [item for item in getattr(self.record_held, part) if getattr(item, field_name, None) == named]
        if not found:
            raise NotFoundError(f"there is no {named}")
        return self._beside(found, 1, None)

    def _beside(self, items: Sequence[Any], total: int, following: int | None) -> Beside:
        headlines = {item.incident_id: item.headline for item in self.record_held.incidents}
        days = {item.agreement_id: {"2020-03-03": len(item.incidents)} for item in items if isinstance(item, Agreement)}
        return Beside(items, self.claims, headlines, days, total, following)

    def claim(self, claim_id: str, /) -> Claim:
        """One claim."""
        if claim_id not in self.claims:
            raise NotFoundError(f"there is no claim {claim_id}")
        return self.claims[claim_id]

    def content(self, report_id: str, /) -> tuple[bytes, str]:
        """The bytes of a report."""
        return self.report(report_id).report.text.encode(), "text/html"

    def status(self) -> Status:
        """Counts and skips."""
        return Status(self.stats, self.skips)

    def _matching(self, chosen: IncidentFilter) -> list[Incident]:
        return [incident for incident in self.record_held.incidents if _matches(incident, chosen)]


def _told_of(item: Any, wanted: Surroundings) -> bool:
    place = next((found for name in ("area", "zone", "place") if (found := getattr(item, name, None))), None)
    names = () if place is None else (place.name, *place.admin)
    return wanted.place is None or any(name.casefold().startswith(wanted.place.casefold()) for name in names)


def _no_more(_field: str, _value: str) -> tuple[str, ...]:
    """Columns made of values remember every term of theirs."""
    return ()


def _sums(incidents: Sequence[Incident], outcome: Outcome) -> tuple[int, int | None, int | None]:
    tolls = [toll for item in incidents for toll in item.tolls if toll.outcome is outcome and toll.victims == "all"]
    bests = [toll.best for toll in tolls]
    highs = [toll.high for toll in tolls]
    best = None if None in bests else sum(value or 0 for value in bests)
    return sum(toll.low for toll in tolls), best, None if None in highs else sum(value or 0 for value in highs)


def _matches(incident: Incident, chosen: IncidentFilter) -> bool:
    """Those parts of the filter that the tests of the pages use."""
    place = incident.place
    names = (place.name, *place.admin) if place else ()
    day = incident.date.start if incident.date else None
    tests = (
        not chosen.kinds or incident.kind in chosen.kinds,
        not chosen.grades or incident.grade.value in chosen.grades,
        not chosen.means or any(named.value in chosen.means for named in incident.means),
        not chosen.targets or any(named.value in chosen.targets for named in incident.targets),
        not chosen.perpetrators or any(named.value in chosen.perpetrators for named in incident.perpetrators),
        chosen.since is None or (day is not None and day >= chosen.since),
        chosen.until is None or (day is not None and day <= chosen.until),
        chosen.undated is None or (day is None) == chosen.undated,
        chosen.place is None or any(name.casefold().startswith(chosen.place.casefold()) for name in names),
        chosen.box is None or (place is not None and _inside(place, chosen.box)),
        chosen.outcome is None or any(toll.outcome is chosen.outcome for toll in incident.tolls),
        chosen.min_killed is None or _sums([incident], Outcome.KILLED)[0] >= chosen.min_killed,
        chosen.text is None or chosen.text.casefold() in incident.headline.casefold(),
    )
    return all(tests)


def _inside(place: IncidentPlace, box: Box) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return box.south <= place.lat <= box.north and box.west <= place.lon <= box.east
