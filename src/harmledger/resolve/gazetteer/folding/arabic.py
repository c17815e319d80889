"""Romanised Arabic, with Kurdish and Turkish letters, and Arabic script: what writers spell differently is undone.

:func:`spelling` undoes what is a matter of style: the article and its assimilations, ta marbuta, hamza and ayn, doubled
letters, ou/oo/u, ee/i/y, e/i, and the first words of compound names (Tal, Tel, Tell). :func:`sound` also undoes
choices that may hide another letter: q/k, kh/h, gh/g, dj/j, dh/d, th/t, ay/i, aw/u.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from harmledger.resolve.gazetteer.folding.letters import plain
from harmledger.resolve.gazetteer.folding.rules import applied, rules


@functools.lru_cache(maxsize=16384)
def spelling(name: str) -> str:
    """What any style of writing the same letters comes to: "Ma`arrat an-Nu`man", "Maarat al Numan": "mara numan"."""
    text = plain(_with_letters(name))
    if not text.isascii():
        return _arabic(text)
    words = [word for word in text.split() if word not in _ARTICLES] or text.split()
    if len(words) > 1 and words[0] in _OFFICES:
        del words[0]
    last = len(words) - 1
    return " ".join(filter(None, (_word(word, first=at == 0, last=at == last) for at, word in enumerate(words))))


def sound(spelt: str) -> str:
    """From :func:`spelling`: what alike sounding letters come to; "qal hosn" gives "kal husn"."""
    if not spelt.isascii():
        return spelt
    return applied(spelt, _SOUNDS)


def skeleton(text: str) -> str:
    """A name in Arabic script as its sound would be written in Latin letters, without its short vowels."""
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in plain(text).split()]
    return " ".join("".join(_ROMAN.get(letter, "") for letter in word) for word in words)


def _arabic(text: str) -> str:
    """Without the article, and hamza on whatever seat."""
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in text.split()]
    return " ".join(words).translate(_SEATS)


def _with_letters(name: str) -> str:
    """Letters with marks that stand for another sound, before their marks are lost."""
    if name.isascii():
        return name
    composed = unicodedata.normalize("NFC", name)
    table = _SCHOLARLY if _SCHOLARS.intersection(composed) else _KURDISH
    return composed.translate(table)


def _word(word: str, *, first: bool, last: bool) -> str:
    bare = _glued(word, shortest=4 if first else 3)
    if bare in _FIRST_WORDS:
        return _FIRST_WORDS[bare]
    return applied(bare if last else _CONSTRUCT.sub("a", bare), _SPELLING)


def _glued(word: str, shortest: int) -> str:
    """Without an article that is written together with its word: "Alnairab", "Ezzor", "Assuwayda"."""
    match = _GLUED.match(word)
    return word[match.end() :] if match is not None and len(word) - match.end() >= shortest else word


_ARTICLES = frozenset("al el an ar as ash at ad adh ath az ed en er es esh et ez ul ud l il ır eş aş".split())
_OFFICES = frozenset("markaz madinat nahiyat nahiyah nahiya mintaqat mantiqat qada".split())
_GLUED = re.compile(r"(?:al|el)(?=[^aeiou])|[ae]([sztdnr])(?=\1)|[ae]sh(?=sh)")
_CONSTRUCT = re.compile(r"(?<=[^aeiou])[aeiu]t$")  # ta marbuta before another word: Maarat, Khirbet
_SPELLING = rules(
    (r"ph", "f"),
    (r"sch|ch(?=[aeiou])|(?<=[aeiou])ch$", "sh"),  # as it is written in French and German
    (r"ck", "k"),
    (r"c", "k"),
    (r"dj", "j"),
    (r"v", "w"),
    (r"p", "b"),
    (r"(kh|gh|sh|dh|th)\1", r"\1"),
    (r"([^aeiou])\1+", r"\1"),
    (r"aa+", "a"),
    (r"[aei]y?(?:yy|iy|y)[ae]h?$|i[ae]h?$", "ia"),
    (r"(?<=[^aeiou])[ae]a?h?$", "a"),  # ta marbuta: -a, -ah, -e, -eh
    (r"(?<=[uo])[ae]h?$", "a"),
    (r"ay|ai|ei|ey", "E"),
    (r"ee|ie|iy|y(?![aeiou])|e", "i"),
    (r"aw(?![aeiou])|au|ow(?![aeiou])", "O"),
    (r"ou|oo|uw|eu|oe|o", "u"),
    (r"([aiu])\1+", r"\1"),
    (r"E", "ai"),
    (r"O", "au"),
    (r"ai([aiu])", r"ay\1"),
)
_SOUNDS = rules(
    (r"(?<=[^aeiou ])y(?=[aiu])", "i"),
    (r"ay|ai|ia(?!$)", "i"),
    (r"au|aw", "u"),
    (r"x|kh", "h"),
    (r"sh", "c"),
    (r"gh", "g"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"q", "k"),
    (r"(?<=[^aeiou ])i?ya$|ia$", "a"),
    (r"ah\b", "a"),
    (r"([^aeiou ])\1+", r"\1"),
    (r"([aiu])\1+", r"\1"),
    (r"(?<=[^aeiou ])w(?=[aiu])", "u"),
    (r"u?w(?=[aiu])", "w"),
)
_SCHOLARS = frozenset("ḩḨţŢẕẔḑḐḥḤṭṬṣṢḍḌẓẒāĀīĪūŪ")
_COMMON = {"š": "sh", "Š": "Sh", "ṯ": "th", "ḏ": "dh", "ǧ": "j", "Ǧ": "J", "ḫ": "kh", "Ḫ": "Kh", "ġ": "gh", "Ġ": "Gh"}
_COMMON |= {"č": "sh", "ž": "j", "ẖ": "kh", "ẍ": "gh"}
_SCHOLARLY = str.maketrans(_COMMON)
_KURDISH = str.maketrans({**_COMMON, "ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "ğ": "gh", "Ğ": "Gh"})
_SEATS = str.maketrans({"ؤ": "و", "ئ": "ي", "ء": None})
_ROMAN = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويچگپڤ",
        "a b t t j h h d d r z s c s d t z  g f k k l m n h u i c g b f".split(" "),
        strict=True,
    )
)
_FIRST_WORDS = {
    form: word
    for word, forms in {
        "kafr": "kafr kfar kafar kefr kefar kafer kefer kfer kufr kfr",
        "tal": "tal tel tell tall til till",
        "dair": "dayr deir dair der deyr",
        "ain": "ain ayn ein eyn aine",
        "jabal": "jabal jebel jabel jebal djebel djabal gebel gabal",
        "bait": "bayt beit bait beyt bet",
        "han": "khan xan han",
        "mara": "maarat maarrat maaret maarret marat marrat maret maarra maara",
        "shaih": "shaykh sheikh shaikh cheikh shekh sheykh cheik sheik",
        "abu": "abu abou abo",
        "um": "umm um om oum omm umme",
        "wadi": "wadi ouadi wady",
        "ras": "ras rass raas",
        "burj": "burj borj bourj burg",
        "kalat": "qalat qalaat qalet kalat qalaa",
        "kasr": "qasr kasr qaser qusur",
        "jisr": "jisr jiser jesr jser gisr",
        "bir": "bir beer bier bear bi",
        "hirba": "khirbat khirbet khurbet kherbet khurbat kharbet khirba khirbit khorbet xirbet",
        "mazra": "mazraat mazraa mazrat mazra mazraet",
        "jub": "jubb jub job joub",
        "haush": "hawsh housh hosh haush hush",
        "mintar": "mintar muntar montar",
    }.items()
    for form in forms.split()
}
"""First words of compound names, in the spellings that are met, each with the one that stands for all."""
