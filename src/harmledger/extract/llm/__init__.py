"""Reading by a language model that the user names. Off unless asked for; :class:`LanguageModel` is the way in.

A model may say anything: what it gives is taken only where the report's own words bear it out, and every value that
they do not is refused and told. What comes out are drafts, as from the rules.
"""

from __future__ import annotations

from harmledger.extract.llm.endpoint import Endpoint
from harmledger.extract.llm.reading import LanguageModel

__all__ = ["Endpoint", "LanguageModel"]
