"""Changes of the loaded history, each with the checks it breaks; together they break all forty."""

from collections.abc import Callable
from datetime import date

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results.models import Achievement, AchievementPart
from pertvarka.programme.events.models import (
    Consultation,
    Event,
    EventGroup,
    Training,
    TrainingPart,
    TrainingSession,
    Venue,
)
from pertvarka.programme.framework.models import (
    Activity,
    Aim,
    Indicator,
    Objective,
    PlanVersion,
    TargetPart,
    TargetVersion,
)
from pertvarka.programme.library.models import Contract, Document, Listing, Quotation

Change = Callable[[], object]


def event(code: str, **values: object) -> Change:
    return lambda: Event.objects.filter(code=code).update(**values)


def group(code: str, **values: object) -> Change:
    return lambda: EventGroup.objects.filter(code=code).update(**values)


def training(code: str, **values: object) -> Change:
    return lambda: Training.objects.filter(code=code).update(**values)


def declared(indicator: str, source: str, **values: object) -> Change:
    return lambda: Achievement.objects.filter(indicator_code=indicator, source=source).update(**values)


def part(indicator: str, code: str, value: int) -> Change:
    parts = AchievementPart.objects.filter(achievement__indicator_code=indicator, code=code)
    return lambda: parts.update(value=value)


def reworded(code: str, old: str, new: str) -> None:
    quotation = Quotation.objects.get(code=code)
    assert old in quotation.text_lt
    quotation.text_lt = quotation.text_lt.replace(old, new)
    quotation.save()


def another_kind_of_event_planned() -> None:
    target = TargetVersion.objects.get(indicator__code="4.1.1", plan_version__number=1)
    TargetPart.objects.create(target=target, key="excursion", value=5, source="003")


def dropped_indicator_planned_again() -> None:
    version = PlanVersion.objects.get(number=2)
    TargetVersion.objects.create(
        plan_version=version,
        indicator=Indicator.objects.get(code="4.2.6"),
        value=10,
        valid_from=version.valid_from,
        source="002",
    )


def conferences_listed_the_other_way_round() -> None:
    first, last = (Quotation.objects.get(about=f"event:{code}") for code in ("E03", "E01"))
    first.order, last.order = last.order, first.order
    first.save()
    last.save()


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "a national round table is cancelled": (
        event("E40", state="cancelled"),
        {
            "events_add_up",
            "plan_versus_achieved",
            "events_by_year",
            "conference_participants",
            "same_day_events",
            "weekend_events",
            "national_round_tables",
            "order_of_lists",
        },
    ),
    "a source states 65 events": (
        declared("4.1.1", "000", value=65),
        {"events_add_up", "plan_versus_achieved", "events_by_year"},
    ),
    "the plan has one more kind of events": (another_kind_of_event_planned, {"plan_adds_up"}),
    "a conference had one more participant": (
        event("E01", participants_declared=213),
        {"conference_participants"},
    ),
    "a round table has a number of participants": (
        event("E40", participants_declared=12),
        {"conference_participants"},
    ),
    "the seminars of 2017 had one more participant": (
        group("G02", participants_declared=351),
        {"seminars_before_2017"},
    ),
    "one regional seminar was a national one": (
        group("G01", national_count=5, regional_count=19),
        {"seminars_per_region"},
    ),
    "one more leader was trained in 2017": (
        lambda: TrainingPart.objects.filter(code="T07-2017").update(persons_count=271),
        {"leader_trainings_before_2017"},
    ),
    "there were four contracts": (
        lambda: Contract.objects.filter(code="training-2017").update(contracts_count=4),
        {"staff_trained_2017"},
    ),
    "a source states 1891 persons trained": (
        declared("staff-trained-2017", "002", value=1891),
        {"staff_trained_2017"},
    ),
    "staff learned in one more group": (training("T01", groups_count=16), {"training_groups_2017"}),
    "managers learned two hours longer": (training("T06", academic_hours=18), {"central_government_training"}),
    "a session ended a day later than the period": (
        lambda: TrainingSession.objects.filter(starts_on=date(2017, 9, 12)).update(ends_on=date(2017, 9, 14)),
        {"central_government_training"},
    ),
    "leaders learned two hours less": (training("T07", academic_hours=6), {"leader_training_hours"}),
    "one more child was assessed": (part("persons-assessed", "children", 615), {"persons_assessed"}),
    "one more person had respite at home": (part("services-2017", "respite-at-home", 23), {"services_2017"}),
    "one more of the children was an infant": (
        part("children-kept-out-of-institutions", "infants", 18),
        {"children_with_carers"},
    ),
    "one more child came with a mother": (
        part("1.4.3", "1.4.3.3-children", 266),
        {"persons_served", "children_per_mother"},
    ),
    "one more young person was served": (
        part("1.4.3", "1.4.3.2", 276),
        {"persons_served", "services_2017_of_all_years"},
    ),
    "there were 40 carers beside 1.4.2": (part("1.4.2", "on-duty-carers", 40), {"carers_against_target"}),
    "eleven plans were made in 2017": (declared("4.2.5", "002", value=11), {"plans_of_institutions"}),
    "one more hour of consultation": (
        lambda: Consultation.objects.filter(code="K01").update(hours=1873),
        {"consultation_hours_per_plan"},
    ),
    "an aim is gone": (
        lambda: Aim.objects.filter(activity__code="1.1", number=3).delete(),
        {"packages_against_aims"},
    ),
    "a dropped indicator is planned again": (dropped_indicator_planned_again, {"indicators_dropped"}),
    "one more supervisor was prepared": (part("4.2.8.1", "supervisors", 16), {"indicators_added"}),
    "a round table was a joint one": (
        lambda: Event.objects.get(code="E26").regions.add(Region.objects.get(code="LT-KL")),
        {"round_tables_per_region"},
    ),
    "the review does not tell of a round table": (event("E14", sources=["000"]), {"all_regions_reached"}),
    "all national round tables were in Vilnius": (
        lambda: Event.objects.filter(code="E36").update(venue=Venue.objects.get(code="vilnius")),
        {"national_round_tables"},
    ),
    "two more round tables share a day": (
        event("E05", starts_on=date(2016, 5, 13), ends_on=date(2016, 5, 13)),
        {"same_day_events", "order_of_lists"},
    ),
    "a round table was on a Saturday": (
        event("E40", starts_on=date(2019, 6, 29), ends_on=date(2019, 6, 29)),
        {"weekend_events", "order_of_lists"},
    ),
    "the source lists conferences the other way round": (conferences_listed_the_other_way_round, {"order_of_lists"}),
    "the presentation names the fourth ministry": (
        lambda: Organisation.objects.filter(code="vidaus-reikalu-ministerija").update(sources=["002", "003"]),
        {"ministries"},
    ),
    "the presentation helps institutions too": (
        lambda: reworded("Q49", "darbuotojams", "darbuotojams ir įstaigoms"),
        {"who_prepares_plans"},
    ),
    "the survey presentation is listed once": (
        lambda: Listing.objects.filter(
            document__code="gyventoju-poziurio-tyrimo-pristatymas", event__isnull=True
        ).delete(),
        {"survey_listed_twice", "file_sizes"},
    ),
    "a file is larger": (
        lambda: Document.objects.filter(size="694 Kb").update(size="700 Kb"),
        {"file_sizes"},
    ),
    "a title is invented": (
        lambda: Objective.objects.filter(code="2").update(title_lt="Pavadinimas", title_en="Title"),
        {"objective_titles"},
    ),
    "the presentation does not list an activity": (
        lambda: Activity.objects.filter(code="5.1").update(sources=[]),
        {"activities_of_objectives"},
    ),
    "two sources name the model alike": (
        lambda: reworded(
            "Q44",
            "Neįgaliems suaugusiems ir vaikams",
            "Parengtas neįgaliesiems ir vaikams (turintiems proto ir (ar) psichikos negalią)",
        ),
        {"names_of_the_model"},
    ),
    "those in education have an age": (
        lambda: reworded("Q56", "besimokantys jaunuoliai", "besimokantys 17-19 m. jaunuoliai"),
        {"ages_of_accompanied_care"},
    ),
    "a slip is copied into a title": (
        lambda: Organisation.objects.filter(code="panevezio-banzos-kvgn").update(name_lt="Panevezio globos namai"),
        {"slips_stay_in_quotations"},
    ),
    "a slip is mended in a quotation": (
        lambda: reworded("Q55", "Asmeninio", "Asmeninis"),
        {"slips_stay_in_quotations"},
    ),
    "the survey number is exact": (
        declared("survey-respondents", "000", is_lower_bound=False),
        {"survey_respondents"},
    ),
}
