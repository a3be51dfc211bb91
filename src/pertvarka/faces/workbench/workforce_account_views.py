"""Another manager of a worker, or another account; below, who stood there before and from when to when."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench.forms.workforce import AccountsForm
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.faces.workbench.workforce_page import asked, crumbs_of_register, kept_worker, looked
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.services.workforce import definitions
from pertvarka.services.workforce.actions import register
from pertvarka.services.workforce.models import StaffMember
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import staff


@requires(Permission.STAFF_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def accounts(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who leads the worker, with which account they come in."""
    worker = kept_worker(uuid)
    band = looked(request, about=worker.reference, page="workbench:staff_accounts")
    form = AccountsForm(
        request.POST if request.method == "POST" else None,
        colleagues=_offered(worker),
        initial={
            "manager": str(worker.manager_account.uuid) if worker.manager_account else "",
            "account": str(worker.account.uuid) if worker.account else "",
            "version": worker.version,
        },
    )

    def save(given: dict[str, Any]) -> None:
        try:
            register.change_accounts(
                worker=worker,
                account=form.chosen("account"),
                manager=form.chosen("manager"),
                expected_version=given["version"],
                by=account_of(request),
            )
        except ChangedMeanwhile as changed:
            form.data = request.POST.copy()
            form.data["version"] = str(changed.version)
            raise

    title = _("Manager and account")
    return asked(
        request,
        form,
        save,
        title=title,
        button=_("Save"),
        done=_("It is written down who leads the worker."),
        back=reverse("workbench:staff"),
        crumbs=crumbs_of_register(Crumb(title)),
        sub=f"{worker.name}, {definitions.profession_words(worker.profession)}",
        band=band,
        periods=staff.periods(worker),
    )


def _offered(worker: StaffMember) -> list[Account]:
    """Colleagues of today, and whoever stands there although their role has ended."""
    colleagues = staff.colleagues(worker.open_to)
    known = {one.pk for one in colleagues}
    return colleagues + [one for one in (worker.manager_account, worker.account) if one and one.pk not in known]
