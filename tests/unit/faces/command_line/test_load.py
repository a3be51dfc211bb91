"""Loading: twice changes nothing, and a demonstration later adds its people only."""

from collections import Counter

import pytest
from django.apps import apps
from pytest_django import Settings

from pertvarka.faces.command_line import loading
from pertvarka.foundation.access import scope
from pertvarka.foundation.base.models import AuditEvent, DefinitionLoad
from pertvarka.foundation.territory.models import Population
from pertvarka.programme.framework.models import Programme
from tests.unit.faces.command_line.conftest import Definitions, Run


def rows() -> dict[str, int]:
    """How many rows each table of ours holds, as far as the command that loads may see them."""
    models = [model for model in apps.get_models() if model.__module__.startswith("pertvarka.") and model._meta.managed]
    with scope.of_command("load"):
        return {model._meta.label: model._default_manager.count() for model in models}


def test_a_second_load_changes_nothing_and_records_nothing(reform: None):
    before = rows()

    counts = loading.load_all(demo=False)

    assert counts == Counter()
    assert rows() == before


def test_a_second_load_of_the_demonstration_changes_nothing_either(reform: None, settings: Settings):
    settings.DEMO_MODE = True
    loading.load_all(demo=True)
    before = rows()

    assert loading.load_all(demo=True) == Counter()
    assert rows() == before


def test_the_command_says_that_there_is_nothing_to_change(pertvarka: Run):
    code, told, complaint = pertvarka("load")

    assert code == 0
    assert "Nothing to change" in told
    assert "Nėra ką keisti" in told
    assert complaint == ""


def test_a_changed_word_is_loaded_and_counted_once(own_definitions: Definitions, pertvarka: Run):
    loads = DefinitionLoad.objects.count()
    own_definitions.change("framework.yaml", "en: Reform of institutional care\n", "en: Reform of care\n")

    first, second = pertvarka("load"), pertvarka("load")

    assert first[0] == second[0] == 0
    assert "framework.programme changed" in first[1]
    assert "Nothing to change" in second[1]
    assert Programme.objects.get().title_en == "Reform of care"
    assert DefinitionLoad.objects.count() == loads + 1


def test_a_load_is_recorded_with_who_did_it(own_definitions: Definitions, pertvarka: Run):
    before = AuditEvent.objects.count()
    own_definitions.change("framework.yaml", "en: Reform of institutional care\n", "en: Reform of care\n")

    pertvarka("load")

    added = list(AuditEvent.objects.order_by("-id")[: AuditEvent.objects.count() - before])
    assert [event.kind for event in added] == ["definitions.loaded", "framework.loaded"]
    assert {event.by for event in added} == {loading.BY}


def test_figures_of_residents_load_as_the_method_describes_them(own_definitions: Definitions, pertvarka: Run):
    """docs/methods/territory.md says how to write them; so far no source is loaded and the file is empty."""
    own_definitions.change(
        "territory/population.yaml",
        "\n[]\n",
        "\n- {municipality: LT-57, year: 2020, population: 561856, source: 'the statistics office, read 2020-07-01'}\n",
    )

    code, _, complaint = pertvarka("load")

    assert (code, complaint) == (0, "")
    assert Population.objects.get().persons == 561856


@pytest.mark.parametrize("missing", ["trainings.yaml", "indicators/4.1.1.yaml"])
def test_a_missing_file_stops_the_load(missing: str, own_definitions: Definitions, pertvarka: Run):
    (own_definitions.folder / missing).unlink()
    before = rows()

    code, _, complaint = pertvarka("load")

    assert code == 1
    assert f"definitions/{missing}" in complaint
    assert rows() == before
