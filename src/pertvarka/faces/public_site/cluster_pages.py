"""Shaping the cluster explained: what it is in the words of 2016, and what became of its plan in numbers."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.public_site import words
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results import queries as results
from pertvarka.programme.cluster import queries as cluster
from pertvarka.programme.cluster.queries import ClusterFile, MemberKind
from pertvarka.programme.events.states import group_of
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.models import TargetVersion

# The indicator that counts the cluster's events.
EVENTS_INDICATOR = "4.1.1"
ICONS = {
    "social-service-institutions": "HouseHeart",
    "education-institutions": "OpenBook",
    "health-institutions": "HandShakeHeart",
    "municipal-administrations": "Buildings3",
    "businesses": "BarChart",
    "ngos": "PersonGroup",
    "experts-and-science": "Presentation",
    "ministries": "FileText",
    "community": "House",
}
ORGANISATION_KINDS: dict[str, Promise] = {
    Organisation.Kind.PARLIAMENT: _("Parliament"),
    Organisation.Kind.MINISTRY: _("Ministry"),
    Organisation.Kind.AUTHORITY: _("Authority"),
    Organisation.Kind.INSTITUTION: _("Institution"),
    Organisation.Kind.PROVIDER: _("Service provider"),
    Organisation.Kind.RESEARCH: _("Research firm"),
    Organisation.Kind.BODY: _("Body of the reform"),
    Organisation.Kind.MUNICIPAL_ADMINISTRATION: _("Municipal administration"),
    Organisation.Kind.EDUCATION: _("Education institution"),
    Organisation.Kind.HEALTH: _("Health institution"),
    Organisation.Kind.BUSINESS: _("Business organisation"),
    Organisation.Kind.NGO: _("Non-governmental organisation"),
    Organisation.Kind.COMMUNITY: _("Community"),
}


@dataclass(frozen=True, slots=True)
class Member:
    kind: MemberKind
    icon: str


@dataclass(frozen=True, slots=True)
class NamedBody:
    organisation: Organisation
    kind: Promise


@dataclass(frozen=True, slots=True)
class PartOfPlan:
    """One kind of events: how many the plan states and how many were held."""

    label: str
    planned: int | None
    held: int


@dataclass(frozen=True, slots=True)
class ClusterPage:
    told: ClusterFile
    members: tuple[Member, ...]
    planned: int | None
    held: int | None
    as_of: date
    composition: tuple[PartOfPlan, ...]
    most: int
    indicator_url: str
    source_url: str
    organisations: tuple[NamedBody, ...]


def cluster_page() -> ClusterPage:
    """What the plan in force states and what its rows give, seven queries."""
    told = cluster.explained()
    as_of = results.newest_data_on([EVENTS_INDICATOR])
    version = framework.version(None, as_of=as_of)
    target = framework.targets_of([EVENTS_INDICATOR])[EVENTS_INDICATOR].shown_in(version.number)
    tally = measurement.rows(EVENTS_INDICATOR, as_of=as_of)
    held: Counter[str] = Counter()
    for row in tally.counted:
        held[group_of(row.kind)] += int(row.amount)
    composition = _composition(target, held)
    return ClusterPage(
        told=told,
        members=tuple(Member(kind, ICONS.get(kind.code, "PersonGroup")) for kind in told.member_kinds),
        planned=target.value if target else None,
        held=None if tally.value is None else int(tally.value),
        as_of=as_of,
        composition=composition,
        most=max((max(part.held, part.planned or 0) for part in composition), default=1),
        indicator_url=reverse("public_site:indicator", kwargs={"code": EVENTS_INDICATOR}),
        source_url=reverse("public_site:document", kwargs={"code": told.source}),
        organisations=tuple(
            NamedBody(item, ORGANISATION_KINDS[item.kind]) for item in organisations.named_in_sources()
        ),
    )


def _composition(target: TargetVersion | None, held: Counter[str]) -> tuple[PartOfPlan, ...]:
    planned = {part.key: part.value for part in target.parts.all()} if target else {}
    return tuple(
        PartOfPlan(str(label), planned.get(kind), held[kind])
        for kind, label in words.GROUPS.items()
        if kind in planned or kind in held
    )
