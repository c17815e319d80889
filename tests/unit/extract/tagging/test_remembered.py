"""What is remembered of sentences while a report is read."""

from __future__ import annotations

from harmledger.extract.tagging.remembered import forget, remembered


def test_a_sentence_is_worked_out_once_until_all_are_forgotten() -> None:
    """The same sentence is not worked out again, but is after everything was forgotten."""
    asked: list[str] = []

    @remembered
    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [size("ab"), size("ab")] == [2, 2]
    assert asked == ["ab"]
    forget()
    assert size("ab") == 2
    assert asked == ["ab", "ab"]
