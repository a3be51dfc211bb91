"""Audit events as sentences. A kind without its own sentence is shown by its code, never left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import queries, roles
from pertvarka.foundation.base.models import AuditEvent

# %(who)s did it, %(whom)s is the account it was done to, %(role)s the role it was about.
SENTENCES = {
    "account.closed": _("%(who)s closed the account of %(whom)s and ended its roles."),
    "account.entry_with_oidc_refused": _(
        "The outside sign-in service named the e-mail of %(whom)s without vouching for it; sign-in was refused."
    ),
    "account.locked_out": _("Sign-in to the account of %(whom)s was refused: too many wrong passwords."),
    "account.opened": _("%(who)s opened an account for %(whom)s."),
    "account.password_changed": _("%(who)s changed their password."),
    "account.recovery_codes_made": _("%(who)s got new recovery codes for the second factor."),
    "account.second_factor_failed": _("A wrong code of the second factor was given for the account of %(whom)s."),
    "account.second_factor_locked_out": _("Sign-in to the account of %(whom)s was refused: too many wrong codes."),
    "account.second_factor_removed": _("%(who)s removed the second factor from the account of %(whom)s."),
    "account.second_factor_set_up": _("%(who)s set up the second factor."),
    "account.sign_in_failed": _("Sign-in to the account of %(whom)s failed: the password was wrong."),
    "account.signed_in": _("%(who)s signed in."),
    "account.signed_in_as_demo": _("%(who)s signed in from the demonstration page."),
    "account.signed_in_with_oidc": _("%(who)s signed in through the outside sign-in service."),
    "account.signed_out": _("%(who)s signed out."),
    "approval.approved": _("%(who)s approved, as the second person, what was asked for (%(about)s)."),
    "approval.asked": _("%(who)s asked for the approval of a second person (%(about)s)."),
    "approval.refused": _("%(who)s refused, as the second person, what was asked for (%(about)s)."),
    "approval.used": _("%(who)s carried out what a second person had approved (%(about)s)."),
    "assessment.agreed": _("%(who)s recorded that an assessment was agreed with the person (%(about)s)."),
    "assessment.cancelled": _("%(who)s cancelled an assessment (%(about)s)."),
    "assessment.checked": _("%(who)s checked an assessment (%(about)s)."),
    "assessment.form_submitted": _("%(who)s submitted their own form of an assessment (%(about)s)."),
    "assessment.informant_added": _("%(who)s wrote down who was asked for an assessment (%(about)s)."),
    "assessment.planned": _("%(who)s planned an assessment (%(about)s)."),
    "assessment.sent_back": _("%(who)s sent an assessment back (%(about)s)."),
    "assessment.settled": _("%(who)s made one form of two in an assessment (%(about)s)."),
    "assessment.started": _("%(who)s began an assessment (%(about)s)."),
    "assessment.submitted": _("%(who)s submitted an assessment (%(about)s)."),
    "attachment.added": _("%(who)s attached a file (%(about)s)."),
    "beneficiary.added": _("%(who)s put somebody down who is served beside a person (%(about)s)."),
    "beneficiary.removed": _("%(who)s took off somebody served beside a person (%(about)s)."),
    "breach.authority_told": _("%(who)s noted that the authority was told of a breach (%(about)s)."),
    "breach.closed": _("%(who)s closed a breach (%(about)s)."),
    "breach.persons_told": _("%(who)s noted that the persons concerned by a breach were told (%(about)s)."),
    "breach.recorded": _("%(who)s recorded a breach of personal data (%(about)s)."),
    "breach.updated": _("%(who)s added to what is known of a breach (%(about)s)."),
    "case.assigned": _("%(who)s chose another manager for a case (%(about)s)."),
    "case.opened_by_mandate": _("%(who)s opened a case by legal mandate, for thirty days (%(about)s)."),
    "case.opened_for_reason": _("%(who)s opened the notes of a case for a stated reason, for a day (%(about)s)."),
    "case.opened_in_emergency": _("%(who)s opened a case in an emergency, for 24 hours (%(about)s)."),
    "case.opening_refused": _("%(who)s tried to open a case outside their team; nothing was opened."),
    "case.protected": _("%(who)s restricted or sealed a case (%(about)s)."),
    "case.registered": _("%(who)s registered a person and opened a case (%(about)s)."),
    "case.review_set": _("%(who)s set the day of the next review (%(about)s)."),
    "case.state_changed": _("%(who)s changed the state of a case (%(about)s)."),
    "case.unprotected": _("%(who)s lifted the protection of a case (%(about)s)."),
    "conference.held": _("%(who)s recorded a case conference and its decisions (%(about)s)."),
    "consent.withdrawn": _("%(who)s recorded that a consent was withdrawn (%(about)s)."),
    "coordinator.ended": _("%(who)s ended an entry of the register of coordinators (%(about)s)."),
    "coordinator.entered": _("%(who)s entered somebody in the register of coordinators (%(about)s)."),
    "definitions.loaded": _("%(who)s loaded the definitions of this product."),
    "deletion_list.carried_out": _("%(who)s carried out a deletion list (%(about)s)."),
    "deletion_list.made": _("%(who)s made a deletion list (%(about)s)."),
    "demonstration.loaded": _("%(who)s made the invented country of the demonstration."),
    "demo_accounts.made": _("%(who)s made the demonstration accounts."),
    "emergency.reviewed": _("%(who)s reviewed an opening in an emergency (%(about)s)."),
    "events.loaded": _("%(who)s loaded the events."),
    "family_conference.accepted": _("%(who)s accepted the plan of a family conference (%(about)s)."),
    "family_conference.appointed": _("%(who)s appointed the coordinator of a family conference (%(about)s)."),
    "family_conference.carried_out": _("%(who)s noted that a family's plan is carried out (%(about)s)."),
    "family_conference.closed": _("%(who)s closed a family conference (%(about)s)."),
    "family_conference.information_began": _("%(who)s began the meeting of a family (%(about)s)."),
    "family_conference.plan_presented": _("%(who)s wrote down the plan a family presented (%(about)s)."),
    "family_conference.prepared": _("%(who)s prepared the meeting of a family (%(about)s)."),
    "family_conference.private_time_began": _("%(who)s left a family to its own time (%(about)s)."),
    "family_conference.private_time_ended": _("%(who)s was called back by a family (%(about)s)."),
    "family_conference.referred": _("%(who)s referred a family to a family conference (%(about)s)."),
    "family_conference.reviewed": _("%(who)s wrote down the review of a family's plan (%(about)s)."),
    "family_conference.sent_back": _("%(who)s sent a family's plan back for safety (%(about)s)."),
    "family_member.added": _("%(who)s added somebody of a family's circle (%(about)s)."),
    "family_member.changed": _("%(who)s changed an invitation to a family conference (%(about)s)."),
    "family_task.added": _("%(who)s wrote down what somebody of a family takes upon themselves (%(about)s)."),
    "family_task.done": _("%(who)s marked a family's task as done (%(about)s)."),
    "follow_up.held": _("%(who)s recorded a talk after a move (%(about)s)."),
    "framework.loaded": _("%(who)s loaded the programme: its objectives, activities, aims and indicators."),
    "ground.given": _("%(who)s recorded a legal ground (%(about)s)."),
    "household.registered": _("%(who)s registered a household of carers (%(about)s)."),
    "household.said_free": _("%(who)s noted that an on-duty carer is free tonight (%(about)s)."),
    "household.said_not_free": _("%(who)s noted that an on-duty carer is not free tonight (%(about)s)."),
    "household.state_changed": _("%(who)s changed the state of a household of carers (%(about)s)."),
    "identity.corrected": _("%(who)s corrected the identity of a person (%(about)s)."),
    "instrument.published": _("%(who)s published a version of a questionnaire (%(about)s)."),
    "instrument.uploaded": _("%(who)s brought a questionnaire to be checked (%(about)s)."),
    "instrument.withdrawn": _("%(who)s withdrew a version of a questionnaire (%(about)s)."),
    "instruments.loaded": _("%(who)s loaded the questionnaires of the product."),
    "legal_hold.lifted": _("%(who)s lifted a hold that kept records from deletion (%(about)s)."),
    "legal_hold.placed": _("%(who)s placed a hold that keeps records from deletion (%(about)s)."),
    "library.loaded": _("%(who)s loaded the documents."),
    "membership.approved": _("%(who)s approved, as the second person, the role of %(whom)s: %(role)s."),
    "membership.asked": _("%(who)s asked a second person to approve a role for %(whom)s: %(role)s."),
    "membership.ended": _("%(who)s ended the role of %(whom)s: %(role)s."),
    "membership.given": _("%(who)s gave %(whom)s a role: %(role)s."),
    "membership.refused": _("%(who)s refused, as the second person, the role for %(whom)s: %(role)s."),
    "move.broken": _(
        "A move came to nothing, because the person returned to an institution; %(who)s recorded it (%(about)s)."
    ),
    "move.cancelled": _("%(who)s cancelled a move (%(about)s)."),
    "move.confirmed": _("%(who)s confirmed that a person has moved (%(about)s)."),
    "move.day_set": _("%(who)s set the day of a move (%(about)s)."),
    "move.prepared": _("%(who)s began to prepare a move (%(about)s)."),
    "move.settled": _("A move has settled: the person lives there after a year; %(who)s recorded it (%(about)s)."),
    "move.step_done": _("%(who)s ticked a step of a move (%(about)s)."),
    "move.step_excepted": _("%(who)s wrote why a move goes on without a step (%(about)s)."),
    "move.step_expected": _("%(who)s took back the exception for a step of a move (%(about)s)."),
    "move.step_undone": _("%(who)s took back the tick of a step of a move (%(about)s)."),
    "note.corrected": _("%(who)s corrected a note; the old one stays beside it (%(about)s)."),
    "note.written": _("%(who)s wrote a note (%(about)s)."),
    "organisations.loaded": _("%(who)s loaded the organisations."),
    "outcome.measured": _("%(who)s recorded how the person lives, by eight questions (%(about)s)."),
    "person.erased": _("%(who)s deleted the records of a person (%(about)s)."),
    "person.exported": _("%(who)s took out a copy of everything about a person (%(about)s)."),
    "person.restricted": _("%(who)s restricted the processing of a person's data (%(about)s)."),
    "person.restriction_lifted": _("%(who)s lifted the restriction of processing (%(about)s)."),
    "placement.corrected": _("%(who)s corrected where a person lives (%(about)s)."),
    "placement.ended": _("%(who)s recorded that a person left a home (%(about)s)."),
    "placement.recorded": _("%(who)s recorded where a person lives (%(about)s)."),
    "placement.returned": _("%(who)s recorded that a person returned to an institution (%(about)s)."),
    "plan.activated": _("%(who)s began to carry out a plan (%(about)s)."),
    "plan.agreed": _("%(who)s recorded that a plan was agreed (%(about)s)."),
    "plan.answer_struck_out": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.begun": _("%(who)s began an individual plan (%(about)s)."),
    "plan.cancelled": _("%(who)s gave up a plan (%(about)s)."),
    "plan.completed": _("%(who)s completed a plan (%(about)s)."),
    "plan.described": _("%(who)s wrote what matters to the person into a plan (%(about)s)."),
    "plan.goal_changed": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.goal_set": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.goal_settled": _("%(who)s noted whether a goal of a plan is reached (%(about)s)."),
    "plan.need_added": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.need_answered": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.need_changed": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.need_removed": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.needs_ordered": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.refused": _("%(who)s recorded that a plan was refused (%(about)s)."),
    "plan.reviewed": _("%(who)s recorded a review of a plan (%(about)s)."),
    "plan.service_asked": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.service_changed": _("%(who)s wrote needs or answers into a draft of a plan (%(about)s)."),
    "plan.service_not_needed": _("%(who)s noted that a service of a plan is no longer needed (%(about)s)."),
    "plan.superseded": _("%(who)s put an agreed plan into force; the one before it is kept (%(about)s)."),
    "plan_version.loaded": _("%(who)s loaded a version of the plan (%(about)s)."),
    "records.kept": _("%(who)s recorded days of services (%(about)s)."),
    "referral.accepted": _("%(who)s accepted a referral (%(about)s)."),
    "referral.refused": _("%(who)s refused a referral (%(about)s)."),
    "referral.sent": _("%(who)s referred a person to a service (%(about)s)."),
    "referral.waiting": _("%(who)s put a person in the queue of a service (%(about)s)."),
    "referral.withdrawn": _("%(who)s withdrew a referral (%(about)s)."),
    "relationship.added": _("%(who)s recorded somebody who matters to the person (%(about)s)."),
    "relationship.contact_changed": _("%(who)s limited or allowed a contact (%(about)s)."),
    "release.made": _("%(who)s published numbers counted from cases (%(about)s)."),
    "results.loaded": _("%(who)s loaded the declared results."),
    "rights_request.answered": _("%(who)s answered a request of a person (%(about)s)."),
    "rights_request.extended": _("%(who)s took two months more to answer a request (%(about)s)."),
    "rights_request.recorded": _("%(who)s recorded a request of a person (%(about)s)."),
    "rights_request.refused": _("%(who)s refused a request of a person, with the reason (%(about)s)."),
    "rights_request.taken_in_hand": _("%(who)s took a request of a person in hand (%(about)s)."),
    "service_offer.changed": _("%(who)s changed a service: its places or words (%(about)s)."),
    "service_offer.checked": _("%(who)s looked a service over and found it right (%(about)s)."),
    "service_offer.made": _("%(who)s entered a service (%(about)s)."),
    "service_offer.rules_set": _("%(who)s set the conditions of a service (%(about)s)."),
    "service_offer.state_changed": _("%(who)s opened, closed or ended a service (%(about)s)."),
    "service_types.loaded": _("%(who)s loaded the kinds of services."),
    "site.added": _("%(who)s entered a place where services are given (%(about)s)."),
    "supervision.recorded": _("%(who)s recorded hours of supervision (%(about)s)."),
    "task.cancelled": _("%(who)s ended a task as no longer needed (%(about)s)."),
    "task.changed": _("%(who)s changed a task (%(about)s)."),
    "task.finished": _("%(who)s finished a task (%(about)s)."),
    "task.put_off": _("%(who)s put a task off (%(about)s)."),
    "service.ended": _("%(who)s ended a service (%(about)s)."),
    "service.paused": _("%(who)s paused a service (%(about)s)."),
    "service.resumed": _("%(who)s resumed a service (%(about)s)."),
    "service.started": _("%(who)s recorded that a service began (%(about)s)."),
    "task.set": _("%(who)s set a task (%(about)s)."),
    "team.joined": _("%(who)s put somebody on the team of a case (%(about)s)."),
    "team.left": _("%(who)s took somebody off the team of a case (%(about)s)."),
    "territory.loaded": _("%(who)s loaded the regions and municipalities."),
    "trainings.loaded": _("%(who)s loaded the trainings."),
    "transfer.accepted": _("%(who)s took a case over (%(about)s)."),
    "transfer.offered": _("%(who)s offered a case to another organisation (%(about)s)."),
    "transfer.refused": _("%(who)s refused a case that was offered (%(about)s)."),
    "transfer.withdrawn": _("%(who)s withdrew the offer of a case (%(about)s)."),
}
FALLBACK = _("%(who)s: %(kind)s (%(about)s)")
UNKNOWN_ACCOUNT = "account:unknown"
SENTENCE_OF_UNKNOWN = {
    "account.entry_with_oidc_refused": _(
        "Sign-in through the outside sign-in service was refused: the e-mail it named has no account."
    ),
    "account.locked_out": _("Sign-in was refused: too many wrong passwords for an e-mail that has no account."),
    "account.sign_in_failed": _("Sign-in failed: the typed e-mail has no account."),
}


@dataclass(frozen=True, slots=True)
class ToldEvent:
    happened_at: datetime
    sentence: str
    kind: str
    about: str


def tell(events: Iterable[AuditEvent]) -> list[ToldEvent]:
    """The events in their order, each as one sentence in the active language."""
    held = list(events)
    names = queries.names_of({reference for event in held for reference in (event.by, event.about)})
    return [
        ToldEvent(happened_at=event.happened_at, sentence=_sentence(event, names), kind=event.kind, about=event.about)
        for event in held
    ]


def _sentence(event: AuditEvent, names: dict[str, str]) -> str:
    template = SENTENCES.get(event.kind, FALLBACK)
    if event.about == UNKNOWN_ACCOUNT:
        template = SENTENCE_OF_UNKNOWN.get(event.kind, template)
    return str(template) % {
        "who": _who(event.by, names),
        "whom": _who(event.about, names),
        "kind": event.kind,
        "about": event.about,
        "role": _role(event),
    }


def _role(event: AuditEvent) -> str:
    code = str(event.details.get("role", ""))
    return roles.role(code).title if roles.is_described(code) else code


def _who(reference: str, names: dict[str, str]) -> str:
    if reference in names:
        return names[reference]
    if reference.startswith("command:"):
        return gettext("The command %(name)s") % {"name": reference.removeprefix("command:")}
    return gettext("A visitor") if reference == "visitor" else reference
