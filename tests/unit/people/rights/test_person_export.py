"""A copy of everything: all mapped columns, two people, every making on record, no name in the file's name."""

import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from pypdf import PdfReader

from pertvarka.foundation.access import scope, view_log
from pertvarka.foundation.access.actions.approvals import mark_decided
from pertvarka.foundation.access.errors import ApprovalNotUsable, NotAllowed, OwnRequest
from pertvarka.foundation.access.models import Account, Approval, ViewRecord
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.models import Case
from pertvarka.people.rights.actions import exports, requests
from pertvarka.people.rights.definitions import Subject, data_map
from pertvarka.people.rights.errors import ExportAsked, ExportNotApproved, RequestNotInHand
from pertvarka.people.rights.export.gathering import exported_columns
from pertvarka.people.rights.models import RightsRequest


def tell(events) -> list[str]:
    return [f"sakinys apie {event.kind}" for event in events]


@pytest.fixture
def approval(in_hand: RightsRequest, lina: Account) -> Approval:
    with scope.of(lina):
        return exports.ask_export(asked=in_hand, reason="Žmogus prašė kopijos.", by=lina)


@pytest.fixture
def approved(approval: Approval, ruta: Account) -> Approval:
    with scope.of(ruta):
        return mark_decided(approval=approval, is_approved=True, reason="", by=ruta)


def make(asked: RightsRequest, form: str, by: Account) -> exports.ExportFile:
    with scope.of(by):
        return exports.make_export(asked=asked, form=form, tell_events=tell, by=by)


def test_nobody_gets_a_copy_alone(in_hand: RightsRequest, approval: Approval, lina: Account):
    with pytest.raises(ExportNotApproved):
        make(in_hand, "json", lina)
    with scope.of(lina), pytest.raises(OwnRequest):
        mark_decided(approval=approval, is_approved=True, reason="", by=lina)


def test_it_is_asked_for_once_at_a_time(in_hand: RightsRequest, approval: Approval, lina: Account):
    with scope.of(lina), pytest.raises(ExportAsked):
        exports.ask_export(asked=in_hand, reason="Dar kartą.", by=lina)


def test_it_is_asked_for_by_who_has_the_request_in_hand(asked: RightsRequest, lina: Account, jonas: Account):
    with scope.of(lina), pytest.raises(RequestNotInHand):
        exports.ask_export(asked=asked, reason="Žmogus prašė.", by=lina)
    with scope.of(jonas), pytest.raises(NotAllowed):
        exports.ask_export(asked=asked, reason="Žmogus prašė.", by=jonas)


def test_the_copy_holds_every_mapped_column_of_every_table(in_hand: RightsRequest, approved: Approval, lina: Account):
    content = json.loads(make(in_hand, "json", lina).content)
    given = {table["table"]: table["rows"] for table in content["tables"]}
    wanted = {
        name: set(exported_columns(table))
        for name, table in data_map().items()
        if table.subject is Subject.PERSON and exported_columns(table)
    }

    assert set(given) == set(wanted)
    for table, rows in given.items():
        assert all(set(row) == wanted[table] for row in rows)
    filled = {table for table, rows in given.items() if rows}
    assert {"cases_person", "cases_identity", "cases_case", "cases_note", "rights_rightsrequest"} <= filled
    assert {"access_viewrecord", "base_auditevent", "access_approval", "cases_teammember"} <= filled


def test_notes_for_the_manager_only_and_sealed_ones_belong_to_the_copy(
    in_hand: RightsRequest, approved: Approval, lina: Account
):
    text = make(in_hand, "json", lina).content.decode()

    assert all(note in text for note in ("apie mokyklą", "Tik vadybininkui", "Užrakintas įrašas"))
    assert "Pavardenytė" in text


@pytest.mark.parametrize(("language", "heading"), [("lt", "Svarbūs žmonės"), ("en", "People who matter")])
def test_the_pdf_is_tagged_and_speaks_the_language_asked_for(
    language: str, heading: str, in_hand: RightsRequest, approved: Approval, lina: Account
):
    with translation.override(language):
        file = make(in_hand, "pdf", lina)
    reader = PdfReader(io.BytesIO(file.content))
    text = "\n".join(page.extract_text() for page in reader.pages)

    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert heading in text
    assert "Kalbėjomės apie mokyklą." in text
    assert "sakinys apie person.exported" in text
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)


def test_the_name_is_inside_only(in_hand: RightsRequest, approved: Approval, lina: Account, case: Case):
    file = make(in_hand, "pdf", lina)
    reader = PdfReader(io.BytesIO(file.content))

    assert file.name == f"{case.number}.pdf"
    assert "Pavardenytė" not in str(reader.metadata)
    assert all("Pavardenytė" not in page.extract_text().splitlines()[-1] for page in reader.pages)


def test_every_making_is_in_both_traces(in_hand: RightsRequest, approved: Approval, lina: Account, case: Case):
    make(in_hand, "json", lina)
    make(in_hand, "pdf", lina)

    with scope.of(lina):
        looks = ViewRecord.objects.filter(kind=ViewRecord.Kind.EXPORT, about=case.person.reference)
        assert [look.by for look in looks] == [lina.reference] * 2
        assert AuditEvent.objects.filter(kind="person.exported", about=case.person.reference).count() == 2


def test_the_copy_tells_of_looks_that_named_only_the_case(
    in_hand: RightsRequest, approved: Approval, jonas: Account, lina: Account, case: Case
):
    with scope.of(jonas):
        about = "transfer:3f6c5b1e-0000-4000-8000-000000000000"
        view_log.record(ViewRecord.Kind.PAGE, about=about, case=case.pk, page="cases:transfer", by=jonas)

    content = json.loads(make(in_hand, "json", lina).content)
    (looks,) = (table["rows"] for table in content["tables"] if table["table"] == "access_viewrecord")
    assert "cases:transfer" in {row["page"]["value"] for row in looks}


def test_an_approval_lasts_seven_days(in_hand: RightsRequest, approved: Approval, lina: Account, monkeypatch):
    week_later = timezone.localdate() + timedelta(days=8)
    monkeypatch.setattr(exports.timezone, "localdate", lambda: week_later)

    with pytest.raises(ExportNotApproved):
        make(in_hand, "json", lina)


def test_after_the_answer_there_is_no_more_copy(in_hand: RightsRequest, approved: Approval, lina: Account):
    with scope.of(lina):
        answered = requests.answer_request(asked=in_hand, answer="Kopija įteikta.", by=lina)
    with pytest.raises(RequestNotInHand):
        make(answered, "json", lina)


def test_another_officer_cannot_use_the_approval(in_hand: RightsRequest, approved: Approval, ruta: Account):
    with scope.of(ruta):
        taken = requests.take_in_hand(asked=in_hand, by=ruta)
    with pytest.raises((ExportNotApproved, ApprovalNotUsable)):
        make(taken, "json", ruta)
