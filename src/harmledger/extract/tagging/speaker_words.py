"""The words by which speakers are found: verbs of saying, nouns of those who speak, and what stands between."""

from __future__ import annotations

SAYING = frozenset(
    "said says say saying reported reports report announced announces added adds stated states confirmed confirms "
    "claimed claims told declared wrote tweeted noted acknowledged estimates estimated documented recorded "
    "counted warned explained posted insisted alleged believes believe accused suggested revealed argued argues "
    "admitted counts lists listed speaks gives gave recounted documents".split()
)
ABOUT = frozenset("on in by of against from with to near at targeting for".split())
INVERTING = frozenset("said says told added reported wrote argues".split())
ALSO_NOUNS = frozenset(
    "reports report claims states estimates posted counted counts lists documents gives gave".split()
)
BETWEEN = frozenset(
    "also has have had later earlier further then there itself recently now still officially since just who which "
    ", \" ” “ ' ’ ) thursday monday tuesday wednesday friday saturday sunday".split()
)
PRONOUNS = frozenset("it he she they".split())
HEADS = frozenset(
    "source sources resident residents activist activists witness witnesses eyewitness eyewitnesses monitor "
    "monitors group groups observatory watchdog spokesman spokeswoman spokesperson official officials agency "
    "television tv media army military ministry minister rescuer rescuers worker workers medic medics doctor "
    "doctors network commander commanders leader chief head director statement police report newspaper channel "
    "website websites broadcaster correspondent reporter journalist fighters rebels opposition government "
    "authorities envoy coalition command office committee center centre organization organisation charity team "
    "defense defence regime locals analysts analyst paramedics agencies outlets outlet station radio governor "
    "mayor monitoring forces paramedic founder member members volunteer volunteers nurse hospital journalists "
    "reporters photographer diplomat secretary coordinator coordinators president sister-site site page council "
    "councils service commission association union ngo watchdogs".split()
)
DEFINITE_ANAPHORS = frozenset(
    "group monitor observatory organization organisation agency statement source sources watchdog ministry "
    "activists network official spokesman monitoring-group officials rescuers broadcaster report channel service "
    "organisers body council".split()
)
DETERMINERS = frozenset("the a an one some two several other another his her its their state".split()) - {"state"}
MODIFIERS = frozenset(
    "language sister arabic local opposition rebel rescue medical aid security state state-run official media "
    "human rights war civil monitoring activist news field senior top tribal pro anti government opposition-based "
    "based linked run backed affiliated military regime health field hospital relief defense defence "
    "defence-ministry initial several other independent private british-based uk eyewitness social well informed "
    "political western kurdish iraqi intelligence jihadist local emergency network foreign interior ministry "
    "rights opposition-linked unnamed anonymous police judicial paramilitary press freedom response "
    "international facebook".split()
)
STOPS = frozenset(". ; : ( [ ? ! …".split())
QUOTES = frozenset("\" “ ” ' ‘ ’ « »".split())
NAMED_BODIES = frozenset(
    "group agency network channel newspaper organisation organization commission association union command ministry "
    "council centre center".split()
)
"""Nouns whose name may stand before them: "the Islamic State group", "Anadolu Agency"."""
AT_OFFICES = frozenset("source sources official officials".split())
"""Nouns of those who are known by where they work: "a source at the police command"."""
AFTER_INVERTED = frozenset(', . which who adding citing quoting on also " ” ) ;'.split())
"""What may follow a speaker that stands after its verb; a verb there would make it the subject of what is said."""
