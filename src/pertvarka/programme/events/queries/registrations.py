"""Who is on the list of an event, whom one could invite, and the one registration a link opens."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.base.sorting import LithuanianOrder, lithuanian_sort_key
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.cluster.models import ClusterMembership, MemberContact
from pertvarka.programme.events.errors import RegistrationNotFound
from pertvarka.programme.events.models import Event, EventPhoto, Participant, Registration


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: the registration with the name behind it."""

    registration: Registration
    name: str
    email: str
    organisation: str


def of_event(event: Event) -> list[Listed]:
    """Everybody on the list, by surname as written; names are opened, so the page that shows them is recorded."""
    rows = Registration.objects.filter(event=event).select_related(
        "participant", "participant__organisation", "organisation"
    )
    listed = [
        Listed(row, row.participant.name, row.participant.email, row.represented or row.participant.represented)
        for row in rows
    ]
    return sorted(listed, key=lambda line: lithuanian_sort_key(line.name.rpartition(" ")[2] + line.name))


def counts(event: Event) -> Counter[str]:
    """How many stand in which state; no names."""
    return Counter(Registration.objects.filter(event=event).values_list("state", flat=True))


def one(uuid: UUID) -> Registration:
    """A registration of an event the asker prepares.

    Raises:
        RegistrationNotFound: there is none in the asker's reach.
    """
    found = Registration.objects.select_related("event", "participant", "organisation").filter(uuid=uuid).first()
    if found is None:
        raise RegistrationNotFound
    return found


def by_link(token: str) -> Registration:
    """The registration a secret link opens; asked inside `visiting.visitor(token=…)`.

    Raises:
        RegistrationNotFound: the link is not one of ours.
    """
    rows = Registration.objects.select_related("event", "event__venue", "participant", "organisation")
    found = rows.filter(token_hash=hash_of(token)).first()
    if found is None:
        raise RegistrationNotFound
    return found


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who could be invited for an organisation."""

    organisation: Organisation | None
    name: str
    email: str
    participant: Participant | None = None


def invitable(event: Event, *, kind: str = "", region: str = "") -> list[Contact]:
    """People who are not on the list yet: those the organiser knows, and the contacts of the cluster's members that the
    asker may see. Narrowed by the kind and region of their membership.
    """
    members = [membership.organisation_id for membership in memberships(kind=kind, region=region)]
    rows = Participant.objects.filter(open_to_id=event.organiser_id).exclude(registrations__event=event)
    if kind or region:
        rows = rows.filter(organisation__in=members)
    known = [
        Contact(row.organisation, row.name, row.email, row)
        for row in rows.select_related("organisation").order_by("organisation_id", "id")
    ]
    emails = {contact.email.casefold() for contact in known} | _emails_of(event)
    contacts = MemberContact.objects.filter(membership__left_on=None, membership__organisation__in=members)
    for contact in contacts.select_related("membership__organisation").order_by(
        LithuanianOrder("membership__organisation__name_lt")
    ):
        if contact.email.casefold() not in emails:
            emails.add(contact.email.casefold())
            known.append(Contact(contact.membership.organisation, contact.name, contact.email))
    return known


def memberships(*, kind: str = "", region: str = "") -> list[ClusterMembership]:
    """The members of the cluster today, of a kind and region, in Lithuanian order."""
    rows = ClusterMembership.objects.filter(left_on=None).select_related("organisation")
    if kind:
        rows = rows.filter(kind=kind)
    if region:
        rows = rows.filter(region__code=region)
    return list(rows.order_by(LithuanianOrder("organisation__name_lt")))


def all_organisations() -> list[Organisation]:
    """Every organisation, in Lithuanian order."""
    return list(Organisation.objects.order_by(LithuanianOrder("name_lt")))


def _emails_of(event: Event) -> set[str]:
    rows = Registration.objects.filter(event=event).select_related("participant")
    return {row.participant.email.casefold() for row in rows}


def photos_of(event: Event) -> list[EventPhoto]:
    """Photos the asker may see; the sealed content stays in the database until one is shown."""
    return list(EventPhoto.objects.filter(event=event).defer("content_sealed"))


def photo(uuid: UUID) -> EventPhoto | None:
    return EventPhoto.objects.select_related("event").filter(uuid=uuid).first()
