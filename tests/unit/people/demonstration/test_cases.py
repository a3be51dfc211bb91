"""The invented cases hold together: states, days, managers, teams, and what the demonstration promises to show."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise

from pertvarka.people.demonstration import lives, moments, organisations, staff
from pertvarka.people.demonstration.cohorts import Counted
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.records import Case, TeamRow


def valid_at(row: TeamRow, moment: datetime) -> bool:
    return row.since <= moment and (row.until is None or moment < row.until)


def now(invented: Country) -> datetime:
    return moments.at(invented.today, 12)


def of_demo(invented: Country) -> list[Case]:
    return [case for case in invented.cases if case.manager_key == staff.DEMO_MANAGER]


def test_everybody_but_the_children_who_came_with_their_mothers_has_one_case(invented: Country):
    having = {person.key for person in invented.people if person.counted_as != Counted.BESIDE_MOTHER}

    assert Counter(case.person_key for case in invented.cases) == dict.fromkeys(having, 1)
    assert len(having) == 2758


def test_numbers_run_through_each_year(invented: Country):
    by_year = defaultdict(list)
    for case in invented.cases:
        _, year, number = case.number.split("-")
        by_year[int(year)].append(int(number))

    for numbers in by_year.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_every_case_takes_allowed_steps_one_after_another(invented: Country):
    for case in invented.cases:
        assert case.changes[0].before == ""
        assert case.changes[-1].after == case.state
        for earlier, later in pairwise(case.changes):
            assert later.before == earlier.after
            assert earlier.changed_at < later.changed_at
        assert all((step.before, step.after) in lives.STEPS for step in case.changes)
        assert case.changes[-1].changed_at < now(invented)
        assert case.opened_on == case.changes[0].changed_at.date() >= lives.EARLIEST


def test_every_state_occurs(invented: Country):
    states = Counter(case.state for case in invented.cases)

    assert set(states) == {after for _, after in lives.STEPS}
    assert sum(states.values()) - states[lives.CLOSED] > 1500


def test_a_closed_case_says_why_how_it_ended_and_what_the_person_thinks(invented: Country):
    for case in invented.cases:
        words = [case.closing_reason, case.outcome, case.own_view]
        assert all(words) if case.state == lives.CLOSED else not any(words)
        assert (case.closed_on is not None) == (case.state == lives.CLOSED)
        assert case.opening_reason


def test_every_case_has_its_manager_on_the_team(invented: Country):
    by_account = defaultdict(list)
    for row in invented.memberships:
        by_account[row.staff_key].append(row)
    for case in invented.cases:
        lead = [row for row in case.team if "lead" in row.parts and valid_at(row, now(invented))]
        assert [row.account_key for row in lead] == [case.manager_key]
        assert lead[0].organisation_code == case.organisation_code
        posts = by_account[case.manager_key]
        assert any(post.organisation_code == case.organisation_code and post.valid_until is None for post in posts)


def test_managers_follow_each_other_without_a_gap_and_while_they_work_there(invented: Country):
    held = defaultdict(list)
    for row in invented.memberships:
        held[row.staff_key, row.organisation_code, row.role_code].append(row)
    for case in invented.cases:
        terms = [row for row in case.team if row.role_code == "case_manager" and row.kind == "member"]
        assert terms[0].since.date() == case.opened_on
        for earlier, later in pairwise(terms):
            assert earlier.until == later.since
        for row in terms:
            post = held[row.account_key, row.organisation_code, row.role_code][0]
            assert post.holds(on=row.since.date())


def test_periods_of_teams_are_in_order_and_named_accounts_work_there(invented: Country):
    held = {(row.staff_key, row.organisation_code, row.role_code) for row in invented.memberships}
    codes = {body.code for body in invented.organisations} | {staff.CHILD_RIGHTS}
    for case in invented.cases:
        for row in case.team:
            assert row.until is None or row.since <= row.until
            assert row.since >= moments.at(case.opened_on, 0)
            assert row.organisation_code in codes
            assert row.parts
            assert (row.kind == "member") == (row.ground == "")
            if row.account_key:
                assert (row.account_key, row.organisation_code, row.role_code) in held


def test_an_institution_is_on_the_team_only_while_the_person_lives_there(invented: Country):
    by_key = {person.key: person for person in invented.people}
    for case in invented.cases:
        stays = {stay.organisation_code: stay for stay in by_key[case.person_key].stays}
        for row in case.team:
            if row.role_code.startswith("institution"):
                stay = stays[row.organisation_code]
                assert row.since.date() >= stay.since_on
                assert stay.until_on is None or (row.until and row.until.date() <= stay.until_on)


def test_protected_cases_name_everybody_on_the_team(invented: Country):
    protected = [case for case in invented.cases if case.protection != "ordinary"]
    assert Counter(case.protection for case in protected) == {"restricted": 14, "sealed": 7}
    for case in protected:
        assert case.protection_reason
        assert all(row.account_key for row in case.team)
        if case.protection == "sealed":
            assert {row.role_code for row in case.team} == {"case_manager", "case_supervisor"}
            assert "sealed" in case.team[0].parts


def test_diaries_have_one_to_five_notes_in_order_by_people_who_were_there(invented: Country):
    held = defaultdict(list)
    for row in invented.memberships:
        held[row.staff_key].append(row)
    for case in invented.cases:
        assert 1 <= len(case.notes) <= 5
        days = [note.happened_on for note in case.notes]
        assert days == sorted(days)
        assert case.opened_on <= days[0]
        assert days[-1] < invented.today
        for note in case.notes:
            assert "{" not in note.text
            assert note.written_at.date() == note.happened_on
            assert any(row.holds(on=note.happened_on) for row in held[note.author_key])
        assert all(note.corrects is None or note.corrects < at for at, note in enumerate(case.notes))


def test_notes_never_name_anybody(invented: Country):
    surnames = {person.surname for person in invented.people} | {worker.surname for worker in invented.staff}
    words = {word.strip("„“.,:;") for case in invented.cases for note in case.notes for word in note.text.split()}

    assert not words & surnames


def test_tasks_are_done_by_somebody_or_open(invented: Country):
    due = Counter()
    for case in invented.cases:
        for task in case.tasks:
            assert task.made_at < now(invented)
            assert (task.state == "done") == (task.done_at is not None and task.done_by_key is not None)
            assert task.due_on >= task.made_at.date()
            assert task.done_at is None or task.made_at < task.done_at
            if task.state == "open":
                assert case.state != lives.CLOSED
                days = (task.due_on - invented.today).days
                due["late" if days < 0 else "soon" if days <= 7 else "later"] += 1

    assert min(due["late"], due["soon"], due["later"]) > 100


def test_reviews_are_due_where_a_plan_is_carried_out(invented: Country):
    reviewed = {lives.PLAN_ACTIVE, lives.TRANSITION, lives.FOLLOW_UP, lives.SUSPENDED}
    days = []
    for case in invented.cases:
        assert (case.review_due_on is not None) == (case.state in reviewed)
        if case.review_due_on:
            days.append((case.review_due_on - invented.today).days)

    assert sum(day < 0 for day in days) > 50
    assert sum(0 <= day <= 14 for day in days) > 50
    assert max(days) <= 183


def test_conferences_decide_and_their_decisions_have_tasks(invented: Country):
    conferences = [(case, conference) for case in invented.cases for conference in case.conferences]
    assert len(conferences) > 40
    for case, conference in conferences:
        assert case.opened_on <= conference.held_on < invented.today
        assert conference.decisions
        assert conference.person_took_part == bool(conference.own_words)
        for decision in conference.decisions:
            assert decision.task is not None
            assert decision.task < len(case.tasks)


def test_hand_overs_wait_were_accepted_and_were_refused(invented: Country):
    found = [(case, transfer) for case in invented.cases for transfer in case.transfers]
    assert Counter(transfer.state for _, transfer in found) == {"offered": 7, "accepted": 12, "refused": 3}
    for case, transfer in found:
        assert transfer.from_organisation_code != transfer.to_organisation_code
        assert (transfer.decided_at is None) == (transfer.state == "offered")
        assert transfer.decided_at is None or transfer.offered_at <= transfer.decided_at < now(invented)
        leads = transfer.to_organisation_code if transfer.state == "accepted" else transfer.from_organisation_code
        assert case.organisation_code == leads
        assert sum(other.state == "offered" for other in case.transfers) <= 1


def test_a_former_manager_reads_on_until_the_grace_day(invented: Country):
    graces = [row for case in invented.cases for row in case.team if row.kind == "grace"]

    assert len(graces) == 12
    for row in graces:
        assert not row.may_write
        assert row.until
        assert timedelta(days=29) < row.until - row.since <= timedelta(days=31)


def test_emergencies_last_a_day_and_are_reviewed_by_another(invented: Country):
    found = [(case, access) for case in invented.cases for access in case.emergencies]
    assert Counter(access.review for _, access in found) == {"waiting": 3, "justified": 2, "unjustified": 1}
    for case, access in found:
        assert access.ends_at - access.opened_at == timedelta(hours=24)
        assert access.opened_at < now(invented)
        assert (access.review == "waiting") == (access.reviewed_at is None)
        assert access.reviewed_by_key != access.account_key
        row = next(row for row in case.team if row.kind == "emergency")
        assert (row.account_key, row.since, row.until) == (access.account_key, access.opened_at, access.ends_at)
    of_unit = [access for case, access in found if case.municipality_code == "LT-02"]
    assert [access.review for access in of_unit] == ["waiting", "waiting"]
    assert sum(access.ends_at > now(invented) for access in of_unit) == 1


def test_grounds_rest_on_law_and_only_consent_is_withdrawn(invented: Country):
    for case in invented.cases:
        assert case.grounds[0].basis == "law"
        for ground in case.grounds:
            assert ground.informed_on >= case.opened_on
            assert ground.withdrawn_on is None or (
                ground.basis == "consent" and ground.informed_on <= ground.withdrawn_on < invented.today
            )


def test_the_demonstrations_manager_has_twenty_four_open_cases_of_many_kinds(invented: Country):
    cases = of_demo(invented)

    assert [case.is_open for case in cases] == [True] * 24
    assert {case.municipality_code for case in cases} == {"LT-02"}
    assert len({case.state for case in cases}) >= 5
    assert {case.protection for case in cases} == {"ordinary", "restricted", "sealed"}
    days = [(task.due_on - invented.today).days for case in cases for task in case.tasks if task.state == "open"]
    assert sum(day < 0 for day in days) >= 2
    assert sum(0 <= day <= 7 for day in days) >= 2


def test_the_demonstrations_unit_has_a_case_to_give_and_one_to_take(invented: Country):
    unit = next(case.organisation_code for case in of_demo(invented))
    offered = [transfer for case in invented.cases for transfer in case.transfers if transfer.state == "offered"]

    assert any(transfer.from_organisation_code == unit for transfer in offered)
    assert any(transfer.to_organisation_code == unit for transfer in offered)


def test_the_demonstrations_institution_provider_and_officer_have_somebody(invented: Country):
    seen = Counter()
    for case in invented.cases:
        for row in case.team:
            if valid_at(row, now(invented)):
                seen[row.organisation_code, row.role_code, row.account_key] += 1

    assert seen[organisations.DEMO_INSTITUTION, "institution_staff", None] >= 10
    assert 10 <= seen[organisations.DEMO_PROVIDER, "provider_staff", None] <= 12
    assert seen[staff.CHILD_RIGHTS, "child_rights_officer", staff.DEMO_OFFICER] == 4


def test_nothing_is_dated_before_the_person_was_born(invented: Country):
    born: dict[str, date] = {person.key: person.born_on for person in invented.people}

    assert all(case.opened_on > born[case.person_key] for case in invented.cases)
