"""Plans for tests: a submitted assessment with needs, types of services, a plan whose needs are all answered."""

from datetime import date, timedelta

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.assessments.models import Assessment, IdentifiedNeed
from pertvarka.people.cases.models import Case
from pertvarka.people.plans import rules
from pertvarka.people.plans.actions import agreements, answers, drafts, needs
from pertvarka.people.plans.models import Plan, ServiceNeed
from pertvarka.services.catalogue.models import ServiceType
from tests.closed_plane import ALYTUS, COMMAND

AGREED_WORDS = "Perskaitėme kartu lengva kalba."


def build_service_type(code: str = "B01", **columns) -> ServiceType:
    """A type of the tests; the shipped ones have the codes of the sources."""
    given = {"name_lt": f"Paslauga {code}", "name_en": f"Service {code}", **columns}
    return ServiceType.objects.get_or_create(code=code, defaults=given)[0]


def build_assessment(case: Case, *domains: str, state: str = "checked", words: str = "Noriu pats") -> Assessment:
    instrument, _made = Instrument.objects.get_or_create(
        code="tests", defaults={"title_lt": "Bandymų forma", "title_en": "Form of tests", "purpose": "needs_assessment"}
    )
    version, _made = InstrumentVersion.objects.get_or_create(
        instrument=instrument,
        number=1,
        defaults={
            "form": {},
            "workbook": b"x",
            "file_name": "x.xlsx",
            "digest": "0" * 64,
            "languages": ["lt"],
            "question_count": 1,
        },
    )
    with scope.of_command(COMMAND):
        made = Assessment.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            person_id=case.person_id,
            number=case.number,
            instrument_version=version,
            state=state,
            due_on=timezone.localdate(),
            planned_by=case.manager,
            submitted_at=timezone.now(),
        )
        for domain in domains:
            IdentifiedNeed.objects.create(
                case=case, open_to_id=case.open_to_id, assessment=made, domain=domain, own_words=words
            )
    return made


def service_given(kind: ServiceType | None = None, **changed) -> answers.ServiceGiven:
    return answers.ServiceGiven(
        **{
            "service_type": kind or build_service_type(),
            "municipality": Municipality.objects.get(code=ALYTUS),
            "wished_from": timezone.localdate() + timedelta(days=60),
            **changed,
        }
    )


def agreement(outcome: str = "agreed", *, words: str = AGREED_WORDS, on: date | None = None) -> rules.Agreement:
    return rules.Agreement(outcome, "person", on or timezone.localdate(), words)


def build_draft(case: Case, by: Account, *, words: str = "Noriu savo kambario") -> Plan:
    """A draft without holes: a home is asked for, money needs no service. Call it inside the scope of `by`."""
    plan = drafts.begin(case=case, by=by)
    home = needs.add(plan=plan, domain="home", own_words=words, by=by)
    answers.ask_service(need=home, given=service_given(), by=by)
    money = needs.add(plan=plan, domain="money", own_words="Seseriai leidžiu padėti", by=by)
    needs.needs_no_service(need=money, reason="Padeda sesuo", expected_version=1, by=by)
    return fresh(plan)


def build_plan(case: Case, by: Account, *, words: str = "Noriu savo kambario") -> Plan:
    """A plan that is carried out."""
    plan = build_draft(case, by, words=words)
    agreements.agree(plan=plan, agreement=agreement(), expected_version=plan.version, by=by)
    plan = fresh(plan)
    agreements.activate(plan=plan, starts_on=timezone.localdate(), expected_version=plan.version, by=by)
    return fresh(plan)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("case__person").get(pk=plan.pk)


def only_service(plan: Plan) -> ServiceNeed:
    return ServiceNeed.objects.select_related("plan", "need").get(plan=plan)


def kinds(case: Case) -> set[str]:
    return set(AuditEvent.objects.filter(about=case.reference).values_list("kind", flat=True))
