"""`plan` freezes, computes and compares from the terminal, and says in words what cannot be."""

import json
from pathlib import Path

import pytest

from tests import closed_plane
from tests.unit.faces.command_line.conftest import Run


@pytest.fixture
def needs(reform: None) -> None:
    """Six people of Alytus who ask for supported housing: given by unit, in no time computed."""
    unit = closed_plane.build_organisation("alytaus-skyrius")
    manager = closed_plane.build_account("Jonas", "case_manager", unit)
    housing = closed_plane.build_service_type("S04")
    for _number in range(6):
        plan = closed_plane.build_plan(closed_plane.build_case(manager=manager, organisation=unit), manager)
        closed_plane.build_service_need(plan, service_type=housing)


def test_a_region_is_frozen_computed_and_exported(needs: None, pertvarka: Run, tmp_path: Path):
    region = ("--region", "LT-AL", "--language", "en")
    code, told, _ = pertvarka("plan", "solve", *region, "--seconds", "5")
    assert (code, "6 / 6" in told) == (0, True)

    assert pertvarka("plan", "explain", *region)[0] == 0
    assert pertvarka("plan", "export", *region, "--to", str(tmp_path))[0] == 0
    (written,) = tmp_path.glob("*.json")
    assert json.loads(written.read_text(encoding="utf-8"))["persons"] == 6


def test_a_region_without_needs_is_told_in_words(reform: None, pertvarka: Run):
    code, told, _ = pertvarka("plan", "freeze", "--region", "LT-AL", "--language", "en")

    assert (code, "nothing to plan" in " ".join(told.split())) == (1, True)
