"""The kinds of services: thirty-six as loaded, and a broken file told with its line."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from pertvarka.foundation.base.definitions import DefinitionBroken
from pertvarka.services.catalogue.actions import loading
from pertvarka.services.catalogue.definitions import FILE
from pertvarka.services.catalogue.models import ServiceType


@pytest.mark.usefixtures("reform")
def test_all_kinds_stand_and_a_second_load_changes_nothing():
    assert ServiceType.objects.filter(code__startswith="S").count() == 36
    assert ServiceType.objects.filter(kind="method").count() == 4
    assert ServiceType.objects.get(code="S25").aliases_lt == ["Asmeninio asistentas"]
    counts: Counter[str] = Counter()

    loading.load_service_types(counts=counts, by="command:load")

    assert counts.total() == 0


@pytest.mark.usefixtures("reform")
def test_crisis_and_foster_homes_are_secret_and_are_homes():
    secret = ServiceType.objects.filter(is_address_secret=True)

    assert set(secret.values_list("code", flat=True)) == {"S01", "S02", "S23", "S30", "S32", "S35"}
    assert all(kind.is_residential for kind in secret)


@pytest.mark.usefixtures("reform")
@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"code": "S02"}, "S02 stands twice"),
        ({"groups": ["nobody"]}, "there is no group nobody"),
        ({"objective": "9.9"}, "the framework has no activity 9.9"),
        ({"age_from": 30, "age_until": 20}, "age_until stands before age_from"),
        ({"name": {"lt": "Tik lietuviškai", "en": ""}}, "at least 1 character"),
        ({"colour": "red"}, "Extra inputs are not permitted"),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_nothing_is_loaded(
    change: dict[str, object], problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    content["types"][0] |= change
    broken = tmp_path / "service_types.yaml"
    broken.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr(loading, "FILE", broken)
    counts: Counter[str] = Counter()

    with pytest.raises(DefinitionBroken) as told:
        loading.load_service_types(counts=counts, by="command:load")

    assert problem in told.value.sentence_en
    assert told.value.line
    assert counts.total() == 0
