"""Copies: found by their words, whatever the order, and never where reports only share facts."""

from __future__ import annotations

import random

from harmledger.link.origins.copies import find
from harmledger.model.report import Report, Section, SectionKind
from tests.unit.link.making import Telling

STORY = (
    "Rescue workers in Binnish said on Tuesday that a strike had hit the covered market shortly after noon. "
    "Volunteers from Idlib and Taftanaz drove to the town and searched the rubble until dark, the service said. "
    "Ahmad Center, the nearest hospital, received 23 people, of whom 9 were moved on to Bab al-Hawa at the border. "
    "The Observatory in Coventry counted 12 dead by the evening. A spokesman in Ankara asked Moscow for an answer. "
    "Schools in Binnish, Sarmin and Nayrab stayed shut on Wednesday, and the road to Aleppo was closed for 3 hours."
)
OTHER = (
    "Talks between delegations from Ankara and Moscow went on for a second day without result, officials said. "
    "They had met to discuss patrols on the M4 road and the posts that lie south of it, two diplomats told reporters. "
    "A statement is expected by Friday, and neither side would say how long the present calm might be expected to last."
)
REWRITE = (
    "Rescue employees in Binnish stated on Tuesday that a raid had struck the roofed bazaar soon following midday. "
    "Helpers from Idlib and Taftanaz travelled to the city and combed the debris till nightfall, the body stated. "
    "Ahmad Center, the closest clinic, took 23 persons, of which 9 got sent onward to Bab al-Hawa near the frontier. "
    "The Observatory in Coventry tallied 12 killed by nightfall. A speaker in Ankara requested Moscow for a reply. "
    "Colleges in Binnish, Sarmin and Nayrab remained closed on Wednesday, and a route to Aleppo got shut for 3 hours."
)
INDEPENDENT = (
    "At least 12 people were killed in Binnish on Tuesday when warplanes bombed a busy market, residents told us. "
    "The Observatory said 9 of the 23 wounded had been taken across the border from Idlib. Nobody in Moscow commented. "
    "Families from Sarmin spoke of a day spent in cellars. Ankara has sent more troops to the area since last month."
)


def report(name: str, text: str, published: str | None = "2020-03-03", credit: str | None = None) -> Report:
    """A report of the given text."""
    telling = Telling(name, published, credits=credit)
    return telling.says(text).report


def origins(*reports: Report) -> list[str]:
    """The origin of each report, by name."""
    names = {r.report_id: (r.path or "").removesuffix(".txt") for r in reports}
    found = find(reports).origins
    return [names[found[r.report_id]] for r in reports]


def test_same_text_goes_back_to_the_earliest() -> None:
    """Of three identical texts the first published is the origin; an undated one comes last."""
    late, early, undated = report("late", STORY, "2020-03-05"), report("early", STORY), report("undated", STORY, None)
    assert origins(late, early, undated) == ["early", "early", "early"]


def test_copy_with_a_new_end_is_found() -> None:
    """A story with its last sentences replaced is still a copy, and its share is of its own words."""
    cut = report("cut", STORY[:400] + " " + OTHER[:80], "2020-03-04")
    (copy,) = find([report("first", STORY), cut]).copies
    assert 0.5 <= copy.shared < 1.0


def test_reheaded_and_longer_copy_is_found() -> None:
    """A later story that holds the whole of the first and adds to it is a copy."""
    longer = report("longer", OTHER + " " + STORY, "2020-03-04")
    assert origins(report("first", STORY), longer) == ["first", "first"]


def test_short_quote_in_a_long_story_is_no_copy() -> None:
    """One sentence in common makes no copy."""
    quoting = report("quoting", OTHER + " " + STORY[:100], "2020-03-04")
    assert origins(report("first", STORY), quoting) == ["first", "quoting"]


def test_rewrite_with_synonyms_is_found() -> None:
    """A rewrite keeps names and numbers in their order, and is told as one."""
    (copy,) = find([report("first", STORY), report("rewrite", REWRITE, "2020-03-05")]).copies
    assert "rewrite" in copy.reason


TOLD = (
    "Government aircraft carried out dozens of strikes on southern Idlib and northern Hama on Saturday, it is said. "
    "The Observatory in Coventry counted 64 raids within hours and said that four people were killed in Abdin. "
    "The United Nations warned that a wider offensive might displace as many as 800,000 people from Idlib. "
    "About three million people live in the province, half of whom came from Aleppo, Homs and other parts of Syria. "
    "The Observatory added on Sunday that 1,000 people had left Abdin and seven more villages since Saturday."
)
MANGLED = (
    "As for the Observatory, upon Sunday circa 1,000 folks quit Abdeen plus seven further hamlets since Saturday. "
    "Administration airplanes executed scores of hits over meridional Idlib and boreal Hama upon Saturday. "
    "That Observatory by Coventry tallied 64 sorties inside hours, and told how 4 persons got slain at Abdeen. "
    "Roughly 3 million folks dwell around that department, half being from Aleppo, Homs or further bits of Syria. "
    "These Joined Nations cautioned how one larger push can shift so many as 800,000 folks out of Idlib."
)


def test_rewrite_whose_sentences_moved_is_found_by_its_facts() -> None:
    """Where hardly a run of words is left, numbers and names that pair off sentence by sentence tell a rewrite."""
    (copy,) = find([report("first", TOLD), report("mangled", MANGLED, "2020-03-04")]).copies
    assert "state the same numbers and names" in copy.reason


def test_same_facts_a_month_later_are_no_rewrite() -> None:
    """Background figures that come up again weeks later make no copy."""
    assert origins(report("first", TOLD), report("later", MANGLED, "2020-04-20")) == ["first", "later"]


def test_independent_report_on_the_same_strike_is_no_copy() -> None:
    """Shared facts in other words and another order are corroboration."""
    assert origins(report("first", STORY), report("own", INDEPENDENT)) == ["first", "own"]


def test_credit_lowers_what_is_asked_of_the_words() -> None:
    """A report that names the other's outlet as its origin is its copy where three tenths are the same."""
    first = Telling("first", outlet="The Wire").says(STORY).report
    part = STORY[:190] + " " + OTHER
    assert origins(first, report("plain", part, "2020-03-04")) == ["first", "plain"]
    assert origins(first, report("credited", part, "2020-03-04", "The Wire")) == ["first", "first"]


def test_furniture_is_not_compared() -> None:
    """Two stories under the same long site furniture are no copies of each other."""
    furniture = " ".join(f"Subscribe to letter number {n} of this site and read all of it." for n in range(30))

    def page(name: str, text: str) -> Report:
        sections = (
            Section(SectionKind.BODY, 0, len(text)),
            Section(SectionKind.FURNITURE, len(text) + 1, len(text) + 1 + len(furniture)),
        )
        return Report(report_id=name, text=f"{text} {furniture}", sections=sections)

    assert find([page("a", STORY), page("b", OTHER)]).copies == ()


def test_order_of_the_reports_does_not_matter() -> None:
    """Shuffled, the same copies are found."""
    reports = [
        report("first", STORY),
        report("second", STORY, "2020-03-04"),
        report("rewrite", REWRITE, "2020-03-05"),
        report("other", OTHER),
        report("own", INDEPENDENT),
    ]
    wanted = find(reports)
    for seed in range(5):
        shuffled = reports[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
        assert find(shuffled).copies == wanted.copies


def test_empty_reports_are_copies_of_nothing() -> None:
    """A report without words is its own origin."""
    assert find([report("a", " "), report("b", "")]).copies == ()
