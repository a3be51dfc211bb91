"""What somebody looks for: who needs help, where, which service. Unknown values are left out and told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue.models import ServiceType
from pertvarka.services.catalogue.people_in_words import GROUPS
from pertvarka.services.catalogue.queries import offers
from pertvarka.services.catalogue.queries.offers import OfferFilter

PROBLEMS = {
    "group": gettext_lazy("There is no group “%(value)s”. Services for all are shown."),
    "municipality": gettext_lazy("There is no municipality “%(value)s”. Services of the whole country are shown."),
    "service": gettext_lazy("There is no service “%(value)s”. All services are shown."),
}
MAP = "map"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, what else could be, and what of the address could not be understood."""

    wanted: OfferFilter
    municipality: Municipality | None
    is_map: bool
    groups: tuple[Choice, ...]
    municipalities: tuple[Choice, ...]
    services: tuple[Choice, ...]
    problems: tuple[str, ...]


def read(request: HttpRequest, *, municipalities: Mapping[str, Municipality], types: Sequence[ServiceType]) -> Asked:
    groups = {code: capfirst(str(words)) for code, words in GROUPS.items() if code in offers.groups_of(types)}
    kinds = {kind.code: kind.name for kind in types}
    accepted, problems = {}, []
    for name, known in (("group", groups), ("municipality", municipalities), ("service", kinds)):
        value = request.GET.get(name, "").strip()
        if value in known:
            accepted[name] = value
        elif value:
            problems.append(str(PROBLEMS[name]) % {"value": value[:40]})
    wanted = OfferFilter(
        group=accepted.get("group", ""),
        municipality=accepted.get("municipality", ""),
        service_type=accepted.get("service", ""),
    )
    return Asked(
        wanted=wanted,
        municipality=municipalities.get(wanted.municipality),
        is_map=request.GET.get("view") == MAP,
        groups=_choices(groups, wanted.group),
        municipalities=_choices({code: place.name for code, place in municipalities.items()}, wanted.municipality),
        services=_choices(kinds, wanted.service_type),
        problems=tuple(problems),
    )


def address(wanted: OfferFilter, *, is_map: bool = False) -> str:
    given = {
        "group": wanted.group,
        "municipality": wanted.municipality,
        "service": wanted.service_type,
        "view": MAP if is_map else "",
    }
    chosen = urlencode({name: value for name, value in given.items() if value})
    return f"{reverse('public_site:services')}{f'?{chosen}' if chosen else ''}"


def _choices(words: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, value == chosen) for value, label in words.items())
