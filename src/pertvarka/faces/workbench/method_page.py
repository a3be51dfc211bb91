"""What pages of methods share: the trail, steps with their buttons, names of services."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.foundation.access import policy
from pertvarka.foundation.base.components import Crumb
from pertvarka.programme.library import method_queries, rules
from pertvarka.programme.library.models import ConsultationRound, MethodologyPackage, PackageVersion
from pertvarka.programme.library.states import VersionState
from pertvarka.services.catalogue.queries import offers

STEPS: dict[str, Promise] = {
    VersionState.DRAFTING: gettext_lazy("Begin drafting"),
    VersionState.APPROVED: gettext_lazy("Approve"),
    VersionState.IN_USE: gettext_lazy("Take into use"),
    VersionState.SUPERSEDED: gettext_lazy("Withdraw from use"),
}
BACK_TO_DRAFTING = gettext_lazy("Back to drafting")
LACKS: dict[str, Promise] = {
    "no_text": gettext_lazy("there is no document with the text yet"),
    "round_open": gettext_lazy("the consultation is not over"),
    "open_comments": gettext_lazy("not every comment has an answer"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A button, or what is missing before it may be pressed."""

    after: str
    label: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Round:
    row: ConsultationRound
    is_open: bool


def crumbs(*further: Crumb) -> list[Crumb]:
    return [Crumb(_("Methods"), reverse("workbench:methods")), *further]


def crumb_of(package: MethodologyPackage) -> Crumb:
    return Crumb(package.title, reverse("workbench:method", args=[package.code]))


def crumb_of_version(version: PackageVersion) -> Crumb:
    return Crumb(name_of(version), reverse("workbench:method_version", args=[version.uuid]))


def name_of(version: PackageVersion) -> str:
    return _("Version %(number)s") % {"number": version.number}


def steps(version: PackageVersion, *, on: date) -> tuple[Step, ...]:
    """Where the version may go from here; a consultation has a page of its own."""
    has = method_queries.standing(version, on=on)
    return tuple(
        Step(
            after,
            str(BACK_TO_DRAFTING if version.state == VersionState.CONSULTATION and after in BACK else STEPS[after]),
            tuple(str(LACKS[code]) for code in rules.missing_for(after, has)),
        )
        for after in rules.STEPS[version.state]
        if after in STEPS
    )


BACK = (VersionState.DRAFTING,)


def rounds(version: PackageVersion, *, on: date) -> tuple[Round, ...]:
    """Newest first; only the newest can be open."""
    rows = sorted(version.rounds.all(), key=lambda row: -row.pk)
    is_consulted = version.state == VersionState.CONSULTATION
    return tuple(
        Round(row, is_consulted and number == 0 and row.opens_on <= on <= row.closes_on)
        for number, row in enumerate(rows)
    )


def service_names() -> dict[str, str]:
    return {row.code: row.name for row in offers.every_type()}


def found_package(code: str) -> MethodologyPackage:
    found = method_queries.package(code)
    if found is None:
        raise Http404
    return found


def may(request: HttpRequest, permission: str) -> bool:
    return policy.allows(request.user, permission, on=timezone.localdate())
