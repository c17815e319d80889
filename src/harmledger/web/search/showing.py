"""Text with what was looked for set off, as pieces of text; never as markup that the text itself brings."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from harmledger.model.span import Span
from harmledger.web.marks import visible


def pieces(text: str, spans: Sequence[Span]) -> list[tuple[Markup, bool]]:
    """``text`` cut at the edges of ``spans``; spans that overlap an earlier one or leave the text are passed over."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for span in sorted(spans):
        if at <= span.start < span.end <= len(text):
            cut += [(text[at : span.start], False), (span.of(text), True)]
            at = span.end
    cut.append((text[at:], False))
    return [(visible(piece), is_hit) for piece, is_hit in cut if piece]
