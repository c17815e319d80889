"""Reading any text by rules and tagger: spans hold, parts point at claims, and the same text is read the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.claim import Claim, CountedClaim
from harmledger.model.codec import to_json
from harmledger.model.report import Capture, Report
from harmledger.workflow.reader import Reader, read_sources, reader

HARM = (
    "At least 12 civilians, including five children, were killed in an air strike on a hospital in Idlib on Monday.",
    "Nine people died.",
    "Three of them were women, and 20 others were wounded, the Observatory said.",
    "Russian warplanes hit Binnish and Saraqib early Thursday, residents said.",
    "Shelling displaced 900 families from Marib.",
    "The ministry denied that it had struck the school.",
    "Fighters seized Saraqib from government forces, who agreed to a ceasefire in March 2020.",
    "Forty homes were destroyed; the group accepted responsibility.",
    "He said that two of the dead were medics.",
)
NOISE = (
    *(" including five children", "12", "1,300", "1.300", "١٢", "۱۲", "½", "²", "-", "12-15", "999999999999999999"),
    *(" (", ")", "[", "]", "“", "”", "’s ", ", ", ". ", "...", "?", "\n", "\r\n", "\n\n", "\t\t", "\u2028", "\x85"),
    *(
        "🚑",
        "👩\u200d👧\u200d👦",
        "قتل ١٢ مدنيا في الغارة",
        "נהרגו 12",
        "\u202e",
        "\u200f",
        "\u200b",
        "\u200d",
        "\ufeff",
    ),
    *("e\u0301", "İ", "ß", "ﬁ", "Ǆ", "\u0345", "\x07", "\x1b[31m", "\x7f", "\ud7ff", "\U0010ffff", "K", "ſ", "㍿", "№"),
    *(" killed ", " of them", " among the dead", " on Monday", " in Idlib", " U.S.", "IS ", "12 KILLED IN MARIB"),
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(HARM), st.sampled_from(NOISE), st.text(max_size=6)), min_size=1, max_size=16
).map(" ".join)
MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module", params=["rules", "tagger"])
def read(request: pytest.FixtureRequest) -> Reader:
    """The reader that is built in, with the tagger and without."""
    return reader(Settings(extractor=str(request.param)))


def _told(text: str, claim: Claim) -> list[tuple[int, int, str]]:
    """All that a claim quotes: where, and the words."""
    found = [(claim.start, claim.end, claim.quote)]
    found += [
        (place.start, place.end, place.text)
        for place in claim.places
        if place.start is not None and place.end is not None
    ]
    if claim.source is not None and claim.source.start is not None and claim.source.end is not None:
        found.append((claim.source.start, claim.source.end, text[claim.source.start : claim.source.end]))
    return found


def check(report: Report, claims: tuple[Claim, ...]) -> None:
    """What holds for the claims of every report."""
    text = report.text
    known = {claim.claim_id: claim for claim in claims}
    assert len(known) == len(claims)
    for claim in claims:
        assert claim.report_id == report.report_id
        for start, end, words in _told(text, claim):
            assert 0 <= start < end <= len(text)
            assert words == text[start:end]
        if claim.date is not None and claim.date.text is not None:
            assert claim.date.text in text
        if isinstance(claim, CountedClaim):
            assert claim.count_text in text
            _check_whole(claim, known)
        if claim.kind == "denial" and claim.of is not None:
            assert claim.of in known


def _check_whole(claim: CountedClaim, known: dict[str, Claim]) -> None:
    """What a claim is a part of is a counted claim of the same report, and never comes back to the claim."""
    met = {claim.claim_id}
    while claim.part_of is not None:
        whole = known[claim.part_of]
        assert isinstance(whole, CountedClaim)
        assert whole.claim_id not in met
        met.add(whole.claim_id)
        claim = whole


@MANY
@given(text=TEXTS)
def test_whatever_is_read_stands_in_the_text(read: Reader, text: str) -> None:
    """Evidence, counts, places, speakers and dates are words of the report; a second reading is the same."""
    report = Report("sha256:0", text)
    found = read.read(report)
    check(report, found.claims)
    assert to_json(read.read(report)) == to_json(found)


@settings(MANY, max_examples=10)
@given(text=TEXTS, change=st.sampled_from([str.upper, str.lower, str.title, str.swapcase, str.casefold]))
def test_letters_of_one_case_are_read(read: Reader, text: str, change: type[str]) -> None:
    """Text in capitals alone, or in none, is read like any other."""
    report = Report("sha256:0", change(text))
    check(report, read.read(report).claims)


@settings(MANY, max_examples=10)
@given(text=TEXTS)
def test_whatever_is_captured_is_read(read: Reader, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """With sections, headline and language as capture finds them; or one error that says why there is no report."""
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode())
    for item in capture.read(path, Settings()):
        if isinstance(item, Capture):
            check(item.report, read.read(item.report).claims)
        else:
            assert isinstance(item, SkipItemError)


BODY = (
    "Nine civilians, including two children, were killed when shells hit the market of Binnish on Tuesday, the rescue "
    "service said. The hospital was hit as well, and four nurses were among those brought in."
)
MORE = "The army denied that it had shelled the town, and said that 12 of its soldiers had died in an ambush in Idlib."
FURNITURE = (
    "Related articles\nTwelve killed in air strike on Saraqib\nShells kill five in Marib",
    "Subscribe to our newsletter\nGet the latest headlines in your inbox",
    "This site uses cookies to count its readers.",
    "Leave a Reply\nThis is a lie, 300 people were killed there and nobody says so.\nReply",
    "Most read\n1. Forty dead in Idlib\n2. Drone strike kills two in Gaza",
    "Share this article on Facebook",
)


def _read(path: Path, words: str) -> list[tuple[str, int, int, str]]:
    """Of each claim in a file with these words its kind, where it stands and its own words."""
    path.write_text(words, encoding="utf-8")
    ((_, extraction),) = (item for item in read_sources([path], Settings()) if not isinstance(item, SkipItemError))
    return [(claim.kind, claim.start, claim.end, claim.quote) for claim in extraction.claims]


@settings(MANY, max_examples=8)
@given(st.lists(st.sampled_from(FURNITURE), min_size=1, max_size=4, unique=True))
def test_furniture_under_a_report_changes_no_claim(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """Related links, sign-ups, notices and comments say nothing that the report says."""
    path = tmp_path_factory.getbasetemp() / "furniture.txt"
    report = f"Shells hit market in northern town\n\n{BODY}\n\n{MORE}\n"
    alone = _read(path, report)
    assert alone
    assert _read(path, "\n\n".join([report, *lines])) == alone


def test_order_of_reports_changes_no_claim(tmp_path: Path) -> None:
    """Whichever report is read first, each says the same."""
    paths = [tmp_path / f"{at}.txt" for at in range(len(HARM))]
    for path, words in zip(paths, HARM, strict=True):
        path.write_text(words, encoding="utf-8")

    def told(order: list[Path]) -> dict[str, str]:
        found = [item for item in read_sources(order, Settings()) if not isinstance(item, SkipItemError)]
        return {report.report_id: to_json(extraction) for report, extraction in found}

    assert told(paths) == told(paths[::-1])


def test_figure_without_anything_beside_it_is_read(read: Reader) -> None:
    """Regression: a report with a figure and no day, place, speaker or party to weigh stopped the run."""
    (claim,) = read.read(Report("sha256:0", "Nine people died.")).claims
    assert isinstance(claim, CountedClaim)
    assert claim.value == 9


def test_figures_without_end_are_decided_in_stretches(read: Reader) -> None:
    """Regression: every figure was weighed against every other of forty-eight long lines, which took gigabytes."""
    claims = read.read(Report("sha256:0", "killed 12 people " * 300)).claims
    check(Report("sha256:0", "killed 12 people " * 300), claims)
    assert len(claims) > 100


FOREIGN = {
    "fr": "Douze civils ont été tués et 30 blessés dans une frappe sur le marché mardi, selon les secouristes.",
    "es": "Doce civiles murieron y 30 resultaron heridos en un ataque contra el mercado, dijeron los rescatistas.",
    "tr": "Salı günü pazara düzenlenen hava saldırısında 12 sivil öldü, 30 kişi yaralandı, dedi kurtarma ekipleri.",
    "ar": "قتل 12 مدنيا وأصيب 30 آخرون في غارة جوية على السوق يوم الثلاثاء بحسب رجال الإنقاذ.",
    "uk": "Унаслідок авіаудару по ринку у вівторок загинули 12 цивільних і 30 поранено, повідомили рятувальники.",
    "ru": "В результате авиаудара по рынку во вторник погибли 12 мирных жителей и 30 ранены, сообщили спасатели.",
}


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_nothing_is_invented_in_a_language_that_is_not_read(language: str, tmp_path: Path) -> None:
    """The language is named and said not to be read; its figures make no claims, those in English beside it do."""
    path = tmp_path / "foreign.txt"
    path.write_text(FOREIGN[language], encoding="utf-8")
    ((report, extraction),) = (one for one in read_sources([path], Settings()) if not isinstance(one, SkipItemError))
    assert (report.language, extraction.unread_language, extraction.claims) == (language, language, ())
    path.write_text(
        f"{FOREIGN[language]}\n\n{FOREIGN[language]}\n\nNine of the civilians were killed there.", encoding="utf-8"
    )
    ((_, both),) = (one for one in read_sources([path], Settings()) if not isinstance(one, SkipItemError))
    assert {claim.quote for claim in both.claims if claim.kind == "casualty"} == {"Nine of the civilians were killed"}


@pytest.mark.parametrize(
    "words",
    ["12 KILLED IN SHELLING OF MARIB MARKET", "Marib, Hodeidah: 4 killed, 12 wounded. Saraqib: 3 killed.", "Nine died"],
)
def test_short_notes_are_read_whatever_their_language_seems(read: Reader, words: str, tmp_path: Path) -> None:
    """Headlines, capitals and lists of names tell no language; they are not passed over for it."""
    path = tmp_path / "note.txt"
    path.write_text(words, encoding="utf-8")
    (item,) = capture.read(path, Settings())
    assert isinstance(item, Capture)
    assert read.read(item.report).claims
