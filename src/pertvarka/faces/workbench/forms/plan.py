"""What is asked about a plan: what matters, its needs, how it was agreed, when it begins, what a review said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.plans.actions.agreements import HELPER_LIMIT
from pertvarka.people.plans.domains import Domain
from pertvarka.people.plans.models import Plan, PlanReview


class BeginForm(forms.Form):
    source = Choice(label=_("What does the plan begin from?"))

    def __init__(self, *args: Any, assessment: Assessment | None, is_copy: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = _("From the plan in force, copied") if is_copy else _("From an empty plan")
        found = _("From the newest assessment of needs") if not is_copy else _("From both: the plan and the assessment")
        choices = self.fields["source"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101 (declared above)
        choices.choices = [*([("assessment", found)] if assessment else []), ("empty", empty)]
        choices.initial = "assessment" if assessment else "empty"


class TextsForm(Versioned):
    what_matters = Words(
        label=_("What matters to the person?"), required=False, rows=3, help_text=_("In their own words.")
    )
    living_wish = Words(
        label=_("Where and with whom does the person want to live?"),
        required=False,
        rows=3,
        help_text=_("In their own words."),
    )
    contingency = Words(
        label=_("What is done if the plan fails?"),
        required=False,
        rows=3,
        help_text=_("What would show it first, what is done then, who is called (by role)."),
    )
    risks = Words(
        label=_("What must those who help know?"),
        required=False,
        rows=3,
        help_text=_("To keep the person safe: health, habits, fears. Providers see it once they accept."),
    )


class NewNeedForm(forms.Form):
    domain = Offered(label=_("Part of life"))
    own_words = Words(
        label=_("What does the person need?"),
        rows=3,
        help_text=_("In their own words. If somebody else says it, write who, by relation."),
    )

    def __init__(self, *args: Any, standing: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["domain"]
        assert isinstance(offered, Offered)  # noqa: S101 (declared above)
        known = {code: (code, words) for code, words in Domain.choices}
        # A form of one's own has parts of life that ours do not know; what stands may stay.
        offered.offer(known if not standing or standing in known else {**known, standing: (standing, standing)})


class NeedForm(Versioned, NewNeedForm):
    field_order = ("domain", "own_words")


class WrittenNeedForm(Versioned):
    """A need an assessment found: its words may become the person's, its part of life stays."""

    own_words = Words(
        label=_("What does the person need?"),
        rows=3,
        help_text=_("In their own words. If somebody else says it, write who, by relation."),
    )


class NoServiceForm(Versioned):
    reason = Words(
        label=_("Why is no service needed?"),
        rows=3,
        help_text=_("Who helps already, or why the person does not want it; in their words where they said it."),
    )


class LaterForm(Versioned):
    put_off_until = Day(label=_("Until when is it put off?"))
    reason = Words(label=_("Why later?"), rows=3)


class AgreeForm(Versioned):
    outcome = Choice(
        label=_("What did the person or the representative say?"),
        choices=[choice for choice in Plan.Agreement.choices if choice[0] != Plan.Agreement.OPEN],
    )
    agreed_by = Choice(label=_("Who said it?"), choices=Plan.AgreedBy.choices)
    helped_by = Line(
        label=_("Who helped to decide?"),
        required=False,
        max_length=HELPER_LIMIT,
        help_text=_("By relation, without a name: sister, key worker, adviser."),
    )
    agreed_on = Day(label=_("When?"))
    words = Words(
        label=_("How was the plan explained, and what did the person say?"),
        help_text=_("In which form it was read; with what the person agrees and with what not, in their own words."),
    )


class StartForm(Versioned):
    starts_on = Day(label=_("From which day is the plan carried out?"))
    review_due_on = Day(
        label=_("When is it reviewed first?"), help_text=_("Six months later at the latest. For example, 2026-11-21.")
    )


class PlanReviewForm(Versioned):
    held_on = Day(label=_("When did you talk?"))
    own_view = Words(
        label=_("What does the person or the child say?"),
        help_text=_("In their own words. If they did not want to say anything, write so."),
    )
    others_view = Words(
        label=_("What do the others say?"), required=False, rows=3, help_text=_("By role, without names.")
    )
    result = Choice(label=_("What follows?"), choices=PlanReview.Result.choices)
    words = Words(
        label=_("What changes and why?"), required=False, rows=3, help_text=_("Needed if the plan changes or ends.")
    )
    next_due_on = Day(label=_("When is the next review?"), required=False)


class GiveUpForm(Versioned):
    reason = Words(label=_("Why?"), rows=3, help_text=_("The plan stays readable with this reason."))
