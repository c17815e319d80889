"""Words of others on a terminal: nothing in a report or a file name may act on the terminal or on our mark-up."""

from __future__ import annotations

from rich.markup import escape

_SHOWN = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}
# What turns the rest of a line around, ours included; the marks that Arabic needs are left.
_SHOWN |= {code: f"\\u{code:04x}" for code in (0x202D, 0x202E)}
_SHOWN[ord("\r")] = ""


def said(text: str) -> str:
    """``text`` fit to be printed: control characters made visible, mark-up escaped, line breaks kept."""
    return escape(text.translate(_SHOWN))


def in_line(text: str) -> str:
    r"""``text`` fit for a message of one line: as :func:`said`, with line breaks written ``\n``."""
    return said(text.replace("\n", "\\n"))


def many(count: int, noun: str) -> str:
    """A count with its noun: ``1 report``, ``2 reports``, ``2 tallies``."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"
