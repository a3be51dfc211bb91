"""Values the gallery of the workbench shows: one invented case from all sides, named as invented."""

from datetime import UTC, date, datetime, timedelta

from pertvarka.foundation.base.bilingual import in_active_language as said
from pertvarka.foundation.base.components import (
    Act,
    Button,
    ClosedBand,
    Fact,
    KeyHint,
    Link,
    PastVersion,
    PhaseLine,
    RailEntry,
    RecordHeading,
    SideItem,
    SidePanel,
    Task,
    Workplace,
    counted_band,
    emergency_band,
    phase_line,
    seen_band,
    task,
)

TODAY = date(2026, 11, 21)
SEEN_AT = datetime(2026, 11, 21, 7, 14, tzinfo=UTC)
CASE_NUMBER = "PV-2026-00417"


def rail() -> list[RailEntry]:
    return [
        RailEntry(said("Mano diena", "My day"), "#tasks", "Tasklist", 5, key="d"),
        RailEntry(said("Atvejai", "Cases"), "#heading", "PersonGroup", 24, is_current=True, key="a"),
        RailEntry(said("Siuntimai", "Referrals"), "#search", "Inbox", 3, key="s"),
        RailEntry(said("Paslaugos ir vietos", "Services and places"), "#panels", "HouseHeart"),
        RailEntry(said("Šeimos konferencijos", "Family conferences"), "#phases", "HandShakeHeart"),
        RailEntry(said("Renginiai", "Events"), "#acts", "Calendar"),
        RailEntry(said("Ataskaitos", "Reports"), "#versions", "BarChart"),
    ]


def workplace() -> Workplace:
    return Workplace(
        said("Atvejo koordinatorė", "Case coordinator"),
        said("Utenos r. savivaldybė", "Utena district municipality"),
        is_demo=True,
    )


def bands() -> list[ClosedBand]:
    return [
        seen_band(seen_at=SEEN_AT, who_viewed_url="#bands"),
        emergency_band(now=SEEN_AT, ends_at=SEEN_AT + timedelta(hours=23, minutes=10), who_viewed_url="#bands"),
        counted_band(),
    ]


def _actions() -> tuple[Button, ...]:
    return (
        Button(said("Naujas įrašas", "New note"), "#heading", "NotePencil", key="n"),
        Button(said("Perduoti", "Transfer"), "#heading", "ArrowRight"),
        Button(said("Spausdinti planą", "Print the plan"), "#heading", "PrinterSmall"),
        Button(said("Siųsti paslaugai", "Refer"), "#heading", "Inbox", key="s"),
        Button(said("Užbaigti atvejį", "Close case"), "#heading", "Archive"),
    )


def headings() -> list[RecordHeading]:
    facts = (
        Fact(said("Rodyti vardą", "Show name"), "EyeSlash", "#heading"),
        Fact(said("vyras, gimęs 1989 m.", "man, born in 1989")),
        Fact(said("intelekto negalia", "intellectual disability")),
        Fact(said("Utenos r. savivaldybė", "Utena district municipality")),
    )
    return [
        RecordHeading(CASE_NUMBER, facts, _actions(), is_invented=True),
        RecordHeading("PV-2026-00391", facts[1:3], _actions()[:1], is_invented=True),
    ]


def phases() -> list[PhaseLine]:
    steps = [
        said("Registruotas", "Registered"),
        said("Vertinamas", "Under assessment"),
        said("Planuojamas", "Planning"),
        said("Planas vykdomas", "Plan active"),
        said("Persikelia", "Moving"),
        said("Stebimas", "Follow-up"),
        said("Baigtas", "Closed"),
    ]
    course = said("Atvejo eiga", "Course of the case")
    return [
        phase_line(label=course, phases=steps, current=4),
        phase_line(
            label=said("Atvejo eiga, etapas praleistas", "Course of a case, a step left out"),
            phases=steps,
            current=5,
            skipped={4},
        ),
        phase_line(label=said("Atvejo eiga, baigta", "Course of a case, finished"), phases=steps, current=None),
    ]


def tasks() -> list[Task]:
    agree = Button(said("Suderinti", "Agree"), "#tasks")
    return [
        task(
            label=said(
                "Suderinti persikraustymo dieną su grupinio gyvenimo namais",
                "Agree the moving day with the group living home",
            ),
            url="#tasks",
            today=TODAY,
            due_on=TODAY - timedelta(days=3),
            action=agree,
        ),
        task(
            label=said("Atsakyti seseriai", "Answer the sister"),
            url="#tasks",
            today=TODAY,
            due_on=TODAY,
            action=Button(said("Pažymėti atsakyta", "Mark as answered"), "#tasks", is_post=True),
        ),
        task(
            label=said("Plano peržiūra kartu su asmeniu", "Review of the plan together with the person"),
            url="#tasks",
            today=TODAY,
            due_on=TODAY + timedelta(days=7),
            action=Button(said("Pradėti peržiūrą", "Start the review"), "#tasks"),
        ),
        task(
            label=said("Gauti šeimos gydytojo išrašą", "Get the extract from the family doctor"),
            url="#tasks",
            today=TODAY,
            due_on=TODAY + timedelta(days=14),
            action=Button(said("Pažymėti gauta", "Mark as received"), "#tasks"),
            note=said("Prašymas išsiųstas 2026-11-10.", "The request was sent on 2026-11-10."),
        ),
        task(
            label=said("Paskirti persikraustymo dieną", "Set the moving day"),
            url="#tasks",
            today=TODAY,
            blocked_by=said(
                "Pirma turi būti perkeltos išmokos ir rastas šeimos gydytojas.",
                "Benefits must be moved and a family doctor found first.",
            ),
        ),
        task(label=said("Paruošti prisiminimų dėžutę", "Prepare the memory box"), url="#tasks", today=TODAY),
        task(
            label=said("Aplankyti naujus namus", "Visit the new home"),
            url="#tasks",
            today=TODAY,
            done_on=date(2026, 11, 5),
        ),
    ]


def acts() -> list[Act]:
    return [
        Act(
            date(2026, 11, 20),
            said("Siuntimas gauti asmeninio asistento paslaugą", "Referral to a personal assistant"),
            said("išsiųsta, UAB „Pavyzdys“", "sent to UAB Pavyzdys"),
            "#acts",
        ),
        Act(
            date(2026, 11, 12),
            said("Grupinio gyvenimo namai priėmė", "Accepted by the group living home"),
            said("pasirinktas kambarys, 2 aukštas", "room chosen, second floor"),
        ),
        Act(date(2026, 10, 8), said("Įvertinti poreikiai", "Needs assessed")),
    ]


def versions() -> list[PastVersion]:
    coordinator = said("atvejo koordinatorė", "case coordinator")
    reason = said("Žmogus persigalvojo dėl dienos veiklos.", "The person changed their mind about daytime activity.")
    return [
        PastVersion(2, date(2026, 10, 30), coordinator, reason, "#versions", "#versions", is_current=True),
        PastVersion(1, date(2026, 9, 14), coordinator, url="#versions"),
    ]


def panels() -> list[SidePanel]:
    return [
        SidePanel(
            said("Gyvena dabar", "Lives now"),
            (
                SideItem(
                    said("Pavyzdiniai globos namai", "Example care home"),
                    said("nuo 2007-03-12. Įstaiga pertvarkoma.", "since 2007-03-12. The institution is transforming."),
                ),
            ),
        ),
        SidePanel(
            said("Komanda ir prieiga", "Team and access"),
            (
                SideItem(said("Jūs", "You"), said("atvejo koordinatorė, viskas", "case coordinator, everything")),
                SideItem(
                    said("Globos namų darbuotoja", "Worker of the care home"),
                    said("planas, persikraustymas; iki 2026-12-10", "plan, moving; until 2026-12-10"),
                    "#panels",
                ),
            ),
            Link(said("Keisti komandą", "Change the team"), "#panels"),
        ),
        SidePanel(
            said("Svarbūs žmonės", "Important people"),
            link=Link(said("Pridėti žmogų", "Add a person"), "#panels"),
            empty=said("Dar nieko neįrašyta.", "Nobody is written down yet."),
        ),
    ]


def hints() -> list[KeyHint]:
    return [
        KeyHint(("/",), said("ieškoti", "search")),
        KeyHint(("n",), said("naujas įrašas", "new note")),
        KeyHint(("s",), said("siuntimas", "referral")),
        KeyHint(("j", "k"), said("kita, ankstesnė eilutė", "next, previous row")),
    ]
