"""The invented cluster: who joined in which region and who is missing, what members signed, met and asked.

Schools, clinics, firms and associations stand here beside the units, institutions and providers of the country, so that
the matrix of members has the gaps a real one has. Pure: `loading_cluster` writes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

EDUCATION, HEALTH, BUSINESS, NGO, COMMUNITY = "education", "health", "business", "ngo", "community"
KINDS = {
    "municipal_administration": "municipal-administrations",
    "institution": "social-service-institutions",
    "provider": "social-service-institutions",
    EDUCATION: "education-institutions",
    HEALTH: "health-institutions",
    BUSINESS: "businesses",
    NGO: "ngos",
    COMMUNITY: "community",
}
FIRST_DAY = date(2024, 3, 4)
_SORTS = (
    (EDUCATION, "mokykla", "Mokykla „{}“", "“{}” school", (0, 2, 3, 6, 8)),
    (HEALTH, "klinika", "Sveikatos centras „{}“", "“{}” health centre", (1, 2, 5, 8)),
    (BUSINESS, "imone", "Įmonė „{}“", "“{}” company", (3, 7)),
    (NGO, "bendrija", "Bendrija „{}“", "“{}” association", (0, 1, 2, 4, 5, 6, 7, 9)),
    (COMMUNITY, "bendruomene", "Bendruomenė „{}“", "“{}” community", (2, 5, 9)),
)
_NAMES = ("Gija", "Žingsnis", "Rytas", "Tiltas", "Versmė", "Šaltinis", "Vėjas", "Ratas", "Takas", "Langas")
_SLUGS = ("gija", "zingsnis", "rytas", "tiltas", "versme", "saltinis", "vejas", "ratas", "takas", "langas")


@dataclass(frozen=True, slots=True)
class Body:
    code: str
    kind: str
    name_lt: str
    name_en: str
    region_code: str
    municipality_code: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A difficulty or a benefit; `owner` is the number of a member of the region."""

    kind: str
    region: int | None
    days_ago: int
    what: str
    action: str = ""
    due_in: int | None = None
    state: str = "open"


@dataclass(frozen=True, slots=True)
class Plan:
    title: str
    aim: str
    region: int
    days_ago: int
    steps: tuple[tuple[str, int, bool], ...]
    """What, due in so many days (before today where negative), and whether it is done."""


@dataclass(frozen=True, slots=True)
class Told:
    kind: str
    title: str
    text: str
    days_ago: int
    replies: tuple[str, ...] = field(default=())


def bodies(municipalities: Mapping[str, Sequence[str]]) -> tuple[Body, ...]:
    """Members of the other kinds, where a region has them; `municipalities` by region code, in order."""
    made = []
    for kind, slug, lt, en, present in _SORTS:
        for number, (region, places) in enumerate(municipalities.items()):
            if number in present:
                made.append(
                    Body(
                        code=f"{slug}-{_SLUGS[number]}",
                        kind=kind,
                        name_lt=lt.format(_NAMES[number]),
                        name_en=en.format(_NAMES[number]),
                        region_code=region,
                        municipality_code=places[(number + len(slug)) % len(places)],
                    )
                )
    return tuple(made)


def joined_on(number: int) -> date:
    """Members joined one after another, a few days apart."""
    return FIRST_DAY + timedelta(days=5 * number % 700)


ENTRIES = (
    Entry("limited_experience", 0, 210, "Savivaldybės ir globos namai dar nėra kartu rengę nė vieno žmogaus išėjimo.",
          "Sutarta dėl trijų bendrų atvejo aptarimų.", state="handled"),
    Entry("distrust", 1, 160, "Teikėjai nenori sakyti, kiek turi laisvų vietų, nes mano, kad savivaldybė to neprašo.",
          "Vietos rodomos visiems klasterio nariams.", due_in=-12, state="in_hand"),
    Entry("prejudice", 2, 140, "Gyventojai surinko parašus prieš grupinio gyvenimo namus kaimynystėje.",
          "Kviečiame kaimynus į atvirų durų dieną.", due_in=20, state="in_hand"),
    Entry("competition", 3, 120, "Du teikėjai ginčijasi dėl tų pačių patalpų."),
    Entry("limited_experience", 4, 95, "Mokykla nežino, kaip priimti vaiką, grįžtantį iš globos namų.",
          "Mokyklos specialistai dalyvaus mokymuose.", due_in=35, state="in_hand"),
    Entry("other_difficulty", 5, 80, "Sveikatos centras neturi psichiatro, kuris važiuotų į namus.", due_in=-3),
    Entry("prejudice", 6, 60, "Darbdaviai abejoja, ar žmogus su negalia gali dirbti sandėlyje."),
    Entry("distrust", 7, 45, "Globos namų darbuotojai bijo prarasti darbą ir slepia, kas galėtų išeiti gyventi kitur.",
          "Kalbamasi su kiekvienu darbuotoju.", due_in=14, state="in_hand"),
    Entry("competition", None, 30, "Regionai varžosi dėl tų pačių mokytojų šeimos konferencijoms."),
    Entry("knowledge", 0, 150, "Tauragės teikėjai parodė kitiems, kaip pritaikė butą trims gyventojams.",
          "Pagal jų planą įrengti dar du butai.", state="handled"),
    Entry("ties", 1, 130, "Bendrija ir savivaldybė pirmą kartą kartu ieško budinčių globotojų.",
          "Atsiliepė devynios šeimos.", state="handled"),
    Entry("cooperation", 3, 100, "Klinika ir socialinės dirbtuvės sutarė dėl vizitų tą pačią dieną.",
          "Žmonės nebevažinėja du kartus.", state="handled"),
    Entry("coordination", 5, 70, "Trys savivaldybės perka kelionių paslaugą kartu.",
          "Kelionė pigesnė ir važiuoja kasdien.", state="handled"),
    Entry("knowledge", 8, 40, "Nariai pasidalijo lengvai suprantamais informaciniais lapais.", state="open"),
)  # fmt: skip
AGREEMENTS = (
    ("Bendradarbiavimo susitarimas dėl žmonių išėjimo iš globos namų",
     ("Šalys kartu rengia kiekvieno žmogaus išėjimą: susitinka kas mėnesį, dalijasi laisvų vietų sąrašu ir paskiria po "
     "vieną atsakingą darbuotoją.")),
    ("Susitarimas dėl bendrų paslaugų šeimoms",
     "Mokykla, sveikatos centras ir teikėjai vienai šeimai teikia paslaugas pagal vieną planą ir nesikartoja."),
)  # fmt: skip
PLANS = (
    Plan("Vasaros stovykla trijų regionų vaikams", "Vaikai iš globos namų ir iš šeimų pabūna kartu.", 0, 120,
         (("Rasti vietą ir suderinti dieną", -60, True), ("Pakviesti šeimas", -20, True),
          ("Paruošti lydinčius darbuotojus", 15, False))),
    Plan("Bendras budinčių globotojų telefonas", "Kad naktį visada būtų kam paskambinti.", 1, 90,
         (("Surinkti globotojų sutikimus", -30, True), ("Paskirti budėjimo tvarką", -5, False),
          ("Pranešti policijai ir ligoninėms", 25, False))),
    Plan("Atvirų durų diena naujuose namuose", "Kaimynai pamato, kas čia gyvens.", 2, 60,
         (("Paruošti pasakojimą kartu su gyventojais", -10, True), ("Pakviesti kaimynus", 5, False))),
    Plan("Bendri darbo bandymai", "Kiekvienas norintis išbando darbą dviejose įmonėse.", 7, 45,
         (("Sutarti su įmonėmis", 10, False), ("Paskirti pagalbininkus", 30, False))),
)  # fmt: skip
POSTS = (
    Told("knowledge", "Kaip paruošėme trijų žmonių butą",
         "Pradėjome nuo to, ko nori patys žmonės. Brangiausia buvo vonia, ilgiausiai truko leidimai. Pridedame darbų "
         "sąrašą su kainomis.", 75, ("Ačiū, pagal sąrašą skaičiuojame savo butą.",)),
    Told("question", "Kas yra padėjęs žmogui susigrąžinti veiksnumą?",
         "Ieškome, kas galėtų papasakoti, kaip kreipėtės į teismą ir kiek tai truko.", 50,
         ("Pernai padėjome dviem žmonėms. Truko penkis mėnesius, galime papasakoti.",
          "Kreipkitės į mūsų teisininkę, ji veda tokias bylas.")),
    Told("question", "Kur rasti lydintį asmenį kelionei pas gydytoją?",
         "Mūsų rajone tokios paslaugos nėra, kitame yra. Ar galima pirkti iš kaimynų?", 28,
         ("Galima, reikia savivaldybių susitarimo. Turime pavyzdį.",)),
    Told("knowledge", "Lengvai suprantami lapai apie teises",
         "Parengėme šešis lapus su paveikslėliais, juos patikrino žmonės su intelekto negalia.", 14),
    Told("question", "Kaip kalbatės su darbuotojais apie įstaigos uždarymą?",
         "Žmonės nerimauja. Kas jums padėjo?", 6),
)  # fmt: skip
