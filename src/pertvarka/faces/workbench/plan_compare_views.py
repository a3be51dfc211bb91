"""Two versions of a plan side by side, word by word; the plan on paper."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import plan_print, plan_words
from pertvarka.faces.workbench.opened_case import find, show
from pertvarka.faces.workbench.plan_page import sees_plans, text_labels
from pertvarka.faces.workbench.plan_views import the_plan
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components.statuses import AMBER, FLAX, OUTLINE, TEAL, Status
from pertvarka.people.plans import differences, domains
from pertvarka.people.plans.differences import NeedDifference, NeedTexts, TextDifference
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.queries import plans


@dataclass(frozen=True, slots=True)
class ComparedNeed:
    """A need in both versions."""

    domain: str
    tag: Status
    words: TextDifference
    answers: TextDifference


@requires(Permission.PLAN_VIEW)
@require_safe
def compare(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """This version beside the one before it, or another named by its number."""
    found = find(request, uuid)
    if not sees_plans(found):
        raise Http404
    new = the_plan(found, plan_uuid)
    numbered = {plan.number: plan for plan in plans.of_case(found.case)}
    asked = request.GET.get("with", "")
    old = numbered.get(int(asked)) if asked.isdecimal() else numbered.get(new.number - 1)
    if old is None or old.pk == new.pk:
        raise Http404
    labels = text_labels()
    texts = differences.between_texts(
        {name: getattr(old, name) for name in labels}, {name: getattr(new, name) for name in labels}, labels=labels
    )
    context = {
        "old": old,
        "new": new,
        "old_tag": plan_words.state_tag(old),
        "new_tag": plan_words.state_tag(new),
        "texts": texts,
        "needs": [_compared(one) for one in differences.between_needs(_texts(old), _texts(new))],
        "others": [plan for plan in numbered.values() if plan.pk not in (old.pk, new.pk)],
        "back_url": found.address("cases:plan_version", new.uuid),
    }
    title = _("Versions of the plan compared")
    return show(found, "workbench/plan/compare.html", context, page="cases:plan_compare", title=title)


@requires(Permission.PLAN_VIEW)
@require_safe
def print_out(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """The plan in easy words, to read together, tick and sign; the look is recorded as a copy that left the system."""
    found = find(request, uuid)
    if not sees_plans(found):
        raise Http404
    plan = the_plan(found, plan_uuid)
    view_log.record(
        ViewRecord.Kind.EXPORT,
        about=found.case.person.reference,
        case=found.case.pk,
        page="cases:plan_print",
        by=found.account,
        role_code=found.standing.role_code,
    )
    content = plan_print.write(plan, plans.needs_of(plan), number=found.case.number, made_at=timezone.now())
    answer = HttpResponse(content, content_type=plan_print.MEDIA_TYPE)
    name = f"{found.case.number}-{plan.number}-{translation.get_language()}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _texts(plan: Plan) -> list[NeedTexts]:
    """Needs told apart by their part of life and their place in it: the same in both versions where they stayed."""
    seen: dict[str, int] = {}
    found = []
    for need in plans.needs_of(plan):
        place = seen[need.domain] = seen.get(need.domain, 0) + 1
        key = (need.domain, place)
        found.append(NeedTexts(key, domains.label(need.domain), need.own_words, plan_words.answer_lines(need)))
    return found


def _compared(one: NeedDifference) -> ComparedNeed:
    tags = {
        "same": Status(_("Unchanged"), OUTLINE),
        "changed": Status(_("Changed"), AMBER),
        "added": Status(pgettext("need of a plan", "New"), TEAL),
        "removed": Status(_("Left out"), FLAX),
    }
    return ComparedNeed(one.domain, tags[one.kind], one.words, one.answers)
