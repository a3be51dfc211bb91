"""Role files: complete in both languages, granting only what some room declares, broken ones named with the line."""

from pathlib import Path

import pytest
import yaml

from pertvarka.foundation.access import permissions, roles
from pertvarka.foundation.access.errors import RoleUnknown
from pertvarka.foundation.base.definitions import DefinitionBroken

EXPECTED = {
    "administrator", "assessor", "case_manager", "case_supervisor", "child_rights_officer", "data_protection_officer",
    "equass_consultant", "family_conference_coordinator", "institution_head", "institution_staff", "ministry",
    "monitoring_group_member", "municipal_planner", "person", "provider_staff", "public", "regional_expert",
    "researcher", "trainer",
}  # fmt: skip
FILES = sorted(roles.FOLDER.glob("*.yaml"))
WITHOUT_DEMO_PERSON = {"public", "person"}
LITHUANIAN = set("ąčęėįšųūž")


def test_every_role_has_its_file_and_every_file_its_role():
    assert {path.stem for path in FILES} == EXPECTED == {role.code for role in roles.all_roles()}


@pytest.mark.parametrize("role", roles.all_roles(), ids=lambda role: role.code)
def test_a_role_is_complete_in_both_languages(role: roles.Role):
    assert len(role.sees_lt) == len(role.sees_en)
    assert len(role.does_not_see_lt) == len(role.does_not_see_en)
    assert LITHUANIAN & set(" ".join((role.summary_lt, *role.sees_lt, *role.does_not_see_lt)).lower())
    assert not LITHUANIAN & set(
        " ".join((role.title_en, role.summary_en, *role.sees_en, *role.does_not_see_en)).lower()
    )
    assert role.summary_lt.endswith(".")
    assert role.summary_en.endswith(".")


@pytest.mark.parametrize("role", roles.all_roles(), ids=lambda role: role.code)
def test_a_role_grants_only_declared_permissions_each_once(role: roles.Role):
    assert all(permissions.is_declared(code) for code in role.codes)
    assert sorted(set(role.permissions)) == list(role.permissions)


def test_every_role_but_the_public_and_the_person_has_an_invented_person():
    assert {role.code for role in roles.all_roles() if role.demo is None} == WITHOUT_DEMO_PERSON


def test_invented_people_have_different_names_and_roles_different_places_in_lists():
    names = [seat.person.name for role in roles.all_roles() for seat in role.demo_seats]
    orders = [role.order for role in roles.all_roles()]

    assert len(set(names)) == len(names)
    assert orders == sorted(set(orders))


def test_the_public_is_granted_nothing():
    assert roles.role("public").permissions == ()


def test_an_unknown_role_is_refused_by_name():
    with pytest.raises(RoleUnknown, match="no role"):
        roles.role("king")


def broken(folder: Path, **changes: object) -> Path:
    """The trainer's file with changes; None takes a key away."""
    values = yaml.safe_load((roles.FOLDER / "trainer.yaml").read_text())
    for key, value in changes.items():
        values.pop(key, None)
        if value is not None:
            values[key] = value
    path = folder / "trainer.yaml"
    path.write_text(yaml.safe_dump(values, allow_unicode=True))
    return path


def test_a_role_that_grants_an_unknown_permission_is_told_with_its_line(tmp_path: Path):
    path = broken(tmp_path, permissions=["access:role:view", "access:role:burn"])

    with pytest.raises(DefinitionBroken) as told:
        roles.read_roles(tmp_path)

    lines = path.read_text().splitlines()
    assert told.value.line
    assert "access:role:burn" in lines[told.value.line - 1]
    assert "access:role:burn" in told.value.sentence_lt


@pytest.mark.parametrize("key", ["title_lt", "summary_en", "does_not_see_lt", "permissions"])
def test_a_role_without_one_of_its_texts_is_refused(tmp_path: Path, key: str):
    broken(tmp_path, **{key: None})

    with pytest.raises(DefinitionBroken, match=key):
        roles.read_roles(tmp_path)


def test_a_role_file_is_named_by_its_code(tmp_path: Path):
    broken(tmp_path, code="lecturer")

    with pytest.raises(DefinitionBroken, match="lecturer"):
        roles.read_roles(tmp_path)


def test_a_misspelt_key_is_refused(tmp_path: Path):
    broken(tmp_path, permisions=[])

    with pytest.raises(DefinitionBroken, match="permisions"):
        roles.read_roles(tmp_path)
