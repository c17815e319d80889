"""The words by which unlisted places are found: what stands before and after their names, and what their names lack."""

from __future__ import annotations

KINDS = frozenset(
    "town city village district province neighborhood neighbourhood region area suburb suburbs enclave "
    "governorate countryside camp capital outskirts hamlet municipality towns villages cities districts provinces "
    "neighborhoods neighbourhoods suburb quarter strip valley plain mountain mountains island peninsula "
    "stronghold port crossing oblast county state bastion locality rural pocket sector".split()
)
BEFORE = frozenset(
    "in at near from to around outside inside across towards toward into throughout over between within on "
    "surrounding besieged nearby central greater downtown including and northern southern eastern western "
    "northeastern northwestern southeastern southwestern north south east west of rural targeting targeted hit "
    "hits struck bombed shelled pounded attacked attacking entered stormed against rocked fled left leaving "
    "fleeing seized captured retook reached hitting striking bombing shelling bombarding recaptured".split()
)
SURE_BEFORE = frozenset(
    "on in near outside inside around throughout northern southern eastern western northeastern northwestern "
    "southeastern southwestern central rural".split()
)
AFTER = KINDS | frozenset("airport airbase hospital border frontline".split())
COMPASS = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern central north south "
    "east west northeast northwest southeast southwest greater rural".split()
)
WATERS = frozenset("sea gulf ocean strait".split())
CAPITAL_KINDS = WATERS | frozenset(
    "strip bank valley province region heights peninsula mountains district governorate".split()
)
LINKS = frozenset("al el as ad an ar ash at az ed er es ez il ul um umm bin ibn de la le abu".split())
ENGLISH = frozenset("at as an ad".split())
"""Links that are English words too."""
INNER = frozenset("i e ye da do das dos del di du des y sur sous les ol ul us uz".split())
"""Words inside a name that open none: "Khak-i-Nuri", "Barra do Rio"."""
NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the a an in on at it he she they we i this that these those mr mrs dr "
    "president gen col un eu nato god islam arabic english reuters afp ap sana isis isil islamic state army "
    "observatory ramadan minister king is sunni shiite shia muslim muslims christian kurdish arab arabs kurds "
    "kurd christians security council parliament jan feb mar apr jun jul aug sep sept oct nov dec one two three "
    "red cross crescent white helmets getty images photo last updated file european union friday prime minister "
    "foreign ministry defence defense state department pentagon my his her its their our but and when while after "
    "before more some many several all both other another there then now here syrians twitter facebook youtube "
    "telegram skype whatsapp as an ad at ar es".split()
)
GENERIC = frozenset(
    "deir dayr tal tel tell kafr kafar kfar bab ain ayn ras jabal jebel wadi beit bayt bir khan sheikh souq burj qalat "
    "old new san santa saint port fort upper lower great".split()
)
"""First words of many names, which name no place alone."""

ON_WATER = frozenset(
    "port ports city cities town towns coast coastal coastline shore shores resort resorts village villages island "
    "islands region terminal terminals province district state".split()
)
"""What lies on a water and is told apart by it, which does not make the water a place where something was."""

LOCATIVES = frozenset(
    "in at near outside inside around throughout through via beyond above below past behind opposite towards toward "
    "into onto off across amid within neighbouring neighboring besieged whole entire northern southern eastern "
    "western central northeastern northwestern southeastern southwestern south-eastern between along".split()
)
"""Words after which a name is a place's, whatever it is."""
TAKEN = frozenset(
    "entered overran overrun seized captured recaptured retook liberated reached reach reaching leave leaving stormed "
    "raided shelled bombed bombarded shelling bombing bombarding evacuated besieged besieging encircled encircling "
    "visited visit cleared recapturing capturing entering overrunning storming raiding pounded enter approached "
    "approaching reoccupied occupied occupying looted torched razed infiltrated".split()
)
"""Verbs whose object is a place as a rule: forces enter, seize, shell or leave it."""
INTO = frozenset(
    "in inside into on across throughout hit hits struck rocked shook shelled bombed attacked targeted".split()
)
"""Words after which something is in a place, and not only near it."""
MOVES = frozenset(
    "fled fleeing flee left headed heading departed bound drove driving leaving set reach went gone moved".split()
)
"""Verbs of moving, after which "for" leads to a place."""
OF = frozenset(
    "out way people residents inhabitants villagers elders chief mayor governor prefect administrator chairman "
    "hospital hospitals market port road outskirts centre center west east north south northeast northwest southeast "
    "southwest part parts side edge battle capture recapture fall siege control bombardment shelling bombing clearing "
    "liberation direction hills hill forest forests bank suburbs streets communes commune mountains heights mosque "
    "church school schools airport clinic clinics prison road ruins gates gate entrance takeover loss morgue "
    "reoccupation evacuation massacre seizure raid raids blockade encirclement all most much half surroundings "
    "vicinity approaches countryside environs farmland fields coast shore island bishop imam sheikh head women men "
    "children traders farmers population sector axis front bazaar barracks base garrison dam bridge river gulf bay "
    "lake town towns city cities village villages hamlet hamlets district districts township townships woreda kebele "
    "locality localities county counties oblast raion tehsil ward wards barangay sitio department departments "
    "prefecture cercle territory settlement settlements community communities municipality municipalities quarter "
    "quarters neighbourhood neighbourhoods neighborhood neighborhoods governorate governorates camp camps province "
    "provinces region regions state area areas zone zones suburb kibbutz emirate sub-prefecture".split()
)
"""Nouns after which "of" leads to the name of a place."""
NORTH = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "northwards southwards eastwards westwards".split()
)
KINDS_BEFORE = frozenset(
    "town city village hamlet district quarter settlement kibbutz moshav woreda kebele commune locality township "
    "department neighbourhood neighborhood cercle barangay sitio suburb camp post checkpoint capital".split()
)
"""Kinds that stand right before a name: "the village Ain Nuri", "camp Zahra"."""
KINDS_AFTER = frozenset(
    "township townships woreda woredas kebele locality localities county counties oblast raion tehsil ward wards "
    "barangay commune communes department departments prefecture cercle territory settlement municipality quarters "
    "road highway river bridge crossing junction checkpoint checkpoints bazaar market square roundabout tunnel dam "
    "pass lake hill hills forest base barracks prison jail airfield aerodrome airstrip station hospital mosque "
    "church cathedral clinic school university plant refinery oilfield terminal bypass creek ridge heights slope bank "
    "coast shore desert gate avenue street flyover axis front frontline area areas farm farms orchard orchards zone "
    "compound garrison post camps regions communities community district districts city town village villages "
    "neighbourhood neighborhood province governorate region state valley island islands peninsula airport "
    "border".split()
)
"""Kinds that stand right after a name: "Ain Nuri township", "the Zahra road"."""
SORTS = frozenset(
    "air military naval refugee displacement power border railway train bus police international general central "
    "provincial regional".split()
)
"""Words that may stand between a name and its kind: "the Zahra air base", "Ain Nuri refugee camp"."""
BODIES = frozenset(
    "ministry organization organisation committee council party front army brigade brigades battalion battalions "
    "agency news group company corps force forces movement union court congress police command commission foundation "
    "institute association observatory network post times radio television tv channel alliance coalition division "
    "regiment regiments squadron unit battery fund bank programme program society guard guards militia militias "
    "service services office league parliament senate assembly government federation international nations airlines "
    "airways ship vessel tanker frigate destroyer watch amnesty desk bureau press gazette tribune herald authority "
    "administration department secretariat taskforce mission operation initiative centre center project rights "
    "democrats republicans constitution charter accord agreement treaty".split()
)
"""Words in the names of bodies, units and papers, which are no places."""
TITLES = frozenset(
    "president vice minister general lieutenant major colonel captain sergeant corporal brigadier admiral commander "
    "commandant chief sheikh sheik mullah mawlawi maulana imam ayatollah bishop father sister pastor reverend doctor "
    "professor dr mr mrs ms sir lord lady prince princess king queen emir sultan governor mayor senator judge justice "
    "ambassador secretary spokesman spokeswoman inspector superintendent director haji hajji qari warlord pope "
    "patriarch field marshal sayyid abu umm gen col lt capt maj sgt brig".split()
)
"""Words that stand before a person's name."""
NO_PLACES = frozenset(
    "easter christmas eid ramadan nowruz yom passover diwali sunday god allah arabic english french russian hebrew "
    "kurdish persian turkish spanish portuguese swahili hausa somali burmese urdu pashto dari tigrinya amharic "
    "ukrainian islam christianity spring summer autumn winter gmt utc am pm facebook twitter telegram tiktok instagram "
    "whatsapp signal viber youtube internet shia sunni christian christians muslim muslims jews islamist islamists "
    "jihadist jihadists kalashnikov kalashnikovs grad grads toyota drone covid ebola cholera sharia koran quran bible "
    "article resolution phase chapter annex section table figure step day days week total dead killed wounded hurt "
    "i we you he she they it who what when where why how yes no not all any some one two three four five six seven "
    "eight nine ten least most last first second third around about nearly almost dozens scores hundreds thousands "
    "reuters afp ap bbc cnn xinhua tass interfax anadolu sana aljazeera unicef unhcr ocha msf icrc ifrc wfp who iom "
    "local human general home his her our your my".split()
)
"""Capitalised words that lead no name of a place."""
SAYS = frozenset("said says told tells added adds reported stated declared announced wrote replied insisted".split())
NO_OBJECTS = frozenset("according belonging loyal linked allied known addressed attributed thanks due close".split())
"""Words after which "to" leads to no place."""
LABELS = frozenset(
    "dead deaths wounded hurt injured casualties victims health food shelter protection education water access "
    "security update note background displaced displacement humanitarian logistics nutrition wash response source "
    "sources photo photos caption title summary premises convoy kidnapped killed missing damage movements arrivals "
    "children women men civilians funding needs gaps highlights overview context market toll total returns roads road "
    "schools school hospital hospitals aid weather methodology contact editor correction analysis watch live breaking "
    "urgent video exclusive opinion incident incidents attack attacks strikes strike shelling clashes fighting mines "
    "houses homes losses prisoners captured destroyed enemy our fuel electricity power markets prices sport culture "
    "economy politics world today yesterday morning evening night noon later earlier also prisons morgue names "
    "number numbers figures bodies time date place means cause trade camp camps village villages families".split()
)
"""Words that open a line before a colon and name what it is about, no place."""
TOPICS = frozenset(
    "situation update flash displacement crisis log digest note diary tracker bulletin weekly daily again now "
    "right tonight today this".split()
)
"""Words that follow the place a headline opens with: "Sarmin situation report", "Kafr Nuri again"."""
LEADING = LOCATIVES | TAKEN | KINDS_BEFORE | {"from", "round", "before"}
"""Words right before a name that make it a place's."""
LEADS_NONE = NO_PLACES | TITLES
"""Words that open no name of a place."""
