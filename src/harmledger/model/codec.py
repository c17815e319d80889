"""Values to JSON and back. Field names in JSON are the field names of the classes; dates are ISO 8601."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter

_adapter: Callable[[Any], TypeAdapter[Any]] = functools.cache(TypeAdapter)
"""Making an adapter takes milliseconds, using one microseconds."""


def to_plain(value: Any, kind: Any = None) -> Any:
    """The value as plain dicts, lists and strings, ready for any JSON writer.

    Args:
        value: any value of the model, or a list of them together with ``kind``.
        kind: the declared type where it is a union or a generic (``list[Claim]``); else the value's own class.
    """
    return _adapter(type(value) if kind is None else kind).dump_python(value, mode="json")


def to_json(value: Any, kind: Any = None) -> str:
    """The value as compact JSON text, non-ASCII characters as they are."""
    return _adapter(type(value) if kind is None else kind).dump_json(value).decode()


def from_json(text: str | bytes, kind: Any) -> Any:
    """The value of type ``kind`` that ``text`` holds.

    Raises:
        pydantic.ValidationError: where the text is not one; the message names the field.
    """
    return _adapter(kind).validate_json(text)


def from_plain(value: Any, kind: Any) -> Any:
    """The value of type ``kind`` that plain dicts and lists hold; raises as :func:`from_json`."""
    return _adapter(kind).validate_python(value)
