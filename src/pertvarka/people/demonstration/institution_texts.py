"""Texts of the invented transformation plans, chapter by chapter. The institutions they speak of do not exist."""

from collections.abc import Mapping

from pertvarka.services.institutions import chapters
from pertvarka.services.institutions.rules import ChapterContent

_TEXTS: Mapping[str, str] = {
    "situation": "Įstaigoje gyvena {residents} žmonių, dalis jų – daugiau kaip dešimt metų. Kambariai dviviečiai ir "
    "triviečiai, artimiausia parduotuvė – už dviejų kilometrų. Dauguma gyventojų nori gyventi arčiau artimųjų.",
    "residents": "Kiekvieno gyventojo poreikiai įvertinti, o norai užrašyti jų pačių žodžiais. Pirmieji išsikelia tie, "
    "kurių artimieji gyvena regione. Broliai ir seserys neskiriami.",
    "services": "Namai įrengiami ten, kur gyventojai nori gyventi ir kur yra darbo, mokslo ar dienos užimtumo vietų. "
    "Paslaugas teiks nevyriausybinės organizacijos, parinktos viešu konkursu.",
    "staff": "Visų darbuotojų kompetencijos ir motyvacija įvertintos. Daugumai siūlomas darbas bendruomeninėse "
    "paslaugose, kitiems – persikvalifikavimas arba išeitinė išmoka.",
    "building": "Pastato institucinei globai daugiau naudoti neketinama. Sprendimą dėl paskirties priima steigėjas, "
    "pasitaręs su savivaldybe.",
    "money": "Namų įsigijimas finansuojamas ES fondų lėšomis, paslaugų išlaikymas – iš savivaldybės biudžeto. "
    "Sumos suderintos su steigėju.",
    "timetable": "Pirmieji metai skirti namams įsigyti ir darbuotojams parengti, tolesni – persikėlimams grupėmis po "
    "aštuonis žmones.",
    "risks": "Rizikos peržiūrimos kas ketvirtį įstaigos pertvarkos darbo grupėje, dalyvaujant gyventojų atstovams.",
    "communication": "Su gyventojais kalbamasi jiems suprantama kalba, su artimaisiais – prieš kiekvieną sprendimą, "
    "su kaimynais – prieš įsigyjant namus.",
}
_IMPROVED = " Papildyta pagal eksperto pastabas: nurodyti šaltiniai, atsakingi asmenys ir terminai."
REMARKS = (
    ("money", "Namų pirkimas", "Nurodykite, pagal kokią sutartį finansuojama, ir pridėkite steigėjo raštą."),
    ("staff", "Po pertvarkos", "Kur dirbs tie, kurie nenori dirbti bendruomeninėse paslaugose?"),
    ("communication", "", "Neaišku, kaip apie sprendimus sužinos gyventojai, kurie nekalba."),
)
TOPICS = (
    "Padėties analizė ir gyventojų grupės",
    "Gyventojų norai ir būsimi namai",
    "Naujų paslaugų poreikis regione",
    "Darbuotojų vertinimas ir perkėlimas",
    "Pastato ateitis",
    "Pinigai ir šaltiniai",
    "Grafikas ir atsakomybės",
    "Rizikos",
    "Pokalbiai su gyventojais ir artimaisiais",
    "Plano projekto aptarimas",
    "Pastabos ir pataisos",
    "Baigiamasis aptarimas su steigėju",
)
TOPIC_CHAPTERS = (*chapters.KEYS, "", "", "")


def content(
    *, residents: int, municipality: str, is_for_children: bool, first_year: int, is_improved: bool = False
) -> dict[str, ChapterContent]:
    """A plan without holes for so many people; `first_year` is the year of the first moves."""
    homes, family = (
        ("community_childrens_home", "own_family") if is_for_children else ("group_home", "independent_living_home")
    )
    leaving = max(residents * 3 // 5, 1)
    in_homes, in_family = leaving - leaving // 3, leaving // 3
    cost = in_homes * 31_500 + 48_000
    rows: dict[str, list[dict[str, str]]] = {
        "residents": [
            {"destination": homes, "quarter": f"{first_year}-2", "count": str(in_homes - in_homes // 2)},
            {"destination": homes, "quarter": f"{first_year}-4", "count": str(in_homes // 2)},
            {"destination": family, "quarter": f"{first_year + 1}-2", "count": str(in_family)},
        ],
        "services": [
            {
                "service": "Bendruomeniniai vaikų globos namai" if is_for_children else "Grupinio gyvenimo namai",
                "municipality": municipality,
                "places": str(in_homes),
                "opens_on": f"{first_year}-03-01",
            },
            {
                "service": "Pagalba į namus",
                "municipality": municipality,
                "places": str(max(in_family, 4)),
                "opens_on": f"{first_year}-09-01",
            },
        ],
        "staff": [
            {"profession": "Socialiniai darbuotojai", "now": "9", "after": "8", "training": "Asmeninė pagalba"},
            {"profession": "Individualios priežiūros darbuotojai", "now": "24", "after": "18", "training": "Įgūdžiai"},
            {"profession": "Ūkio darbuotojai", "now": "11", "after": "4", "training": "Persikvalifikavimas"},
        ],
        "building": [
            {"part": "Gyvenamasis korpusas", "area": "2400", "future": "Grąžinamas savivaldybei"},
            {"part": "Ūkiniai pastatai", "area": "600", "future": "Parduodami"},
        ],
        "money": [
            {
                "side": "cost",
                "item": "Namų pirkimas ir pritaikymas",
                "year": str(first_year),
                "sum": str(cost - 48_000),
            },
            {"side": "cost", "item": "Darbuotojų mokymai", "year": str(first_year), "sum": "48000"},
            {"side": "funding", "item": "ES fondų lėšos", "year": str(first_year), "sum": str(cost - 60_000)},
            {"side": "funding", "item": "Savivaldybės biudžetas", "year": str(first_year), "sum": "60000"},
        ],
        "timetable": [
            {"measure": title, "owner": owner, "due_on": f"{first_year + (at // 4)}-{1 + at % 4 * 3:02d}-15"}
            for at, (title, owner) in enumerate(_MEASURES)
        ],
        "risks": [
            {"risk": risk, "likelihood": str(likely), "impact": str(heavy), "answer": answer, "owner": owner}
            for risk, likely, heavy, answer, owner in _RISKS
        ],
        "communication": [
            {"audience": "Gyventojai", "what": "Pokalbis su kiekvienu", "when_on": f"{first_year}-01-20"},
            {"audience": "Artimieji", "what": "Susitikimas įstaigoje", "when_on": f"{first_year}-02-03"},
            {"audience": "Kaimynai", "what": "Atvirų durų diena", "when_on": f"{first_year}-04-12"},
        ],
    }
    return {
        key: ChapterContent(
            _TEXTS[key].format(residents=residents) + (_IMPROVED if is_improved and key in ("money", "staff") else ""),
            tuple(chapters.read_rows(key, rows.get(key, []))[0]),
        )
        for key in chapters.KEYS
    }


_MEASURES = (
    ("Pasirašyti sutartį dėl namų pirkimo", "Savivaldybės administracija"),
    ("Parengti darbuotojų individualius tobulinimosi planus", "Įstaigos direktorius"),
    ("Įrengti pirmuosius namus", "Savivaldybės administracija"),
    ("Perkelti pirmąją gyventojų grupę", "Įstaigos direktorius"),
    ("Perkelti antrąją gyventojų grupę", "Įstaigos direktorius"),
    ("Nuspręsti dėl pastato paskirties", "Steigėjas"),
    ("Įvertinti persikėlusių žmonių gyvenimą po šešių mėnesių", "Atvejo vadybos skyrius"),
)
_RISKS = (
    ("Vėluoja namų pirkimas", 4, 4, "Rinkos konsultacija ir atsarginiai objektai", "Savivaldybės administracija"),
    ("Kaimynai nenori naujų namų", 3, 3, "Susitikimai prieš pirkimą, atvirų durų diena", "Įstaigos direktorius"),
    ("Darbuotojai išeina anksčiau laiko", 3, 4, "Darbo vietos siūlomos iš anksto", "Personalo skyrius"),
)
