"""From paths and addresses to reports: bytes kept, text decoded and never re-flowed, sections and facts found.

The one way in is :func:`read`; :func:`count` foretells its length, :func:`from_text` takes a text that is at hand.
"""

from harmledger.capture.entry import count, from_text, read

__all__ = ["count", "from_text", "read"]
