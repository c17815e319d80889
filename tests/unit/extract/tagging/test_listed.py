"""Lists of words: whether a sentence holds a word of one, and where."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging import chunks
from harmledger.extract.tagging.chunks import Form
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.words import Words


@pytest.mark.parametrize(
    ("listed", "form", "text", "stands"),
    [
        ("killed", Form.KEY, "Two were Killed.", True),
        ("kill", Form.KEY, "Two were killed.", False),
        ("army", Form.KEY, "The army's men", True),
        ("rebel", Form.KEY, "a rebel-held town", True),
        ("rebel", Form.LOW, "a rebel-held town", False),
        ("rebel-held", Form.LOW, "a Rebel-held town", True),
        ("captu", Form.STEM, "It was captured.", True),
        ("capt", Form.STEM, "It was captured.", False),
        ("it", Form.STEM, "It was captured.", True),
        ("capt", Form.OPENING, "It was captured.", True),
        ("held", Form.OPENING, "a rebel-held town", True),
    ],
)
def test_a_list_is_asked_for_in_its_form(listed: str, form: Form, text: str, *, stands: bool) -> None:
    """Words are told apart as the list writes them: whole, with their hyphens, or by their first letters."""
    assert Listed([listed], form).stand_in(text) is stands


def test_a_list_made_after_a_sentence_was_read_is_found_in_it() -> None:
    """Regression to guard against: what was worked out before a list was known says nothing of that list."""
    before = Words.of("an unheard-of quodlibet")
    late = Listed(["quodlibet"])
    assert late.stand_in("an unheard-of quodlibet")
    assert late.places(before) == [4]


def test_places_are_the_words_of_the_list_in_order() -> None:
    """Each word of the list is found wherever it stands."""
    assert Listed(["and", "two"]).places(Words.of("Two and two and three")) == [0, 1, 2, 3]


def test_lists_beyond_the_bits_are_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list without a bit of its own is looked for in every sentence."""
    state = chunks.known()
    monkeypatch.setattr(chunks, "_STATE", [state._replace(unknown=1 << chunks._MOST)])
    many = Listed(["quodlibet"])
    assert many.bit == 1 << chunks._MOST
    assert many.places(Words.of("the other quodlibet")) == [2]
