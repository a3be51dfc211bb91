"""The work in each case: tasks, conferences with decisions, reviews due, and the grounds it rests on."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import diaries, lives, moments, work_texts
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.records import Conference, Decision, Ground, Outline, Task
from pertvarka.people.demonstration.staff import DEMO_MANAGER

GDPR_SINCE = date(2018, 5, 25)
_REVIEWED = frozenset({lives.PLAN_ACTIVE, lives.TRANSITION, lives.FOLLOW_UP, lives.SUSPENDED})
_DUE = {"late": 0.14, "soon": 0.28, "later": 0.58}
_DUE_IN_DEMO = {"late": 0.28, "soon": 0.36, "later": 0.36}
"""More to show on the demonstration's own desk."""
_CONFERENCE_SHARE = 0.07
_CONSENT_SHARE = 0.2


def tasks_of(case: Outline, chance: Random, *, today: date) -> Iterator[Task]:
    """Open tasks where the case is open (late, soon, later), and some that were done."""
    titles = list(work_texts.TASKS.get(case.state, ()))
    chance.shuffle(titles)
    if case.state != lives.CLOSED:
        count = chances.weighted(chance, {0: 0.3, 1: 0.4, 2: 0.22, 3: 0.08})
        if case.manager_key == DEMO_MANAGER:
            count = max(count, 1)
        for _ in range(min(count, len(titles))):
            yield _open_task(case, titles.pop(), chance, today=today)
    for step in case.steps[1:]:
        if chances.happens(chance, 0.15) and step.before in work_texts.TASKS:
            yield _done_task(case, chance.choice(work_texts.TASKS[step.before]), chance, done_on=step.on)


def _open_task(case: Outline, title: str, chance: Random, *, today: date) -> Task:
    shares = _DUE_IN_DEMO if case.manager_key == DEMO_MANAGER else _DUE
    days = {"late": -chance.randint(1, 21), "soon": chance.randint(0, 7), "later": chance.randint(8, 60)}
    due_on = today + timedelta(days=days[chances.weighted(chance, shares)])
    newest = case.steps[-1].on
    made_on = chances.working_day(max(newest, min(due_on, today) - timedelta(days=chance.randint(5, 40))))
    made_on = max(made_on, newest)
    manager = case.manager_key
    return Task(
        title=title,
        due_on=max(due_on, made_on),
        assignee_key=manager,
        state="open",
        result="",
        made_at=moments.during(made_on, chance),
        made_by_key=case.manager_on(made_on),
        done_at=None,
        done_by_key=None,
    )


def _done_task(case: Outline, title: str, chance: Random, *, done_on: date) -> Task:
    made_on = max(case.opened_on, chances.working_day(done_on - timedelta(days=chance.randint(5, 30))))
    doer = case.manager_on(done_on)
    return Task(
        title=title,
        due_on=max(made_on, done_on + timedelta(days=chance.randint(-2, 6))),
        assignee_key=doer,
        state="done",
        result=chance.choice(work_texts.RESULTS),
        made_at=moments.at(made_on, 9, chance.randint(0, 59)),
        made_by_key=case.manager_on(made_on),
        done_at=moments.at(done_on, 15, chance.randint(0, 59)),
        done_by_key=doer,
    )


def conferences_of(
    case: Outline, person: Person, tasks: list[Task], chance: Random, *, today: date
) -> Iterator[Conference]:
    """A conference in a few of the cases whose plan is carried out; what it decided is added to the tasks."""
    if case.state not in _REVIEWED or case.protection != "ordinary" or not chances.happens(chance, _CONFERENCE_SHARE):
        return
    first = max(case.steps[-1].on, today - timedelta(days=200))
    held_on = max(chances.working_day(chances.day_between(chance, first, today - timedelta(days=2))), first)
    manager = case.manager_on(held_on)
    took_part = chances.happens(chance, 0.8)
    decisions = []
    for text, title in chance.sample(work_texts.DECISION_TASKS, chance.randint(1, 3)):
        decisions.append(Decision(text, task=len(tasks)))
        due_on = held_on + timedelta(days=chance.randint(14, 90))
        tasks.append(
            _done_task(case, title, chance, done_on=held_on + timedelta(days=1))
            if due_on < today
            else Task(title, due_on, case.manager_key, "open", "", moments.at(held_on, 16), manager, None, None)
        )
    others = "atvejo vadybininkas, " + ("globos namų darbuotoja" if person.institution_code else "paslaugos teikėjas")
    yield Conference(
        held_on=held_on,
        participants=f"asmuo, {others}" if took_part else others,
        person_took_part=took_part,
        own_words=diaries.words_of(person, chance, on=held_on) if took_part else "",
        summary=chance.choice(work_texts.SUMMARIES),
        recorded_at=moments.at(held_on, 16, chance.randint(0, 59)),
        recorded_by_key=manager,
        decisions=tuple(decisions),
    )


def review_due(case: Outline, chance: Random, *, today: date) -> date | None:
    """When the plan is to be looked at again: some are late, some near, most within the half-year."""
    if case.state not in _REVIEWED:
        return None
    when = chances.weighted(chance, {"late": 0.12, "soon": 0.15, "later": 0.73})
    days = {"late": -chance.randint(1, 70), "soon": chance.randint(0, 14), "later": chance.randint(15, 180)}[when]
    return max(today + timedelta(days=days), case.steps[-1].on)


def grounds_of(case: Outline, person: Person, chance: Random) -> Iterator[Ground]:
    """The law for the work itself; for a photograph or health data consent, which some withdrew."""
    informed_on = next((step.on for step in case.steps if step.after == lives.REGISTERED), case.opened_on)
    form = "representative" if person.legal_status in {"minor", "guardianship"} else "spoken"
    if "easy_read" in person.communication and form == "spoken":
        form = "easy_read"
    told_by = case.manager_on(informed_on)
    law = "BDAR 6 str. 1 d. e p." if informed_on >= GDPR_SINCE else "Asmens duomenų teisinės apsaugos įstatymas"
    yield Ground("case_management", "law", law, form, told_by, informed_on)
    asked_on = max(informed_on, GDPR_SINCE)
    if not chances.happens(chance, _CONSENT_SHARE) or (case.closed_on and case.closed_on <= asked_on):
        return
    purpose, article = chance.choice(
        (("sharing_health", "BDAR 9 str. 2 d. a p."), ("photograph", "BDAR 6 str. 1 d. a p."))
    )
    last = case.closed_on or max(case.steps[-1].on, asked_on)
    has_withdrawn = last > asked_on and chances.happens(chance, 0.1)
    yield Ground(
        purpose=purpose,
        basis="consent",
        article=article,
        informed_form=form,
        informed_by_key=case.manager_on(asked_on),
        informed_on=asked_on,
        withdrawn_on=chances.day_between(chance, asked_on, last) if has_withdrawn else None,
        withdrawn_note="Persigalvojo, priežasties neklausėme." if has_withdrawn else "",
    )
