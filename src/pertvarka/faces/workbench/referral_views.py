"""One referral as the team sees it: what was asked, how it was answered, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import referral_words
from pertvarka.faces.workbench.opened_case import show
from pertvarka.faces.workbench.referral_of_case import find_planned, find_referral, may_refer
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.delivery import errors, rules
from pertvarka.people.delivery.actions import referrals as actions
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import waiting
from pertvarka.people.delivery.queries.waiting import SHOWN_AT_MOST
from pertvarka.people.delivery.rules import Reminder
from pertvarka.people.delivery.states import ReferralState


@requires(Permission.REFERRAL_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: HttpRequest, uuid: UUID, referral_uuid: UUID) -> HttpResponse:
    """POST takes it back, as long as the service has not begun."""
    found = find_planned(request, uuid)
    held = find_referral(found, referral_uuid)
    may_withdraw = may_refer(found) and rules.may_follow(held.state, ReferralState.WITHDRAWN)
    if request.method == "POST":
        if not may_refer(found):
            raise Http404
        try:
            actions.withdraw(referral=held, by=found.account)
        except (CaseNotFound, errors.ReferralNotFound) as absent:
            raise Http404 from absent
        except (errors.ReferralMovedOn, ChangedMeanwhile):
            messages.error(request, errors.ReferralMovedOn().sentence)
        else:
            messages.success(request, _("The referral is withdrawn. The provider no longer sees it."))
        return redirect(found.address("cases:referral", held.uuid))
    context = {
        "referral": held,
        "row": referral_words.row(held, today=timezone.localdate()),
        "parts": referral_words.parts(held.shared_parts),
        "may_withdraw": may_withdraw,
        "need_url": found.address("cases:referrals"),
    }
    return show(found, "workbench/referral/referral.html", context, page="cases:referral", title=_("Referral"))


@requires(Permission.REFERRAL_VIEW)
@require_safe
def waiting_list(request: HttpRequest) -> HttpResponse:
    """Everyone who waits for an answer or in a queue, by number, the longest waiting first."""
    today = timezone.localdate()
    held = waiting.waiting_list(today=today)
    rows = [
        referral_words.waiting_row(one, today=today, url=reverse("workbench:referral", args=[one.referral.uuid]))
        for one in held
    ]
    context = {
        "crumbs": [Crumb(_("Waiting list"))],
        "rows": rows,
        "unanswered_count": sum(one.reminder is Reminder.LATE for one in held),
        "limit": SHOWN_AT_MOST if len(held) == SHOWN_AT_MOST else 0,
    }
    return render(request, "workbench/referral/waiting.html", context)
