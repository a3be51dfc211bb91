"""What members of the cluster said of the plan and what the region answered; who approved it, and on what ground."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from pertvarka.foundation.base.templatetags.numbers import iso_date
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.paper import Grid, Section
from pertvarka.oversight.regional_plans.models import PlanComment, PlanItem


def comments(gathered: Gathered) -> Section:
    plan = gathered.plan
    if plan.submitted_at is None:
        return Section("comments", _("What the cluster said"), empty=_("The plan has not been before the cluster yet."))
    items = {item.pk: item for item in gathered.items}
    rows = tuple(
        (
            one.organisation.name if one.organisation else one.made_by.name,
            _about(one, items),
            one.text,
            one.answer or _("Not answered yet."),
        )
        for one in gathered.comments
    )
    return Section(
        "comments",
        _("What the cluster said"),
        grid=Grid(
            (_("Whose"), _("About what"), _("What was said"), _("What the region answers")),
            rows,
            wide=frozenset({2, 3}),
        )
        if rows
        else None,
        empty=_("Nobody of the cluster has commented."),
    )


def approval(gathered: Gathered) -> Section:
    plan = gathered.plan
    if plan.approved_on is None:
        return Section("approval", _("Approval"), empty=_("The plan is not approved."))
    sentences = [
        _("Approved on %(day)s: %(document)s")
        % {"day": plan.approved_on.isoformat(), "document": plan.approval_document}
    ]
    if plan.reviewed_on is not None:
        sentences.append(
            _("Reviewed on %(day)s: %(words)s") % {"day": iso_date(plan.reviewed_on), "words": plan.review_words}
        )
    return Section("approval", _("Approval"), tuple(sentences))


def _about(comment: PlanComment, items: Mapping[int, PlanItem]) -> str:
    item = items.get(comment.item_id) if comment.item_id else None
    if item is None:
        return _("The whole plan")
    return f"{item.service_type.name}, {item.municipality.name}, {item.year}"
