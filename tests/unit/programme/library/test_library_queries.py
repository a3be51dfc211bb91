"""The library: what is searched and how."""

import pytest

from pertvarka.programme.library import queries, searching

pytestmark = pytest.mark.usefixtures("reform")


def codes(words):
    return {found.document.code for found in searching.find(searching.Wanted(words=words)).rows}


def test_letters_may_be_typed_without_their_marks():
    assert codes("ivaikinima") == codes("ĮVAIKINIMĄ") == {"tyrimas-ivaikinimas-ir-globa", *codes("ivaikinima")}
    assert "tyrimas-ivaikinimas-ir-globa" in codes("ivaikinima")


def test_every_word_must_be_found():
    assert codes("utenos patirtis") == {"utenos-patirtis"}
    assert codes("utenos nieko") == set()


def test_authors_organisations_and_english_titles_are_searched():
    assert "klasterio-priemoniu-pristatymas" in codes("musteikiene")
    assert codes("tuxedo") == {"gyventoju-poziurio-tyrimo-pristatymas"}
    assert "valdymo-modelis" in codes("management model")


def test_nothing_asked_gives_everything():
    assert len(queries.documents()) == 21


def test_kinds_are_counted():
    counts = queries.by_kind(queries.documents())

    assert (counts["presentation"], counts["source"], counts["study_report"]) == (9, 5, 2)


def test_sources_come_last():
    assert [document.kind for document in queries.documents()][-5:] == ["source"] * 5


def test_a_document_listed_twice_is_one_document():
    document = queries.document("gyventoju-poziurio-tyrimo-pristatymas")

    assert len(document.listings.all()) == 2


def test_the_source_of_results_lists_a_document_once():
    listed = queries.listed_by(queries.document("000"))

    assert len(listed) == len({document.code for document in listed}) == 14


def test_plans_are_only_counted():
    [plans] = queries.counted_only()

    assert (plans.documents_count, [part.documents_count for part in plans.parts.all()]) == (26, [10])
