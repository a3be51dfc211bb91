"""The monthly census: it balances, goes on where the last month ended, explains arrivals, and can be taken back."""

from datetime import date

import pytest

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions import census_errors, errors
from pertvarka.services.institutions.actions import censuses
from pertvarka.services.institutions.actions.censuses import Figures
from pertvarka.services.institutions.models import MonthlyCensus, TransformingInstitution
from pertvarka.services.institutions.queries import censuses as asked
from pertvarka.services.institutions.queries import institutions
from pertvarka.services.institutions.rules import GroupCount
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def home() -> TransformingInstitution:
    body = closed_plane.build_organisation("vyturiu-slenis", kind=Organisation.Kind.INSTITUTION)
    return TransformingInstitution.objects.create(
        organisation=body, listed_on=date(2026, 5, 1), residents_when_listed=42
    )


@pytest.fixture
def ausra(home: TransformingInstitution) -> Account:
    return closed_plane.build_account("Ausra", "institution_staff", home.organisation)


def month(*groups: tuple[str, int, int, int, int, int], **more: object) -> Figures:
    return Figures([GroupCount(*group) for group in groups], **more)  # type: ignore[arg-type]


def save(home, figures, *, by, on=MAY, version=0, is_final=True) -> MonthlyCensus:
    with scope.of(by):
        return censuses.save(
            institution=home, month=on, figures=figures, expected_version=version, is_final=is_final, by=by
        )


BALANCED = month(("children", 5, 0, 1, 0, 4), ("adults", 37, 1, 2, 1, 35), explanation="Ištiko krizė.")


def test_a_census_that_does_not_balance_says_the_figures(home: TransformingInstitution, ausra: Account):
    with pytest.raises(census_errors.CensusDoesNotBalance) as refused:
        save(home, month(("children", 5, 0, 1, 0, 4), ("adults", 37, 0, 2, 1, 35)), by=ausra)
    assert [row.group for row in refused.value.groups] == ["adults"]
    assert "37 + 0 − 2 − 1 = 34" in refused.value.sentence_lt
    assert not MonthlyCensus.objects.exists()


def test_months_follow_one_another(home: TransformingInstitution, ausra: Account):
    save(home, BALANCED, by=ausra)
    assert institutions.residents_of(home) == 39
    assert asked.next_month(home) == JUNE
    assert asked.starts_with(home, JUNE) == {
        "children": 4,
        "children_with_disability": 0,
        "young_people": 0,
        "adults": 35,
    }
    with pytest.raises(census_errors.CensusBreaksOff):
        save(home, month(("children", 5, 0, 0, 0, 5), ("adults", 35, 0, 0, 0, 35)), by=ausra, on=JUNE)
    with pytest.raises(census_errors.CensusSubmitted):
        save(home, BALANCED, by=ausra, version=1)


def test_arrivals_are_explained_and_infants_are_children(home: TransformingInstitution, ausra: Account):
    with pytest.raises(census_errors.ExplanationMissing):
        save(home, month(("adults", 37, 1, 0, 0, 38)), by=ausra)
    home.admissions_stop_on = date(2026, 4, 1)
    home.save()
    with pytest.raises(census_errors.AdmissionsStopped):
        save(home, month(("adults", 37, 1, 0, 0, 38)), by=ausra)
    with pytest.raises(census_errors.UnderThreeTooMany):
        save(home, month(("children", 2, 0, 0, 0, 2), under_three_count=3), by=ausra)


def test_a_month_ahead_and_a_strange_institution_are_refused(home: TransformingInstitution, ausra: Account):
    with pytest.raises(census_errors.MonthNotPossible):
        save(home, BALANCED, by=ausra, on=date(2099, 1, 1))
    with pytest.raises(census_errors.MonthNotPossible):
        save(home, BALANCED, by=ausra, on=date(2026, 4, 1))
    other = closed_plane.build_organisation("kiti", kind=Organisation.Kind.INSTITUTION)
    stranger = closed_plane.build_account("Rita", "institution_head", other)
    with pytest.raises(errors.InstitutionNotFound):
        save(home, BALANCED, by=stranger)


def test_drafts_are_saved_by_version_and_taken_back_from_the_end(home: TransformingInstitution, ausra: Account):
    draft = save(home, BALANCED, by=ausra, is_final=False)
    with pytest.raises(ChangedMeanwhile):
        save(home, BALANCED, by=ausra, version=0)
    may = save(home, BALANCED, by=ausra, version=draft.version)
    june = save(home, month(("children", 4, 0, 0, 0, 4), ("adults", 35, 0, 0, 0, 35)), by=ausra, on=JUNE)
    with scope.of(ausra):
        with pytest.raises(census_errors.LaterMonthSubmitted):
            censuses.take_back(census=may, reason="Klaida", by=ausra)
        with pytest.raises(errors.WordsMissing):
            censuses.take_back(census=june, reason=" ", by=ausra)
        censuses.take_back(census=june, reason="Klaida", by=ausra)
    assert institutions.residents_of(home) == 39
    assert asked.next_month(home) == JUNE
