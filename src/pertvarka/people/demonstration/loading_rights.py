"""What the data protection officer has on the desk: requests of invented people, and two breaches.

They are written by the officer's own acts, as they would be, and only where the invented roles may act.
"""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access import policy, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.states import CaseState
from pertvarka.people.demonstration import presence
from pertvarka.people.rights.actions import breaches, requests
from pertvarka.people.rights.actions.breaches import BreachKnown
from pertvarka.people.rights.actions.requests import NewRequest
from pertvarka.people.rights.models import Breach, RightsRequest
from pertvarka.people.rights.permissions import Permission

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

ASKED = (
    (timedelta(days=19), "access", "Noriu gauti viską, kas apie mane surašyta."),
    (timedelta(days=24), "rectification", "Mano gimtadienis įrašytas ne toks, koks yra pase."),
)
ANSWER = "Gimimo data patikrinta pagal pasą ir ištaisyta. Senas įrašas liko istorijoje, apie tai žmogui pasakyta."


def load(standing: "Standing", *, today: date) -> None:
    """Made once; nothing where the officer is not there or may not act."""
    with scope.of_command(presence.COMMAND):
        officer = Account.objects.filter(email=demo_email("data_protection_officer")).first()
    if officer is None:
        return
    with scope.of(officer):
        if Breach.objects.exists() or not policy.allows(officer, Permission.REQUEST_HANDLE, on=today):
            return
        _requests(officer, standing, today=today)
        _breaches(officer, today=today)


def _requests(officer: Account, standing: "Standing", *, today: date) -> None:
    open_cases = [
        case
        for _key, case in sorted(standing.cases.items())
        if case.state == CaseState.PLAN_ACTIVE and case.protection == Case.Protection.ORDINARY
    ]
    made = [
        requests.record_request(
            asked=NewRequest(number=case.number, kind=kind, words=words, received_on=today - ago), by=officer
        )
        for case, (ago, kind, words) in zip(open_cases, ASKED, strict=False)
    ]
    for corrected in (one for one in made if one.kind == RightsRequest.Kind.RECTIFICATION):
        requests.take_in_hand(asked=corrected, by=officer)
        requests.answer_request(asked=corrected, answer=ANSWER, by=officer)


def _breaches(officer: Account, *, today: date) -> None:
    """One closed, and one whose clock of 72 hours runs."""
    misdirected = breaches.record_breach(
        known=BreachKnown(
            kind=Breach.Kind.CONFIDENTIALITY,
            risk=Breach.Risk.UNLIKELY,
            discovered_at=_at(today - timedelta(days=40), 10),
            description="Kvietimas į atvejo aptarimą išsiųstas kitos savivaldybės specialistei. Laiškas neatvertas.",
            persons_count=1,
            measures="Laiškas ištrintas, gavėja tai patvirtino raštu.",
        ),
        by=officer,
    )
    breaches.close_breach(breach=misdirected, expected_version=misdirected.version, by=officer)
    breaches.record_breach(
        known=BreachKnown(
            kind=Breach.Kind.CONFIDENTIALITY,
            risk=Breach.Risk.RISK,
            discovered_at=timezone.now() - timedelta(hours=20),
            description="Autobuse paliktas segtuvas su vienos šeimos plano spaudiniu. Segtuvas dar nerastas.",
            persons_count=4,
            consequences="Radęs gali sužinoti, kur šeima gyvena.",
            measures="Kreiptasi į vežėją. Šeimos atvejo vadybininkė įspėta.",
        ),
        by=officer,
    )


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
