"""What there is to decide: figures, attacks and lone numbers, and the mentions that could belong to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.deciding.layout import Mark
from harmledger.extract.deciding.marks import Marked
from harmledger.extract.deciding.questions import Head, Option, Questions, Role, folded, questions
from harmledger.extract.deciding.reading import asked
from harmledger.model.span import Span
from harmledger.model.terms import ClaimKind
from tests.unit.extract.deciding.asking import questions_of
from tests.unit.extract.readings import reading


def _options(asked_: Questions, role: Role) -> list[str]:
    return [one.mention.text for one in asked_.options if one.role is role]


def _lone(asked_: Questions) -> list[str]:
    return [one.count.text for one in asked_.heads if one.draft is None and one.count is not None]


def _marks(read: str, *wanted: tuple[Mark, str]) -> list[Marked]:
    return [Marked(mark, read.index(words), read.index(words) + len(words), 0.9) for mark, words in wanted]


def test_heads_and_options_are_in_the_order_of_the_text_and_hold() -> None:
    """Every span is where it says, and every sentence index leads to the sentence that holds it."""
    found = questions_of(
        "At least 12 civilians were killed in Marib on Monday, residents said.",
        "Russia shelled Kharkiv on Tuesday.",
        "Another 30 people were reported near Sarmin.",
    )
    text, sentences = found.reading.text, found.reading.sentences
    assert [one.start for one in found.heads] == sorted(one.start for one in found.heads)
    assert [one.mention.start for one in found.options] == sorted(one.mention.start for one in found.options)
    for head in found.heads:
        assert sentences[head.sentence].start <= head.start < head.end <= sentences[head.sentence].end
        assert head.count is None or text[head.count.start : head.count.end] == head.count.text
    for option in found.options:
        assert text[option.mention.start : option.mention.end] == option.mention.text
        assert sentences[option.sentence].start <= option.mention.start < sentences[option.sentence].end


def test_every_draft_is_a_head() -> None:
    """What the rules drafted is asked about, attacks with the chance that the rules give them."""
    read = reading("Jets bombed Sarmin on Monday.", "At least 12 civilians were killed in Marib.")
    drafts, found = asked(read)
    assert [head.draft for head in found.heads if head.draft is not None] == sorted(drafts, key=lambda one: one.start)
    attack = next(head for head in found.heads if head.draft is not None and head.draft.kind is ClaimKind.ATTACK)
    assert attack.draft is not None
    assert attack.sure == attack.draft.confidence > 0
    assert attack.count is attack.draft.count


def test_how_many_live_somewhere_is_not_asked_about() -> None:
    """The people of a province were once taken for displaced, since a part of them are."""
    found = _lone(questions_of("The province is home to some 3 million people, half of them displaced from 12 towns."))
    assert not any("3 million" in one for one in found)
    assert any("12" in one for one in found)


def test_numbers_and_people_that_rules_left_alone_are_asked_about() -> None:
    """A number in no figure's words is a head, at its clause; a noun of people without one too."""
    found = questions_of("Another 30 people were reported near Sarmin.", "Villagers went home.")
    lone = [head for head in found.heads if head.draft is None]
    assert _lone(found) == ["30", "Villagers"]
    assert all(found.reading.text[one.start : one.end].count(one.count.text) for one in lone if one.count)
    assert {head.sure for head in lone} == {0.0}


def test_a_counted_noun_is_one_head_with_its_number() -> None:
    """The people that a number counts are not asked about a second time."""
    assert _lone(questions_of("Officials spoke of 30 residents of the old town.")).count("residents") == 0


def test_figures_words_are_not_asked_about_twice() -> None:
    """The number of a figure is no lone number."""
    found = questions_of("At least 12 civilians were killed in Marib.")
    assert len(found.heads) == 1


def test_lone_numbers_outside_the_core_are_left_to_its_neighbours() -> None:
    """Of a run of sentences only its core is decided; its mentions may come from around."""
    read = reading("Another 30 people fled from Marib.", "Another 40 people came from Sarmin.")
    second = read.sentences[1]
    found = questions(read, [], Span(second.start, second.end))
    assert _lone(found) == ["40"]
    assert _options(found, Role.PLACE) == ["Marib", "Sarmin"]


def test_anaphors_answer_nothing() -> None:
    """A speaker that only stands for one named elsewhere is no option."""
    found = questions_of("The Observatory said 5 civilians were killed in Marib.", "They said 3 people were wounded.")
    assert _options(found, Role.SOURCE) == ["Observatory"]


def test_a_country_is_a_party_and_a_place() -> None:
    """A country that acts can also be where it was."""
    found = questions_of("Russia shelled Kharkiv on Monday, killing 7 people.")
    assert "Russia" in _options(found, Role.PERPETRATOR)
    assert _options(found, Role.PLACE) == ["Russia", "Kharkiv"]


def test_a_known_party_is_one_answer_under_each_of_its_names() -> None:
    """Options that mean one party have one value; the vocabulary knows it."""
    found = questions_of("Russian warplanes hit Sarmin, killing 5 people.", "Russia later struck Binnish.")
    parties = [one for one in found.options if one.role is Role.PERPETRATOR]
    assert len(parties) == 2
    assert {one.value for one in parties} == {"Government of Russia"}
    assert all(one.known for one in parties)


def test_times_of_saying_are_told_from_times_of_the_deed() -> None:
    """A day that stands beside the verb of saying dates the saying."""
    found = questions_of("The UN said on Friday that 12 people were killed in Marib on Tuesday.")
    assert {one.mention.text: one.spoken for one in found.options if one.role is Role.TIME} == {
        "Friday": True,
        "Tuesday": False,
    }


def test_wholes_lead_from_part_to_whole() -> None:
    """What the rules hold a figure to be a part of is kept by the draft itself."""
    found = questions_of("At least 12 civilians were killed in Marib, including five children.")
    part, whole = (
        next(one for one in found.heads if one.count is not None and one.count.text == words)
        for words in ("five", "At least 12")
    )
    assert found.wholes == {id(part.draft): whole.draft}


def test_marks_become_options_where_rules_tagged_nothing_of_the_role() -> None:
    """A place that no list holds can be chosen; one that rules tagged is there once."""
    base = questions_of("At least 12 civilians were killed in Marib near the old mill on Monday.")
    text = base.reading.text
    found = base.beside(_marks(text, (Mark.PLACE, "old mill"), (Mark.PLACE, "in Marib"), (Mark.SPEAKER, "civilians")))
    assert _options(base, Role.PLACE) == ["Marib"]
    assert _options(found, Role.PLACE) == ["Marib", "old mill"]
    assert _options(found, Role.SOURCE) == ["civilians"]
    new = next(one for one in found.options if one.mention.text == "old mill")
    assert new == Option(Role.PLACE, new.mention, 0, "oldmill", known=False, spoken=False)
    assert [one.mention.start for one in found.options] == sorted(one.mention.start for one in found.options)


@pytest.mark.parametrize("mark", [Mark.ACTOR, Mark.COUNT, Mark.MEANS, Mark.TARGET, Mark.EVENT])
def test_marks_of_other_kinds_are_no_options(mark: Mark) -> None:
    """A party that no list holds could not be named neutrally; the others fill no role."""
    base = questions_of("At least 12 civilians were killed in Marib by Zaghwara men.")
    assert base.beside(_marks(base.reading.text, (mark, "Zaghwara"))).options == base.options


def test_pronouns_that_are_marked_are_no_options() -> None:
    """A word that stands for what is named elsewhere answers nothing."""
    base = questions_of("At least 12 civilians were killed in Marib, she added.")
    assert base.beside(_marks(base.reading.text, (Mark.SPEAKER, "she"))).options == base.options


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Observatory", "Observatory"),
        ("al-Bab", "Al Bab"),
        ("on Monday", "Monday"),
        ("Khan Shaykhun", "khanshaykhun"),
    ],
)
def test_folded_words_agree_without_article_case_and_marks(one: str, other: str) -> None:
    """Two spellings of one mention are one answer."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Monday", "Tuesday"), ("Marib", "Sarmin"), ("alarm", "arm")])
def test_folded_words_of_two_names_differ(one: str, other: str) -> None:
    """What is worded otherwise is another answer."""
    assert folded(one) != folded(other)


@given(st.text(max_size=20))
def test_folding_drops_no_letter_beyond_an_article(words: str) -> None:
    """Nothing but marks, white space, case and one leading article is lost."""
    plain = "".join(one for one in words.casefold() if one.isalnum())
    assert plain.endswith("".join(one for one in folded(words) if one.isalnum()))


def test_a_report_without_figures_asks_nothing() -> None:
    """Mentions alone are no question."""
    found = questions_of("The weather in Marib was fine on Monday.")
    heads: tuple[Head, ...] = ()
    assert found.heads == heads
    assert _options(found, Role.PLACE) == ["Marib"]
