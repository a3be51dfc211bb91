"""Those served beside the person: the children who came with their mothers, by role, sex and year, without a name."""

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.people.cases.models import Case, Person
from pertvarka.people.delivery import errors
from pertvarka.people.delivery.actions.episodes import require_served
from pertvarka.people.delivery.models import Beneficiary, ServiceEpisode
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.states import EpisodeState

FIRST_YEAR = 1900


def add(*, episode: ServiceEpisode, role: str, sex: str, birth_year: int, by: Account) -> Beneficiary:
    """Somebody who is served beside the person.

    Raises:
        NotAllowed, EpisodeNotFound, EpisodeMovedOn: it is not given by this account's organisation, or no more.
        BeneficiaryImpossible: the year.
    """
    today = timezone.localdate()
    policy.require(by, Permission.RECORD_WRITE, on=today)
    if not FIRST_YEAR <= birth_year <= today.year:
        raise errors.BeneficiaryImpossible
    with transaction.atomic():
        held = _given(episode)
        beside = Beneficiary.objects.create(
            case_id=held.case_id,
            open_to_id=held.open_to_id,
            episode=held,
            role=Beneficiary.Role(role),
            sex=Person.Sex(sex),
            birth_year=birth_year,
        )
        _record("beneficiary.added", held, beside, by=by)
    return beside


def remove(*, episode: ServiceEpisode, key: int, by: Account) -> None:
    """Somebody who was put down by mistake.

    Raises:
        NotAllowed, EpisodeNotFound, EpisodeMovedOn: it is not given by this account's organisation, or no more.
    """
    policy.require(by, Permission.RECORD_WRITE, on=timezone.localdate())
    with transaction.atomic():
        held = _given(episode)
        beside = Beneficiary.objects.filter(episode=held, pk=key).first()
        if beside is None:
            return
        _record("beneficiary.removed", held, beside, by=by)
        beside.delete()


def _given(episode: ServiceEpisode) -> ServiceEpisode:
    held = require_served(episode)
    if held.state == EpisodeState.ENDED:
        raise errors.EpisodeMovedOn
    return held


def _record(kind: str, episode: ServiceEpisode, beside: Beneficiary, *, by: Account) -> None:
    case = Case.objects.filter(pk=episode.case_id).first()
    about = case.reference if case else f"service:{episode.uuid}"
    audit.record(kind, about=about, by=by.reference, service=str(episode.uuid), beneficiary=beside.pk)
