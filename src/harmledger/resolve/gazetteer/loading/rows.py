"""Tables as rows: CSV and TSV in a stated encoding, and the first sheet of a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from harmledger.errors import VocabularyError

Row = tuple[int, dict[str, str]]
"""Line number as people count (the heading is line 1), and cells by heading."""

_SHEETS = (".xlsx", ".xls", ".ods")
_DELIMITERS = ("\t", ";", ",", "|")


def is_table(name: str) -> bool:
    """Whether a file's name says that it is a table."""
    return name.lower().endswith((".csv", ".tsv", ".tab", *_SHEETS))


def text_of(content: bytes, name: str, encoding: str = "utf-8-sig") -> str:
    """The file's text.

    Raises:
        VocabularyError: naming the line where the bytes are none of the encoding.
    """
    try:
        return content.decode(encoding)
    except LookupError as error:
        raise VocabularyError(f"{encoding!r} is no encoding", remedy="name one like utf-8 or windows-1256") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise VocabularyError(
            f"{name}, line {line}: the bytes are no {error.encoding}",
            remedy="save the file as UTF-8, or name its encoding in a mapping (encoding: windows-1256)",
        ) from error


def rows(
    content: bytes, name: str, *, encoding: str = "utf-8-sig", delimiter: str = ""
) -> tuple[list[str], Iterator[Row]]:
    """Headings and rows of a table; empty rows are passed over.

    Raises:
        VocabularyError: if the bytes are no such table, or two columns have one heading.
    """
    if name.lower().endswith(_SHEETS):
        lines = _sheet(content, name)
    else:
        text = text_of(content, name, encoding)
        if "\x00" in text:
            raise VocabularyError(f"{name} is no table: it holds bytes of zero", remedy="save it as CSV in UTF-8")
        lines = iter(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text)))
    try:
        headings = [cell.strip() for cell in next(lines, [])]
    except csv.Error as error:
        raise VocabularyError(f"{name}, line 1: {error}", remedy="the first line must name the columns") from error
    if not any(headings):
        raise VocabularyError(f"{name} is empty", remedy="the first line must name the columns")
    repeated = {one for one in headings if one and headings.count(one) > 1}
    if repeated:
        raise VocabularyError(f"{name} has two columns {min(repeated)!r}", remedy="rename or remove one")
    return headings, _rows(lines, headings, name)


def _rows(lines: Iterator[list[str]], headings: list[str], name: str) -> Iterator[Row]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(lines, None)
        except csv.Error as error:
            raise VocabularyError(f"{name}, line {number}: {error}") from error
        if cells is None:
            return
        if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
            raise VocabularyError(
                f"{name}, line {number}: {len(cells)} cells under {len(headings)} headings",
                remedy="look for a delimiter inside of a cell that is not quoted",
            )
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(headings) - len(cells))]
            yield number, {heading: cell.strip() for heading, cell in zip(headings, padded, strict=False) if heading}


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _sheet(content: bytes, name: str) -> Iterator[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only workbooks need it

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    except CalamineError as error:
        raise VocabularyError(f"{name} is no workbook: {error}", remedy="save the table as CSV in UTF-8") from error
    return ([_cell(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False))


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
