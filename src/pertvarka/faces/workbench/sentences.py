"""Audit events as sentences. A kind without its own sentence is shown by its code, never left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import queries
from pertvarka.foundation.base.models import AuditEvent

# %(who)s did it, %(whom)s is the account it was done to.
SENTENCES = {
    "account.locked_out": _("Sign-in to the account of %(whom)s was refused: too many wrong passwords."),
    "account.opened": _("%(who)s opened an account for %(whom)s."),
    "account.password_changed": _("%(who)s changed their password."),
    "account.sign_in_failed": _("Sign-in to the account of %(whom)s failed: the password was wrong."),
    "account.signed_in": _("%(who)s signed in."),
    "account.signed_in_as_demo": _("%(who)s signed in from the demonstration page."),
    "account.signed_out": _("%(who)s signed out."),
    "demo_accounts.made": _("%(who)s made the demonstration accounts."),
    "definitions.loaded": _("%(who)s loaded the definitions of this product."),
    "events.loaded": _("%(who)s loaded the events."),
    "framework.loaded": _("%(who)s loaded the programme: its objectives, activities, aims and indicators."),
    "library.loaded": _("%(who)s loaded the documents."),
    "membership.given": _("%(who)s gave %(whom)s a role."),
    "organisations.loaded": _("%(who)s loaded the organisations."),
    "plan_version.loaded": _("%(who)s loaded a version of the plan (%(about)s)."),
    "results.loaded": _("%(who)s loaded the declared results."),
    "territory.loaded": _("%(who)s loaded the regions and municipalities."),
    "trainings.loaded": _("%(who)s loaded the trainings."),
}
FALLBACK = _("%(who)s: %(kind)s (%(about)s)")
UNKNOWN_ACCOUNT = "account:unknown"
SENTENCE_OF_UNKNOWN = {
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
    }


def _who(reference: str, names: dict[str, str]) -> str:
    if reference in names:
        return names[reference]
    if reference.startswith("command:"):
        return gettext("The command %(name)s") % {"name": reference.removeprefix("command:")}
    return gettext("A visitor") if reference == "visitor" else reference
