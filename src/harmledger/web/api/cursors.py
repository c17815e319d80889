"""Cursors: where the next page of a list goes on. Opaque to programs, and refused where the list has changed."""

from __future__ import annotations

import base64
import binascii
import json

from harmledger.errors import QuestionError

_VERSION = 1


class StaleCursorError(Exception):
    """The list was worked out anew since the cursor was given: places in it are others now."""


def cursor(place: int | str, linking: int | None = None) -> str:
    """The cursor of a place in a list.

    Args:
        place: what the next page stands behind.
        linking: of lists that linking makes, by which linking; None for lists that only ever grow.
    """
    text = json.dumps([_VERSION, place, linking], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(given: str) -> tuple[int | str, int | None]:
    try:
        found = json.loads(base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise _unusable(given) from error
    match found:
        case [version, int() | str() as place, int() | None as linking] if version == _VERSION:
            return place, linking
    raise _unusable(given)


def number(given: str | None, start: int, linking: int | None = None) -> int:
    """The number that a cursor stands for; ``start`` where none was given.

    Args:
        given: the cursor as it came.
        start: before the first.
        linking: the present linking, of lists that linking makes.

    Raises:
        QuestionError: if it is no cursor of such a list.
        StaleCursorError: if it is of another linking.
    """
    if given is None:
        return start
    place, of = _read(given)
    if isinstance(place, bool) or not isinstance(place, int) or abs(place) >= 2**62:
        raise _unusable(given)
    if of != linking:
        raise StaleCursorError
    return place


def name(given: str | None, linking: int | None = None) -> str | None:
    """The id that a cursor stands for; None where none was given. Raises as :func:`number`."""
    if given is None:
        return None
    place, of = _read(given)
    if not isinstance(place, str):
        raise _unusable(given)
    if of != linking:
        raise StaleCursorError
    return place


def _unusable(given: str) -> QuestionError:
    return QuestionError(f"{given[:40]!r} is no cursor of this list", remedy="give back `next` of the page before")
