"""Mark-up to a tree, after a look at what it would cost: pages that would hang the parser never reach it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from harmledger.config import Settings
from harmledger.errors import SkipItemError

# Start tags as the HTML standard's tokenizer reads them (13.2.5), comments and raw text stepped over. Possessive
# throughout: linear in the length of the page, whatever it holds.
_ATTRIBUTE = r"[\s/]*+=?[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+)?)?"
_START_TAG = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+"
    rf"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])(?P<rawattr>(?:{_ATTRIBUTE})*+)[\s/]*+>?"
    r"(?:[^<]++|<(?!/(?P=raw)))*+"
    rf"|<[a-zA-Z][^\s/>]*+(?P<attr>(?:{_ATTRIBUTE})*+)",
    re.IGNORECASE,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_FEW = 600
"""Characters of attributes that are never worth counting: 200 attributes at most."""

_MOST_WORK = 200_000_000
"""The parser compares each attribute of a tag with all before it; a second's worth of comparisons."""

_DEEPEST = 1_000

_NO_XML = {code: " " for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}
"""Characters that the parser lets into a tree but no tree may be given again; one stray of them stopped trafilatura."""


def tree_of(markup: str, name: str, settings: Settings) -> Any:
    """The root element of an HTML page.

    Raises:
        SkipItemError: reason ``too_large`` for more elements than ``max_nodes``, ``malformed`` for mark-up that is
            nested or loaded with attributes as no page is, ``no_text`` where no element is left.
    """
    _guard(markup, name, settings)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(markup.translate(_NO_XML).encode("utf-8", errors="replace"), parser)
    except etree.ParserError as error:
        raise SkipItemError(name, "no_text", "holds no page") from error
    except etree.XMLSyntaxError as error:
        raise SkipItemError(name, "malformed", f"cannot be parsed as HTML ({error.msg})") from error
    if root is None:
        raise SkipItemError(name, "no_text", "holds no page")
    if "&#" in markup:
        _without_strays(root)
    if depth_of(root) > _DEEPEST:
        raise SkipItemError(
            name, "malformed", f"its elements are nested more than {_DEEPEST:,} deep; held to be a bomb"
        )
    return root


def _without_strays(root: Any) -> None:
    """Blanks for the characters of ``_NO_XML`` that the page gives by number."""
    for element in root.iter():
        for part in ("text", "tail"):
            words = getattr(element, part)
            if words and words.translate(_NO_XML) != words:
                setattr(element, part, words.translate(_NO_XML))
        for attribute, words in element.items():
            if words.translate(_NO_XML) != words:
                element.set(attribute, words.translate(_NO_XML))


def depth_of(root: Any) -> int:
    """How deep the elements under ``root`` are nested; stops counting soon after what is allowed."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return deepest


def _guard(markup: str, name: str, settings: Settings) -> None:
    nodes = work = 0
    for match in _START_TAG.finditer(markup):
        attributes = match["attr"] or match["rawattr"]
        nodes += match.group().startswith("<!--") is False
        if nodes > settings.max_nodes:
            raise SkipItemError(
                name,
                "too_large",
                f"has more than {settings.max_nodes:,} elements; held to be an HTML bomb",
                remedy="raise the setting max_nodes to read it",
            )
        if attributes is not None and len(attributes) > _FEW:
            work += sum(1 for _ in _ONE_ATTRIBUTE.finditer(attributes)) ** 2
            if work > _MOST_WORK:
                raise SkipItemError(name, "malformed", "has elements with thousands of attributes; held to be a bomb")
