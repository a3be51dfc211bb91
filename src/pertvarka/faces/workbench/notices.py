"""Notices in words. A kind without its own words is shown by its code, never left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.models import Notice

# %(label)s is the number of a case, the title of a role, or what the thing is called by.
SENTENCES = {
    "approval.asked": _("A colleague asks for your decision as the second person."),
    "approval.decided": _("What you asked a second person for has been decided."),
    "assessment.assigned": _("You were appointed to assess in case %(label)s."),
    "assessment.checked": _("The assessment in case %(label)s was checked. Agree it with the person."),
    "assessment.sent_back": _("The assessment in case %(label)s was sent back. The reason is given."),
    "assessment.submitted": _("The assessment in case %(label)s waits for your check."),
    "assessment.to_settle": _("Both forms in case %(label)s are submitted. Compare them."),
    "case.assigned": _("You now manage case %(label)s."),
    "case.received": _("You now manage case %(label)s, which was handed over to your unit."),
    "emergency.opened": _("Case %(label)s was opened in an emergency. Review whether it was justified."),
    "emergency.reviewed": _("Your emergency opening of case %(label)s has been reviewed."),
    "family_conference.accepted": _("The plan of family conference %(label)s is accepted."),
    "family_conference.appointed": _("You were appointed to family conference %(label)s."),
    "family_conference.carried_out": _("The plan of family conference %(label)s is carried out: call for the review."),
    "family_conference.plan_presented": _("The family of conference %(label)s has presented its plan."),
    "family_conference.sent_back": _("The plan of family conference %(label)s was sent back for safety."),
    "membership.ended": _("Your role has ended: %(label)s."),
    "membership.given": _("You were given a role: %(label)s."),
    "referral.accepted": _("The referral of case %(label)s was accepted: a place is promised."),
    "referral.refused": _("The referral of case %(label)s was refused. The reason is given."),
    "referral.sent": _("A referral of case %(label)s waits for the answer of your organisation."),
    "referral.waiting": _("The referral of case %(label)s is in the queue."),
    "referral.withdrawn": _("The referral of case %(label)s was withdrawn."),
    "service.ended": _("A service of case %(label)s has ended."),
    "service.paused": _("A service of case %(label)s is paused."),
    "service.resumed": _("A service of case %(label)s goes on again."),
    "service.started": _("A service of case %(label)s has begun."),
    "staff_assessment.planned": _("You were appointed to assess a worker of an institution."),
    "staff_assessment.submitted": _("The assessment of a worker is submitted. Talk it over together."),
    "task.set": _("You were given a task in case %(label)s."),
    "transfer.accepted": _("Case %(label)s, which you offered, has been taken over."),
    "transfer.offered": _("Case %(label)s is offered to your unit."),
    "transfer.refused": _("Case %(label)s, which you offered, was not taken over. The reason is given."),
    "transfer.withdrawn": _("The offer of case %(label)s was withdrawn."),
    "transformation_plan.endorsed": _("The expert has endorsed the transformation plan of your institution."),
    "transformation_plan.returned": _("The expert has returned the transformation plan with remarks. Answer each."),
    "transformation_plan.submitted": _("A transformation plan waits for your review."),
}
FALLBACK = _("%(kind)s %(label)s")
# Where the thing a notice names is shown, and where it stands among others, should its key be no key.
PAGES = {
    "approval": ("workbench:approval", "workbench:approvals"),
    "case": ("cases:case", "cases:list"),
    "emergency": ("cases:emergency_review", "cases:emergencies"),
    "family_conference": ("cases:family_conference", "cases:family_conferences"),
    "institution": ("workbench:institution", "workbench:institutions"),
    "referral": ("workbench:referral", "workbench:referrals"),
    "staff_assessment": ("workbench:staff_assessment", "workbench:staff_mine"),
    "transfer": ("cases:transfer", "cases:transfers"),
    "rights_request": ("workbench:request", "workbench:data_protection"),
}


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """`url` is '' where there is nothing to open any more."""

    uuid: UUID
    sentence: str
    url: str
    noticed_at: datetime
    is_new: bool


def tell(notices: Iterable[Notice]) -> list[ToldNotice]:
    """The notices in their order, each as one sentence in the active language."""
    return [
        ToldNotice(
            uuid=notice.uuid,
            sentence=_sentence(notice),
            url=_url(notice.about),
            noticed_at=notice.noticed_at,
            is_new=notice.read_at is None,
        )
        for notice in notices
    ]


def _sentence(notice: Notice) -> str:
    label = roles.role(notice.label).title if roles.is_described(notice.label) else notice.label
    return str(SENTENCES.get(notice.kind, FALLBACK)) % {"label": label, "kind": notice.kind}


def _url(about: str) -> str:
    thing, _colon, key = about.partition(":")
    if thing not in PAGES:
        return ""
    page, all_pages = PAGES[thing]
    try:
        return reverse(page, args=[UUID(key)])
    except ValueError:
        return reverse(all_pages)
