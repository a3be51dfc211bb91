"""Where the invented people live: real municipalities, streets that are nowhere."""

from dataclasses import dataclass
from random import Random

from pertvarka.people.demonstration import chance as chances

DEMO_MUNICIPALITY = "LT-02"
"""Where the demonstration's own case manager and supervisor work (definitions/roles)."""
DEMO_OFFICER_REGION = "LT-PN"
"""Where its child rights officer works."""

STREETS = (
    "Rasaklonio", "Vėjalankių", "Miglatakio", "Žolialapių", "Samanatilčio", "Bitėžiedžių", "Gerviaupio", "Obelsodžių",
    "Žiemasvirnio", "Rytaslėnio", "Šerkšnatakių", "Rugiamedaus", "Klevarato", "Gluosniabrastos", "Vyturiadangaus",
    "Pievavingio", "Uosiavartų", "Ežeraskliauto", "Smiltatilčio", "Toliaklonio", "Aušradaržių", "Liepasvirnių",
    "Versmiavartų", "Giliašakių", "Žarabrastos", "Puriažolių", "Beržamalūno", "Saulatakių", "Sidabraupio", "Upėvingių",
)  # fmt: skip
"""Compounds nobody has named a street by, in the genitive."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """What the country is invented from: one municipality of definitions/territory."""

    code: str
    region_code: str
    slug: str
    kind: str
    genitive_lt: str
    name_en: str
    seat: str

    @property
    def weight(self) -> float:
        """How many people live there, roughly, against a middling district; decides how many are invented."""
        return _LARGE.get(self.slug, _BY_KIND.get(self.kind, 1.0))


_LARGE = {
    "vilniaus-miesto": 9.0,
    "kauno-miesto": 6.0,
    "klaipedos-miesto": 4.0,
    "siauliu-miesto": 3.2,
    "panevezio-miesto": 3.0,
    "alytaus-miesto": 3.0,
    "vilniaus-rajono": 2.0,
    "kauno-rajono": 2.0,
    "neringos": 0.3,
}
_BY_KIND = {"city": 1.5, "district": 1.2, "municipality": 0.7}


def address(chance: Random, *, seat: str) -> str:
    """An address that exists nowhere: a street of no town."""
    flat = f"-{chance.randint(1, 40)}" if chances.happens(chance, 0.6) else ""
    return f"{chance.choice(STREETS)} g. {chance.randint(1, 48)}{flat}, {seat}"
