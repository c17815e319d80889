"""From claims to the record: which reports are copies, which claims speak of one incident, how many were harmed."""

from harmledger.link.around.answers import answer
from harmledger.link.build import record

__all__ = ["answer", "record"]
