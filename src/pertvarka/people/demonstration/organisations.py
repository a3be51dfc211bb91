"""Invented organisations: municipal units that lead cases, care institutions, providers and care centres."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import places
from pertvarka.people.demonstration.places import Municipality

# Kinds as the room of organisations knows them.
UNIT = "municipal_administration"
INSTITUTION = "institution"
PROVIDER = "provider"

CHILDREN = "children"
YOUNG_PEOPLE = "young_people"
MOTHERS = "mothers"
ADULTS = "adults"
CARERS = "carers"

DEMO_INSTITUTION = "globos-namai-liepu-aleja"
DEMO_PROVIDER = "bendruomeniniai-namai-kalve"

_CHILDREN_HOMES = (
    ("vyturiu-slenio", "Vyturių slėnio", "Vyturių Slėnis"),
    ("rasos-klonio", "Rasos klonio", "Rasos Klonis"),
    ("ausrines-kalvos", "Aušrinės kalvos", "Aušrinės Kalva"),
    ("gerviu-pievos", "Gervių pievos", "Gervių Pieva"),
    ("obelu-skliauto", "Obelų skliauto", "Obelų Skliautas"),
    ("zvaigzdziu-tilto", "Žvaigždžių tilto", "Žvaigždžių Tiltas"),
    ("lubinu-lauko", "Lubinų lauko", "Lubinų Laukas"),
    ("smilgu-vingio", "Smilgų vingio", "Smilgų Vingis"),
    ("pieniu-darzo", "Pienių daržo", "Pienių Daržas"),
    ("bitutes-sodo", "Bitutės sodo", "Bitutės Sodas"),
)
_ADULT_HOMES = (
    ("gluosniu", "Gluosnių", "Gluosniai"),
    ("azuolu-paunksmes", "Ąžuolų paunksmės", "Ąžuolų Paunksmė"),
    ("sermuksniu-vartu", "Šermukšnių vartų", "Šermukšnių Vartai"),
    ("rugiageliu-kranto", "Rugiagėlių kranto", "Rugiagėlių Krantas"),
    ("berzu-tako", "Beržų tako", "Beržų Takas"),
    ("ievu-skardzio", "Ievų skardžio", "Ievų Skardis"),
    ("pusu-brastos", "Pušų brastos", "Pušų Brasta"),
    ("samanu-kiemo", "Samanų kiemo", "Samanų Kiemas"),
    ("klevu-rato", "Klevų rato", "Klevų Ratas"),
    ("uosiu-krantines", "Uosių krantinės", "Uosių Krantinė"),
    ("zolynu-maluno", "Žolynų malūno", "Žolynų Malūnas"),
    ("drebuliu-slaito", "Drebulių šlaito", "Drebulių Šlaitas"),
    ("virziu-kopos", "Viržių kopos", "Viržių Kopa"),
    ("egliu-lanko", "Eglių lanko", "Eglių Lankas"),
    ("karklu-posukio", "Karklų posūkio", "Karklų Posūkis"),
)
_PROVIDER_NAMES = (
    ("kalve", "Kalvė"), ("lieptas", "Lieptas"), ("verpste", "Verpstė"), ("sietynas", "Sietynas"),
    ("kluonas", "Kluonas"), ("skrynia", "Skrynia"), ("prieangis", "Prieangis"), ("pastoge", "Pastogė"),
    ("sulinys", "Šulinys"), ("seklycia", "Seklyčia"), ("lopsine", "Lopšinė"),
    ("sauletekio-langas", "Saulėtekio langas"), ("pynele", "Pynelė"), ("gandro-lizdas", "Gandro lizdas"),
    ("dobilo-lapas", "Dobilo lapas"), ("pienes-pukas", "Pienės pūkas"), ("margute", "Margutė"),
    ("smuikelis", "Smuikelis"), ("menulio-laiptai", "Mėnulio laiptai"), ("aitvaro-kiemas", "Aitvaro kiemas"),
    ("stakles", "Staklės"), ("rentinys", "Rentinys"), ("irklas", "Irklas"), ("vezimas", "Vežimas"),
    ("krosnis", "Krosnis"), ("aulys", "Aulys"), ("kubilas", "Kubilas"), ("drozle", "Drožlė"), ("audinys", "Audinys"),
    ("skliautas", "Skliautas"), ("brasta", "Brasta"), ("pakrante", "Pakrantė"), ("tvorele", "Tvorelė"),
    ("svirnelis", "Svirnelis"), ("aikstele", "Aikštelė"), ("laiptelis", "Laiptelis"), ("obelele", "Obelėlė"),
    ("kraitele", "Kraitelė"), ("vingiorykste", "Vingiorykštė"), ("suolelis", "Suolelis"),
)  # fmt: skip
"""In four rounds over the ten regions, one round for each sort."""


@dataclass(frozen=True, slots=True)
class _Sort:
    """One of the four sorts of provider that every region has."""

    code: str
    title_lt: str
    title_en: str
    serves: tuple[str, ...]


_SORTS = (
    _Sort("bendruomeniniai-namai", "Bendruomeniniai namai", "community home", (ADULTS,)),
    _Sort("vaiku-ir-seimu-namai", "Vaikų ir šeimų namai", "home for children and families",
          (CHILDREN, YOUNG_PEOPLE, MOTHERS)),
    _Sort("socialines-dirbtuves", "Socialinės dirbtuvės", "social workshop", (ADULTS,)),
    _Sort("globos-centras", "Globos centras", "care centre", (CARERS,)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that exists only in the demonstration."""

    code: str
    kind: str
    serves: tuple[str, ...]
    name_lt: str
    name_en: str
    municipality_code: str
    region_code: str
    address: str
    is_invented: bool = True


def unit_code(municipality: Municipality) -> str:
    return f"socialine-parama-{municipality.slug}"


def invent(municipalities: Sequence[Municipality], *, seed: int, layer: int) -> tuple[Organisation, ...]:
    """Units in the first layer only; 26 institutions and 40 providers in each, spread over all regions."""
    chance = chances.stream(seed, layer, "organisations")
    regions = list(dict.fromkeys(place.region_code for place in municipalities))
    by_region = {code: [place for place in municipalities if place.region_code == code] for code in regions}
    again = "" if layer == 1 else f"-{layer}"
    made: list[Organisation] = []
    if layer == 1:
        made += [_unit(place, chance) for place in municipalities]
    for number, (code, genitive, english) in enumerate(_CHILDREN_HOMES):
        made.append(
            _located(
                chance.choice(by_region[regions[number % len(regions)]]),
                chance,
                code=f"vaiku-globos-namai-{code}{again}",
                kind=INSTITUTION,
                serves=(CHILDREN,),
                name_lt=_numbered(f"{genitive} vaikų globos namai", layer),
                name_en=_numbered(f"{english} children's care home", layer),
            )
        )
    adults = [
        (DEMO_INSTITUTION, "Globos namai „Liepų alėja“", "“Liepų alėja” care home"),
        *(
            (f"globos-namai-{code}", f"{name} globos namai", f"{english} care home")
            for code, name, english in _ADULT_HOMES
        ),
    ]
    # The six largest regions have two homes for adults.
    second_round = sorted(regions, key=lambda code: -sum(place.weight for place in by_region[code]))
    for number, (code, lithuanian, english) in enumerate(adults):
        region = [*regions, *second_round][number % (2 * len(regions))]
        made.append(
            _located(
                chance.choice(by_region[region]),
                chance,
                code=f"{code}{again}",
                kind=INSTITUTION,
                serves=(ADULTS,),
                name_lt=_numbered(lithuanian, layer),
                name_en=_numbered(english, layer),
            )
        )
    for number, (code, name) in enumerate(_PROVIDER_NAMES):
        sort = _SORTS[number // len(regions) % len(_SORTS)]
        made.append(
            _located(
                chance.choice(by_region[regions[number % len(regions)]]),
                chance,
                code=f"{sort.code}-{code}{again}",
                kind=PROVIDER,
                serves=sort.serves,
                name_lt=_numbered(f"{sort.title_lt} „{name}“", layer),
                name_en=_numbered(f"“{name}” {sort.title_en}", layer),
            )
        )
    return tuple(made)


def _unit(place: Municipality, chance: Random) -> Organisation:
    return _located(
        place,
        chance,
        code=unit_code(place),
        kind=UNIT,
        serves=(CHILDREN, YOUNG_PEOPLE, MOTHERS, ADULTS),
        name_lt=f"{place.genitive_lt} socialinės paramos skyrius",
        name_en=f"{place.name_en}, social support unit",
    )


def _located(
    place: Municipality, chance: Random, *, code: str, kind: str, serves: tuple[str, ...], name_lt: str, name_en: str
) -> Organisation:
    return Organisation(
        code=code,
        kind=kind,
        serves=serves,
        name_lt=name_lt,
        name_en=name_en,
        municipality_code=place.code,
        region_code=place.region_code,
        address=places.address(chance, seat=place.seat),
    )


def _numbered(name: str, layer: int) -> str:
    """Further layers repeat the names with a number."""
    return name if layer == 1 else f"{name} ({layer})"
