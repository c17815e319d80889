"""Which stretch of a text is what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.capture.sections import label
from harmledger.model.report import SectionKind

H, BY, D, C, B, F = (
    SectionKind.HEADLINE,
    SectionKind.BYLINE,
    SectionKind.DATELINE,
    SectionKind.CAPTION,
    SectionKind.BODY,
    SectionKind.FURNITURE,
)

BODY = (
    "At least 12 civilians were killed when shells hit the market of the town on Wednesday, the rescue service said."
    " The hospital was hit as well, and four children were among those brought in."
)
MORE = (
    "The army denied that it had shelled the town. It said in a statement that it had only answered fire from armed"
    " groups in the hills to the west, and that no aircraft had been in the air at the time of the explosions."
)

_LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                *(BODY, MORE, "Leave a Reply", "Read more: Other news", "5 July 2015", "Last updated at Nov 012017 At"),
                *(
                    "(Someone/AFP via Getty Images)",
                    "By Some Body",
                    "شارك هذا الخبر",
                    "🚑 ambulances",
                    "e\u0301\u00a0x",
                    "12",
                ),
                *(
                    "Sun 05 Jul 2015 A Headline In Title Case. Then the body goes on",
                    "AP (AP) -",
                    "Related",
                    "©",
                    "- AFP",
                ),
            ]
        ),
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(_LINES, st.sampled_from(["\n", "\r\n", "\n\n", " ", "\u2028", "\r"]), st.one_of(st.none(), st.text(max_size=30)))
def test_sections_are_ordered_apart_and_cover_all_words(lines: list[str], gap: str, title: str | None) -> None:
    """For any text: in order, never overlapping, never empty, and nothing but white space outside."""
    text = gap.join(lines)
    sections = label(text, title=title)
    at = 0
    for section in sections:
        assert at <= section.start < section.end <= len(text)
        assert not text[at : section.start].strip()
        assert not text[section.start].isspace()
        assert not text[section.end - 1].isspace()
        at = section.end
    assert not text[at:].strip()


def kinds(
    *lines: str, title: str | None = None, outlet: str | None = None, gap: str = "\n\n"
) -> list[tuple[SectionKind, str]]:
    """Sections of the lines as kind and first twenty characters."""
    text = gap.join(lines)
    return [
        (section.kind, text[section.start : section.end][:20]) for section in label(text, title=title, outlet=outlet)
    ]


def test_a_pasted_page_falls_into_its_parts() -> None:
    """Headline, byline, date line, body, then the site's own lines."""
    found = kinds(
        "Shells Hit Market in Northern Town", "Some Body", "July 4, 2019", BODY, MORE, "Leave a Reply", "Name *"
    )
    assert found == [
        (H, "Shells Hit Market in"),
        (BY, "Some Body"),
        (D, "July 4, 2019"),
        (B, BODY[:20]),
        (F, "Leave a Reply\n\nName "),
    ]


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("Example Record", "Gaziantep, Tuesday 4 July 2019 -"),
        ("By our correspondent", "4 July 2019"),
        ("عينة", "إدلب - الثلاثاء 3 آذار/مارس 2020"),
    ],
)
def test_who_published_it_stands_between_headline_and_date(source: str, day: str) -> None:
    """Regression: the outlet's name under the headline was taken for a second headline."""
    found = kinds("Shells hit market in northern town", source, day, BODY)
    assert [kind for kind, _ in found] == [H, BY, D, B]


def test_the_outlets_name_is_known_where_given() -> None:
    """Even where the place line, not the date, follows it."""
    found = kinds(
        "Shells hit market in northern town",
        "Example Wire",
        f"IDLIB, July 4, 2019 (EW) - {BODY}",
        outlet="Example Wire",
    )
    assert [kind for kind, _ in found] == [H, BY, D, B]


def test_a_caption_above_the_headline() -> None:
    """A credit in brackets makes a caption of the line, wherever it stands."""
    caption = "Smoke over the market, July 3, 2019. (Someone/AFP via Getty Images)"
    assert [kind for kind, _ in kinds(caption, "Shells Hit Market in Northern Town", BODY)] == [C, H, B]


def test_a_report_that_starts_with_its_first_sentence_has_no_headline() -> None:
    """Body first, then the line that says when it was updated, then furniture."""
    found = kinds(
        BODY, MORE, "Last Updated on Jul 04, 2019 5:00 pm by Some Body", "Discussion about this post", gap="\n"
    )
    assert [kind for kind, _ in found] == [B, D, F]


def test_read_more_in_the_middle_cuts_out_one_line_only() -> None:
    """What follows a related-story line is still searched for claims, even when short."""
    found = kinds(BODY, "Read more: Weekly review of the north", "Two nurses died.", MORE)
    assert [kind for kind, _ in found] == [B, F, B]


def test_a_newsletter_box_ends_where_the_article_goes_on() -> None:
    """Lines of a box are furniture up to the next full paragraph."""
    found = kinds(BODY, "Subscribe to our newsletter today", "Best of the week", MORE, "Aid groups warned.")
    assert [kind for kind, _ in found] == [B, F, B]


def test_nothing_after_the_comments_begin_is_body() -> None:
    """However long a reader's comment is, it is no part of the report."""
    found = kinds(BODY, MORE, "Leave a Reply", MORE)
    assert found[-1][0] is F
    assert [kind for kind, _ in found].count(B) == 1


def test_a_comment_link_above_the_article_does_not_swallow_it() -> None:
    """Regression: "Leave a comment" under the headline made the whole article furniture."""
    assert (B, BODY[:20]) in kinds("Shells Hit Market in Northern Town", "Leave a comment", BODY, MORE)


def test_furniture_words_inside_flowing_text_stay_body() -> None:
    """A long paragraph is never furniture because of how it begins."""
    assert kinds("Related to the attack on the town, officials named four people. " + MORE) == [
        (B, "Related to the attac")
    ]


@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        ("Sun 05 Jul 2015 ", "22 dead in raids on northern stronghold"),
        ("Date of publication 5 July 2016 ", "Bomber strikes queue outside bakery"),
        ("Posted on July 12 2016 by Some Body ", "Opposition opens front to relieve north"),
        ("Monday 11 January 2016 18:41 ", "41 killed in shelling of town"),
    ],
)
def test_a_head_run_into_one_paragraph_is_told_apart_by_its_title(lead: str, headline: str) -> None:
    """Date line first, then the headline where the manifest's title says it is."""
    found = kinds(f"{lead}{headline}. {BODY}", title=headline)
    assert found[0][0] is D
    assert (H, headline[:20]) in found
    assert found[-1] == (B, BODY[:20])


def test_a_number_after_the_date_is_no_time_of_day() -> None:
    """Regression: "December 2016 41 Residents Die" lost its number to the date line."""
    found = kinds("Wednesday 07 December 2016 41 Residents Die as Shells Fall on Town. " + BODY)
    assert found[1][0] is H
    assert found[1][1].startswith("41 Residents Die")


def test_headline_before_the_agency_and_date() -> None:
    """Headline, agency and date in one line with the body."""
    found = kinds("Raids on town kill 16 civilians Monitor AFP Sunday 5 Jun 2016 Dozens of strikes hit it. " + BODY)
    assert [kind for kind, _ in found] == [H, D, B]


def test_a_date_that_dates_an_event_is_no_date_line() -> None:
    """A sentence that begins with a day stays whole."""
    assert kinds("4 April 2017 was the day of the attack on the town. " + BODY) == [(B, "4 April 2017 was the")]


def test_a_title_that_the_first_sentence_goes_on_from_is_no_headline() -> None:
    """The title's words inside a longer sentence are body."""
    title = "At least 12 civilians were killed"
    assert kinds(BODY, title=title) == [(B, BODY[:20])]


def test_a_caption_run_into_flowing_text() -> None:
    """The sentence before a photo credit and the credit are the caption; a place line's agency is none."""
    found = kinds(f"{BODY} A man walks past a burnt bus in the town. July 3 2019. (Someone/Reuters) {MORE}")
    assert found[1] == (C, "A man walks past a b")
    assert [kind for kind, _ in found] == [B, C, B]
    assert [kind for kind, _ in kinds(f"{BODY} MOSCOW (Sputnik) {MORE}")] == [B]


def test_hints_of_the_page_are_heeded() -> None:
    """A heading and a caption are believed; body keeps a line from falling into a zone of furniture."""
    text = f"{BODY}\nRelated\nShort words here\nA picture of the town"
    hints = {
        0: B,
        text.index("Short"): B,
        text.index("A picture"): C,
    }
    assert [section.kind for section in label(text, hints=hints)] == [B, F, B, C]
