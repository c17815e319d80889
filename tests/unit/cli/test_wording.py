"""Words of others, made fit for a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from harmledger.cli.wording import in_line, many, said


def printed(text: str) -> str:
    """What a terminal would get."""
    file = io.StringIO()
    Console(file=file, force_terminal=True, color_system="truecolor", width=200, highlight=False).print(text, end="")
    return file.getvalue()


@pytest.mark.parametrize("text", ["\x1b[2J", "a\x07", "\x9b31m", "[bold]x[/]", "[red]", "\u202eabc", "\x00", r"\[x]"])
def test_nothing_in_a_text_acts_on_the_terminal(text: str) -> None:
    """No escape code comes out, whatever goes in, and mark-up is shown as it is written."""
    shown = printed(said(text))
    assert not any(sign in shown for sign in "\x1b\x07\x9b\x00\u202e")
    if text.isprintable():
        assert shown == text


def test_line_breaks_stay_in_quotes_and_not_in_messages() -> None:
    """A quote keeps its lines; a file name cannot make two lines of one message."""
    assert printed(said("a\r\nb\tc")).splitlines()[0] == "a"
    assert printed(in_line("a\nb")) == "a\\nb"


def test_arabic_and_emoji_are_left_alone() -> None:
    """What people write is no control character."""
    assert said("قُتل \u200f🚑") == "قُتل \u200f🚑"


def test_counts_agree_with_their_nouns() -> None:
    """One report, two reports, no tallies."""
    assert [many(1, "report"), many(2, "report"), many(0, "tally")] == ["1 report", "2 reports", "0 tallies"]
