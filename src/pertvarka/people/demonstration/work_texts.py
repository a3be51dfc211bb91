"""Sentences about the work: why cases open and close, what is to be done, what was decided. Data, not messages."""

from pertvarka.people.demonstration import lives
from pertvarka.people.demonstration.cohorts import Counted

OPENING = {
    Counted.ASSESSED_ADULT: (
        "Vertinami globos namų gyventojų poreikiai, žmogus nori gyventi bendruomenėje.",
        "Žmogus paprašė pagalbos ieškant, kur gyventi už globos namų ribų.",
    ),
    Counted.ASSESSED_CHILD: (
        "Vaikas gyvena globos namuose, ieškoma šeimos.",
        "Pertvarkoma įstaiga, reikia nuspręsti, kur vaikui gyventi geriausia.",
    ),
    Counted.SERVED_CHILD: ("Vaikas persikelia į bendruomeninius vaikų namus.",),
    Counted.SERVED_YOUNG_PERSON: (
        "Jaunuolis baigia gyventi globos namuose, reikia palydėjimo.",
        "Jaunuolis mokosi ir kuriasi savarankiškai, paprašė pagalbos.",
    ),
    Counted.SERVED_MOTHER: ("Moteris viena augina mažą vaiką ir prašo pagalbos.",),
    Counted.WITH_CARER: ("Vaikui laikinai reikia saugių namų, jį priima budintis globotojas.",),
}
"""By what the person was counted as."""
OPENING_AT_HOME = {
    Counted.ASSESSED_ADULT: (
        "Kreipėsi artimieji: namuose vienai šeimai rūpintis per sunku.",
        "Žmogus paprašė pagalbos, kad galėtų gyventi savo namuose.",
    ),
    Counted.ASSESSED_CHILD: ("Šeima augina vaiką su negalia ir prašo pagalbos namuose.",),
}
"""The same for those who live in no institution."""

CLOSING = {
    "adult": (
        ("Plano tikslai pasiekti.", "Gyvena bendruomenėje, pagalbą gauna iš teikėjo.", "„Man gera mano namuose.“"),
        ("Asmuo nusprendė likti, kur gyvena.", "Gyvena, kaip pats pasirinko.", "„Čia mano draugai.“"),
    ),
    "child": (
        ("Vaikas gyvena šeimoje.", "Šeimai pagalbos nebereikia.", "„Aš turiu savo kambarį.“"),
        ("Vaikas užaugo ir gyvena savarankiškai.", "Mokosi arba dirba.", "„Žinau, kam paskambinti.“"),
    ),
    "young": (
        ("Palydėjimas baigtas.", "Turi kur gyventi, mokosi arba dirba.", "„Nemaniau, kad man pavyks.“"),
        ("Jaunuolis išvyko dirbti į kitą miestą.", "Gyvena savarankiškai.", "„Viskas gerai, ačiū.“"),
    ),
    "mother": (("Pagalbos nebereikia.", "Šeima gyvena kartu, vaikas lanko darželį.", "„Dabar miegu ramiau.“"),),
}
"""Reason, outcome, and what the person says."""

TASKS: dict[str, tuple[str, ...]] = {
    lives.IDENTIFIED: ("Paskambinti ir susitarti dėl pirmo susitikimo",),
    lives.REGISTERED: (
        "Susitikti pirmą kartą ir paaiškinti, kas bus toliau",
        "Gauti dokumentų kopijas",
        "Paskirti vertintojus",
    ),
    lives.UNDER_ASSESSMENT: (
        "Suderinti antrojo vertintojo laiką",
        "Gauti šeimos gydytojo išrašą",
        "Paklausti artimųjų nuomonės",
    ),
    lives.PLANNING: (
        "Aptarti planą kartu su asmeniu",
        "Paklausti teikėjo apie laisvas vietas",
        "Parengti lengvai suprantamą plano lapą",
    ),
    lives.PLAN_ACTIVE: (
        "Plano peržiūra kartu su asmeniu",
        "Aplankyti namuose",
        "Paskambinti teikėjui ir paklausti, kaip sekasi",
        "Pratęsti paslaugos sutartį",
        "Palydėti pas šeimos gydytoją",
    ),
    lives.TRANSITION: (
        "Suderinti persikraustymo dieną",
        "Perkelti išmokas ir deklaruoti gyvenamąją vietą",
        "Rasti šeimos gydytoją naujoje vietoje",
        "Sudėti prisiminimų dėžutę",
    ),
    lives.FOLLOW_UP: ("Apsilankyti ir paklausti, kaip sekasi", "Paskambinti artimiesiems"),
    lives.SUSPENDED: ("Paskambinti į ligoninę ir paklausti, kada grįš",),
}
RESULTS = ("Atlikta, kaip sutarta.", "Susitikome, viskas aptarta.", "Gauta, įdėta į bylą.", "Sutarta, asmuo žino.")
DECISION_TASKS = (
    ("Ieškoti vietos arčiau artimųjų.", "Paklausti dviejų teikėjų apie vietas arčiau artimųjų"),
    ("Pirmą mėnesį lankyti kas savaitę.", "Sudaryti pirmo mėnesio lankymo grafiką"),
    ("Paprašyti kalbos terapeuto pagalbos.", "Paskambinti kalbos terapeutui"),
    ("Išbandyti dienos veiklą dvi savaites.", "Susitarti dėl dviejų bandomųjų savaičių"),
    ("Planą pateikti paveikslėliais.", "Parengti planą paveikslėliais"),
)
SUMMARIES = (
    "Aptarėme, kas pavyko per pusmetį ir ko dar trūksta. Visi sutaria dėl tolesnių žingsnių.",
    "Svarstėme du variantus, kur gyventi. Nuspręsta pirma abu aplankyti.",
    "Sutarėme, kas už ką atsako iki kito susitikimo.",
)
RESTRICTED_REASONS = (
    "Asmuo – skyriaus darbuotojo giminaitis.",
    "Asmuo plačiai žinomas savivaldybėje.",
    "Asmuo – globos namų darbuotojos vaikas.",
)
SEALED_REASON = "Įvaikinimo paslaptis."

TRANSFER_REASONS = (
    "Persikelia gyventi arčiau artimųjų.",
    "Šeima persikraustė į jūsų savivaldybę.",
    "Pradeda mokytis jūsų savivaldybėje.",
)
TRANSFER_SUMMARY = (
    "Planas galioja, tikslai aptarti su asmeniu. Svarbiausia – pažįstamas darbuotojas pirmomis savaitėmis ir ryšys su "
    "artimaisiais. Skubių klausimų nėra."
)
TRANSFER_REFUSALS = ("Asmuo nusprendė nepersikelti.", "Vieta atsiras tik pavasarį, siūlykite dar kartą kovą.")
EMERGENCIES = (
    ("manager_away", "Asmuo skambina susirūpinęs, vadybininkas atostogauja, reikia sužinoti, kas paskirta padėti."),
    ("danger", "Kaimynai praneša, kad namuose nėra šildymo. Reikia rasti, su kuo susisiekti."),
    ("child_protection", "Vaikas po pamokų atėjo vienas ir nežino, kas jo laukia. Ieškau globėjo."),
    ("manager_away", "Gydytojas prašo patvirtinti, kas gali lydėti į operaciją šiandien."),
)
REVIEWED = {
    "justified": "Reikėjo veikti iš karto, peržiūrėta tik tai, ko reikėjo.",
    "unjustified": "Buvo galima paskambinti budinčiam vadybininkui. Aptarta su darbuotoju.",
}
