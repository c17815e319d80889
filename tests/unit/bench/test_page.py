"""Sections of the benchmarks' page that commands write."""

from __future__ import annotations

from pathlib import Path

from bench.page import put, table


def test_section_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    """What stands before and after a section is kept; the section is what was put last."""
    page = tmp_path / "page.md"
    page.write_text("# Page\n\nBefore.\n", encoding="utf-8")
    put("first", "make first", ["old"], page)
    put("second", "make second", ["other"], page)
    put("first", "make first", ["new", "lines"], page)
    assert page.read_text(encoding="utf-8") == (
        "# Page\n\nBefore.\n\n"
        "<!-- first: made by `make first` -->\nnew\nlines\n<!-- end of first -->\n\n"
        "<!-- second: made by `make second` -->\nother\n<!-- end of second -->\n"
    )


def test_table_has_a_line_a_row() -> None:
    """A head, a rule and the rows, all of one width."""
    assert table(("a", "b"), [("1", "2")]) == ["| a | b |", "| ---: | ---: |", "| 1 | 2 |"]
