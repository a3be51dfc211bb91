"""What matching costs: one need against ten thousand offers, and all open needs of the country told why.

The rules alone, without a database: what reading a country costs is told by `pertvarka match` on its own data.
"""

import random
import statistics
import time
from datetime import date

from rich.console import Console
from rich.table import Table

from pertvarka.people.delivery import matching
from pertvarka.people.delivery.matching import Distances, NeedFacts, OfferFacts
from pertvarka.services.catalogue.rules import OfferRule, PersonFacts

OFFERS, NEEDS, TYPES, PLACES = 10_000, 20_000, 36, 60
ROUNDS = 15
ONE_MS, ALL_SECONDS = 100.0, 60.0
MOSTLY, EVERY_SECOND = 0.9, 0.5
FROM = date(2026, 12, 1)
GROUPS = ("child_without_parental_care", "child_with_disability", "adult_with_disability", "young_care_leaver")


def run(console: Console) -> None:
    """Measure and print; a figure above its target is said in red."""
    chance = random.Random(20261122)  # noqa: S311 (invented, and the same every time)
    centres = [(54.0 + chance.random() * 2.3, 21.0 + chance.random() * 5.7) for _ in range(PLACES)]
    table = Table(title=f"{OFFERS:,} offers, half of them with rules", title_justify="left")
    for heading in ("question", "target", "p50", "worst"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    one_type = [_offer(key, chance, centres, service_type="S00") for key in range(OFFERS)]
    table.add_row("one need, offers of one service", *_one(one_type, chance, centres))
    mixed = [_offer(key, chance, centres) for key in range(OFFERS)]
    table.add_row("one need, offers of 36 services", *_one(mixed, chance, centres))
    seconds, placed = _all(mixed, chance, centres)
    over = "[red]" if seconds > ALL_SECONDS else ""
    table.add_row(
        f"{NEEDS:,} needs, all told why ({placed:,} placed)", f"{ALL_SECONDS:.0f} s", f"{over}{seconds:.1f} s", ""
    )
    console.print(table)


def _one(offers: list[OfferFacts], chance: random.Random, centres: list[tuple[float, float]]) -> tuple[str, str, str]:
    taken = []
    for _round in range(ROUNDS):
        need, person = _need(chance, centres, service_type="S00"), _person(chance)
        begun = time.perf_counter()
        matching.match(need, person, offers)
        taken.append((time.perf_counter() - begun) * 1000)
    over = "[red]" if statistics.median(taken) > ONE_MS else ""
    return f"{ONE_MS:.0f} ms", f"{over}{statistics.median(taken):.1f} ms", f"{max(taken):.1f} ms"


def _all(offers: list[OfferFacts], chance: random.Random, centres: list[tuple[float, float]]) -> tuple[float, int]:
    """Every need with all reasons of all offers of its service; the job itself stops at the first that fits."""
    needs = [(_need(chance, centres), _person(chance)) for _ in range(NEEDS)]
    begun = time.perf_counter()
    by_type, distances, placed = matching.by_type(offers), Distances(), 0
    for need, person in needs:
        placed += bool(matching.match(need, person, by_type.get(need.service_type, ()), distances=distances).fits)
    return time.perf_counter() - begun, placed


def _offer(
    key: int, chance: random.Random, centres: list[tuple[float, float]], *, service_type: str = ""
) -> OfferFacts:
    place = chance.randrange(PLACES)
    rules = (OfferRule("age_from", ("18",)), OfferRule("target_group", (chance.choice(GROUPS),))) if key % 2 else ()
    return OfferFacts(
        key=key,
        service_type=service_type or f"S{chance.randrange(TYPES):02}",
        state="active" if chance.random() < MOSTLY else "temporarily_closed",
        municipality=f"LT-{place:02}",
        centre=centres[place],
        capacity=10,
        free=chance.randrange(4),
        service_area=()
        if chance.random() < EVERY_SECOND
        else tuple(f"LT-{(place + step) % PLACES:02}" for step in range(5)),
        rules=rules,
    )


def _need(chance: random.Random, centres: list[tuple[float, float]], *, service_type: str = "") -> NeedFacts:
    place = chance.randrange(PLACES)
    return NeedFacts(
        service_type=service_type or f"S{chance.randrange(TYPES):02}",
        municipality=f"LT-{place:02}",
        centre=centres[place],
        wished_from=FROM,
        within_km=chance.choice((None, 40, 80)),
    )


def _person(chance: random.Random) -> PersonFacts:
    return PersonFacts(age=chance.randrange(90), sex="female", groups=frozenset({chance.choice(GROUPS)}))
