"""Number words and vague amounts, over tokens: the bottom layer of :mod:`harmledger.resolve.quantities`."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from harmledger.vocabulary.terms import victim_terms

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A stated number: its value, the token after it, and the scale word that closed it (1, or 1,000 and up)."""

    value: Fraction
    end: int
    scale: int = 1


def number(tokens: Tokens, start: int) -> Number | None:
    """The number that begins at ``start``: "1,300", "twenty-five", "one and a half million", "a dozen"."""
    position = _after_article(tokens, start)
    if position is None:
        return None
    total, current, scale = Fraction(0), None, 1
    end = start
    while position < len(tokens):
        word = tokens[position]
        step = _read(word, current)
        if step is None:
            joined = _after_and(tokens, position, current, total)
            if joined is None:
                break
            current = (current or Fraction(0)) + joined.value
            position = end = joined.end
            continue
        current = step
        if word in SCALES:
            total, current, scale = total + current, None, SCALES[word]
        position += 1
        end = position
        if position < len(tokens) - 1 and tokens[position] == "-" and tokens[position + 1] in _SMALLER.get(word, ()):
            position += 1  # "twenty-five"
    if end == start or (current is None and total == 0 and scale == 1):
        return None
    return Number(total + (current or 0), end, scale)


def vague(tokens: Tokens, start: int) -> int | None:
    """The most conservative reading of a vague amount at ``start`` ("dozens": 12), else None."""
    rest = tokens[start:]
    while rest and rest[0] in {"the", "many", "literally", "possibly"} and len(rest) > 1 and rest[1] in VAGUE:
        rest = rest[1:]
    if not rest:
        return None
    if rest[0] in VAGUE:
        if len(rest) > 2 and rest[1] == "of" and rest[2] in PLURAL_SCALES:
            return VAGUE[rest[0]] * PLURAL_SCALES[rest[2]]  # "tens of thousands"
        return VAGUE[rest[0]]
    for words in _FEW:
        if rest[: len(words)] == words:
            after = rest[len(words) : len(words) + 1]
            return 2 * MULTIPLES.get(after[0], 1) if after else 2
    if rest[0] in {"others", "more"} or (rest[0] in {"the", "any"} and rest[1:2] in {("others",), ("rest",)}):
        return 2
    return 2 if rest[:1] == ("other",) and len(rest) > 1 and rest[1].endswith("s") else None


def _names_one(tokens: Tokens) -> bool:
    return tokens[0] in _NAMING and is_person(tokens)


def joins(tokens: Tokens, position: int) -> bool:
    """Whether a member of the list ends before ``position``; "plus" after a number only where a member follows."""
    word = tokens[position]
    if word in {"and", "with"}:
        return True
    if word not in {"plus", "+"} or position + 1 >= len(tokens):
        return False
    return not _closes(tokens[position - 1]) or number(tokens, position + 1) is not None


def _closes(word: str) -> bool:
    return word[:1].isdecimal() or word in WORDS or word in MULTIPLES


def parts(tokens: Tokens) -> Iterator[Tokens]:
    """The members of a list: "a father and his two sons" gives two. A number with "and" in it stays whole."""
    begin = position = 0
    while position < len(tokens):
        stated = number(tokens, position)
        if stated is not None:
            if position > begin and tokens[position - 1] != "of" and _names_one(tokens[begin:position]):
                yield tokens[begin:position]  # "his mother, two aunts and a cousin"
                begin = position
            position = stated.end
            continue
        if position > begin and joins(tokens, position):
            yield tokens[begin:position]
            begin = position + 1
        elif tokens[position : position + 3] == ("as", "well", "as") and position > begin:
            yield tokens[begin:position]
            begin = position = position + 3
            continue
        elif position > begin and _opens_member(tokens, position):
            yield tokens[begin:position]
            begin = position
        position += 1
    if begin < len(tokens):
        yield tokens[begin:]


def is_plural_people(tokens: Tokens) -> bool:
    """Whether the head noun is a plural word for people ("children", "field commanders")."""
    head = _head(tokens)
    return head in _PLURALS or (head.endswith("s") and head.removesuffix("s") in _persons())


def is_person(tokens: Tokens) -> bool:
    """Whether the head noun is a word for one person ("child", "a nurse")."""
    return _head(tokens) in _persons()


@functools.cache
def _persons() -> frozenset[str]:
    """The nouns for one person: those of the list of people harmed, and others that may stand beside them."""
    heads = {phrase.split()[-1] for term in victim_terms() for phrase in term.words}
    return (_PERSONS | heads) - _GROUPS - _PLURALS


def _head(tokens: Tokens) -> str:
    """The last noun before "of", "who", "from" and the like."""
    for index, word in enumerate(tokens):
        if word in {"of", "who", "from", "in", "among", "that", "were", "was", "exposed", "to", "-"} and index:
            return tokens[index - 1]
    return tokens[-1] if tokens else ""


def _opens_member(tokens: Tokens, position: int) -> bool:
    """Whether a new member begins here though no "and" stands before: lists lose their commas in some texts."""
    word = tokens[position]
    if word in {"his", "her", "their"}:
        return tokens[position - 1] != "of"
    return word in {"a", "an"} and tokens[position - 1] not in {"of", "than", "as", "half", "is", "was"}


def _after_article(tokens: Tokens, start: int) -> int | None:
    """Where the number proper begins: "a dozen", "the 14", "half a million" (None where an article leads nowhere)."""
    if start >= len(tokens):
        return None
    word, after = tokens[start], tokens[start + 1] if start + 1 < len(tokens) else ""
    if word in {"a", "an"}:
        return (
            start + 1
            if after in MULTIPLES or (after in {"half", "quarter"} and _is_fraction(tokens, start + 1))
            else None
        )
    if word == "the":
        return start + 1 if after and _read(after, None) is not None and after not in MULTIPLES else None
    if word in {"half", "quarter"}:
        return start if _is_fraction(tokens, start) else None
    return start


def _is_fraction(tokens: Tokens, start: int) -> bool:
    """Whether "half" or "quarter" at ``start`` is of a scale: "half a million", "quarter of a million"."""
    rest = [word for word in tokens[start + 1 : start + 4] if word not in {"of", "a", "-"}]
    return bool(rest) and rest[0] in MULTIPLES


def _read(word: str, current: Fraction | None) -> Fraction | None:
    """The value after ``word`` is read on top of ``current``; None where the word does not go on with the number."""
    if word in {"half", "quarter"}:
        return FRACTIONS[word] if current is None else None
    if word in MULTIPLES:
        return (current if current is not None else Fraction(1)) * MULTIPLES[word]
    if word[:1].isdecimal():
        return _digits(word) if current is None else None
    value = WORDS.get(word)
    if value is None:
        return None
    if current is None:
        return Fraction(value)
    fits = (current % 100 == 0 and value < 100) or (current % 10 == 0 and current % 100 >= 20 and value < 10)
    return current + value if fits else None


def _after_and(tokens: Tokens, position: int, current: Fraction | None, total: Fraction) -> Number | None:
    """What "and", "of" or "a" inside a number goes on with: "a hundred and five", "half a million"."""
    rest = tokens[position : position + 4]
    if rest[:1] == ("and",):
        if rest[1:3] in {("a", "half"), ("a", "quarter")}:
            return Number(FRACTIONS[rest[2]], position + 3)
        value = WORDS.get(rest[1]) if len(rest) > 1 else None
        open_hundreds = (current is not None and current % 100 == 0 and current > 0) or (current is None and total > 0)
        if value is not None and open_hundreds:
            found = number(tokens, position + 1)
            return found if found is not None and found.value < 100 and found.scale == 1 else None
        return None
    if current in FRACTIONS.values():
        skipped = position
        while skipped < len(tokens) and tokens[skipped] in {"of", "a", "-"}:
            skipped += 1
        if skipped < len(tokens) and tokens[skipped] in MULTIPLES and skipped > position:
            assert current is not None  # noqa: S101 - for the type checker; the test above says so
            return Number(current * MULTIPLES[tokens[skipped]] - current, skipped + 1)
    return None


def _digits(word: str) -> Fraction | None:
    """Such as "1,300" and "1.300" are thousands; "1.3" and "1.25" are decimals."""
    groups = word.replace(".", ",").split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3:
        if groups[0] == "0":
            return Fraction(word.replace(",", "."))
        return Fraction("".join(groups))
    if len(groups) == 1:
        return Fraction(word)
    if len(groups) == 2:
        return Fraction(word.replace(",", "."))  # "1.3", and "2,5" as half of Europe writes it
    return Fraction("".join(groups)) if "." not in word and len(groups[-1]) == 3 else None  # "12,34,567"


# Arabic-Indic and Persian digits, their separators, and the many dashes, spaces and apostrophes, as one kind each.
PLAIN = (
    {ord("٠") + digit: str(digit) for digit in range(10)}
    | {ord("۰") + digit: str(digit) for digit in range(10)}
    | {ord("٬"): ",", ord("٫"): "."}
    | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
    | dict.fromkeys(map(ord, "\u00a0\u2009\u202f\n\t"), " ")
    | dict.fromkeys(map(ord, "’‘`´"), "'")
)
WORDS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split(),
        start=1,
    )
} | {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
SCALES = {
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "mln": 1_000_000,
    "m": 1_000_000,
    "k": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "crore": 10_000_000,
}
MULTIPLES = {"hundred": 100, "dozen": 12, **SCALES}
PLURAL_SCALES = {"hundreds": 100, "thousands": 1_000, "millions": 1_000_000}
FRACTIONS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
VAGUE = {"tens": 10, "dozens": 12, "scores": 20, **PLURAL_SCALES}
VAGUE_AMOUNTS = frozenset(
    "several many some few more most mostly numerous multiple countless various others heavy major high huge large"
    " widespread".split()
)
PLAIN_ADJECTIVES = frozenset(
    "young old elderly little small pregnant second third fourth fifth ninth whole entire".split()
)
_FEW: tuple[Tokens, ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "a large number of",
        "large numbers of",
        "a high number of",
        "high number of",
        "large number of",
        "an unknown number of",
        "an unknown number",
        "an unspecified number",
        "an undisclosed number",
        "unknown number of",
        "unknown number",
        "handful",
        "the last few",
        "an unspecified number of",
        "an undisclosed number of",
        "the number of",
        "a number of",
        "a large number",
        "large number",
        "a number",
        "a handful of",
        "a handful",
        "a few",
        "quite a few",
        "so many",
        "the majority",
        "the majority of",
        "majority of",
        "several",
        "many",
        "few",
        "some",
        "most",
        "mostly",
        "numerous",
        "multiple",
        "countless",
    )
)
_SMALLER = {
    tens: tuple(list(WORDS)[:9])
    for tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
}
_PERSONS = frozenset(
    "person civilian child woman man girl boy baby infant toddler teenager fighter soldier rebel militant"
    " journalist reporter photographer activist doctor nurse medic paramedic surgeon pharmacist patient volunteer"
    " rescuer worker employee officer policeman commander leader captain colonel general lieutenant sergeant pilot"
    " guard driver teacher student pupil priest imam cleric sheikh farmer shepherd villager resident citizen"
    " refugee detainee prisoner hostage captive victim casualty member father mother son daughter brother sister"
    " wife husband grandmother grandfather grandson granddaughter grandchild uncle aunt cousin nephew niece parent"
    " relative bomber attacker sniper gunman terrorist jihadist extremist insurgent official minister adviser"
    " advisor aid staffer colleague neighbor neighbour syrian turk russian american iraqi palestinian ukrainian"
    " israeli iranian lebanese afghan worshipper passenger pedestrian protester demonstrator bystander migrant"
    " peacekeeper tribesman serviceman militiaman fisherman merchant shopkeeper vendor engineer lawyer judge mayor"
    " councillor politician nun monk foreigner abductee death injury corpse body one".split()
)
_NAMING = frozenset("a an the his her their its".split())
_GROUPS = frozenset("family household couple crew people".split())
_PLURALS = frozenset(
    "people children women men casualties families losses babies policemen gunmen tribesmen servicemen militiamen"
    " fishermen wives bodies injuries troops forces staff personnel ranks dead injured wounded missing youth"
    " grandchildren relatives police twins households".split()
)
