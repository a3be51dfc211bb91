"""The needs of a draft: added, worded, put in order, struck out, or answered by a written reason."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.cases import diary_rules
from pertvarka.people.plans import rules
from pertvarka.people.plans.actions.standing import changeable, need_to_change
from pertvarka.people.plans.errors import AnswerIncomplete, NeedHasAnswers, NeedWasIdentified
from pertvarka.people.plans.models import Plan, PlanNeed

DOMAIN_LIMIT = 40


def add(*, plan: Plan, domain: str, own_words: str, by: Account) -> PlanNeed:
    """Write down a need, as the person says it.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
        TextMissing, TextTooLong: what was typed.
    """
    with transaction.atomic():
        held = changeable(plan, by=by, touches=True)
        last = PlanNeed.objects.filter(plan=held).aggregate(last=Max("position"))["last"]
        need = PlanNeed.objects.create(
            case=held.case,
            plan=held,
            domain=diary_rules.written(domain, limit=DOMAIN_LIMIT),
            own_words=diary_rules.written(own_words),
            position=0 if last is None else last + 1,
        )
        _record("plan.need_added", need, by=by, domain=need.domain)
    return need


def change(*, need: PlanNeed, domain: str, own_words: str, expected_version: int, by: Account) -> PlanNeed:
    """Say it in other words, or under another part of life.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
        TextMissing, TextTooLong: what was typed.
        ChangedMeanwhile: somebody saved the need after this account opened it.
    """
    with transaction.atomic():
        held = need_to_change(need, by=by)
        changes = {
            # What the assessment found stays under the part of life it was found in.
            "domain": held.domain if held.identified_id else diary_rules.written(domain, limit=DOMAIN_LIMIT),
            "own_words": diary_rules.written(own_words),
        }
        _save(held, changes, "plan.need_changed", expected_version=expected_version, by=by)
    return held


def move(*, need: PlanNeed, step: int, by: Account) -> None:
    """A step up (−1) or down (+1): what matters more to the person stands higher.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
    """
    with transaction.atomic():
        held = need_to_change(need, by=by)
        keys = list(PlanNeed.objects.filter(plan=held.plan).values_list("pk", flat=True))
        for position, key in enumerate(rules.moved(keys, held.pk, step=step)):
            PlanNeed.objects.filter(pk=key).exclude(position=position).update(position=position)
        _record("plan.needs_ordered", held, by=by)


def remove(*, need: PlanNeed, by: Account) -> None:
    """Strike out a need that was written by mistake, with its goals and services.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
        NeedWasIdentified: an assessment found it.
    """
    with transaction.atomic():
        held = need_to_change(need, by=by)
        if held.identified_id:
            raise NeedWasIdentified
        held.goals.all().delete()
        held.service_needs.all().delete()
        PlanNeed.objects.filter(pk=held.pk).delete()
        _record("plan.need_removed", held, by=by)


def needs_no_service(*, need: PlanNeed, reason: str, expected_version: int, by: Account) -> PlanNeed:
    """Answer a need with the reason why no service is needed.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
        NeedHasAnswers, AnswerIncomplete: a goal or service stands, or the reason is left out.
        ChangedMeanwhile: somebody saved the need after this account opened it.
    """
    if not reason.strip():
        raise AnswerIncomplete
    changes = {
        "answer": PlanNeed.Answer.NO_SERVICE,
        "reason": diary_rules.written(reason),
        "put_off_until": None,
    }
    return _answer(need, changes, expected_version=expected_version, by=by)


def put_off(*, need: PlanNeed, until: date, reason: str, expected_version: int, by: Account) -> PlanNeed:
    """Answer a need later, and say why; from the day after `until` it has no answer again.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
        NeedHasAnswers, AnswerIncomplete, PutOffImpossible: what was typed, or what stands.
        ChangedMeanwhile: somebody saved the need after this account opened it.
    """
    rules.check_put_off(until, reason=reason, today=timezone.localdate())
    changes = {"answer": PlanNeed.Answer.LATER, "reason": diary_rules.written(reason), "put_off_until": until}
    return _answer(need, changes, expected_version=expected_version, by=by)


def plan_for(need: PlanNeed) -> None:
    """A goal or a service answers the need now."""
    answered = {"answer": PlanNeed.Answer.PLANNED, "reason": "", "put_off_until": None}
    _set_answer(need, answered)


def reopen_if_bare(need: PlanNeed) -> None:
    """With its last goal or service gone, the need has no answer."""
    if not need.goals.exists() and not need.service_needs.exists():
        _set_answer(need, {"answer": PlanNeed.Answer.OPEN, "reason": "", "put_off_until": None})


def _set_answer(need: PlanNeed, changes: dict[str, Any]) -> None:
    changed = PlanNeed.objects.filter(pk=need.pk).exclude(answer=changes["answer"])
    changed.update(**changes, version=F("version") + 1)


def _answer(need: PlanNeed, changes: dict[str, Any], *, expected_version: int, by: Account) -> PlanNeed:
    with transaction.atomic():
        held = need_to_change(need, by=by)
        if held.goals.exists() or held.service_needs.exists():
            raise NeedHasAnswers
        _save(held, changes, "plan.need_answered", expected_version=expected_version, by=by)
    return held


def _save(need: PlanNeed, changes: dict[str, Any], kind: str, *, expected_version: int, by: Account) -> None:
    locking.save_unless_changed(need, expected_version=expected_version, changes=changes)
    _record(kind, need, by=by, answer=str(need.answer))


def _record(kind: str, need: PlanNeed, *, by: Account, **details: str) -> None:
    audit.record(
        kind,
        about=need.plan.case.reference,
        by=by.reference,
        plan=str(need.plan.uuid),
        need=str(need.uuid),
        **details,
    )
