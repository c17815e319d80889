"""Passages: which words came from where, and what each of a report's claims goes back to."""

from __future__ import annotations

import dataclasses
import datetime as dt

from harmledger.link.origins import credits as crediting
from harmledger.link.origins.copies import find
from harmledger.link.origins.words import Words, numbers
from harmledger.model.incident import Passage
from harmledger.model.report import Report
from tests.unit.link.origins.test_copies import INDEPENDENT, OTHER, STORY

HARVEST = (
    "Farmers around Sahl al-Tin have brought in less than half of their olives as fields along the front are mined. "
    "The growers' union counted 212 accidents with tractors since October and asked for maps of what was laid where. "
    "Prices for a tin of oil have doubled in the markets of Armanaz within a single season, traders told this paper."
)


def report(name: str, text: str, day: int = 3, **more: object) -> Report:
    """A report of March 2020."""
    made = Report(report_id=name, text=text, published=dt.date(2020, 3, day), language="en")
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]


def test_passages_stand_where_they_say_in_both_reports() -> None:
    """The words that a passage names in one report are those that it names in the other."""
    first, cut = report("first", STORY), report("cut", f"Seen from here. {STORY[96:400]} That is all.", 4)
    (copy,) = find([first, cut]).copies
    for passage in copy.passages:
        taken = cut.text[passage.start : passage.end]
        assert taken == first.text[passage.origin_start : passage.origin_end]
        assert len(taken) > 250


def test_a_report_put_together_from_several_has_passages_of_each() -> None:
    """Each passage names its own source; the whole goes back to the one that it has most from."""
    mixed = report("mixed", f"{STORY} {HARVEST}", 6)
    alone = report("alone", f"{INDEPENDENT} {OTHER} {STORY[:200]} {HARVEST[:230]}", 5)
    found = find([report("story", STORY), report("harvest", HARVEST, 4), mixed, alone])
    (copy,) = found.copies
    assert {passage.origin for passage in copy.passages} == {"story", "harvest"}
    assert found.origins == {"story": "story", "harvest": "harvest", "mixed": "story", "alone": "alone"}
    assert {quoted.origin for quoted in found.quoted} == {"story", "harvest"}


def test_two_reports_are_not_joined_by_a_third_that_has_both() -> None:
    """What was made from two origins makes them no copies of each other."""
    found = find([report("story", STORY), report("harvest", HARVEST, 4), report("mixed", f"{STORY} {HARVEST}", 6)])
    assert found.origins["harvest"] == "harvest"


def test_a_claim_goes_back_to_where_its_passage_came_from() -> None:
    """Words in a quoted passage have the origin of the passage; the report's own words are its own."""
    text = f"{INDEPENDENT} {HARVEST[:230]}"
    found = find([report("harvest", HARVEST), report("own", text, 5), report("again", f"{OTHER} {text[-200:]}", 7)])
    at = text.index("union counted 212")
    assert found.origin_of("own", at, at + 17) == "harvest"
    assert found.origin_of("own", 0, 40) == "own"
    at = len(OTHER) + 20
    assert found.origin_of("again", at, at + 30) == "harvest"


def test_a_quoted_paragraph_makes_no_copy() -> None:
    """A report with one paragraph of another and reporting of its own goes back to itself; the passage is told."""
    found = find([report("harvest", HARVEST), report("own", f"{INDEPENDENT} {OTHER} {HARVEST[:230]}", 5)])
    assert found.copies == ()
    (quoted,) = found.quoted
    assert (quoted.report_id, quoted.origin) == ("own", "harvest")


def test_of_one_day_the_credited_and_the_fuller_text_come_first() -> None:
    """The outlet that others credit is the origin though it is dated a day later; of equals it is the fuller text."""
    wire = report("wire", STORY, 4, outlet="Sample Wire")
    copy = report("copy", STORY, 3, outlet="A Site", republished_from="Sample Wire")
    assert find([copy, wire]).origins == {"wire": "wire", "copy": "wire"}
    assert find([report("a-cut", STORY[:420]), report("full", STORY)]).origins == {"a-cut": "full", "full": "full"}


def test_standing_text_of_a_site_joins_nothing() -> None:
    """A paragraph that a site sets under its reports month after month is no passage of one from another."""
    about = (
        "This service gathers what is told by people in the north and has done so for nine years without a break, "
        "from a small office with three desks and one stove, and it lives on what its readers give to it every spring."
    )
    texts = (STORY, OTHER, HARVEST, INDEPENDENT)
    reports = [
        Report(f"r{month}", f"{text} {about}", url=f"https://north.example/{month}", published=dt.date(2020, month, 9))
        for month, text in enumerate(texts, 1)
    ]
    found = find(reports)
    assert (found.copies, found.quoted) == ((), ())
    two = find(reports[:2])
    assert [quoted.report_id for quoted in two.quoted] == ["r2"], "of two reports nobody can tell"


def test_how_to_reach_whom_is_no_passage() -> None:
    """Calls for information and notices of rights are shared by reports that share nothing else."""
    notice = (
        "Anyone with information about this is asked to call the office on the second floor of the town hall, "
        "or to write to it; all rights reserved, and this may not be published or sent on without leave."
    )
    assert find([report("a", f"{STORY} {notice}"), report("b", f"{OTHER} {notice}", 4)]).quoted == ()


def test_one_page_in_the_place_of_many_stories_is_no_copy() -> None:
    """The same words under headlines that they have nothing of are a page that the site puts there."""
    page = "Your preview has ended for now. " * 2 + OTHER
    first = report("a", page, title="Hospital in Sarmin closed after nightly shelling")
    second = report("b", page, 4, title="Farmers protest against prices of diesel")
    assert find([first, second]).copies == ()
    assert len(find([first, dataclasses.replace(second, title=first.title)]).copies) == 1


def test_lists_of_videos_are_not_read() -> None:
    """Lines that begin with lengths are a playlist; times of day, which follow one another, are reporting."""
    playlist = "2:53 Harvest begins early\n0:27 A visit to the mill\n1:47 Boats return to port\n"
    blog = "9:05 Shelling is heard\n10:40 The road is closed\n12:15 Rescue teams set out\n"
    assert Words.of(report("a", f"{playlist}Twelve died.")).low == ("twelve", "died")
    assert len(Words.of(report("b", blog)).low) == 14


def test_a_translation_is_found_by_its_numbers_and_its_credit() -> None:
    """In another language numbers, their order, the day and a credit are left; without the credit nothing is said."""
    numbered = "قتل 17 وأصيب 63 في 29 غارة خلال 48 ساعة وغادرت 1850 عائلة البلدة"
    arabic = report("arabic", numbered, language="ar", outlet="Shamal News")
    told = (
        "It said 17 had died and 63 were hurt in 29 raids within 48 hours, and that 1,850 families had left the town."
    )
    english = report("english", told, 4, republished_from="Shamal News")
    (copy,) = find([arabic, english]).copies
    assert "translation" in copy.reason
    assert find([arabic, report("english", told, 4)]).copies == ()
    assert find([arabic, dataclasses.replace(english, published=dt.date(2020, 3, 20))]).copies == ()


def test_agencies_that_a_text_has_something_from() -> None:
    """Said, told, according to, in whatever form the agency's name stands; a name alone says nothing."""
    assert crediting.agencies("He told AFP. According to the state-run Anadolu Agency nothing happened.") == {
        "AFP",
        "Anadolu Agency",
    }
    assert crediting.agencies("Reuters has reported it.") == {"Reuters"}
    assert crediting.agencies("The Reuters building is tall.") == frozenset()


def test_names_of_one_outlet() -> None:
    """In full, in part, by initials; not by a part of a word."""
    assert crediting.same("Anadolu", "Anadolu Agency")
    assert crediting.same("AP", "Associated Press")
    assert not crediting.same("Wire", "Wireless Times")
    assert not crediting.same("", "Associated Press")


def test_numbers_are_read_in_any_form() -> None:
    """Digits of any script, words and scales; times of day are none."""
    assert numbers("1,200 wounded ٤٨ hours twelve three million at 7:30 thousand".split()) == [1200, 48, 12, 3_000_000]


def test_a_passage_is_a_plain_value() -> None:
    """Passages of equal reports are equal, so that records can be compared."""
    first, second = (find([report("a", STORY), report("b", STORY, 4)]).copies[0].passages for _ in range(2))
    assert first == second
    assert isinstance(first[0], Passage)
