"""How many: an exact grammar over the words of a count, with its hedge, and the bounds that follow.

The bounds and the most conservative readings of vague words are those of ``docs/reference/contract.md``. Nothing is
estimated: words that state no number give None, and the caller decides what that means.
"""

from __future__ import annotations

import functools
import re
from fractions import Fraction

from harmledger.model.quantity import Quantifier, Quantity
from harmledger.resolve import numerals
from harmledger.resolve.numerals import Tokens


@functools.lru_cache(maxsize=8192)
def parse(text: str) -> Quantity | None:
    """The quantity that ``text`` states: "at least 12", "20 to 30", "dozens", "a father and his two sons".

    Args:
        text: the words of a count with its hedge; the nouns counted may stand among them.

    Returns:
        The number with its bounds; None where the words state none.
    """
    plain = _plain(text)
    tokens = _before_parts(tuple(_TOKEN.findall(plain)))
    if _nearly_all(tokens):
        return Quantity.vague(2)
    hedge, tokens = _hedge(tokens)
    tokens = _without(tokens, _TOTALS)
    if not tokens:
        return None
    if tokens[0] == "not" and (below := _below(tokens[1:])) is not None:
        return below
    return _none_at_all(tokens) or _range(tokens) or _share(tokens, hedge) or _stated(tokens, hedge)


def _plain(text: str) -> str:
    """Lower case, western digits, one kind of dash and apostrophe, ages taken out."""
    plain = text.casefold().translate(numerals.PLAIN)
    plain = _AGE.sub(" ", _CHILD.sub(" child ", plain))
    return _GROUPED.sub(lambda match: match.group().replace(" ", ""), plain)


def _before_parts(tokens: Tokens) -> Tokens:
    """The tokens before "including": what follows is a part of the number, not more of it."""
    return tokens[: tokens.index("including")] if "including" in tokens[1:] else tokens


def _hedge(tokens: Tokens) -> tuple[Quantifier | None, Tokens]:
    """The hedge and the tokens without it. Of several, the one that sets a bound counts ("at least some 20")."""
    found: Quantifier | None = None
    position = 0
    while position < len(tokens):
        words, quantifier = next(
            ((words, q) for words, q in _HEDGES if tokens[position : position + len(words)] == words), ((), None)
        )
        if quantifier is None:
            if tokens[position] in _DETERMINERS and _is_hedge(tokens[position + 1 :]):
                tokens = tokens[:position] + tokens[position + 1 :]
                continue
            break
        rest = tokens[position + len(words) :]
        if words == ("some",) and not _starts_number(rest):
            break  # "some of them" is vague, "some 20" is about
        found = found if found not in (None, Quantifier.ABOUT) else quantifier
        tokens = tokens[:position] + rest
    for words, quantifier in _AFTER:
        for start in range(1, len(tokens) - len(words) + 1):
            if tokens[start : start + len(words)] == words and not (
                words in (("+",), ("plus",)) and numerals.joins(tokens, start)
            ):
                return found or quantifier, tokens[:start] + tokens[start + len(words) :]
    return found, tokens


def _below(tokens: Tokens) -> Quantity | None:
    """As in "not thirty", "not even forty": somewhat less than the number."""
    tokens = _without(tokens, (("even",), ("quite",)))
    stated = numerals.number(tokens, 0)
    return None if stated is None else Quantity.stated(int(stated.value), Quantifier.NEARLY)


def _is_hedge(tokens: Tokens) -> bool:
    return any(tokens[: len(words)] == words for words, _ in _HEDGES)


def _starts_number(tokens: Tokens) -> bool:
    return numerals.number(tokens, 0) is not None or numerals.vague(tokens, 0) is not None


def _without(tokens: Tokens, openings: tuple[Tokens, ...]) -> Tokens:
    for words in openings:
        if tokens[: len(words)] == words and len(tokens) > len(words):
            return tokens[len(words) :]
    return tokens


def _none_at_all(tokens: Tokens) -> Quantity | None:
    if tokens[0] in {"no", "zero", "none"} or tokens[:2] == ("without", "any"):
        return Quantity.stated(0)
    return None


def _range(tokens: Tokens) -> Quantity | None:
    """Such as "20 to 30", "between 20 and 30", "12-15", "two or three"."""
    start = 1 if tokens[0] in {"between", "from"} else 0
    one = numerals.number(tokens, start)
    if one is None or one.end >= len(tokens):
        return None
    link = tokens[one.end]
    if link not in _RANGE_LINKS and not (link == "and" and tokens[0] == "between"):
        return None
    other = numerals.number(tokens, one.end + 1)
    if other is None:
        return None
    low, high = one.value, other.value
    if low < high and other.scale > 1 and one.scale == 1 and low * other.scale < high:
        low *= other.scale  # "one to two million", "20 to 30 thousand"
    if link == "-" and low < 100 and high >= 1_000 and high % 1_000 == 0 and low * 1_000 < high:
        low *= 1_000  # "12-15,000"
    if link == "-" and low >= high:
        return None  # "19-2" is no range
    return Quantity.between(int(low), int(high))


def _share(tokens: Tokens, hedge: Quantifier | None) -> Quantity | None:
    """Such as "half of a population of 22 million"; a share of an unstated whole is vague."""
    if _fraction(tokens, hedge):
        return Quantity.vague(2)
    if "%" in tokens[1:] or tokens[0] in _SHARES:
        wholes = [
            n
            for i in range(1, len(tokens))
            if tokens[i - 1] in {"of", "about", "around"} and (n := numerals.number(tokens, i))
        ]
        if tokens[0] == "half" and wholes and wholes[-1].value > 1:
            return Quantity.stated(int(wholes[-1].value / 2), hedge or Quantifier.EXACT)
        if numerals.number(tokens, 0) is None or "%" in tokens[1:]:
            return Quantity.vague(2)
    return None


def _nearly_all(tokens: Tokens) -> bool:
    """Whether the words name a whole by what is not of it: "nearly all of them", "all but six", "the bulk"."""
    return any(tokens[: len(words)] == words for words in _NEARLY_ALL)


def _fraction(tokens: Tokens, hedge: Quantifier | None) -> bool:
    """Whether the words are a fraction of some whole: "two thirds", "a third of them", "four in five"."""
    tokens = tuple(word for word in tokens if word != "-")
    stated = numerals.number(tokens, 0)
    if stated is not None and tokens[1:2] == ("in",) and numerals.number(tokens, 2) is not None:
        return True  # "one in four families"
    part = tokens[1:2]
    if not part or part[0] not in _FRACTIONS or (stated is not None and stated.value >= 100):
        return False
    sole = tokens[2:3] == ("of",) or (hedge is not None and len(tokens) == 2)
    return tokens[0] not in _ONES or tokens[0] == "one" or part == ("quarter",) or sole


def _stated(tokens: Tokens, hedge: Quantifier | None) -> Quantity | None:
    """One number, or the sum of a list of people; vague where a part is."""
    parts = [part for part in numerals.parts(tokens) if part]
    exact, least = Fraction(0), Fraction(0)
    vague = False
    counted = 0
    for index, part in enumerate(parts):
        amount = _amount(part, first=index == 0)
        if amount is None:
            if index == 0:
                return None
            continue
        value, certain = amount
        if counted and not certain and numerals.vague(part, 0) is None and part[0] not in _DETERMINERS:
            continue  # "12 women and children", "women and children": a bare plural adds no count of its own
        counted += 1
        least += value
        exact += value if certain else 0
        vague = vague or not certain
    if not counted or least.denominator != 1:
        return None
    if vague:
        return Quantity.vague(int(least))
    return Quantity.stated(int(exact), hedge or Quantifier.EXACT)


def _amount(part: Tokens, *, first: bool) -> tuple[Fraction, bool] | None:
    """What one member of a list counts, and whether that is sure; None where it counts nobody."""
    part = _without(part, _OPENINGS)
    if (sole := _by_word(part)) is not None:
        return Fraction(sole), True
    if part[0] in {"one", "a"} and part[1:2] in {("family",), ("household",), ("crew",)} and part[2:3] == ("of",):
        return _group(part[1:])
    if (vague := numerals.vague(part, 0)) is not None:
        return Fraction(vague), False
    if (stated := numerals.number(part, 0)) is not None:
        return stated.value, True
    if part[0] in _DETERMINERS:
        return _determined(part)
    return _bare(part, first=first)


def _by_word(part: Tokens) -> int | None:
    """Who are counted by their word alone: "both", "twins", "his parents", "she"."""
    if part[0] in {"both", "twin", "twins"} or part[1:2] in {("twin",), ("twins",)}:
        return 2
    if part in {("his", "parents"), ("her", "parents")}:
        return 2
    return 1 if part[0] in _PRONOUNS else None


def _determined(part: Tokens) -> tuple[Fraction, bool] | None:
    """Such as "a father", "his wife", "their children", "a family of five"."""
    rest = part[1:]
    while rest and rest[0] in numerals.PLAIN_ADJECTIVES:
        rest = rest[1:]
    if not rest:
        return (Fraction(1), True) if part[0] in _ONES or part == ("the",) or len(part) > 1 else None
    if (group := _group(rest)) is not None and not numerals.is_person(rest):
        return group
    if (stated := numerals.number(rest, 0)) is not None and part[0] not in {"a", "an"}:
        return stated.value, True
    if "toll" in rest or (
        "of" in rest[1:] and not numerals.is_person(rest) and numerals.is_plural_people(_after_of(rest))
    ):
        return Fraction(2), False  # "a heavy toll", "an exodus of civilians"
    if numerals.is_plural_people(rest):
        return Fraction(2), False
    return (Fraction(1), True) if part[0] in _ONES or numerals.is_person(rest) else None


def _group(words: Tokens) -> tuple[Fraction, bool] | None:
    """People counted as one: "a couple" is two, "a family of five" five, "a family" two at the least."""
    if words[0] in {"couple", "pair", "twins"}:
        return Fraction(2), True
    for index, word in enumerate(words):
        if word in {"family", "group", "crew", "household"}:
            stated = numerals.number(words, index + 2) if words[index + 1 : index + 2] == ("of",) else None
            return (stated.value, True) if stated else (Fraction(2), False)
    return None


def _after_of(tokens: Tokens) -> Tokens:
    return tokens[tokens.index("of", 1) + 1 :]


def _bare(part: Tokens, *, first: bool) -> tuple[Fraction, bool] | None:
    """A noun without any number: "children" are at least two, "child" is one; other words count nobody."""
    if numerals.is_plural_people(part):
        return Fraction(2), False
    if numerals.is_person(part):
        return Fraction(1), True
    return (Fraction(2), False) if first and part[0] in numerals.VAGUE_AMOUNTS else None


_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+\d+|[^\W\d_]+(?:'[^\W\d_]+)?|[%+>-]")
_NUMBER_WORD = "|".join(numerals.WORDS)
_AGE = re.compile(
    rf"\b(?:\d+|(?:{_NUMBER_WORD})(?:-(?:{_NUMBER_WORD}))?)(?:-| )(?:years?|months?|days?)(?:-| )olds?\b"
    rf"|,? ?\baged? (?:\d+|(?:{_NUMBER_WORD}))\b"
    r"|\(\d{1,2}\)|(?<=[^\W\d]), \d{1,2}(?=,)"
)
_CHILD = re.compile(rf"(?:\b\d+|\b(?:{_NUMBER_WORD}))-year-old(?=\s*(?:$|,|and\b|with\b))")
"""An age that stands for the child itself: "a couple and their four-year-old"."""
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])")
_ONES = frozenset({"a", "an", "one", "another"})
_DETERMINERS = frozenset({"a", "an", "the", "another", "his", "her", "their", "its", "my", "our", "this", "that"})
_PRONOUNS = frozenset({"he", "she", "himself", "herself"})
_FRACTIONS = frozenset("third thirds quarter quarters fifth fifths half halves tenth tenths sixth eighth".split())
_NEARLY_ALL: tuple[Tokens, ...] = (("bulk",), ("the", "bulk"), ("nearly", "all"), ("almost", "all"), ("all", "but"))
_RANGE_LINKS = frozenset({"to", "-", "or", "maybe", "perhaps", "possibly"})
_SHARES = frozenset({"half", "most", "mostly", "majority"})
_TOTALS: tuple[Tokens, ...] = (
    ("a", "total", "of"),
    ("the", "total", "of"),
    ("total", "of"),
    ("a", "confirmed"),
    ("confirmed",),
    ("just",),
    ("only",),
    ("all", "of", "the"),
    ("all", "the"),
    ("all",),
)
_OPENINGS: tuple[Tokens, ...] = (
    ("the", "remaining"),
    ("remaining",),
    ("all",),
    ("the", "other"),
    ("other",),
    ("another",),
    ("an", "additional"),
    ("a", "further"),
    ("further",),
    ("additional",),
    ("as", "well", "as"),
    ("the", "entire"),
    ("the", "only"),
)


def _phrases(quantifier: Quantifier, *phrases: str) -> list[tuple[Tokens, Quantifier]]:
    return [(tuple(phrase.split()), quantifier) for phrase in phrases]


_HEDGES: list[tuple[Tokens, Quantifier]] = sorted(
    [
        *_phrases(
            Quantifier.AT_LEAST, "at least", "at the least", "at the very least", "no fewer than", "not fewer than"
        ),
        *_phrases(
            Quantifier.AT_LEAST, "no less than", "not less than", "a minimum of", "minimum of", "as few as", "minimum"
        ),
        *_phrases(Quantifier.MORE_THAN, "passed", "pass", "passes", "exceeded", "exceeds", "topped", "surpassed", ">"),
        *_phrases(Quantifier.MORE_THAN, "more than", "well more than", "far more than", "slightly more than"),
        *_phrases(Quantifier.MORE_THAN, "over", "well over", "just over", "far over", "upwards of", "upward of"),
        *_phrases(Quantifier.MORE_THAN, "in excess of", "exceeding", "greater than", "above", "well above", "beyond"),
        *_phrases(Quantifier.NEARLY, "nearly", "almost", "close to", "short of", "some short of", "just short of"),
        *_phrases(Quantifier.NEARLY, "a little short of", "just under", "approaching", "nearing", "not quite"),
        *_phrases(Quantifier.UP_TO, "up to", "as many as", "no more than", "not more than", "at most", "a maximum of"),
        *_phrases(Quantifier.UP_TO, "at the most", "maximum of", "fewer than", "less than", "under", "below"),
        *_phrases(Quantifier.ABOUT, "about", "around", "some", "approximately", "an estimated", "estimated", "roughly"),
        *_phrases(Quantifier.ABOUT, "estimated at", "maybe", "possibly", "roughly speaking", "something like"),
        *_phrases(Quantifier.ABOUT, "circa", "ca", "in the region of", "somewhere around", "an approximate", "perhaps"),
    ],
    key=lambda row: -len(row[0]),
)
_AFTER: list[tuple[Tokens, Quantifier]] = [
    *_phrases(
        Quantifier.AT_LEAST, "or more", "and more", "and counting", "at least", "at the least", "and above", "or above"
    ),
    *_phrases(Quantifier.UP_TO, "at most", "or fewer", "or less", "at the most"),
    *_phrases(Quantifier.ABOUT, "- odd", "odd", "or so", "more or less", "or thereabouts"),
    (("+",), Quantifier.AT_LEAST),
    (("plus",), Quantifier.AT_LEAST),
]
