"""Values read back from the tables, and text that may go into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from harmledger.errors import LedgerDamagedError, SkipItemError
from harmledger.model.codec import from_json


def value(data: str, kind: Any, subject: str) -> Any:
    """The value of type ``kind`` that a row's JSON holds.

    Raises:
        LedgerDamagedError: if it holds none; ``subject`` says what was to be read.
    """
    try:
        return from_json(data, kind)
    except ValidationError as error:
        raise LedgerDamagedError(
            f"{subject} cannot be read: {error.errors(include_url=False)[0]['msg']}",
            remedy="`harmledger verify` names what was altered; restore the ledger from a backup",
        ) from error


def values(data: Sequence[str], kind: Any, subject: str) -> list[Any]:
    """The values that many rows hold; read in one go, which is several times faster. Raises as :func:`value`."""
    found: list[Any] = value("[" + ",".join(data) + "]", list[kind], subject)
    if len(found) != len(data):  # a row that was emptied, or that holds two values
        for row in data:
            value(row, kind, subject)
    return found


def clean(text: str) -> str:
    """A path or message in characters that every database keeps: file names may hold bytes that are no UTF-8."""
    return text.encode(errors="backslashreplace").decode().replace("\x00", "\\x00")


def check_text(item: str, texts: Mapping[str, str | None] | Iterable[tuple[str, str | None]]) -> None:
    """Refuse what cannot be kept everywhere: U+0000 (PostgreSQL has no place for it) and lone surrogates (no UTF-8).

    Both databases refuse alike, so that a ledger can always be moved from one to the other. Nothing is replaced
    instead, because every offset refers to the text as it was captured.

    Args:
        item: what is refused.
        texts: names of the parts, and the parts.

    Raises:
        SkipItemError: reason ``encoding``.
    """
    for name, text in dict(texts).items():
        at = _unkeepable(text or "")
        if text is not None and at is not None:
            raise SkipItemError(
                clean(item),
                "encoding",
                f"its {name} has U+{ord(text[at]):04X} at character {at}, which no ledger can keep",
                remedy="give it as UTF-8 text without such characters",
            )


def _unkeepable(text: str) -> int | None:
    at = text.find("\x00")
    if at >= 0:
        return at
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None
