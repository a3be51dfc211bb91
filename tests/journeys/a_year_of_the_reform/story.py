"""What the acts know of the year: who comes, what is where, and the figures as they were before."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

REGIONS = ("LT-SA", "LT-TA", "LT-TE")
COUNTRY = ""
"""The view of nobody's region."""
HEAD, WORKER, ASSESSOR, EXPERT, TRAINER = (
    "Algis Norkus",
    "Aušra Budrytė",
    "Saulius Grigas",
    "Rasa Petrulienė",
    "Neringa Balsytė",
)
"""The people of the role files, whose accounts the first day finds."""
LEADERS, COMPLETED = 12, 10
ANSWERS = {"city": 600, "town": 300, "village": 100}
"""As many as each stratum has thousands of people, so that every answer weighs the same."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes to an event."""

    name: str
    email: str
    organisation: str


def guests(prefix: str, count: int) -> list[Guest]:
    """Invented people with names that are not alike."""
    bodies = (
        "Šiaulių rajono socialinių paslaugų centras",
        "Telšių bendruomenė",
        "Tauragės šeimos gerovės centras",
        "Plungės globos namai",
    )
    return [
        Guest(
            f"{_NAMES[number % 20]} {_SURNAMES[number]}", f"{prefix}{number + 1}@pavyzdys.example", bodies[number % 4]
        )
        for number in range(count)
    ]


@dataclass
class Story:
    """Keys and figures, never more than the pages told."""

    today: date = field(default_factory=timezone.localdate)
    seminar: str = ""
    slug: str = ""
    training: str = ""
    group: str = ""
    coming_group: str = ""
    institution: str = ""
    worker: str = ""
    assessment: str = ""
    study: str = ""
    wave: str = ""
    before: dict[str, dict[str, int]] = field(default_factory=dict)
    released_before: dict[str, int] = field(default_factory=dict)
    seminar_guests: list[Guest] = field(default_factory=lambda: guests("dalyvis", 40))
    leaders: list[Guest] = field(default_factory=lambda: guests("lyderis", LEADERS))

    @property
    def year(self) -> int:
        return self.today.year

    @property
    def as_of(self) -> str:
        return f"?as_of={self.today.isoformat()}"

    def in_days(self, days: int) -> str:
        return (self.today + timedelta(days=days)).isoformat()


_NAMES = (
    "Agnė", "Benas", "Cecilija", "Dovydas", "Emilija", "Feliksas", "Greta", "Henrikas", "Ieva", "Jokūbas",
    "Kotryna", "Lukas", "Margarita", "Nojus", "Ona", "Paulius", "Rūta", "Simonas", "Toma", "Vytenis",
)  # fmt: skip
_SURNAMES = (
    "Aguonytė", "Beržinskas", "Čepulienė", "Drungilas", "Eglynaitė", "Finkevičius", "Gervytė", "Haleckas",
    "Ivanauskienė", "Juodvalkis", "Kregždytė", "Lapėnas", "Meldaitė", "Narbutas", "Obelytė", "Pelėdžius",
    "Ramunėlė", "Sakalas", "Šermukšnytė", "Tumosa", "Uosytė", "Vanagas", "Žibutienė", "Žvirblis", "Alksnytė",
    "Bebravičius", "Dagilytė", "Ereminas", "Gluosnytė", "Jazminas", "Klevaitė", "Lūšys", "Musteikis", "Nendrytė",
    "Putinas", "Rugienė", "Strazdas", "Ūsas", "Viržytė", "Zylė",
)  # fmt: skip
