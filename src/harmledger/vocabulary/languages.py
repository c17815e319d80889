"""Languages: which one the word lists hold for, and the little words by which it is told from others.

Little words (articles, prepositions, auxiliaries) make up a third of running text in any language, and hardly ever
stand in names. Only such as mean something in one language alone are listed: "in", "was", "on" and "an" tell nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

READ = "en"
"""ISO 639-1 code of the language that the word lists, the rules and the learned tagger hold for."""
UNKNOWN = "und"
"""Code of a text too short or too mixed to tell."""

_OWN = frozenset(
    "the of and to were by from with at that for have had been being which who whom whose after before their they them "
    "this these those than then when where while since until into between against during under over more least other "
    "others another there here his her its him she it's not but would could should has is are it people said says "
    "told killed wounded injured civilians".split()
)
_OTHERS = (
    frozenset(
        # French
        "le les des du une et dans par pour sur selon ont été qui que aux à avec est sont cette ces leur leurs plus"
        " moins d'une qu'une ainsi après lors dont mais nous ils elles était étaient tués blessés "
        # Spanish, Portuguese, Italian
        "el los las una y en por según fueron fue han sus con como más pero este esta entre muertos heridos lo os "
        "um uma na nas dos das foram não são mais pelo pela il gli della delle nel nella sono stati di è morti feriti "
        # German, Dutch
        "der das dem den und wurden wurde bei nach von mit ein eine einer einem einen sich auch nicht sind ist zu im"
        " am zum zur het een van zijn werden bij voor uit ook "
        # Turkish, Somali, Swahili, Malay
        "ve bir bu için ile olarak olan kişi öldü yaralandı dedi göre da iyo oo ka ku waxaa na ya wa kwa katika dan"
        " yang di dari pada untuk dengan telah "
        # Polish, Romanian, Kurdish
        "się nie że przez oraz są și în cu pe au fost li ji bi ku de da hat hatin".split()
    )
    - _OWN
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTER = re.compile(r"[^\x00-\x7f\xa0‘’“”«»–—…•]")
"""What may be a letter beyond the plain ones, which typographic marks are not."""
_PLAIN = re.compile(r"[a-zA-Z]")
_SEVERAL = 2
_MANY = 3
_OUTNUMBERS = 2
_EVERY = 25
"""Words of English text among which at least one is a little word."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the letters and little words of a text tell.

    Attributes:
        words: how many there are.
        own: different little words of the language that is read.
        others: different little words of other languages.
        is_latin: whether at least half of the letters are Latin; true of a text without letters.
    """

    words: int
    own: int
    others: int
    is_latin: bool

    @classmethod
    def of(cls, text: str) -> Tongue:
        """What ``text`` tells."""
        words = _WORD.findall(text.lower())
        different = set(words)
        return cls(len(words), len(different & _OWN), len(different & _OTHERS), _is_latin(text))

    @property
    def is_own(self) -> bool:
        """Whether the text is plainly in the language that is read."""
        return self.is_latin and self.own >= _SEVERAL and self.own > self.others and self.own * _EVERY >= self.words

    @property
    def is_foreign(self) -> bool:
        """Whether the text is plainly in a language that is not; short notes and lists of names are in none."""
        if not self.is_latin:
            return True
        return self.others >= (_MANY if self.own else _SEVERAL) and self.others > _OUTNUMBERS * self.own


def _is_latin(text: str) -> bool:
    if text.isascii():
        return True
    letters = [one for one in text if one.isalpha()]
    latin = sum(1 for one in letters if _PLAIN.match(one) or unicodedata.name(one, "").startswith("LATIN"))
    return latin * 2 >= len(letters)


def is_read(language: str) -> bool:
    """Whether reports in ``language`` are read: in the language of the lists, or in one that could not be told."""
    return language in {READ, UNKNOWN}


def reads(sentence: str, language: str, words: Iterable[str] | None = None) -> bool:
    """Whether a sentence of a report in ``language`` is read.

    Of a report in another language only what is plainly in that of the lists; of any other all but what plainly is not.

    Args:
        sentence: its text.
        language: that of its report, as an ISO 639-1 code.
        words: its words in lower case, where they are at hand: those without any of another language are soon known.
    """
    if not is_read(language):
        return Tongue.of(sentence).is_own
    if words is not None and (sentence.isascii() or not _LETTER.search(sentence)) and _OTHERS.isdisjoint(words):
        return True
    return not Tongue.of(sentence).is_foreign
