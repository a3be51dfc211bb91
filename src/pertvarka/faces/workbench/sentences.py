"""Audit events as sentences. A kind without its own sentence is shown by its code, never left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.sentences_of_people import OF_PEOPLE
from pertvarka.faces.workbench.sentences_of_plans import OF_PLANS
from pertvarka.faces.workbench.sentences_of_work import OF_WORK
from pertvarka.foundation.access import queries, roles
from pertvarka.foundation.base.models import AuditEvent

# %(who)s did it, %(whom)s is the account it was done to, %(role)s the role it was about.
SENTENCES = {
    **OF_PEOPLE,
    **OF_PLANS,
    **OF_WORK,
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
    "definitions.loaded": _("%(who)s loaded the definitions of this product."),
    "demonstration.loaded": _("%(who)s made the invented country of the demonstration."),
    "events.loaded": _("%(who)s loaded the events."),
    "framework.loaded": _("%(who)s loaded the programme: its objectives, activities, aims and indicators."),
    "instrument.published": _("%(who)s published a version of a questionnaire (%(about)s)."),
    "instrument.uploaded": _("%(who)s brought a questionnaire to be checked (%(about)s)."),
    "instrument.withdrawn": _("%(who)s withdrew a version of a questionnaire (%(about)s)."),
    "instruments.loaded": _("%(who)s loaded the questionnaires of the product."),
    "membership.approved": _("%(who)s approved, as the second person, the role of %(whom)s: %(role)s."),
    "membership.asked": _("%(who)s asked a second person to approve a role for %(whom)s: %(role)s."),
    "membership.ended": _("%(who)s ended the role of %(whom)s: %(role)s."),
    "membership.given": _("%(who)s gave %(whom)s a role: %(role)s."),
    "membership.refused": _("%(who)s refused, as the second person, the role for %(whom)s: %(role)s."),
    "organisations.loaded": _("%(who)s loaded the organisations."),
    "plan_version.loaded": _("%(who)s loaded a version of the plan (%(about)s)."),
    "release.made": _("%(who)s published numbers counted from cases (%(about)s)."),
    "results.loaded": _("%(who)s loaded the declared results."),
    "service_types.loaded": _("%(who)s loaded the kinds of services."),
    "studies.loaded": _("%(who)s loaded the studies of the history."),
    "territory.loaded": _("%(who)s loaded the regions and municipalities."),
    "trainings.loaded": _("%(who)s loaded the trainings."),
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
