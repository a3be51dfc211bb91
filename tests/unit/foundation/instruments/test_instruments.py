"""Questionnaires: brought, checked, published as versions that never change; answers saved one by one."""

import re

import pytest
from django.db import DatabaseError, transaction
from pydantic import ValidationError

from pertvarka.engines.xlsform.answers import ANSWER_FAULTS
from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.faults import FAULTS
from pertvarka.engines.xlsform.writing import workbook_of
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments import definitions, pages, queries, words
from pertvarka.foundation.instruments.actions import publishing
from pertvarka.foundation.instruments.actions.loading import load_instruments
from pertvarka.foundation.instruments.errors import SameFormPublished, UploadHasFaults, UploadPublished
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion, Upload
from tests import closed_plane

SURVEY = [
    {"type": "text", "name": "wish", "label::Lietuvių (lt)": "Ko norite?", "label::English (en)": "What do you want?"},
    {"type": "integer", "name": "age", "label::Lietuvių (lt)": "Kiek metų?", "label::English (en)": "How old?"},
]
SETTINGS = [{"form_id": "pokalbis", "form_title": "Pokalbis", "default_language": "Lietuvių (lt)"}]


def workbook(*more: dict[str, str]) -> bytes:
    return workbook_of({"survey": [*SURVEY, *more], "settings": SETTINGS})


@pytest.fixture
def ministry(reform: None, settings) -> Account:
    settings.DEMO_MODE = True
    return closed_plane.build_account("Ministerija", "ministry", closed_plane.build_organisation("sadm"), is_demo=True)


def bring(ministry: Account, content: bytes) -> Upload:
    with scope.of(ministry):
        return publishing.upload(file_name="pokalbis.xlsx", content=content, instrument=None, by=ministry)


def publish(ministry: Account, upload: Upload) -> InstrumentVersion:
    instrument = Instrument.objects.filter(code="pokalbis").first() or Instrument(
        code="pokalbis", title_lt="Pokalbis", title_en="Conversation", purpose="survey"
    )
    with scope.of(ministry):
        return publishing.publish(
            upload=upload, instrument=instrument, assessors_needed=1, reassess_after_months=12, by=ministry
        )


def test_shipped_forms_are_loaded_once(reform: None):
    from collections import Counter

    counts: Counter[str] = Counter()
    load_instruments(counts=counts, by="command:load")

    assert not counts
    assert {row.code for row in Instrument.objects.filter(is_shipped=True)} >= {"needs_adults", "needs_children"}
    assert all(row.languages[0] == "lt" and "en" in row.languages for row in InstrumentVersion.objects.all())


def test_an_unquoted_yes_of_a_shipped_form_is_refused_and_no_answer_is_called_true():
    with pytest.raises(ValidationError):
        definitions.FormRows.model_validate({"survey": [{"label::English (en)": True}]})
    for shape in definitions.shipped():
        form = check(definitions.workbook(shape.code))
        labels = {label for answers in form.choices.values() for one in answers for label in one.label.values()}
        assert not labels & {"True", "False"}, shape.code


def test_a_version_is_published_and_the_next_takes_its_place(ministry: Account):
    first = publish(ministry, bring(ministry, workbook()))
    second = publish(ministry, bring(ministry, workbook({"type": "text", "name": "more", **_labels("Dar?")})))

    first.refresh_from_db()
    assert (first.number, second.number, second.question_count) == (1, 2, 3)
    assert first.withdrawn_at is not None
    assert second.withdrawn_at is None
    assert form_of(second).by_name.keys() == {"wish", "age", "more"}
    assert queries.workbook_of(second)[:2] == b"PK"


def test_the_same_form_is_not_published_twice(ministry: Account):
    publish(ministry, bring(ministry, workbook()))
    upload = bring(ministry, workbook())
    with pytest.raises(SameFormPublished):
        publish(ministry, upload)


def test_an_upload_is_published_once(ministry: Account):
    upload = bring(ministry, workbook())
    publish(ministry, upload)
    with pytest.raises(UploadPublished):
        publish(ministry, upload)


def test_faults_are_kept_with_cell_and_sentence_and_the_file_is_not(ministry: Account):
    upload = bring(ministry, workbook({"type": "geopoint", "name": "where", **_labels("Kur?")}))

    fault = upload.faults[0]
    assert (fault["code"], fault["sheet"], fault["cell"]) == ("type_not_supported", "survey", "A4")
    assert "geopoint" in words.fault_sentence(fault)
    assert bytes(Upload.objects.get(pk=upload.pk).content) == b""
    with pytest.raises(UploadHasFaults):
        publish(ministry, upload)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"MZ" * 100])
def test_what_is_no_workbook_is_told_in_a_sentence(ministry: Account, content: bytes):
    assert bring(ministry, content).faults


def test_a_form_without_lithuanian_is_refused(ministry: Account):
    rows = [{"type": "text", "name": "wish", "label::English (en)": "What do you want?"}]
    content = workbook_of({"survey": rows, "settings": [{"form_id": "talk", "default_language": "English (en)"}]})
    assert bring(ministry, content).faults


def test_only_who_publishes_may_bring_a_workbook(ministry: Account):
    manager = closed_plane.build_account("Jonas", "case_manager", closed_plane.build_organisation("skyrius"))
    with scope.of(manager), pytest.raises(NotAllowed):
        publishing.upload(file_name="a.xlsx", content=workbook(), instrument=None, by=manager)


def test_the_database_refuses_another_word_in_a_version(ministry: Account):
    held = publish(ministry, bring(ministry, workbook()))
    with pytest.raises(DatabaseError), transaction.atomic():
        InstrumentVersion.objects.filter(pk=held.pk).update(form={})


def test_loose_questions_make_a_page_before_the_groups(ministry: Account):
    group = [
        {"type": "begin group", "name": "home", **_labels("Namai")},
        {"type": "text", "name": "kind", **_labels("Kokie?")},
        {"type": "end group"},
    ]
    held = publish(ministry, bring(ministry, workbook(*group)))
    assert [page.name for page in pages.pages_of(form_of(held))] == ["_", "home"]


def test_every_sentence_of_the_engine_stands_in_the_catalogue():
    from django.utils import translation

    with translation.override("en"):
        assert {code: str(text) for code, text in words.OF_WORKBOOKS.items()} == FAULTS
        assert {code: str(text) for code, text in words.OF_ANSWERS.items()} == ANSWER_FAULTS
    with translation.override("lt"):
        for code, text in words.OF_WORKBOOKS.items():
            assert set(re.findall(r"%\((\w+)\)s", str(text))) <= set(re.findall(r"%\((\w+)\)s", FAULTS[code]))
            assert str(text) != FAULTS[code]


def _labels(lithuanian: str) -> dict[str, str]:
    return {"label::Lietuvių (lt)": lithuanian, "label::English (en)": f"{lithuanian} (en)"}
