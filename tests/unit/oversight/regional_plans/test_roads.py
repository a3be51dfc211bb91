"""Distances by road: a file taken whole or refused line by line, what counts from a day on, a file taken back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.oversight.regional_plans import errors, gathering, road_rows
from pertvarka.oversight.regional_plans.actions import distances
from pertvarka.oversight.regional_plans.models import RoadFile
from pertvarka.oversight.regional_plans.queries import roads
from tests import closed_plane

CODES = ("LT-02", "LT-24", "LT-33")
HEAD = b"from,to,kilometres\n"


def brought(egle, rows: str, *, on: date, source: str = "Keliai") -> RoadFile:
    with scope.of(egle):
        return distances.bring(content=HEAD + rows.encode(), source=source, valid_from=on, by=egle)


def counting(on: date) -> dict[tuple[str, str], float]:
    return {pair: float(row.kilometres) for pair, row in gathering.roads_in_force(on).items()}


def test_a_table_from_a_spreadsheet_is_read_and_empty_lines_are_left_out():
    content = "\ufefffrom;iš;to;į;Kilometres\nLT-02;Alytus;LT-24;Lazdijai;39,5\nLT-02;Alytus;LT-33;Varėna;\n;;;;\n"

    assert road_rows.read(content.encode(), CODES) == {("LT-02", "LT-24"): 39.5}


def test_every_line_with_a_mistake_is_named():
    rows = b"LT-02,LT-99,5\nLT-02,LT-24,41\n\nLT-02,LT-24,40\nLT-24,LT-33,toli\nLT-33,LT-33,4\nLT-33,LT-02,-1\n"
    with pytest.raises(errors.RoadDistancesBroken) as refused:
        road_rows.read(HEAD + rows, CODES)

    assert [line for line, _lt, _en in refused.value.faults] == [2, 5, 6, 7, 8]
    assert all(lt != en for _line, lt, en in refused.value.faults)
    assert "klaidų: 5, pirmoji 2 eilutėje" in refused.value.sentence_lt


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"a,b,c\n", HEAD, HEAD + b"LT-02,LT-24,\n"])
def test_files_that_are_no_distances_are_refused(content: bytes):
    with pytest.raises(errors.RoadDistancesBroken) as refused:
        road_rows.read(content, CODES)

    assert "Nieko neįkelta" in refused.value.sentence_lt


def test_a_newer_file_counts_from_its_day_and_taken_back_the_older_one_counts_again(reform, egle):
    today = timezone.localdate()
    older = brought(egle, "LT-02,LT-24,39\nLT-24,LT-02,38\nLT-02,LT-33,55\n", on=today - timedelta(days=9))
    newer = brought(egle, "LT-24,LT-02,41\n", on=today)

    assert counting(today - timedelta(days=1)) == {
        ("LT-02", "LT-24"): 39,
        ("LT-24", "LT-02"): 38,
        ("LT-02", "LT-33"): 55,
    }
    assert counting(today) == {("LT-24", "LT-02"): 41, ("LT-02", "LT-33"): 55}
    assert [(one.file, one.rows, one.counting) for one in roads.files(today)] == [(newer, 1, 1), (older, 3, 1)]
    way = next(one for one in roads.ways(today) if (one.start.code, one.end.code) == ("LT-02", "LT-24"))
    assert (way.measured.kilometres, way.before.kilometres) == (Decimal(41), Decimal(39))

    with scope.of(egle):
        distances.take_back(file=newer, by=egle)
        with pytest.raises(errors.RoadFileGone):
            distances.take_back(file=newer, by=egle)
    assert counting(today)["LT-02", "LT-24"] == 39


def test_only_whoever_keeps_parameters_brings_a_file_and_says_where_it_comes_from(reform, egle, rasa):
    given = {"content": HEAD + b"LT-02,LT-24,41\n", "valid_from": timezone.localdate()}
    with scope.of(rasa), pytest.raises(NotAllowed):
        distances.bring(**given, source="Keliai", by=rasa)
    with scope.of(egle):
        with pytest.raises(errors.SourceMissing):
            distances.bring(**given, source=" ", by=egle)
        with pytest.raises(errors.RoadFileTooLarge):
            distances.bring(**{**given, "content": b"x" * 1_000_001}, source="Keliai", by=egle)
    assert not RoadFile.objects.exists()


def test_the_page_gives_the_table_names_mistakes_and_takes_it_filled_in(reform, settings):
    settings.DEMO_MODE = True
    office = Client()
    office.force_login(
        closed_plane.build_account("Ieva", "ministry", closed_plane.build_organisation("ministerija"), is_demo=True)
    )
    address = reverse("workbench:road_distances")
    table = office.get(address, {"file": "template"}).content.decode()
    line = next(row for row in table.splitlines() if row.startswith("LT-02;"))
    typed = {"source": "Žemėlapis", "valid_from": timezone.localdate().isoformat()}

    def sent(content: str):
        return office.post(address, {**typed, "file": SimpleUploadedFile("keliai.csv", content.encode())})

    refused = sent(table + "LT-02;;LT-99;;12;\n").content.decode()
    empty = sent("").content.decode()
    answer = sent(table.replace(line, line.replace(";;", ";44,5;")))
    told = office.get(address).content.decode()
    brought_file = RoadFile.objects.get()
    office.post(reverse("workbench:road_distances_back", args=[brought_file.pk]))
    brought_file.refresh_from_db()

    assert "savivaldybės „LT-99“ nėra" in refused
    assert 'value="Žemėlapis"' in refused, "what was typed stays"
    assert "Failas tuščias" in empty
    assert answer.status_code == 302
    assert "44,5" in told
    assert "tiesė" in told, "what counted before is told"
    assert brought_file.taken_back_at is not None
    assert counting(timezone.localdate()) == {}
