"""Whether the journal is the one that was written: nothing altered, removed, put in, re-ordered or cut off."""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.ledger.blobs import Head
from harmledger.ledger.journal import row_hash
from harmledger.ledger.values import Finding, JournalRow, Severity

MANY = 1000
"""With more broken rows than this, a row's former place is looked for among its neighbours only."""


def damage(what: str, subject: str, message: str) -> Finding:
    """A finding that something stored is not what was stored."""
    return Finding(Severity.ERROR, what, subject, message)


class Chain:
    """Checks journal rows as they are read in order; :meth:`finish` tells what can be said only at the end."""

    def __init__(self, head: Head | None) -> None:
        self._noted = head
        self._last: JournalRow | None = None
        self._last_sound = True
        self._broken: list[JournalRow] = []
        self._missing: list[int] = []
        self._at_head: JournalRow | None = None

    def check(self, row: JournalRow) -> Iterator[Finding]:
        """What is wrong between this row and the one before; :attr:`sound` then tells whether it can be trusted."""
        before = 0 if self._last is None else self._last.seq
        if row.seq > before + 1:
            self._missing += range(before + 1, row.seq)
            yield self._gap(before + 1, row.seq - 1)
        sound = row_hash(row) == row.row_hash
        if not sound:
            self._broken.append(row)
        elif row.seq == before + 1 and self._last_sound:
            expected = "" if self._last is None else self._last.row_hash
            if row.prev_hash != expected:
                yield damage(
                    "journal_altered",
                    str(before),
                    f"journal row {before} was exchanged: row {row.seq} was chained to another row {before}",
                )
        if self._noted is not None and row.seq == self._noted.seq:
            self._at_head = row
        self._last, self._last_sound = row, sound

    @property
    def sound(self) -> bool:
        """Whether the row checked last has the hash that it says."""
        return self._last_sound

    def finish(self) -> Iterator[Finding]:
        """What is wrong with the broken rows, and with the journal's end."""
        for row in self._broken:
            place = self._former_place(row)
            if place is None:
                yield damage("journal_altered", str(row.seq), f"journal row {row.seq} was altered ({_about(row)})")
            else:
                yield damage(
                    "journal_reordered",
                    str(row.seq),
                    f"journal row {place} ({_about(row)}) was moved to place {row.seq}",
                )
        yield from self._end()

    def _former_place(self, row: JournalRow) -> int | None:
        """The place for which the row's hash is right, if it is one that something else fills or nothing."""
        near = [row.seq - 1, row.seq + 1]
        others = [other.seq for other in self._broken] if len(self._broken) <= MANY else []
        missing = self._missing if len(self._missing) <= MANY else []
        for place in dict.fromkeys((*near, *others, *missing)):
            if place != row.seq and place > 0 and row_hash(row, place) == row.row_hash:
                return place
        return None

    def _end(self) -> Iterator[Finding]:
        last = 0 if self._last is None else self._last.seq
        if self._noted is None:
            note = "there is no readable file `head`, so rows cut off the journal's end cannot be noticed"
            yield Finding(Severity.NOTE, "head_missing", "head", note + "; the next addition writes it again")
        elif self._noted.seq > last:
            yield self._gap(last + 1, self._noted.seq, what="journal_truncated")
        elif self._at_head is not None and self._last_sound and self._at_head.row_hash != self._noted.row_hash:
            seq = self._noted.seq
            yield damage(
                "journal_altered",
                str(seq),
                f"journal row {seq} was exchanged: another hash was noted when it was written",
            )

    @staticmethod
    def _gap(first: int, last: int, what: str = "journal_removed") -> Finding:
        rows = f"row {first} was" if first == last else f"rows {first} to {last} were"
        where = "cut off its end" if what == "journal_truncated" else "removed"
        return damage(what, str(first) if first == last else f"{first}-{last}", f"journal {rows} {where}")


def _about(row: JournalRow) -> str:
    return f"{row.action} {row.subject}"
