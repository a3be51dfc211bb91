"""Invented organisations on their way to a quality mark, and checks of invented places; made once."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.demonstration.country import Country
from pertvarka.services.catalogue.models import Site
from pertvarka.services.institutions import quality_rules
from pertvarka.services.institutions.models import (
    CriterionScore,
    ImprovementAction,
    Principle,
    QualityConsultation,
    QualityFramework,
    QualityProcess,
    SiteCheck,
    YearlyProgress,
)
from pertvarka.services.institutions.quality_definitions import checklist

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

STAGES = (
    *("consultation",) * 4,
    *("self_assessment",) * 3,
    *("improvement_plan",) * 3,
    *("application",) * 2,
    "audit",
    *("certified",) * 2,
)
"""Fifteen organisations, as the first version of the plan had it."""
SCORED = {"self_assessment": 6, "improvement_plan": 10, "application": 10, "audit": 10, "certified": 10}
EVIDENCE = (
    "Gyventojai patys pasakoja, ką renkasi.",
    "Tvarka aprašyta, bet darbuotojai ją žino ne visi.",
    "Susitikimų užrašai tvarkingi, sprendimai vykdomi.",
    "Sutarčių pavyzdžiai lengvai suprantami.",
    "Skundų žurnalas pildomas, atsakymai per savaitę.",
)
ACTIONS = (
    ("Kartą per mėnesį rengti gyventojų susirinkimą", "Socialinio darbo vadovas"),
    ("Parengti lengvai suprantamą sutarties tekstą", "Teisininkas"),
    ("Apklausti artimuosius", "Kokybės koordinatorius"),
)
PROGRESS = (
    "Gyventojai patys planuoja savaitę, jų susirinkimų sprendimai vykdomi. Dar ne visi darbuotojai moka rašyti lengvai "
    "suprantamai."
)
TOPICS = ("Kaip pradėti įsivertinimą", "Įrodymų rinkimas", "Gerinimo planas", "Pasirengimas auditui")


def load(layer: Country, standing: "Standing") -> None:
    """After organisations and places of the first layer stand."""
    if QualityProcess.objects.exists():
        return
    framework = QualityFramework.objects.filter(code="equass-assurance").first()
    if framework is None:
        return
    consultant = Account.objects.filter(email=demo_email("equass_consultant")).first()
    demo = [row for row in standing.organisations.values() if row.is_invented and row.kind == "institution"]
    others = [row for row in standing.organisations.values() if row.is_invented and row.kind == "provider"]
    bodies = [*sorted(demo, key=lambda row: row.code)[:8], *sorted(others, key=lambda row: row.code)[:7]]
    principles = list(framework.principles.all())
    for number, (body, stage) in enumerate(zip(bodies, STAGES, strict=True)):
        process = _process(number, stage, body=body, framework=framework, consultant=consultant, today=layer.today)
        process.save()
        QualityConsultation.objects.bulk_create(
            QualityConsultation(
                process=process,
                held_on=layer.today - timedelta(days=20 + 30 * place + number),
                hours=Decimal(place + 2),
                topic=TOPICS[place],
                by=consultant,
            )
            for place in range(1 + number % 4)
        )
        CriterionScore.objects.bulk_create(
            CriterionScore(
                process=process,
                principle=principle,
                score=1 + (number + principle.order * 2) % 4,
                evidence=EVIDENCE[(number + principle.order) % len(EVIDENCE)],
                found_on=layer.today - timedelta(days=10 + principle.order),
                found_by=consultant,
            )
            for principle in principles[: SCORED.get(stage, 0)]
        )
        if process.certified_on:
            YearlyProgress.objects.create(
                process=process,
                year=process.certified_on.year,
                text=PROGRESS,
                reported_on=process.certified_on + timedelta(days=300),
                reported_by=consultant,
            )
        if stage != "consultation":
            _actions(number, stage, process, principles=principles, today=layer.today)
    _checks(today=layer.today)


def _process(
    number: int, stage: str, *, body: Organisation, framework: QualityFramework, consultant: Account | None, today: date
) -> QualityProcess:
    certified_on = today - timedelta(days=1000 - 200 * (number % 2)) if stage == "certified" else None
    return QualityProcess(
        organisation=body,
        framework=framework,
        consultant=consultant,
        stage=stage,
        began_on=today - timedelta(days=120 + 70 * number),
        audit_on=certified_on or (today + timedelta(days=30) if stage == "audit" else None),
        certified_on=certified_on,
        certified_until=quality_rules.ends_on(certified_on) if certified_on else None,
        is_invented=True,
    )


def _actions(number: int, stage: str, process: QualityProcess, *, principles: list[Principle], today: date) -> None:
    is_over = stage in {"application", "audit", "certified"}
    ImprovementAction.objects.bulk_create(
        ImprovementAction(
            process=process,
            principle=principles[(number + place) % len(principles)],
            what=what,
            owner=owner,
            due_on=today + timedelta(days=30 * place - 10),
            done_on=today - timedelta(days=15) if is_over or place == 0 else None,
        )
        for place, (what, owner) in enumerate(ACTIONS)
    )


def _checks(*, today: date) -> None:
    codes = [item.code for item in checklist().items]
    made = []
    for number, site in enumerate(Site.objects.filter(is_invented=True).order_by("pk")[:12]):
        weak = {(number * 3 + step) % len(codes) for step in range(9 if site.is_institution else number % 4)}
        answers = {
            code: ("no" if place % 2 else "partly") if place in weak else "yes" for place, code in enumerate(codes)
        }
        made.append(
            SiteCheck(
                site=site,
                checked_on=today - timedelta(days=40 * number),
                answers=answers,
                score=quality_rules.site_score(answers.values()),
            )
        )
    SiteCheck.objects.bulk_create(made)
