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
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
NOT = frozenset(
    "did does do not never didn doesn don t could cannot can would will may too again once immediately".split()
)
NOUNS_IN_LY = frozenset("family assembly italy july ally monthly weekly daily reply supply".split())
MAINTAINING = frozenset(
    "denied denies deny blamed blames blame rejected rejects reject dismissed dismisses called calls admits admit "
    "conceded concedes accuses accuse spoke speak warns pointed points described describes verified verifies "
    "registered registers reckons reckon thinks think disputed disputes condemned condemns stressed stresses "
    "clarified promised vowed threatened communicated informed informs affirmed affirms declares narrated insists "
    "insist alleges allege suspects suspect writes tells tell asserts asserted recalled recalls repeated logged "
    "tallied mentioned urged refuted deplored joked boasted boast attributed attributes acknowledges announces "
    "announce claim recorded found listed named dubbed commented answered apologised explains reports estimates "
    "expressed appealed declined attributed".split()
)
"""Verbs that speakers are the subjects of, and others too: they need a subject that is known to speak."""
STRONG = frozenset(
    "said says say told tells tell added adds wrote writes insisted insists explained explains reckons thinks joked "
    "recalled recalls noted".split()
)
"""Verbs that nobody but a speaker is the subject of."""
INVERTED_STRONG = frozenset("said says say affirms announced tells declared".split())
OPENERS = frozenset(
    "the a an one two three four five six seven several some many other another both each every his her its their "
    "our my this that no".split()
) - {"that", "no"}
"""Words that open a noun phrase."""
OPENING = frozenset(', . ; : ! ? “ ” " « » – — ( ) and but while as that because although though'.split())
"""Marks and words after which a clause begins."""
ENDS = frozenset('. ; : ! ? “ ” " « »'.split())
DESCRIBING = frozenset(
    "who whose which a an the now in for from speaking citing himself herself itself aged through via meanwhile "
    "however on".split()
)
"""How a description between commas begins."""
LINKS = frozenset("of for at in from near on inside outside with to".split())
JOINTS = frozenset("of for al el bin ibn de".split())
NO_SPEAKERS = frozenset(
    "attack attacks strike strikes raid raids blast bomb bombs explosion shell shells shelling toll number death "
    "deaths figure dead fire it what that this there everything nothing deal truce ceasefire".split()
)
"""What is no speaker though it stands before a verb of saying."""
FUNCTION = frozenset(
    "and or but nor while as that because although though if when where who whom whose which what why how than then "
    "so in on at of for to from by with without within into onto over under after before during since until till "
    "against among between through across around behind beyond near off out up down about above below per via amid "
    "is are was were be been being am has have had having do does did will would can could may might must shall "
    "should not no yes i you he she it we they me him us them there here also just only even still already again "
    "killed wounded injured died hurt dead struck hit attacked destroyed damaged fled left took taken arrested "
    "abducted kidnapped displaced lost fired burned burnt shot including according said says say told tells added "
    "reported more less most least".split()
)
"""Words that no noun phrase of a speaker runs over."""
PASSIVE = frozenset("by as of in to".split())
"""After a participle: the verb before tells no speaking."""
CROWDS = frozenset(
    "people men women man woman children child civilians families soldiers fighters militants boys girls workers "
    "students victims prisoners detainees troops refugees displaced policemen insurgents".split()
)
"""Of whom things are said more often than they say them."""
