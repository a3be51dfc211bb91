"""Services being given: of a case for its team, of an organisation for those who give them."""

from uuid import UUID

from django.db.models import Max, QuerySet

from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import Beneficiary, ServiceEpisode, ServiceRecord
from pertvarka.people.delivery.queries.referrals import serving


def _rows() -> "QuerySet[ServiceEpisode]":
    return ServiceEpisode.objects.select_related("offer__site", "offer__municipality", "service_type", "organisation")


def episode(uuid: UUID) -> ServiceEpisode | None:
    """One, if the asker may see it."""
    return _rows().filter(uuid=uuid).first()


def of_case(case: Case) -> list[ServiceEpisode]:
    """The newest first."""
    return list(_rows().filter(case=case))


def beneficiaries_of(episode: ServiceEpisode) -> list[Beneficiary]:
    return list(Beneficiary.objects.filter(episode=episode))


def last_record_on(episode: ServiceEpisode) -> object:
    """The newest day with a record, None where there is none."""
    return ServiceRecord.objects.filter(episode=episode).aggregate(last=Max("given_on"))["last"]


def may_serve(episode: ServiceEpisode) -> bool:
    """Whether the asker records for the organisation that gives it."""
    return episode.organisation_id in serving()
