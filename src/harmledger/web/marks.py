"""A report's text as HTML: exactly the captured characters, with sections and claims laid over them.

Spans may overlap in any way. The text is cut at every border; at each border the elements that no longer fit are closed
and what goes on is opened again, so that the markup always nests. Removing all tags gives the text back, character by
character, save that the two things HTML cannot hold (NUL and lone surrogates) show as U+FFFD.

Characters that change how text reads without being seen (bidirectional overrides, zero-width characters) are isolated
and labelled: a reader sees that they are there, and they cannot turn the words around them.
"""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from harmledger.model.claim import Claim
from harmledger.model.report import Report
from harmledger.model.span import Span

# Overrides, embeddings and isolates: their effect is cut off, see docs of the Unicode Bidirectional Algorithm (UAX 9).
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = frozenset("\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c")
# Joiners belong to Arabic script and emoji; beside Latin letters they only hide something.
_JOINERS = frozenset("\u200c\u200d")
_LABELS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u200b": "ZWSP",
    "\u2060": "WJ",
    "\ufeff": "BOM",
    "\u00ad": "SHY",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u061c": "ALM",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
}
# Most texts have none of these, and are passed over at once.
_ODD = re.compile(f"[\r\0\ud800-\udfff{''.join(_LABELS)}]")


# Scripts that run from right to left. A text that has any is cut into lines, each with a direction of its own: that is
# what `unicode-bidi: plaintext` is for, but Chromium 156 then leaves brackets at the ends of a line unmirrored.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_LINE = 'class="line" dir="auto"'


@dataclass(frozen=True, slots=True)
class Layer:
    """An element over ``text[start:end]``; ``rank`` orders layers that start together, the lower one outside."""

    start: int
    end: int
    rank: int
    tag: str
    first: str
    again: str

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Lines outside sections, sections outside claims, longer claims outside shorter ones."""
        return (self.rank, self.start, -self.end, self.first)


def marked(report: Report, claims: Iterable[Claim], words: Iterable[Span] = ()) -> Markup:
    """The report's text with a ``<span>`` a section and a ``<mark>`` a claim; ids are ``claim-`` and the claim's id.

    Args:
        report: the report.
        claims: claims of it.
        words: stretches that can be led to as well: the one from 5 up to 9 has the id ``at-5-9``.
    """
    layers = [
        Layer(part.start, part.end, 0, "span", f'class="sec sec-{part.kind}"', f'class="sec sec-{part.kind}"')
        for part in report.sections
    ]
    layers += [_claim_layer(claim) for claim in claims]
    layers += [
        Layer(at.start, at.end, 2, "span", f'id="at-{at.start}-{at.end}" class="at"', 'class="at"')
        for at in sorted(set(words))
    ]
    layers += _lines(report.text)
    return Markup("".join(_pieces(report.text, layers)))  # noqa: S704  (every piece of text is escaped in _escaped)


def passages(report: Report, found: Iterable[tuple[int, int, int]], side: str) -> Markup:
    """The report's text with numbered stretches marked: the words that it shares with another report.

    Args:
        report: the report.
        found: start, end and number of each stretch.
        side: a letter that tells the two reports of a page apart; number 2 of side ``a`` has the id ``a-2``.
    """
    layers = [
        Layer(part.start, part.end, 0, "span", f'class="sec sec-{part.kind}"', f'class="sec sec-{part.kind}"')
        for part in report.sections
    ]
    for start, end, number in found:
        again = f'class="shared n-{(number - 1) % 6}"'
        layers.append(Layer(start, end, 1, "mark", f'id="{side}-{number}" data-number="{number}" {again}', again))
    layers += _lines(report.text)
    return Markup("".join(_pieces(report.text, layers)))  # noqa: S704  (every piece of text is escaped in _escaped)


def _lines(text: str) -> list[Layer]:
    """A layer for each line of a text that has any letter of a script that runs from right to left."""
    if not _RIGHT_TO_LEFT.search(text):
        return []
    return [Layer(line.start(), line.end(), -1, "span", _LINE, _LINE) for line in _LINES.finditer(text)]


def excerpt(text: str, around: Span, claim: Claim, words: Mapping[Span, str]) -> Markup:
    """``text`` from the start to the end of ``around``, with the claim marked in it and words under their labels.

    Args:
        text: the report's text.
        around: what to show.
        claim: the claim whose words are marked.
        words: stretches with what stands beneath each; those outside ``around`` are passed over.
    """
    moved = around.start
    layers = [Layer(claim.start - moved, claim.end - moved, 1, "mark", *[f'class="claim k-{claim.kind}"'] * 2)]
    for at, label in words.items():
        named = f'class="word" data-label="{html.escape(label, quote=True)}"'
        layers.append(Layer(at.start - moved, at.end - moved, 2, "span", named, 'class="word"'))
    return Markup("".join(_pieces(around.of(text), layers)))  # noqa: S704  (every piece of text is escaped in _escaped)


def _claim_layer(claim: Claim) -> Layer:
    name = html.escape(claim.claim_id, quote=True)
    again = f'class="claim k-{claim.kind}" data-claim="{name}"'
    return Layer(claim.start, claim.end, 1, "mark", f'id="claim-{name}" {again}', f"{again} data-again")


def _pieces(text: str, layers: Sequence[Layer]) -> Iterator[str]:
    """The text cut at every border, with the tags that open and close there."""
    usable = [layer for layer in layers if 0 <= layer.start < layer.end <= len(text)]
    borders = sorted({0, len(text), *(layer.start for layer in usable), *(layer.end for layer in usable)})
    waiting = sorted(usable, key=lambda layer: layer.start, reverse=True)
    stack: list[Layer] = []
    seen: set[Layer] = set()
    for start, end in itertools.pairwise(borders):
        wanted = [layer for layer in stack if layer.end > start]
        while waiting and waiting[-1].start == start:
            wanted.append(waiting.pop())
        wanted.sort(key=lambda layer: layer.order)
        kept = _shared(stack, wanted)
        yield from (f"</{layer.tag}>" for layer in reversed(stack[kept:]))
        for layer in wanted[kept:]:
            yield f"<{layer.tag} {layer.again if layer in seen else layer.first}>"
            seen.add(layer)
        stack = wanted
        yield _escaped(text, start, end)
    yield from (f"</{layer.tag}>" for layer in reversed(stack))


def _shared(one: Sequence[Layer], other: Sequence[Layer]) -> int:
    """How many layers both stacks share from the outside."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return count


def _escaped(text: str, start: int, end: int) -> str:
    """``text[start:end]`` for HTML; carriage returns as references, since parsers would drop them."""
    out: list[str] = []
    done = start
    for match in _ODD.finditer(text, start, end):
        at, char = match.start(), match[0]
        out.append(html.escape(text[done:at], quote=False))
        done = match.end()
        if char == "\r":
            out.append("&#13;")
        elif char == "\0" or "\ud800" <= char <= "\udfff":
            out.append("\ufffd")
        elif char not in _JOINERS or _hides(text, at):
            out.append(_labelled(char))
        else:
            out.append(char)
    out.append(html.escape(text[done:end], quote=False))
    return "".join(out)


def _hides(text: str, at: int) -> bool:
    """Whether a joiner stands beside a Latin letter, where it joins nothing."""
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return any(char.isascii() and char.isalpha() for char in around)


def _labelled(char: str) -> str:
    label = _LABELS[char]
    title = unicodedata.name(char, f"U+{ord(char):04X}").lower()
    tag = "bdi" if char in _TURNING else "span"
    return f'<{tag} class="unseen" data-label="{label}" title="{title}">{char}</{tag}>'


def joined(parts: Iterable[str], between: str = ", ") -> Markup:
    """Short texts in a row, each isolated, so that none in another script turns its neighbours; empty ones left out."""
    shown = (part if isinstance(part, Markup) else visible(part) for part in parts if part)
    return Markup(html.escape(between)).join(Markup("<bdi>{}</bdi>").format(part) for part in shown)  # noqa: S704


def visible(text: str) -> Markup:
    """Short text (a quote, a title) for HTML with unseen characters labelled, as in :func:`marked`."""
    return Markup(_escaped(text, 0, len(text)))  # noqa: S704  (escaped in _escaped)
