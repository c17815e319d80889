"""Names that few reports have."""

from __future__ import annotations

from harmledger.link.telling.rare import capitalised, frequent, rare_names


def test_words_inside_sentences_count() -> None:
    """A capital at the start of a sentence, a line or a quotation says nothing; a genitive is the name."""
    text = 'Shells fell near Qaddur\'s mill. Nobody slept. "Where now?" asked Tamrin.\nLater it rained.'
    assert list(capitalised(text)) == ["qaddur", "tamrin"]


def test_frequent_names_are_left_out() -> None:
    """What many reports name tells nothing about which event is meant, nor does what the caller sets apart."""
    assert {"syria", "police", "monday"} <= frequent()
    assert rare_names("They came from Syria on Monday with Zubrin and Holt.", apart={"holt"}) == {"zubrin"}


def test_long_lists_are_cut() -> None:
    """A report that names hundreds is a list; the first sixty stand for it."""
    letters = "abcdefghij"
    text = "they are " + " ".join(f"Zq{one}{two}x" for one in letters for two in letters)
    assert len(rare_names(text)) == 60
