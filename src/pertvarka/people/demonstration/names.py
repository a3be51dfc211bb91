"""Names of nobody: usual first names, and surnames put together from words that no family is called by.

A Lithuanian surname has up to three forms: the man's, the married woman's (-ienė), the unmarried woman's, which follows
the man's ending: -as → -aitė, -is → -ytė, -us → -utė, -ius → -iūtė.
"""

from dataclasses import dataclass
from random import Random

NEW_NAMES_FROM = 1988
"""The year of birth from which the newer first names are given."""

WOMEN = (
    "Ona", "Marija", "Janina", "Genovaitė", "Irena", "Danutė", "Aldona", "Regina", "Stasė", "Birutė", "Zita", "Nijolė",
    "Elena", "Vida", "Laima", "Rima", "Audronė", "Dalia", "Virginija", "Rasa", "Jolanta", "Asta", "Vilma", "Loreta",
    "Daiva", "Edita", "Jūratė", "Lina", "Inga", "Sigita",
)  # fmt: skip
YOUNGER_WOMEN = (
    "Emilija", "Liepa", "Gabija", "Ugnė", "Austėja", "Kamilė", "Urtė", "Goda", "Viltė", "Gabrielė", "Greta", "Ieva",
    "Monika", "Kotryna", "Miglė", "Eglė", "Akvilė", "Luknė", "Rugilė", "Saulė", "Smiltė", "Vaiva", "Deimantė",
    "Karolina",
    "Agnė", "Justina", "Simona", "Toma", "Aistė", "Elzė",
)  # fmt: skip
MEN = (
    "Jonas", "Antanas", "Juozas", "Vytautas", "Algirdas", "Kazys", "Petras", "Stasys", "Bronius", "Vladas", "Romualdas",
    "Rimantas", "Kęstutis", "Gediminas", "Arvydas", "Valdas", "Alvydas", "Saulius", "Rolandas", "Virginijus", "Darius",
    "Gintaras", "Egidijus", "Remigijus", "Vidas", "Zenonas", "Albinas", "Vaclovas", "Raimundas", "Eugenijus",
)  # fmt: skip
YOUNGER_MEN = (
    "Matas", "Lukas", "Jokūbas", "Nojus", "Dominykas", "Benas", "Kajus", "Herkus", "Joris", "Dovydas", "Mantas",
    "Tomas", "Rokas", "Domas", "Ignas", "Paulius", "Karolis", "Justas", "Ernestas", "Deividas", "Arnas", "Gytis",
    "Edvinas", "Modestas", "Aurimas", "Titas", "Augustas", "Simas", "Vilius", "Naglis",
)  # fmt: skip

_FIRST_WORDS = (
    "Aušra", "Berža", "Bitė", "Debesia", "Ežera", "Gervia", "Gilia", "Giria", "Gluosnia", "Kleva", "Lauka", "Liepa",
    "Mėnesia", "Migla", "Obela", "Pieva", "Puria", "Rasa", "Rugia", "Ryta", "Samana", "Saula", "Sidabra", "Smilta",
    "Šerkšna", "Šila", "Tolia", "Uosia", "Upė", "Vasara", "Versmia", "Vėja", "Vyturia", "Žara", "Žiema", "Žvaigžda",
)  # fmt: skip
_LAST_WORDS = (
    ("brast", "as"), ("darž", "as"), ("klon", "is"), ("lank", "ius"), ("lap", "is"), ("malūn", "as"), ("med", "is"),
    ("med", "us"), ("skliaut", "as"), ("slėn", "is"), ("sod", "as"), ("svirn", "as"), ("tak", "is"), ("tilt", "as"),
    ("vart", "as"), ("ving", "is"), ("žied", "as"), ("žol", "is"), ("šak", "is"), ("gir", "ius"), ("dang", "us"),
    ("krant", "as"), ("skamb", "is"), ("rat", "as"), ("sparn", "is"), ("uog", "is"),
)  # fmt: skip
_UNMARRIED = {"as": "aitė", "is": "ytė", "us": "utė", "ius": "iūtė"}
_SAME_WORD = {("Giria", "gir"), ("Upė", "up")}


@dataclass(frozen=True, slots=True)
class Surname:
    """What a family shares: the stem and the ending of the man's form."""

    stem: str
    ending: str

    def form(self, *, sex: str, is_married: bool = False) -> str:
        """The form one member of the family bears.

        >>> vėjatiltas = Surname("Vėjatilt", "as")
        >>> vėjatiltas.form(sex="male"), vėjatiltas.form(sex="female"), vėjatiltas.form(sex="female", is_married=True)
        ('Vėjatiltas', 'Vėjatiltaitė', 'Vėjatiltienė')
        """
        if sex == "male":
            return self.stem + self.ending
        return self.stem + ("ienė" if is_married else _UNMARRIED[self.ending])


SURNAMES = tuple(
    Surname(first + last, ending)
    for first in _FIRST_WORDS
    for last, ending in _LAST_WORDS
    if (first, last) not in _SAME_WORD
)


def surname(chance: Random) -> Surname:
    return chance.choice(SURNAMES)


def first_name(chance: Random, *, sex: str, birth_year: int) -> str:
    if birth_year >= NEW_NAMES_FROM:
        return chance.choice(YOUNGER_WOMEN if sex == "female" else YOUNGER_MEN)
    return chance.choice(WOMEN if sex == "female" else MEN)
