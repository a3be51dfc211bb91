"""A method's title is corrected: the former one stays, the address does not move, and the history is not loaded over it."""

from collections import Counter

import pytest

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.programme.library import errors, method_queries
from pertvarka.programme.library.actions import load_documents
from pertvarka.programme.library.models import MethodologyPackage
from pertvarka.programme.library.retitling import Correction, correct_title, times_corrected
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
RIGHT = Correction("Atvejo vadybos tvarka", "Order of case management", "Taip ji vadinasi įsakyme", 0)


@pytest.fixture
def office():
    return closed_plane.build_account("Eglė", "ministry", closed_plane.build_organisation("ministerija"))


@pytest.fixture
def method():
    return MethodologyPackage.objects.get(code="atvejo-koordinavimo-tvarka")


def correct(method, by, **changed):
    with scope.of(by):
        given = {name: getattr(RIGHT, name) for name in Correction.__dataclass_fields__}
        return correct_title(package=method, correction=Correction(**{**given, **changed}), by=by)


def test_the_former_title_stays_beside_the_right_one(office, method):
    former = method.title_lt
    correct(method, office)
    correct(method, office, title_lt="Atvejo vadybos aprašas", reason="Nauja redakcija", corrected_before=1)

    found = method_queries.shown_package("atvejo-koordinavimo-tvarka")
    assert found is not None
    assert found.title_lt == "Atvejo vadybos aprašas"
    told = [(title.title_lt, title.reason) for title in found.former_titles.all()]
    assert told == [("Atvejo vadybos tvarka", "Nauja redakcija"), (former, "Taip ji vadinasi įsakyme")]
    events = AuditEvent.objects.filter(kind="method.title_corrected", about=f"method:{method.code}").order_by("pk")
    assert [event.details["before"] for event in events] == [former, "Atvejo vadybos tvarka"]


def test_loading_the_history_leaves_a_corrected_title_alone_and_others_in_step(office, method):
    correct(method, office)
    other = MethodologyPackage.objects.exclude(pk=method.pk).exclude(code="").first()
    assert other is not None
    right = other.title_lt
    MethodologyPackage.objects.filter(pk=other.pk).update(title_lt="Kitaip")
    load_documents(counts=Counter(), by="test")

    method.refresh_from_db()
    other.refresh_from_db()
    assert (method.title_lt, other.title_lt) == ("Atvejo vadybos tvarka", right)


def test_what_changes_nothing_or_comes_second_is_refused_and_nothing_is_written(office, method):
    with pytest.raises(errors.TitleSame):
        correct(method, office, title_lt=method.title_lt, title_en=method.title_en)
    correct(method, office)
    with pytest.raises(errors.TitleCorrectedMeanwhile) as told:
        correct(method, office, title_lt="Dar kitaip")

    assert told.value.times == times_corrected(method) == 1
    assert "Atvejo vadybos tvarka" in told.value.sentence_lt
    assert "Order of case management" in told.value.sentence_en


def test_only_who_keeps_methods_corrects_them(method):
    member = closed_plane.build_account("Ieva", "provider_staff", closed_plane.build_organisation("teikejas"))
    with pytest.raises(NotAllowed):
        correct(method, member)
