"""Recognising counts in text: the words of a number with its hedge. What they come to is worked out in resolve.

Years, days of a month, ages, shares, sums of money, distances, times of day and the numbers of units and models are no
counts and are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.phrases import Phrases
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary.terms import number_words

_LISTS = number_words()
_UNITS = frozenset((*_LISTS.units, *_LISTS.tens))
_SCALES = frozenset(_LISTS.scales)
_ORDERS = frozenset(("tens", "dozens", "scores", "hundreds", "thousands", "millions"))
_SIZES = frozenset("large great high huge small vast considerable undisclosed unknown unspecified big growing".split())
_LOOSE = frozenset(_LISTS.vague) - _ORDERS - {"others", "some", "few"}
_STARTS = Listed(_UNITS | _SCALES | _ORDERS | _LOOSE | _SIZES | {"a", "an", "half", "couple", "dozen"})
_HEDGES = Phrases((phrase, name) for name, phrases in _LISTS.hedges.items() for phrase in phrases)
_LONGEST_HEDGE = max(len(phrase.split()) for phrases in _LISTS.hedges.values() for phrase in phrases)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?:m|bn|k)?")
_STAMP = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|0\d+")
_LEAD = re.compile(r"\d{1,3}")
_GROUP = re.compile(r"\d{3}")
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)
_NOT_AFTER = frozenset(
    "% percent per km kilometer kilometers kilometre kilometres miles mile meters metres meter metre feet tonnes "
    "tons ton years year months month weeks week days day hours hour minutes minute am pm a.m. am. pm. gmt th st "
    "nd rd block blk yr yrs dollars euros pounds kg kilograms cm times degrees am decades decade centuries km/h mph "
    "local°".split()
)
_NOT_BEFORE = frozenset(
    "$ € £ ¥ no number resolution article page chapter f t su mig mi apartment act m age aged ages top".split()
)
_AGES = frozenset(("aged", "ages", "age"))
_AMONG_AGES = frozenset("between and to or of from about around under over nearly just only - – ,".split())
_MOST_OF_AGES = 8
"""Words before a number among which it may be told that it is an age."""
_CLOSES = frozenset(", . ; ) — –".split())
_AFTER_AGES = _CLOSES | frozenset("and or were was are is who have had years respectively".split())
_SEVERAL = frozenset("children women men".split())
_EITHER = (("or",), ("to",), ("-",), ("and",))
_OLD = (("years",), ("year",), ("yrs",))
_SENIORITY = frozenset("jr sr ii iii iv jr. sr.".split())
_JUNIOR = (("jr", "."), ("sr", "."))
_PERSON = frozenset(
    "man woman boy girl victim child teen teenager suspect driver officer mother father son daughter brother sister "
    "wife husband student juvenile".split()
)
_AND = (("and",), ("or",), ("to",))
_DIGITS_OF_A_HOUSE = 3
_STREETS = frozenset(
    "street st avenue ave road rd drive dr lane ln boulevard blvd place pl court ct way highway parkway".split()
)
_WHERE = frozenset("in at near from outside around to".split())
_YEAR_BEFORE = frozenset("in since of from by until till early late mid year".split()) | _MONTHS


class Count(NamedTuple):
    """A count in a sentence: words ``first`` up to but without ``last``; ``core`` is the first word after the hedge."""

    first: int
    core: int
    last: int
    loose: bool = False
    """Whether it is a word like "several", which says little without a noun."""


def counts(words: Words) -> tuple[Count, ...]:
    """Every count in the sentence, in order, none overlapping."""
    return _counts(words.text)


@remembered
def _counts(text: str) -> tuple[Count, ...]:
    words = Words.of(text)
    found: list[Count] = []
    floor = 0
    for index in sorted((*_STARTS.places(words), *words.digits)):
        if index < floor:
            continue
        one = _count_at(words, index, floor)
        if one is not None:
            found.append(one)
            floor = one.last
    return tuple(found)


def _count_at(words: Words, index: int, floor: int) -> Count | None:
    end, loose = _core(words, index)
    if end == index or (not loose and _no_count(words, index, end)):
        return None
    if words.keys[end : end + 1] in _EITHER and words.keys[end + 2 : end + 3] in _OLD:
        return None  # "12 or 13 years old"
    end = _range_end(words, index, end)
    first = _hedge_start(words, index, floor)
    return Count(first, index, _after(words, end), loose)


def _core(words: Words, index: int) -> tuple[int, bool]:
    """The word after the number at ``index`` (``index`` itself where none is), and whether it is loose."""
    keys = words.keys
    word = keys[index]
    nxt = keys[index + 1] if index + 1 < len(keys) else ""
    if word in _LOOSE:
        asked = word in ("many", "few") and index > 0 and keys[index - 1] == "how"
        return (index, False) if asked else (index + 1, True)
    if word in _SIZES and keys[index + 1 : index + 3] in (("number", "of"), ("numbers", "of")):
        return index + 2, True
    if word in _ORDERS:
        return _orders_end(keys, index), False
    if word in ("a", "an", "half", "couple"):
        return _article_number(keys, index, nxt)
    if word in _UNITS or word in _SCALES or word == "dozen" or _DIGITS.fullmatch(word):
        return _spelled_end(keys, index), False
    return index, False


def _article_number(keys: tuple[str, ...], index: int, nxt: str) -> tuple[int, bool]:
    if keys[index] == "half":
        return (index + 3, False) if nxt == "a" and keys[index + 2 : index + 3] == ("million",) else (index, False)
    number = index + 1 + (nxt in _SIZES)
    if keys[number : number + 2] == ("number", "of"):
        return number + 1, True
    if nxt == "quarter" and keys[index + 2 : index + 5] == ("of", "a", "million"):
        return index + 5, False
    if nxt in ("few", "handful", "couple"):
        return index + 2, True
    if nxt in _SCALES or nxt == "dozen":
        return _spelled_end(keys, index + 1), False
    return index, False


def _orders_end(keys: tuple[str, ...], index: int) -> int:
    end = index + 1
    while keys[end : end + 1] == ("of",) and keys[end + 1 : end + 2] and keys[end + 1] in _ORDERS:
        end += 2
    return end


def _spelled_end(keys: tuple[str, ...], index: int) -> int:
    """The word after a spelled or written number: "one and a half million", "twenty-five", "2.5 million"."""
    end = index + 1
    digits = keys[index][0].isdigit()
    while end < len(keys):
        word = keys[end]
        if digits and word in _UNITS:
            break
        if digits and _GROUP.fullmatch(word) and _LEAD.fullmatch(keys[end - 1]):
            end += 1
        elif word in _SCALES or word == "dozen" or (word in _UNITS and keys[end - 1] != "dozen"):
            if keys[end - 1] in _LISTS.units and word in _UNITS:
                break
            end += 1
        elif word == "-" and not digits and keys[end + 1 : end + 2] and keys[end + 1] in _UNITS:
            end += 2
        elif word == "and" and keys[end + 1 : end + 3] == ("a", "half"):
            end += 3
        elif word == "and" and keys[end - 1] in _SCALES and keys[end + 1 : end + 2] and keys[end + 1] in _UNITS:
            end += 2
        else:
            break
    return end


def _range_end(words: Words, index: int, end: int) -> int:
    """The end of "20 to 30", "20-30", "between 20 and 30", else ``end``."""
    keys = words.keys
    if end + 1 >= len(keys):
        return end
    joint = keys[end]
    between = index > 0 and keys[index - 1] == "between" and joint == "and"
    if joint in ("to", "-", "–", "or") or between:
        other = end + 1
        if joint in "-–" and _DIGITS.fullmatch(keys[index]) and keys[other] in _UNITS:
            return end  # after a dash between figures and a word something new begins: "killing 3 - two of them boys"
        if keys[other] in _UNITS or _DIGITS.fullmatch(keys[other]):
            stop = _spelled_end(keys, other)
            return stop if _spans(words, index, other) or not _no_count(words, other, stop) else end
    return end


def _spans(words: Words, index: int, other: int) -> bool:
    """Whether two figures joined by a hyphen are a range of people: "20-30 civilians", and no date or score."""
    keys = words.keys
    first, last = keys[index], keys[other]
    nxt = keys[other + 1] if other + 1 < len(keys) else ""
    whole = first.isdecimal() and last.isdecimal() and words.joined(other) and words.joined(other - 1)
    return whole and int(first) < int(last) and nxt.isalpha() and nxt not in _NOT_AFTER and nxt not in _MONTHS


def _after(words: Words, end: int) -> int:
    keys = words.keys
    if keys[end : end + 2] in (("or", "more"), ("or", "so"), ("and", "more")):
        return end + 2
    return end + 1 if keys[end : end + 1] == ("+",) else end


def _hedge_start(words: Words, index: int, floor: int) -> int:
    """The first word of the hedge that ends right before ``index``; ``index`` where there is none."""
    keys = words.keys
    limit = index - 1 if index and keys[index - 1] in ("a", "an", "the", "another") else index
    if index and keys[index - 1] == "between":
        return index - 1
    for end in {index, limit}:
        for start in range(max(floor, end - _LONGEST_HEDGE), end):
            found = _HEDGES.at(keys, start)
            if found is not None and found[0] == end:
                return start
    return index


def _in_date(words: Words, index: int, end: int) -> bool:
    """Whether the number is written together with others: 09-05-2016, 5:00, 26.11.2014."""
    keys = words.keys
    nxt = keys[end] if end < len(keys) else ""
    if nxt in ("-", "/") and keys[end + 2 : end + 3] == (nxt,) and words.joined(end) and words.joined(end + 2):
        return True
    before = keys[index - 1] if index else ""
    joined = index > 1 and words.joined(index) and words.joined(index - 1)
    return (joined and before in ("-", "/", ":", ".")) or _STAMP.fullmatch(keys[index]) is not None


def _in_ages(keys: tuple[str, ...], index: int, end: int) -> bool:
    """Whether the number is one of ages told as such: "aged 14 and 17", "aged between 5 and 10", "the ages of 3, 5"."""
    at = index - 1
    while at > max(0, index - _MOST_OF_AGES) and (keys[at] in _AMONG_AGES or _may_be_age(keys[at])):
        at -= 1
    if at < 0 or (keys[at] not in _AGES and keys[at : at + 2] != ("old", "between")):
        return False
    return keys[index - 1] != "," or end == len(keys) or keys[end] in _AFTER_AGES


def _may_be_age(word: str) -> bool:
    return word in _UNITS or (word.isdecimal() and len(word) <= 2)


def _ages_of_two(words: Words, index: int, end: int) -> bool:
    """Whether the number is one of two ages behind those who have them: "two brothers, 7 and 12, died"."""
    keys = words.keys
    first = index if keys[end : end + 1] == ("and",) else index - 2
    if first < 2 or keys[first - 1] != "," or keys[first + 1 : first + 2] != ("and",) or first + 3 >= len(keys):
        return False
    persons = keys[first - 2] in _PERSON or keys[first - 2].removesuffix("s") in _PERSON or keys[first - 2] in _SEVERAL
    return persons and keys[first + 3] in _CLOSES and _may_be_age(keys[first]) and _may_be_age(keys[first + 2])


def _age_of(words: Words, index: int, end: int) -> bool:
    """Whether the number is the age of somebody just named: "Jane Doe, 26, died", "Boy, 14, dies"."""
    keys = words.keys
    age = index > 1 and end == index + 1 and keys[index].isdecimal() and len(keys[index]) <= 2
    if (
        not age
        or keys[index - 1] != ","
        or keys[end : end + 1] not in ((",",), ("of",), (".",), (")",), ("—",), ("–",), (";",))
    ):
        return False
    if keys[index - 2] in _PERSON or keys[index - 2] in _SENIORITY or keys[index - 3 : index - 1] in _JUNIOR:
        return True
    if not words.capital(index - 2) or keys[index - 2] in _MONTHS:
        return False
    return index < 3 or keys[index - 3] not in _WHERE


def _in_address(words: Words, index: int, end: int) -> bool:
    """Whether the number is that of a house: "506 Fort Wood Street"."""
    keys = words.keys
    if not keys[index].isdecimal() or len(keys[index]) < _DIGITS_OF_A_HOUSE or end >= len(keys):
        return False
    at = end
    while at < len(keys) and at < end + 4 and words.capital(at):
        if keys[at] in _STREETS and at > end:
            return True
        at += 1
    return False


def _is_age(words: Words, index: int, end: int) -> bool:
    return (
        _in_ages(words.keys, index, end)
        or _age_of(words, index, end)
        or _ages_of_two(words, index, end)
        or _paired(words, end)
    )


def _after_month(words: Words, index: int) -> bool:
    """Whether the name of a month stands before the number, as in "May 4", "Dec. 4"."""
    at = index - 1 - (index > 1 and words.keys[index - 1] == ".")
    return at >= 0 and words.keys[at] in _MONTHS and words.capital(at)


def _paired(words: Words, end: int) -> bool:
    """Whether the hyphen is that of two ages told together: "6- and 10-year-old sons"."""
    keys = words.keys
    hyphens = keys[end : end + 1] == keys[end + 3 : end + 4] == ("-",)
    return hyphens and keys[end + 1 : end + 2] in _AND and words.joined(end)


def _no_count(words: Words, index: int, end: int) -> bool:
    """Whether the number is a date, an age, a sum, a distance, a unit's or a model's number."""
    keys = words.keys
    before = keys[index - 1] if index else ""
    nxt = keys[end] if end < len(keys) else ""
    if before in _NOT_BEFORE or (before == "." and keys[index - 2 : index - 1] in (("no",), ("nos",))):
        return True
    if _in_date(words, index, end) or _is_age(words, index, end) or _in_address(words, index, end):
        return True
    if nxt == "-" and end + 1 < len(keys) and words.joined(end + 1):
        return not (keys[end + 1] in _UNITS or _DIGITS.fullmatch(keys[end + 1]))
    if nxt in _NOT_AFTER or nxt in ("/", ":") or (nxt in _MONTHS and words.capital(end)):
        return True
    digits = keys[index] if end == index + 1 and keys[index].isdecimal() else ""
    if digits and len(digits) <= 2 and _after_month(words, index):
        return True
    year = len(digits) == 4 and "1900" <= digits <= "2100"
    return year and (
        before in _YEAR_BEFORE or before.isdecimal() or before == "," or nxt in _MONTHS or not nxt.isalpha()
    )
