"""The search: words in any form, with marks or without; titles first; what is in drafts is not found."""

from typing import Any

import pytest
from django.db import connection

from pertvarka.programme.library import excerpting, indexing, queries, searching
from pertvarka.programme.library.models import Document, MethodologyPackage, StoredFile
from pertvarka.programme.library.searching import Wanted

pytestmark = pytest.mark.usefixtures("reform")
DAY = "2026-01-05"


def build(code: str, title: str, text: str = "", **columns: str) -> Document:
    given = {"kind": "study_report", "title_lt": title, "title_en": code, "known_on": DAY} | columns
    document = Document.objects.create(code=code, **given)
    if text:
        StoredFile.objects.create(
            document=document, file_name="a.pdf", media_type="application/pdf", size=1, sha256=code.ljust(64, "0"),
            content=b"x", reading=StoredFile.Reading.READ, text=text,
        )  # fmt: skip
    indexing.refresh([document])
    return document


def codes(words: str, **asked: Any) -> list[str]:
    return [found.document.code for found in searching.find(Wanted(words=words, **asked)).rows]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("vaikų globa", "vaikas globoje"),
        ("vaiku globa", "Vaikai, kuriems skirta globa"),
        ("globeju", "socialinių globėjų mokymai"),
        ("GLOBĖJAS", "globėjų"),
        ("neigaliuju", "neįgaliųjų dirbtuvės"),
        ("seimoje", "šeimos ir šeimų"),
        ("perkelimo", "perkėlimas"),
        ("metodik", "metodikų rinkinys"),
    ],
)
def test_a_word_is_found_in_any_form(typed, written):
    build("rastas", written)
    build("kitas", "upės ir ežerai")

    assert "rastas" in codes(typed)
    assert "kitas" not in codes(typed)


def test_every_word_must_be_there_wherever_it_stands():
    build("rastas", "Zylių stebėjimas", "Lizdai kyla balandį.", author="Jonas Ornitologas")

    assert codes("zylė lizdas ornitologo") == ["rastas"]
    assert codes("zylė drambliai") == []


def test_titles_stand_before_authors_and_authors_before_texts():
    build("tekste", "Apie mišką", "Pelėda tupi. " * 40)
    build("autorius", "Apie upę", author="Pelėda")
    build("pavadinime", "Pelėda miške")

    assert codes("pelėdos") == ["pavadinime", "autorius", "tekste"]


def test_filters_narrow_and_kinds_are_counted_before_the_kind_is_chosen():
    build("viena", "Pelėdos tyrimas")
    build("kita", "Pelėda", kind="presentation", language="en", published_on="2019-03-01")

    assert codes("pelėda", language="en") == ["kita"]
    assert codes("pelėda", kind="study_report") == ["viena"]
    results = searching.find(Wanted(words="pelėda", kind="study_report"))
    assert (results.total, dict(results.by_kind)) == (1, {"study_report": 1, "presentation": 1})
    assert [found.document.code for found in searching.find(Wanted(words="pelėda", year=2019)).rows] == ["kita"]


def test_easy_to_read_documents_are_found_by_a_file_or_a_method_that_says_so():
    build("iprastas", "Pelėdų tvarka")
    by_file = build("failas", "Pelėdų tvarka", "Pelėda miega.")
    StoredFile.objects.filter(document=by_file).update(is_easy_read=True)
    by_method = build("metodika", "Pelėdų tvarka")
    package = MethodologyPackage.objects.create(code="m", kind="procedure", title_lt="M", title_en="M")
    package.versions.create(number=1, state="in_use").files.create(document=by_method, role="easy_read")

    assert {*codes("pelėda", is_easy_read=True)} == {"failas", "metodika"}
    assert queries.easy_read() == {by_file.pk, by_method.pk}


def test_the_excerpt_marks_the_word_as_it_is_written():
    build("rastas", "Ataskaita", "Pradžia. " * 50 + "Čia <b>pelėdų</b> lizdai saugomi. " + "Pabaiga. " * 50)
    (found,) = searching.find(Wanted(words="peleda")).rows

    assert [piece.text for piece in found.excerpt if piece.is_hit] == ["pelėdų"]
    assert found.excerpt[0].text.startswith("…")
    assert sum(len(piece.text) for piece in found.excerpt) < 260


def test_what_is_in_a_draft_of_a_method_is_not_found_until_it_is_approved():
    document = build("juodrastis", "Pelėdų metodika")
    package = MethodologyPackage.objects.create(code="m", kind="procedure", title_lt="M", title_en="M")
    version = package.versions.create(number=1, state="consultation")
    version.files.create(document=document)
    assert codes("pelėda") == []
    version.state = "approved"
    version.save()
    assert codes("pelėda") == ["juodrastis"]


@pytest.mark.parametrize("typed", ["–", "' | !", "a:* & b", "\\", "%", "(((", "x" * 4000, "ą" * 100, "1.2 & 3"])
def test_whatever_is_typed_is_no_query_language(typed):
    assert searching.find(Wanted(words=typed)).total >= 0


def test_a_text_where_every_word_differs_is_kept_shortened():
    text = " ".join(f"{number:x}zodis{number * 7919:x}" for number in range(40_000))[: indexing.LONGEST_BODY]
    build("ilgas", "Ilgas", text)

    assert codes("1zodis1eef") == ["ilgas"]


def test_of_documents_alike_the_newest_stands_first_and_pages_follow_each_other():
    for year in (2019, 2024, 2021):
        build(f"metu-{year}", "Ataskaita", "Pelėdos lizdas.", published_on=f"{year}-05-01")
    build("pavadinime", "Pelėdos", published_on="2001-01-01")

    assert codes("pelėda") == ["pavadinime", "metu-2024", "metu-2021", "metu-2019"]
    pages = [searching.find(Wanted(words="pelėda"), offset=offset, limit=2) for offset in (0, 2, 4)]
    assert [[found.document.code for found in page.rows] for page in pages] == [
        ["pavadinime", "metu-2024"],
        ["metu-2021", "metu-2019"],
        [],
    ]
    assert {page.total for page in pages} == {4}


def test_a_title_with_one_of_the_words_stands_before_titles_with_none():
    build("tekste", "Ataskaita", "Pelėda ir zylė.", published_on="2026-01-01")
    build("perpus", "Pelėdų metai", "Ir zylės.", published_on="2001-01-01")

    assert codes("pelėda zylė") == ["perpus", "tekste"]


@pytest.mark.parametrize("before", [0, excerpting.AT_ONCE - 3, excerpting.AT_ONCE, 3 * excerpting.AT_ONCE - 90])
def test_the_excerpt_of_a_long_text_finds_the_word_wherever_it_stands(before):
    text = ("x" * 9 + " ") * (before // 10) + " " * (before % 10) + "Pelėdos " + "tupi. " * 4000
    pieces = excerpting.excerpt(text, ["peled"])

    assert [piece.text for piece in pieces if piece.is_hit] == ["Pelėdos"]


def test_the_rest_of_a_word_cut_while_reading_is_no_word():
    text = "a" * (excerpting.AT_ONCE - 2) + "bcpeled " + "tupi. " * 10

    assert excerpting.excerpt(text, ["peled"]) == ()
    assert excerpting.excerpt(text, ["tupi"])


def test_the_index_is_used_even_where_documents_are_few():
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN SELECT FROM library_searchentry entry WHERE {searching.WORDS} @@ 'vaik:*'::tsquery")
        assert "library_search" in "".join(row[0] for row in cursor.fetchall())
