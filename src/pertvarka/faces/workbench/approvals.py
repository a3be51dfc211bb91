"""What waits for a second person: decided here, by whoever did not ask."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import approvals_in_words
from pertvarka.faces.workbench.forms.accounts import Decide, show_refusal
from pertvarka.foundation.access import actions, policy, waiting
from pertvarka.foundation.access.gates import signed_in
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases.actions import person_links as link_actions
from pertvarka.people.cases.queries import person_links

NEWEST_ASKED = 20
# Rooms that carry an approved act out with the decision itself; the others leave it to who asked.
DECIDED_BY = {person_links.LINK: link_actions.decide, person_links.UNLINK: link_actions.decide}
REFUSED = 422


@signed_in
def waiting_for_me(request: HttpRequest) -> HttpResponse:
    """What others have asked for and this account may decide; then what it asked for itself."""
    by = _by(request)
    granted = policy.granted(by, on=timezone.localdate())
    context = {
        "crumbs": [Crumb(_("Approvals"))],
        "to_decide": approvals_in_words.tell(waiting.to_decide(by), granted=granted),
        "asked": approvals_in_words.tell(waiting.asked(by, limit=NEWEST_ASKED), granted=granted),
    }
    return render(request, "workbench/accounts/approvals.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One request on its own page: what, why, who asks; approve or refuse."""
    by, approval = _by(request), waiting.approval(uuid)
    if approval is None:
        raise Http404
    (told,) = approvals_in_words.tell([approval], granted=policy.granted(by, on=timezone.localdate()))
    form = Decide(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decide = DECIDED_BY.get(approval.kind, actions.decide_approval)
            decide(
                approval=approval,
                is_approved=form.cleaned_data["decision"] == "approved",
                reason=form.cleaned_data["reason"],
                by=by,
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The decision is recorded. Who asked has been told."))
            return redirect("workbench:approvals")
    context = {
        "crumbs": [Crumb(_("Approvals"), reverse("workbench:approvals")), Crumb(told.title)],
        "told": told,
        "form": form,
        "may_decide": told.is_waiting and approval.asked_by_id != by.pk,
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/accounts/approval.html", context, status=status)


def _by(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
