"""Lists of values that turn into pandas or Arrow tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from harmledger.errors import MissingExtraError
from harmledger.model.codec import to_plain
from harmledger.workflow.columns import fields, schema, series

if TYPE_CHECKING:
    # Optional dependencies, named for readers and type checkers; imported only when a table is asked for.
    import pandas as pd
    import pyarrow as pa
    from _typeshed import DataclassInstance

Item = TypeVar("Item", bound="DataclassInstance")


class Rows(Sequence[Item], Generic[Item]):
    """An immutable list of values of the model, with its fields as columns where a table is wanted.

    A field that is itself a value (when something happened, a list of places) becomes one column of plain dicts and
    lists (pandas) or of structs and lists (Arrow). Where the values are of several kinds, each has the columns of all.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Rows[Item]:
        if isinstance(index, slice):
            return Rows(self._items[index])
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        inside = ", ".join(repr(item) for item in self._items[:2])
        return f"<{len(self)} rows: {inside}{', ...' if len(self) > 2 else ''}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict an item, as in the JSON contract."""
        return [to_plain(item) for item in self._items]

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame, one row an item; days and moments as datetimes, counts as whole numbers (``Int64``).

        Raises:
            MissingExtraError: if pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415  (optional: costs half a second and 60 MB)
        except ImportError as error:
            raise MissingExtraError("pandas is not installed", remedy="pip install 'harmledger[tables]'") from error
        columns = fields(self._items)
        frame = pd.DataFrame(self.to_dicts(), columns=list(columns))
        for name, hint in columns.items():
            kind = series(hint)
            match kind:
                case "day" | "moment":
                    frame[name] = pd.to_datetime(frame[name], format="ISO8601", utc=kind == "moment")
                case "Int64" | "boolean":
                    frame[name] = frame[name].astype(kind)
        return frame

    def to_arrow(self) -> pa.Table:
        """An Arrow table, one row an item, in the types of the fields, whatever values are there.

        Raises:
            MissingExtraError: if pyarrow is not installed.
        """
        try:
            import pyarrow as pa  # noqa: PLC0415  (optional)
        except ImportError as error:
            raise MissingExtraError("pyarrow is not installed", remedy="pip install 'harmledger[tables]'") from error
        rows = [dataclasses.asdict(item) for item in self._items]
        return pa.Table.from_pylist(rows, schema=schema(fields(self._items)))
