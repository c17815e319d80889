"""Furniture, captions, heads, credits, dates of publication and language, each by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.capture.captions import is_caption, sentence_starts
from harmledger.capture.credit import origin_of
from harmledger.capture.furniture import Furniture, names_site_part, strength, tail_start
from harmledger.capture.head import title_case, title_span
from harmledger.capture.language import language_of
from harmledger.capture.published import inferred_day, stated_day
from harmledger.capture.sections import label

LATEST = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Leave a Reply", Furniture.END),
        ("Discussion about this post", Furniture.END),
        ("12 Comments", Furniture.END),
        ("Personalize Your News", Furniture.ZONE),
        ("Related articles", Furniture.ZONE),
        ("Follow us on Facebook", Furniture.ZONE),
        ("Read more: Weekly review", Furniture.LINE),
        ("© 2019 Example News", Furniture.LINE),
        ("2 min read", Furniture.LINE),
        ("Originally published in Example Monitor", Furniture.LINE),
        ("* * *", Furniture.LINE),
        ("Residents shared what they saw", None),
        ("Comments by the minister drew anger", None),
        ("Home after home was hit", None),
        ("Send help now, doctors pleaded", None),
        ("Tens of people were hurt.", None),
    ],
)
def test_furniture_lines(line: str, found: Furniture | None) -> None:
    """What the site says is furniture; what only begins like it is not."""
    assert strength(line) is found


def test_names_of_site_parts() -> None:
    """A line of section names, not a headline that holds one."""
    assert names_site_part("Middle East World")
    assert not names_site_part("Middle East talks fail")


def test_a_tail_of_furniture_is_cut_off_flowing_text() -> None:
    """Only at the very end, and several in a row."""
    text = "The toll may rise. (Source: Example Office) Twitter"
    assert text[: tail_start(text, 0, len(text))] == "The toll may rise. (Source: Example Office)"
    whole = "They spoke on Twitter about the strike."
    assert tail_start(whole, 0, len(whole)) == len(whole)


@pytest.mark.parametrize(
    "line",
    [
        "Rubble in the town, July 3, 2019. (Someone/AFP via Getty Images)",
        "A ruined school [Getty]",
        "Children play near tents (AP Photo/Some Body)",
        "FILE PHOTO: Fighters near the front",
        "Rescuers search the ruins (file photo)",
        "A woman carries a child after an air strike on the town in the north-west of the country, on 4 May 2019.",
    ],
)
def test_captions(line: str) -> None:
    """By credit, by label, or by describing in the present tense what was seen on a day."""
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry told an agency (Reuters) that twelve people were killed in the town on Wednesday morning.",
        "The army carries out strikes every day. It carried out one on 4 May 2019.",
        "Twelve people were killed on 4 May 2019.",
    ],
)
def test_no_captions(line: str) -> None:
    """News sentences with an agency or a date in them are body."""
    assert not is_caption(line)


def test_sentences_do_not_end_at_initials() -> None:
    """Titles and initials keep their sentence."""
    text = "Gen. Smith of the U.S. Army spoke. He left."
    assert [text[at:][:4] for at in sentence_starts(text, 0, len(text))] == ["Gen.", "He l"]


def test_a_title_is_found_whatever_its_punctuation() -> None:
    """Lost apostrophes and commas do not matter; letters do."""
    text = "Sun 5 July 2015 Towns market hit 12 dead. More"
    assert title_span(text, 0, len(text), "Town's market hit, 12 dead") == (16, 41)
    assert title_span(text, 0, len(text), "Village market hit, 12 dead") is None
    assert title_span(text, 0, len(text), "Towns") is None


def test_title_case() -> None:
    """Headlines' capitals, not a sentence with names in it."""
    assert title_case("Death Toll of Strike on Market Rises")
    assert not title_case("The death toll of the strike on Aleppo rises")


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("It ended. Article Originally published in Example Monitor CLICK HERE", "Example Monitor"),
        ("This story first appeared in the Example Times.", "the Example Times"),
        ("It ended. -AFP", "AFP"),
        ("It ended. - REUTERS", "Reuters"),
        ("It ended.--Reuters", "Reuters"),
        ("BEIRUT (Reuters) - Twelve people were killed.", "Reuters"),
        ("Toll rises\nIDLIB, July 4, 2019 (Example Wire) - Twelve people were killed.", "Example Wire"),
        ("It ended.\nSource: Example Agency\n", "Example Agency"),
        ("It ended. (Source: Example Office) Twitter", "Example Office"),
        ("It ended. With additional reporting by Reuters.", "Reuters"),
        ("It ended. (With inputs from PTI)", "PTI"),
        ("It ended.\nThe Associated Press contributed to this report.", "AP"),
        ("It ended. Compiled from reports by Anadolu.", "Anadolu Agency"),
        ("It ended. Published with kind permission of the Example Times.", "the Example Times"),
        ("It ended. Syndicated from Example Monitor.", "Example Monitor"),
        ("It ended. Additional reporting by a colleague in Idlib.", None),
        ("He left with permission of the guards.", None),
        ("It was first reported in March. A source: the mayor said so.", None),
        ("The agency Reuters reported it and AFP confirmed.", None),
    ],
)
def test_credits(text: str, origin: str | None) -> None:
    """Whom the text names as its origin, and nobody whom it only quotes."""
    assert origin_of(text, len(text)) == origin


def test_an_outlets_own_name_is_no_credit() -> None:
    """An agency's own story is not republished from itself."""
    assert origin_of("BEIRUT (Reuters) - Twelve people were killed.", 44, "reuters") is None
    assert origin_of("IDLIB, July 4, 2019 (EW) - Twelve people were killed.", 50, "Example Wire") is None


BODY = "At least 12 people were killed on 3 March 2018 when shells hit the town, the rescue service said on Thursday."


@pytest.mark.parametrize(
    "line",
    [
        "Last Updated on Mar 08, 2018 5:00 pm",
        "08 March, 2018",
        "Thu 8 March 2018:",
        "March 8, 2018 by Some Body",
        "Published March 8 2018",
        "Posted on March 8 2018 by Some Body",
        "Date of publication: 8 March 2018",
        "By Some Body | 8 March 2018 | 14:05 GMT",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\r\n\r\n"])
def test_a_stated_day_is_found(line: str, gap: str) -> None:
    """On its own line under the headline, in each of the usual forms; never the event's date."""
    text = gap.join(("Shells Hit Market in Northern Town", line, BODY))
    assert stated_day(text, label(text), LATEST) == dt.date(2018, 3, 8)


def test_an_events_date_is_never_stated() -> None:
    """A date in a sentence is only good for inferring."""
    sections = label(BODY)
    assert stated_day(BODY, sections, LATEST) is None
    assert inferred_day(BODY, sections, LATEST) == dt.date(2018, 3, 3)


@pytest.mark.parametrize("lead", ["since", "until", "scheduled for Friday,", "by"])
def test_a_day_from_or_to_which_something_runs_says_nothing_of_publication(lead: str) -> None:
    """A report that only says since when a war goes on was once held to be as old as the war."""
    text = f"Shells fell on the town again, residents said. The war has gone on {lead} 15 March 2011."
    assert inferred_day(text, label(text), LATEST) is None


def test_publication_goes_before_update() -> None:
    """Where both are stated, the first publication counts."""
    text = f"Shells Hit Market in Northern Town\nLast updated: 9 March 2018\nPublished: 8 March 2018\n{BODY}"
    assert stated_day(text, label(text), LATEST) == dt.date(2018, 3, 8)


def test_days_to_come_are_not_believed() -> None:
    """A report cannot have been published after it was captured."""
    text = f"Shells Hit Market in Northern Town\n8 March 2038\n{BODY} Talks are set for 9 March 2038."
    assert stated_day(text, label(text), LATEST) is None
    assert inferred_day(text, label(text), LATEST) == dt.date(2018, 3, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "en"),
        ("قتل ما لا يقل عن اثني عشر مدنيا في غارات جوية على المدينة يوم الثلاثاء", "ar"),
        ("Bei dem Angriff auf die Stadt wurden mindestens zwölf Menschen getötet, sagte der Bürgermeister.", "de"),
        ("12 killed", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    """ISO 639-1, undetermined for what is too short."""
    assert language_of(text) == code
