"""The plan on paper in easy words: one idea a line, large letters, boxes to tick, a place for the person's signature.

It carries the number of the case and no name, so that a sheet left on a table tells nobody whose it is.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import plan_words
from pertvarka.foundation.base import print as printing
from pertvarka.people.plans import domains
from pertvarka.people.plans.models import Plan, PlanNeed
from pertvarka.people.plans.states import PlanState

MEDIA_TYPE = printing.MEDIA_TYPE
LAYOUT = Path(__file__).parent / "plan.typ"


def write(plan: Plan, needs: Iterable[PlanNeed], *, number: str, made_at: datetime) -> bytes:
    """A tagged PDF (PDF/UA-1) in the active language."""
    return printing.pdf(LAYOUT, _as_data(plan, needs, number=number, made_at=made_at), made_at=made_at)


def _as_data(plan: Plan, needs: Iterable[PlanNeed], *, number: str, made_at: datetime) -> dict[str, object]:
    day = timezone.localtime(made_at).date().isoformat()
    return {
        "title": _("My plan"),
        "language": translation.get_language(),
        "footer": _("%(number)s, version %(version)s, printed on %(date)s")
        % {"number": number, "version": plan.number, "date": day},
        "introduction": [
            _("This is my plan."),
            _("It says what I want."),
            _("It says who will help me."),
            _("I can say yes."),
            _("I can say no."),
            _("I can ask to change it."),
        ],
        "state": _("This plan is a draft. I have not agreed to it yet.") if plan.state == PlanState.DRAFT else "",
        "texts": [
            {"title": title, "lines": _lines(text)}
            for title, text in (
                (_("What matters to me"), plan.what_matters),
                (_("Where and with whom I want to live"), plan.living_wish),
            )
            if text
        ],
        "needs_title": _("What I need"),
        "needs": [_need(need) for need in needs],
        "tick_need": [_("This suits me"), _("This does not suit me")],
        "after": [
            {"title": title, "lines": _lines(text)}
            for title, text in (
                (_("If something goes wrong"), plan.contingency),
                (_("What helpers must know"), plan.risks),
            )
            if text
        ],
        "answer_title": _("What I say"),
        "answers": [_("I agree."), _("I agree with a part of it."), _("I do not agree.")],
        "own_words": _("What else I want to say:"),
        "signature": _("My signature or mark"),
        "helper": _("Who helped me to decide"),
        "day": _("Date"),
        "review": _("We will look at this plan again on %(date)s.") % {"date": plan.review_due_on.isoformat()}
        if plan.review_due_on
        else _("We will look at this plan again in six months at the latest."),
    }


def _need(need: PlanNeed) -> dict[str, object]:
    lines = [_("My goal: %(words)s") % {"words": goal.own_words} for goal in need.goals.all()]
    for row in need.service_needs.all():
        lines += [
            _("I will be helped by: %(service)s.") % {"service": row.service_type.name},
            _("How much: %(amount)s.") % {"amount": plan_words.amount(row)},
            _("Where: %(place)s.") % {"place": row.municipality.name},
            _("From when: %(date)s.") % {"date": (row.starts_on or row.wished_from).isoformat()},
        ]
    if need.answer == PlanNeed.Answer.NO_SERVICE:
        lines += [_("I need no service for this."), _("Why: %(reason)s") % {"reason": need.reason}]
    if need.answer == PlanNeed.Answer.LATER and need.put_off_until:
        lines += [
            _("We will talk about this later, by %(date)s.") % {"date": need.put_off_until.isoformat()},
            _("Why: %(reason)s") % {"reason": need.reason},
        ]
    return {"title": domains.label(need.domain), "words": need.own_words, "lines": lines}


def _lines(text: str) -> list[str]:
    """One idea a line: a sentence each, as the writer ended them."""
    return [line.strip() for line in text.replace(". ", ".\n").splitlines() if line.strip()]
