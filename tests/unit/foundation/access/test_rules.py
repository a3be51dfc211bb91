"""What giving a role asks for: a second person, a place, days that do not meet others."""

from datetime import date

import pytest

from pertvarka.foundation.access import roles, rules

WITHOUT_FILES = {
    "administrator", "equass_consultant", "ministry", "monitoring_group_member", "municipal_planner", "person", "public",
    "regional_expert", "researcher", "trainer",
}  # fmt: skip


def test_roles_that_open_peoples_files_are_known():
    assert {role.code for role in roles.all_roles() if not rules.sees_personal_data(role.permissions)} == WITHOUT_FILES


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ([], ("organisation", "region")),
        (["organisation"], ("region",)),
        (["organisation", "municipality"], ("region",)),
        (["organisation", "region"], ()),
    ],
)
def test_the_places_a_role_needs(given: list[str], missing: tuple[str, ...]):
    assert rules.places_missing(roles.role("child_rights_officer").permissions, given=given) == missing


def test_a_right_without_rows_needs_no_place():
    assert rules.places_missing(roles.role("administrator").permissions, given=[]) == ()


def test_only_a_unit_s_supervisor_changes_tasks_and_teams_of_the_whole_unit():
    """The policies open every row of the organisation to such a grant."""
    wide = {"cases:task:change@organisation", "cases:team:change@organisation", "cases:case:assign@organisation"}

    assert {role.code for role in roles.all_roles() if wide & set(role.permissions)} == {"case_supervisor"}


def test_nobody_s_role_reaches_the_whole_country():
    assert [role.code for role in roles.all_roles() for grant in role.grants if grant.reach == "country"] == []


MARCH, APRIL = (date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (MARCH, APRIL, False),
        (MARCH, (date(2026, 3, 31), None), True),
        (MARCH, (date(2026, 4, 1), None), False),
        ((date(2026, 1, 1), None), APRIL, True),
        ((date(2026, 1, 1), None), (date(2020, 1, 1), None), True),
    ],
)
def test_periods_meet_when_they_share_a_day(first, second, meet: bool):
    assert rules.overlaps(first, second) is meet
    assert rules.overlaps(second, first) is meet
