"""The small world a life is lived in: who acts, what can be asked for, and one other person who wants the same places."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.form import Form
from pertvarka.engines.xlsform.writing import workbook_of
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.actions.publishing import make_version
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.assessments.actions.planning import Appointed
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import Referral
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType
from tests import closed_plane

LANGUAGE = "Lietuvių (lt)"
DOMAINS = ("home", "money")
LEVELS = ("0", "1", "2", "3", "4")


@dataclass(frozen=True)
class Stage:
    """Everything here stands through all lives; what happens in a life is rolled back after it."""

    unit: Organisation
    manager: Account
    supervisor: Account
    assessors: tuple[Appointed, Appointed]
    instruments: Mapping[str, InstrumentVersion]
    providers: Mapping[int, Account]
    """By the organisation, who answers and records there."""
    institutions: Mapping[int, Account]
    offers: tuple[ServiceOffer, ...]
    kinds: tuple[ServiceType, ...]
    rivals: tuple[Referral, ...]
    """Another person's referrals to the offers with one place."""
    town: Municipality

    def opened(self, state: str) -> Case:
        """A new person with a case in that state, and the ground on which a provider may be told."""
        case = closed_plane.build_case(manager=self.manager, organisation=self.unit, state=state)
        closed_plane.build_ground(case, self.manager)
        return case

    def person(self, account_id: int) -> Account:
        return next(one.account for one in self.assessors if one.account.pk == account_id)

    def organisation(self, key: int) -> Organisation:
        return Organisation.objects.get(pk=key)


def build() -> Stage:
    unit = closed_plane.build_organisation("alytaus-skyrius")
    place = closed_plane.build_organisation("vertintojai")
    manager = closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True)
    kalve, kiti = (closed_plane.build_organisation(code, kind="service_provider") for code in ("kalve", "kiti"))
    liepos, berzai = (
        closed_plane.build_organisation(code, kind=Organisation.Kind.INSTITUTION) for code in ("liepos", "berzai")
    )
    kinds = (closed_plane.build_service_type("L01"), closed_plane.build_service_type("L02"))
    offers = (
        closed_plane.build_offer(kalve, service_type=kinds[0], capacity=1),
        closed_plane.build_offer(kalve, service_type=kinds[1], capacity=2),
        closed_plane.build_offer(kiti, service_type=kinds[0], capacity=2),
        closed_plane.build_offer(kiti, service_type=kinds[1], capacity=1),
    )
    other = closed_plane.build_case(manager=manager, organisation=unit, state="plan_active")
    closed_plane.build_ground(other, manager)
    plan = closed_plane.build_plan(other, manager)
    rivals = tuple(
        closed_plane.build_referral(
            closed_plane.build_service_need(plan, service_type=offer.service_type), offer, manager
        )
        for offer in offers
        if offer.capacity == 1
    )

    def employed(name: str, role: str, organisation: Organisation) -> Account:
        return closed_plane.build_account(name, role, organisation, is_demo=True)

    return Stage(
        unit=unit,
        manager=manager,
        supervisor=employed("Vida", "case_supervisor", unit),
        assessors=(
            Appointed(employed("Saulius", "assessor", place), place),
            Appointed(employed("Rita", "assessor", place), place),
        ),
        instruments={"alone": _version("walk_alone", assessors=1), "together": _version("walk_together", assessors=2)},
        providers={
            kalve.pk: employed("Ieva", "provider_staff", kalve),
            kiti.pk: employed("Ona", "provider_staff", kiti),
        },
        institutions={
            liepos.pk: employed("Ausra", "institution_staff", liepos),
            berzai.pk: employed("Birute", "institution_staff", berzai),
        },
        offers=offers,
        kinds=kinds,
        rivals=rivals,
        town=Municipality.objects.get(code=closed_plane.ALYTUS),
    )


def _version(code: str, *, assessors: int) -> InstrumentVersion:
    """A form so short that a life can be filled with it: a level and a wish for two parts of life."""
    instrument = Instrument.objects.create(code=code, title_lt=code, title_en=code, purpose="needs_assessment")
    return make_version(
        instrument=instrument,
        form=_form(code),
        workbook=b"",
        file_name=f"{code}.xlsx",
        assessors_needed=assessors,
        reassess_after_months=12,
    )


@cache
def _form(code: str) -> Form:
    label = f"label::{LANGUAGE}"
    survey = []
    for domain in DOMAINS:
        survey += [
            {
                "type": "select_one level",
                "name": f"level_{domain}",
                label: f"Kiek padeda: {domain}?",
                "required": "yes",
            },
            {"type": "text", "name": f"wish_{domain}", label: "Ko norite?"},
            {"type": "calculate", "name": f"score_{domain}", "calculation": f"number(${{level_{domain}}})"},
            {"type": "calculate", "name": f"need_{domain}", "calculation": f"if(${{level_{domain}}} > 1, 1, 0)"},
        ]
    choices = [{"list_name": "level", "name": level, label: level} for level in LEVELS]
    settings = [{"form_id": code, "form_title": code, "default_language": LANGUAGE}]
    return check(workbook_of({"survey": survey, "choices": choices, "settings": settings}))
