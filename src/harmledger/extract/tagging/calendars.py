"""Feasts, and months of the Islamic and the Iranian and Afghan calendars, as reports in English name them."""

from __future__ import annotations

FEAST = (
    r"(?-i:E[iy]d(?:[ -](?:[Aa]l|[Uu]l|[Ee]l))?(?:[ -](?:Fitr|Fitri|Adha|Azha))?|Ramad[ah]+n|Ramazan"
    r"|Ash(?:ou?|u)ra|Arbae?en|Now?ruz|Newroz|(?:Orthodox )?Easter(?: Sunday| Monday)?"
    r"|(?:Orthodox )?Christmas(?: Day| Eve)?|(?:Orthodox )?Good Friday|Palm Sunday|New Year['’]s (?:Day|Eve))\b"
)
"""Pattern of a feast or a month of fasting, capitals as they are written."""

OTHER_MONTH = (
    r"(?-i:Muharram|Safar|Rabi['’]? (?:al-?)?(?:[Aa]wwal|[Tt]hani)|Rajab|Sha['’]?a?ban|Ramadh?an|Shawwal"
    r"|Jumada (?:al-?)?(?:[Uu]la|[Aa]wwal|[Tt]hani|[Aa]khira)|Dh(?:u|ul)[ -](?:al-)?(?:Qa['’]?dah?|Hijj?ah?)"
    r"|Farvardin|Ordibehesht|Khordad|Mordad|Shahrivar|Bahman|Esfand|Hamal|Sawr|Jawza|Saratan|Sunbula|Mizan|Aqrab|Qaws"
    r"|Dalw)\b"
)
"""Pattern of a month; those whose names are common words besides are left out."""

CALENDAR_WORDS = frozenset(
    "eid eyd eid-al-fitr eid-al-adha ramadan ramadhan ramazan ashura ashoura arbaeen nowruz newroz easter orthodox"
    " christmas palm good muharram safar rabi rabi' jumada rajab shaban sha'ban shawwal dhu dhul farvardin"
    " ordibehesht khordad mordad shahrivar bahman esfand hamal sawr jawza saratan sunbula mizan aqrab qaws dalw".split()
)
"""Words of which every such name holds one, in lower case."""
