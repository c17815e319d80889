"""Every page, on a small hand-made record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.incident import Record
from harmledger.web import create_app
from tests.unit.web import web_demo as demo


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A browser of sorts on the demo record."""
    with TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1") as found:
        yield found


@pytest.fixture(scope="module")
def bare() -> Iterator[TestClient]:
    """The same on a record that holds nothing."""
    stats = demo.Stats(reports=0, claims=(), incidents=0, skips=0, linked_at=None, journal_rows=1)
    data = demo.DemoData(Record(), {}, {}, stats, ())
    with TestClient(create_app(data, Settings()), base_url="http://127.0.0.1") as found:
        yield found


PAGES = (
    "/",
    "/incidents",
    "/incidents/inc-binnish",
    "/incidents/inc-unplaced",
    f"/reports/{demo.MAIN.report_id}",
    f"/reports/{demo.TRICKY.report_id}",
    f"/reports/{demo.BARE.report_id}",
    "/tallies",
    "/agreements",
    "/control",
    "/displacement",
    "/search",
    "/search?q=killed",
    "/about",
)


@pytest.mark.parametrize("address", PAGES)
def test_page_answers(client: TestClient, address: str) -> None:
    """Each page is whole: a title, one heading of the first rank, the way past the menu."""
    page = client.get(address)
    assert page.status_code == 200
    assert len(re.findall("<h1[ >]", page.text)) == 1
    assert '<a class="skip" href="#content">' in page.text
    assert "<title> ·" not in page.text


@pytest.mark.parametrize(
    "address", ["/", "/incidents", "/tallies", "/agreements", "/control", "/displacement", "/about"]
)
def test_empty_record_is_told_as_such(bare: TestClient, address: str) -> None:
    """A record without anything says so on every page."""
    page = bare.get(address)
    assert page.status_code == 200
    assert re.search('class="empty"|Every input could be used', page.text)


def test_home_shows_ranges_map_and_months(client: TestClient) -> None:
    """People killed as a range, a dot a place, a bar a month, and what is on no map."""
    page = client.get("/").text
    assert re.search(r">86<i> – </i><b>99</b><abbr[^>]*>\+</abbr>", page)
    assert page.count('class="dot"') == 7
    assert "August 2018" not in page
    assert "1 incident has no place that could be resolved" in page
    assert 'href="/?since=2020-03-01&amp;until=2020-03-31"' in page


def test_home_keeps_filters(client: TestClient) -> None:
    """The overview takes the same filters as the list."""
    page = client.get("/?place=Binnish").text
    assert "1 incident match" in page
    assert page.count('class="dot"') == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("place=binn", ["inc-binnish"]),
        ("kind=displacement", ["inc-unplaced"]),
        ("means=airstrike", ["inc-binnish"]),
        ("target=market", ["inc-binnish"]),
        ("perpetrator=Government+of+Syria", ["inc-binnish"]),
        ("grade=fair", ["inc-binnish"]),
        ("min_killed=20", ["inc-007", "inc-004"]),
        ("outcome=injured", ["inc-binnish"]),
        ("since=2020-03-01&until=2020-03-04", ["inc-binnish"]),
        ("undated=yes", ["inc-unplaced"]),
        ("text=saraqib", ["inc-005"]),
        ("means=shelling&since=2020-01-01&min_killed=16", ["inc-007"]),
    ],
)
def test_list_filters(client: TestClient, query: str, expected: list[str]) -> None:
    """Each filter narrows the list, and they combine."""
    page = client.get(f"/incidents?{query}").text
    assert re.findall(r'<th scope="row"><a href="/incidents/([^"]+)"', page) == expected


def test_a_dot_of_several_leads_to_just_those(client: TestClient) -> None:
    """Regression: a link by name alone would have listed all of the province under the dot of its city."""
    address = re.search(r'href="(/incidents\?box=[^"]+)"><title>Idlib', client.get("/").text)
    assert address
    page = client.get(address.group(1)).text
    assert re.findall(r'<th scope="row"><a href="/incidents/([^"]+)"', page) == ["inc-007", "inc-006"]
    assert "chosen on the map" in page


def test_list_form_shows_what_is_in_use(client: TestClient) -> None:
    """The form holds the filters of the address, and each can be taken off by a link."""
    page = client.get("/incidents?means=shelling&place=Idlib").text
    assert 'value="shelling" checked' in page
    assert 'name="place" value="Idlib"' in page
    assert 'href="/incidents?place=Idlib" aria-label="Remove filter: shelling"' in page


def test_form_without_script_leads_to_a_tidy_address(client: TestClient) -> None:
    """A plain form sends blank fields; the reader ends at an address without them."""
    answer = client.get("/incidents?place=Idlib&text=&kind=&since=", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/incidents?place=Idlib"


def test_live_list_tells_its_address(client: TestClient) -> None:
    """A request by htmx is answered at once, with the tidy address to show."""
    answer = client.get("/incidents?place=Idlib&text=", headers={"hx-request": "true"}, follow_redirects=False)
    assert answer.status_code == 200
    assert answer.headers["hx-push-url"] == "/incidents?place=Idlib"


def test_unreadable_filter_is_told(client: TestClient) -> None:
    """A date that is none is named on the page."""
    assert "“soon” cannot be read" in client.get("/incidents?since=soon").text


def test_no_result_says_what_to_do(client: TestClient) -> None:
    """An empty list under filters points at the filters."""
    page = client.get("/incidents?text=zzz").text
    assert "No incident matches these filters" in page
    assert "Clear all filters" in page


def test_long_lists_come_in_pages() -> None:
    """The next page keeps the filters and shows the rest; nothing is shown twice."""
    many = tuple(replace(demo.MARKET, incident_id=f"inc-{number:04d}") for number in range(120))
    with TestClient(
        create_app(demo.DemoData(Record(incidents=many)), Settings()), base_url="http://127.0.0.1"
    ) as client:
        seen: list[str] = []
        address: str | None = "/incidents?place=Binnish"
        while address:
            page = client.get(address).text
            seen += re.findall(r'<th scope="row"><a href="/incidents/([^"]+)"', page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = following.group(1).replace("&amp;", "&") if following else None
    assert seen == [incident.incident_id for incident in many]


def test_every_figure_of_the_toll_leads_to_its_words(client: TestClient) -> None:
    """Low, best and high link to the claims that they rest on."""
    page = client.get("/incidents/inc-binnish").text
    report = re.escape(demo.MAIN.report_id)
    low = re.search(rf'href="/reports/{report}#claim-{demo.NINE.claim_id}">9</a>', page)
    best = re.search(rf'<b><a href="/reports/{report}#claim-{demo.TWELVE.claim_id}">12</a></b>', page)
    assert low
    assert best


def test_links_of_a_dossier_end_at_marks(client: TestClient) -> None:
    """Every link to words is an anchor that the report's page has."""
    page = client.get("/incidents/inc-binnish").text
    links = set(re.findall(r'href="(/reports/[^"#]+)#(claim-[^"]+)"', page))
    assert len(links) >= 5
    for address, anchor in links:
        assert f'id="{anchor}"' in client.get(address).text


def test_dossier_folds_copies_under_their_origin(client: TestClient) -> None:
    """Two reports of one origin count once, and the copy says how much it shares."""
    page = client.get("/incidents/inc-binnish").text
    assert "1 copy of this report" in page
    assert "93 %" in page
    assert "Origin 2" not in page


def test_dossier_tells_why(client: TestClient) -> None:
    """Grade, attribution, trace and links come with their reasons; a denial and the agreement stand beside."""
    page = client.get("/incidents/inc-binnish").text
    for words in (
        "two independent origins",
        "the Government of Syria denies it",
        "latest figure of the best-placed source",
        "its report is a copy",
        "same day",
        "ceasefire, in force",
        "within 2.5 km of the point",
    ):
        assert words in page
    assert page.count("The government denied that its aircraft flew on that day.") == 1


def test_unplaced_incident_says_so(client: TestClient) -> None:
    """No place and no date are visible states; the words of the date are kept."""
    page = client.get("/incidents/inc-unplaced").text
    assert "place not known" in page
    assert "some time before the truce" in page
    assert '<svg class="drawn"' not in page


def test_merged_incident_leads_on(client: TestClient) -> None:
    """A kept address of an incident that was merged leads to where it went, and says so."""
    page = client.get("/incidents/inc-old")
    assert page.url.path == "/incidents/inc-binnish"
    assert "You asked for inc-old" in page.text


def test_report_tells_what_each_word_was_resolved_to(client: TestClient) -> None:
    """Value, how surely, why, the runner-up by name; what is open is marked and what a person decided is too."""
    page = client.get(f"/reports/{demo.MAIN.report_id}").text
    assert '<details class="plain resolved" open>' in page
    assert re.search(
        r'&lt;b&gt;Tel&lt;/b&gt;</q> → +<em>not resolved</em>\s*<span class="sub"[^>]*>two fit</span>', page
    )
    assert "<bdi>Tall One, Aleppo</bdi> <code>own:one</code>; <bdi>Tall Two</bdi>" in page
    assert "decided by a person (jdg-1)" in page
    assert "left open by a person (jdg-2)" in page
    assert "sure to 0.90" in page
    assert "nothing says when" in page


def test_report_tells_its_capture(client: TestClient) -> None:
    """Hash, time, address, basis of the date, headers and furniture."""
    page = client.get(f"/reports/{demo.MAIN.report_id}").text
    for words in (
        demo.MAIN.report_id,
        "5 Mar 2020, 09:30 UTC",
        "https://news.example/a?b=1&amp;c=2",
        "given by whoever added the report",
        "content-type",
        'class="sec sec-furniture"',
        "not resolved",
    ):
        assert words in page


def test_guessed_date_is_marked_as_a_guess(client: TestClient) -> None:
    """An inferred publication date says that it is one."""
    assert "a guess" in client.get(f"/reports/{demo.BARE.report_id}").text


def test_claim_has_an_address_of_its_own(client: TestClient) -> None:
    """A claim's address leads to its words."""
    answer = client.get("/claims/clm-strike", follow_redirects=False)
    assert answer.headers["location"] == f"/reports/{demo.MAIN.report_id}#claim-clm-strike"


def test_search_marks_what_it_found(client: TestClient) -> None:
    """Found words are marked in their surroundings; captured markup stays text."""
    page = client.get("/search?q=alert").text
    assert '<mark class="found">alert</mark>' in page
    assert "<script>alert" not in page


def test_about_lists_what_was_skipped(client: TestClient) -> None:
    """Skipped inputs with their reasons, and that checking is done on the command line."""
    page = client.get("/about").text
    assert "reports/broken.pdf" in page
    assert "needs a password" in page
    assert "harmledger verify" in page


def test_stale_record_says_so() -> None:
    """Where reports came in after linking, the overview says what to run."""
    data = demo.DemoData(stats=demo.Stats(is_stale=True))
    with TestClient(create_app(data, Settings()), base_url="http://127.0.0.1") as client:
        assert "Run harmledger link" in client.get("/").text


@pytest.mark.parametrize(
    "address", ["/incidents/none", "/reports/none", "/claims/none", "/reports/none/bytes", "/nowhere"]
)
def test_missing_things_get_a_helpful_page(client: TestClient, address: str) -> None:
    """404 with a way on."""
    page = client.get(address)
    assert page.status_code == 404
    assert "Not in this record" in page.text
    assert 'href="/incidents"' in page.text


def test_a_fault_says_what_to_do_and_hides_its_innards() -> None:
    """500 without a trace, with the headers of every other page."""

    class Broken(demo.DemoData):
        def beside(self, *_asked: Any, **_more: Any) -> demo.Beside:
            raise RuntimeError("secret innards")

    app = create_app(Broken(), Settings())
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        page = client.get("/tallies")
        machine = client.get("/api/openapi.json")
    assert page.status_code == 500
    assert "secret innards" not in page.text
    assert "harmledger serve" in page.text
    assert "content-security-policy" in page.headers
    assert machine.status_code == 200


def test_pages_work_without_fetched_libraries(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """Before set-up has fetched anything, the drawn map and the plain form are there, and no script is asked for."""
    monkeypatch.setattr("harmledger.web.outlines.ASSETS", tmp_path)
    monkeypatch.setattr("harmledger.web.site.ASSETS", tmp_path)
    monkeypatch.setattr("harmledger.web.app.ASSETS", tmp_path)
    with TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1") as client:
        home, listed = client.get("/").text, client.get("/incidents").text
        assert client.get("/assets/htmx.min.js").status_code == 404
    assert "/assets/" not in home + listed
    assert home.count('class="dot"') == 7
    assert '<form class="filters"' in listed
