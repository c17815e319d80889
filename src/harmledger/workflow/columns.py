"""Columns for tables: the type of each field, read from the values' own classes rather than guessed from what is there.

A guess would take a column that happens to be empty for text, a count beside a missing one for a fraction, and the
fields of the first kind of claim for those of all kinds.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from types import GenericAlias, NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    import pyarrow as pa

Series = Literal["Int64", "boolean", "day", "moment"]
_SERIES: dict[Any, Series] = {int: "Int64", bool: "boolean", dt.date: "day", dt.datetime: "moment"}


def fields(items: Iterable[Any]) -> dict[str, Any]:
    """The fields of all the classes among ``items``, in the order met, with their types; optional ones bare.

    Raises:
        TypeError: if two classes use one name for different things.
    """
    found: dict[str, Any] = {}
    for kind in dict.fromkeys(type(item) for item in items):
        for name, hint in _fields(kind).items():
            if found.setdefault(name, hint) != hint:
                raise TypeError(f"{kind.__name__}.{name} is {hint}, where another class has {found[name]}")
    return found


def series(hint: Any) -> Series | None:
    """What a pandas column of this type is made: ``Int64``, ``boolean``, a day, a moment; None: as pandas likes."""
    return _SERIES.get(hint)


def schema(columns: Mapping[str, Any]) -> pa.Schema:
    """The Arrow schema of :func:`fields`."""
    import pyarrow as pa  # noqa: PLC0415  (optional)

    return pa.schema([(name, _arrow(hint)) for name, hint in columns.items()])


def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: _bare(hints[field.name]) for field in dataclasses.fields(kind)}


def _bare(hint: Any) -> Any:
    """The type without None; every kind of text is ``str``, as it is in JSON."""
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is Literal or (isinstance(hint, type) and issubclass(hint, str)):
        return str
    if get_origin(hint) is tuple:
        inside, rest = get_args(hint)
        if rest is not Ellipsis:
            raise TypeError(f"{hint} has no place in a table")
        return GenericAlias(tuple, (_bare(inside), ...))
    return hint


def _arrow(hint: Any) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415  (optional)

    if get_origin(hint) is tuple:
        return pa.list_(_arrow(get_args(hint)[0]))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return pa.struct([(name, _arrow(inside)) for name, inside in _fields(hint).items()])
    plain = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        dt.date: pa.date32(),
        dt.datetime: pa.timestamp("us", tz="UTC"),
    }
    if hint not in plain:
        raise TypeError(f"{hint} has no place in a table")
    return plain[hint]
