"""Restricting a case, sealing it, opening it again: with a reason, who stays, and what will happen said beforehand."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.protection import ProtectionForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import protection as actions
from pertvarka.people.cases.models import Case, TeamMember
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries.standing import Act


@requires(Permission.CASE_PROTECT)
def protection(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One page for all three; each says what it does before anybody chooses it."""
    found = find(request, uuid, needs=Act.PROTECT)
    case = found.case
    asked = Asked(
        page="cases:protection",
        question=Question(
            _("Protection of the case"), continue_label=_("Do it"), cancel_url=found.address("cases:case")
        ),
        make_form=partial(ProtectionForm, now=case.protection, members=_members(found)),
        save=partial(_save, found),
        done=_("The protection of the case is changed."),
        # Whoever seals a case without being its manager does not see it any more.
        done_url=found.address("cases:case") if case.manager_id == found.account.pk else reverse("workbench:home"),
        template="workbench/hand_over/protection.html",
        context={
            "happens": _what_happens(found),
            "leaving": [row.organisation for row in found.team if row.account_id is None],
        },
        faults={
            errors.TextMissing: "reason",
            errors.TextTooLong: "reason",
            errors.KeptNotOnTeam: "kept",
            errors.ProtectionNotStronger: "protection",
            errors.NotProtected: "protection",
        },
    )
    return answer(found, asked)


def _members(found: OpenedCase) -> list[Account]:
    """Those named on the team beside the manager, each once."""
    named = {
        row.account_id: row.account
        for row in found.team
        if row.account and row.kind == TeamMember.Kind.MEMBER and row.account_id != found.case.manager_id
    }
    return sorted(named.values(), key=lambda account: account.name)


def _save(found: OpenedCase, form: Any) -> None:
    wanted, reason = form.cleaned_data["protection"], form.cleaned_data["reason"]
    if wanted == Case.Protection.ORDINARY:
        actions.unprotect(case=found.case, reason=reason, by=found.account)
    else:
        actions.protect(case=found.case, protection=wanted, reason=reason, kept=form.kept_accounts, by=found.account)


def _what_happens(found: OpenedCase) -> list[tuple[str, list[str]]]:
    """Of each choice that the page offers."""
    restrict = (
        _("If you restrict it"),
        [
            _("The case leaves the lists of the unit: the supervisor and the region no longer see it."),
            _("Organisations on the team leave at once; people named on it stay."),
            _("An opening in an emergency is still possible; only the data protection officer is told and reviews it."),
        ],
    )
    seal = (
        _("If you seal it"),
        [
            _("Only the manager and those you choose see it. Everyone else leaves at once."),
            _("Nobody can open it in an emergency or by mandate: to them it is not there."),
            _(
                "Ties to mother, father, brothers and sisters, grandparents and other relatives end: names go, contact "
                "becomes forbidden. What they were is kept in a sealed file of this case."
            ),
            _("Lifting the protection later does not bring the ties back. Write the new family down after sealing."),
        ],
    )
    lift = (
        _("If you lift the protection"),
        [
            _("The supervisor of the unit and those with rights over the territory see the case in their lists again."),
            _("The team stays as it is. Sealed notes stay sealed."),
        ],
    )
    return {
        Case.Protection.ORDINARY: [restrict, seal],
        Case.Protection.RESTRICTED: [seal, lift],
        Case.Protection.SEALED: [lift],
    }[Case.Protection(found.case.protection)]
