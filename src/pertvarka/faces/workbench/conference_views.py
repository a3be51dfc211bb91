"""Recording a case conference: who sat together, what the person said, what was decided, by whom and by when."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.conferences import ConferenceForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import diary
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import case_page
from pertvarka.people.cases.queries.standing import Act


@requires(Permission.CONFERENCE_HOLD)
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Each decision becomes a task."""
    found = find(request, uuid, needs=Act.HOLD_CONFERENCE)
    asked = Asked(
        page="cases:conference_new",
        question=Question(
            _("Record a case conference"),
            _("A record cannot be changed later. Each decision becomes a task of whoever carries it out."),
            continue_label=_("Record the conference"),
            cancel_url=found.address("cases:case"),
        ),
        make_form=partial(
            ConferenceForm,
            colleagues=case_page.may_take_tasks(list(found.team), case=found.case),
            initial={"held_on": timezone.localdate()},
        ),
        save=partial(_hold, found),
        done=_("The conference is recorded, and its decisions are tasks now."),
        done_url=found.address("cases:case"),
        template="workbench/hand_over/conference.html",
        faults={errors.DateInFuture: "held_on", errors.DayTooEarly: "held_on"},
    )
    return answer(found, asked)


def _hold(found: OpenedCase, form: Any) -> None:
    given = form.cleaned_data
    diary.hold_conference(
        case=found.case,
        held_on=given["held_on"],
        participants=given["participants"],
        person_took_part=given["person_took_part"],
        own_words=given["own_words"],
        summary=given["summary"],
        decisions=form.decided,
        by=found.account,
    )
