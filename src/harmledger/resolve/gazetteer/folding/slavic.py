"""Ukrainian and Russian names of one place, in Cyrillic or in any usual romanisation.

:func:`spelling` brings Cyrillic and its romanisations (English, German, French, Polish, Czech, Spanish) to one form of
the same language; :func:`sound` brings the pairs of both languages together: Kharkiv and Kharkov, -ivka and -ovka, Bila
and Belaya, Mykolaiv and Nikolayev.
"""

from __future__ import annotations

import functools
import unicodedata

from harmledger.resolve.gazetteer.folding.letters import plain
from harmledger.resolve.gazetteer.folding.rules import applied, rules


@functools.lru_cache(maxsize=16384)
def spelling(name: str) -> str:
    """What romanisations of one name come to: "Чернігів", "Chernihiv", "Tschernihiw" and "Czernihów"."""
    if name.isascii():
        text = name.lower()
    else:
        text = unicodedata.normalize("NFC", name).casefold().translate(_CYRILLIC).translate(_MARKED)
    return applied(plain(text), _SPELLING)


def sound(spelt: str) -> str:
    """From :func:`spelling`: what the two languages' forms of a name come to."""
    return " ".join(filter(None, (_word(word) for word in spelt.split())))


def _word(word: str) -> str:
    for start, to in _NAMES:
        if word.startswith(start):
            word = to + word[len(start) :]
            break
    return applied(word, _SOUNDS)


_CYRILLIC = str.maketrans(
    {
        letter: roman
        for pair in (
            "а a б b в v г g ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh"
            " ц ts ч ch ш sh щ shch ю iu я ia э e ы y ё io ў u ј j љ lj њ nj ћ c ђ d џ dz"
        ).split("  ")
        for letter, roman in zip(pair.split()[::2], pair.split()[1::2], strict=True)
    }
    | {"ь": None, "ъ": None}
)
_MARKED = str.maketrans(
    {"č": "ch", "š": "sh", "ž": "zh", "ż": "zh", "ś": "s", "ć": "ts", "ń": "n", "ë": "io", "ó": "o"}
)
_SPELLING = rules(
    (r"\b(?:selo|misto|posyolok|posiolok|selyshche|smt|pgt|khutor)\b ?", ""),
    (r"schtsch|chtch|szcz|shtsh", "shch"),
    (r"tsch|tch|cz|tsh", "ch"),
    (r"sch(?!ch)|sz", "sh"),
    (r"shch", "S"),
    (r"sh", "s"),
    (r"zh", "z"),
    (r"kh", "h"),
    (r"ch", "C"),
    (r"tz|ts|c(?=[eiyk])|cy", "c"),
    (r"w", "v"),
    (r"ff?$", "v"),
    (r"ph", "f"),
    (r"qu?", "k"),
    (r"x", "ks"),
    (r"j", "y"),
    (r"ou", "u"),
    (r"([^aeiouy])\1+", r"\1"),
    (r"[yi]{2,}", "i"),
    (r"y(?=[aou])", "i"),
    (r"y(?=e)", ""),
    (r"i(?=e)", ""),
    (r"S", "sc"),
    (r"C", "ch"),
)
_SOUNDS = rules(
    (r"^e|^ie|^ye", "i"),
    (r"(?<=.)(?:[oei]?[iye]?v)(?P<more>k[aeio]?|ts[ei]|c[ei])?$", r"iv\g<more>"),
    (r"sk(?:aia|oe|oie|oye|yi|ii|y|i|iy|a|e)$", "sk"),
    (r"(?:n(?:aia|oe|oie|oye|yi|ii|y|i|iy|a|e))$", "n"),
    (r"(?:[iy]?(?:aia|oe|oie|oye|yi|ii|iy|ia|ya|yy)|[aeioy])$", ""),
    (r"g", "h"),
    (r"ia|ya", "a"),
    (r"iu|yu", "u"),
    (r"io", "i"),
    (r"[eoy]", "i"),
    (r"(.)\1+", r"\1"),
)
_NAMES = tuple(
    (form, word)
    for word, forms in {
        "nikola": "mykola mikola nikola",
        "aleksandr": "oleksandr aleksandr alexandr",
        "alekse": "oleksi aleksey aleksei alekse",
        "vladimir": "volodymyr volodimir vladimir",
        "mihail": "myhail mihail mykhail",
        "dniepr": "dnipr dnepr dniepr",
        "sirge": "serhi sergi serge",
        "konstantin": "kostiantyn kostantyn konstantin kostyantyn",
        "pitr": "petr piotr",
        "andre": "andri andre andrey",
        "dmitr": "dmytr dmitr",
        "grigor": "hryhor grigor hrihor",
        "sivastopil": "sevastopol sevastopil",
        "ilin": "olen elen",
        "pirsotra": "pershotra pervoma persotra",
    }.items()
    for form in sorted(forms.split(), key=len, reverse=True)
)
"""Given names within names of places, where the two languages differ by more than their letters."""
