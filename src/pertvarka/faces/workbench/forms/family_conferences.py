"""What is asked about a family conference, step by step; every text may stand before the family's eyes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, offered_in
from pertvarka.people.cases.models import FamilyMember

RELATION_LIMIT, TRUSTED_LIMIT, TASK_LIMIT, NAME_LIMIT = 100, 120, 300, 200


class ReferForm(forms.Form):
    question = Words(
        label=_("What is the family asked to decide?"),
        rows=4,
        help_text=_("One question, in words the child understands. For example: with whom and where will I live?"),
    )


class AppointForm(Versioned):
    coordinator = Offered(label=_("Who holds the conference?"))
    supervisor = Offered(label=_("Who supervises the coordinator?"))
    independence = Words(
        label=_("How is it known that the coordinator has no tie to the family?"),
        rows=3,
        help_text=_(
            "What was checked, and that both the coordinator and the family say so. For example: neither is related "
            "to the family, nor has ever worked with it."
        ),
    )

    def __init__(self, *args: Any, coordinators: Iterable[Any], supervisors: Iterable[Any], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "coordinator").offer_groups(coordinators, empty=_("Choose a coordinator"))
        offered_in(self, "supervisor").offer_groups(supervisors, empty=_("Choose a supervisor"))


class PrepareForm(Versioned):
    planned_on = Day(label=_("When does the family meet?"), required=False)
    trusted_person = Line(
        label=_("Whom does the child trust to speak with them?"),
        required=False,
        max_length=TRUSTED_LIMIT,
        help_text=_("By relation, without a name: godmother, teacher."),
    )


class MemberForm(forms.Form):
    relation = Line(
        label=_("Who is it to the child?"), max_length=RELATION_LIMIT, help_text=_("Mother, uncle, neighbour.")
    )
    name = Line(
        label=_("Name"),
        required=False,
        max_length=NAME_LIMIT,
        help_text=_("Kept sealed; shown by a click that is recorded."),
    )

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class InvitationForm(Versioned):
    invitation = Choice(label=_("What is known of the invitation?"), choices=FamilyMember.Invitation.choices)
    safety_reason = Words(
        label=_("Whose safety asks that they are not invited, and why?"),
        rows=3,
        required=False,
        help_text=_("Only where they are not invited. Whoever is only disliked is invited."),
    )


class PlanForm(Versioned):
    plan = Words(
        label=_("What has the family decided?"),
        rows=10,
        help_text=_("In the family's words, as it presented the plan. Nothing is bettered or left out."),
    )


class FamilyTaskForm(forms.Form):
    what = Line(label=_("What will be done?"), max_length=TASK_LIMIT)
    who = Line(label=_("Who takes it upon themselves?"), max_length=RELATION_LIMIT, help_text=_("By relation: aunt."))
    due_on = Day(label=_("By when?"))


class AcceptPlanForm(Versioned):
    review_on = Day(
        label=_("When does the family meet again to review its plan?"),
        help_text=_("For example, 2026-11-21. Within half a year."),
    )


class SendBackForm(Versioned):
    reason = Words(
        label=_("Who would be in danger, and why?"),
        rows=3,
        help_text=_("The coordinator reads this to the family. That you would plan otherwise is no reason."),
    )


class ReviewWordsForm(Versioned):
    words = Words(label=_("What became of the plan?"), rows=5, help_text=_("In the family's words; the child's first."))


class CloseConferenceForm(Versioned):
    words = Words(
        label=_("How did it end?"),
        rows=3,
        help_text=_("After this neither the coordinator nor the supervisor sees the conference."),
    )
