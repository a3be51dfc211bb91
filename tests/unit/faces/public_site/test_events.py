"""The pages of events, as a visitor meets them."""

import csv
import io
import re

import icalendar
import pytest

pytestmark = pytest.mark.usefixtures("reform")

FOUNDING = "2016-04-28-steigiamoji-konferencija"


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode().replace("\xa0", " ")


def rows(html):
    listed = html[html.index('id="list"') :]
    return re.findall(r'<span class="num">([^<]+)</span><div><a class="strong"', listed)


@pytest.mark.parametrize(
    "address",
    [
        "/lt/renginiai/",
        "/en/events/?region=LT-TA&year=2019",
        "/lt/renginiai/menuo/2016-06/",
        "/lt/renginiai/kalendorius.ics",
        "/lt/renginiai/renginiai.csv",
        f"/lt/renginiai/{FOUNDING}/",
        "/lt/renginiai/2017-03-28-alytus-bendradarbiavimas/",
        "/lt/renginiai/2016-2017-seminarai-klasterio-dalyviams/",
        "/lt/renginiai/2017-regionines-diskusijos/",
        "/en/trainings/",
    ],
)
def test_a_page_takes_at_most_ten_queries(client, django_assert_max_num_queries, settings, address):
    settings.OPEN_PAGES_KEPT = 0

    with django_assert_max_num_queries(10):
        response = client.get(address)

    assert response.status_code == 200


def test_the_list_says_64_and_shows_each_single_event_and_the_group_once(client):
    html = page(client, "/lt/renginiai/")

    assert "Rasti 64 renginiai." in html
    assert len(rows(html)) == 41
    assert rows(html)[0] == "2019-11-27"
    assert "Artimiausių renginių nėra." in html


def test_parts_are_told_inside_their_whole(client):
    html = page(client, "/lt/renginiai/")

    assert "2016 m. – 6 renginiai; to nenurodo nė vienas šaltinis, išvesta iš dviejų ataskaitų." in html
    assert "2017-seminarai/" not in html
    assert "2017-regionines-diskusijos/" not in html


def test_filters_tell_their_counts(client):
    html = page(client, "/lt/renginiai/")

    for label in (
        "Apskritojo stalo diskusijos (37)",
        "Seminarai (24)",
        "Konferencijos (3)",
        "Tauragė (7)",
        "2017 (29)",
    ):
        assert label in html


def test_counts_of_a_filter_follow_the_other_filters(client):
    html = page(client, "/lt/renginiai/?region=LT-TA")

    assert "Apskritojo stalo diskusijos (7)" in html
    assert "2019 (4)" in html
    assert "Seminarai (0)" in html


def test_a_regions_filter_says_how_many_are_joint(client):
    html = page(client, "/lt/renginiai/?region=LT-TA")

    assert len(rows(html)) == 7
    assert "Rasti 7 renginiai." in html
    assert "Iš jų 2 yra bendri su kitais regionais" in html
    assert "Į šį sąrašą neįtraukta" in html


def test_in_2016_the_group_counts_with_its_derived_six(client):
    html = page(client, "/lt/renginiai/?year=2016")

    assert "Rasta 18 renginių." in html
    assert "2016-10 – 2017-06" in rows(html)


def test_unknown_filters_are_told_and_break_nothing(client):
    html = page(client, "/lt/renginiai/?kind=balius&region=LT-XX&year=abc")

    assert "Renginių rūšies „balius“ nėra." in html
    assert "Regiono „LT-XX“ nėra." in html
    assert "„abc“ – ne metai" in html
    assert "Rasti 64 renginiai." in html


def test_a_filter_that_finds_nothing_says_so(client):
    assert "Pagal šiuos filtrus nieko nerasta." in page(client, "/lt/renginiai/?kind=conference&region=LT-TA")


def test_a_filters_text_cannot_become_markup(client):
    assert "<script>x" not in page(client, "/lt/renginiai/?kind=%3Cscript%3Ex")


def test_the_years_add_up_in_the_table(client):
    html = page(client, "/lt/renginiai/")
    table = html[html.index('id="events-by-year"') :]
    sums = re.findall(r'data-fact="4.1.1"[^>]*>([0-9]+)</a>', table[: table.index("</table>")])

    assert [int(value) for value in sums] == [11, 10, 2, 14, 37, 6, 18, 0, 0, 24, 1, 1, 1, 0, 3, 18, 29, 3, 14, 64]


def test_the_coverage_adds_joint_events_once(client):
    html = page(client, "/lt/renginiai/")
    foot = html[html.index("<tfoot>", html.index("ds-table matrix")) :]

    assert re.findall(r"<td>(\d+)</td>", foot[: foot.index("</tfoot>")]) == ["10", "20", "30"]
    assert "Regionų suma – 40, o diskusijų – 30: kiekviena iš 5 bendrų diskusijų" in html


def test_a_month_is_a_calendar_with_its_neighbours(client):
    html = page(client, "/lt/renginiai/menuo/2016-06/")
    grid = html[html.index('<table class="month-grid">') : html.index("</table>")]

    assert "2016 m. birželis" in html
    assert grid.count('<th scope="col">') == 7
    assert grid.count("<tr>") == 6
    assert grid.count("<a href") == 6
    assert 'rel="prev" href="/lt/renginiai/menuo/2016-05/"' in html
    assert 'rel="next" href="/lt/renginiai/menuo/2016-10/"' in html


def test_a_month_without_days_says_so_and_names_the_group(client):
    html = page(client, "/lt/renginiai/menuo/2016-12/")

    assert "Šį mėnesį renginių su žinoma diena nėra." in html
    assert "24 seminarai" in html


@pytest.mark.parametrize("month", ["2016-03", "2019-12", "2016-13", "2016-00", "1-1"])
def test_a_month_outside_the_history_is_not_found(client, month):
    assert "Puslapis nerastas" in page(client, f"/lt/renginiai/menuo/{month}/", 404)


def test_not_found_speaks_the_language_of_the_address(client):
    assert "Page not found" in page(client, "/en/events/month/2030-01/", 404)
    assert "Puslapis nerastas" in page(client, "/lt/renginiai/tokio-nera/", 404)


def test_a_regions_calendar_is_read_back(client):
    response = client.get("/lt/renginiai/kalendorius.ics?region=LT-UT")
    calendar = icalendar.Calendar.from_ical(response.content)

    assert response["Content-Type"].startswith("text/calendar")
    assert len(calendar.walk("VEVENT")) == 3
    assert str(calendar["x-wr-calname"]) == "Pertvarkos renginiai: Utenos regionas"
    assert all(str(entry["url"]).startswith("http://testserver/lt/") for entry in calendar.walk("VEVENT"))


def test_a_calendar_of_a_kind_holds_that_kind(client):
    calendar = icalendar.Calendar.from_ical(client.get("/en/events/calendar.ics?kind=conference").content)

    assert len(calendar.walk("VEVENT")) == 3


@pytest.mark.parametrize("wrong", ["region=LT-XX", "kind=balius", "year=1"])
def test_a_feed_or_file_of_an_unknown_filter_is_not_found(client, wrong):
    page(client, f"/lt/renginiai/kalendorius.ics?{wrong}", 404)
    page(client, f"/lt/renginiai/renginiai.csv?{wrong}", 404)


def test_the_file_has_the_same_rows(client):
    text = client.get("/lt/renginiai/renginiai.csv").content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))

    assert len(lines) == 41
    assert sum(int(line["events_count"]) for line in lines) == 64
    assert next(line for line in lines if line["code"] == "E30")["regions"] == "LT-AL LT-KU LT-MR"


def test_the_founding_conference_with_its_files_press_and_figures(client):
    html = page(client, f"/lt/renginiai/{FOUNDING}/")

    assert "Viešbutis „Karolina“, Vilnius" in html
    assert html.count('<tr><th scope="row"><a href="/lt/dokumentai/') == 9
    assert "694 Kb" in html
    assert "asgaliu.lrytas.lt" in html
    assert "(kita svetainė)" in html
    assert 'data-fact="participants"' in html
    assert "212" in html
    assert "/lt/rezultatai/rodiklis/4.1.1/" in html
    assert "/lt/rezultatai/rodiklis/conference-participants/" in html
    assert "skirta institucinės globos pertvarkos kūrimui" in html


def test_a_round_table_of_2017_has_the_common_agenda(client):
    html = page(client, "/lt/renginiai/2017-03-28-alytus-bendradarbiavimas/")

    assert "Išklausytos globos įstaigų pertvarkos idėjos" in html
    assert "šaltiniai dalyvių skaičiaus nenurodo" in html
    assert "/lt/rezultatai/rodiklis/regional-round-tables-2017/" in html


def test_a_joint_event_says_how_it_counts(client):
    html = page(client, "/lt/renginiai/2019-05-21-klaipeda-taurage-telsiai-bendradarbiavimas/")

    assert "Jame dalyvavo 3 regionai." in html
    assert "/lt/regionai/taurage/" in html


def test_the_group_tells_its_parts_and_what_is_derived(client):
    html = page(client, "/lt/renginiai/2016-2017-seminarai-klasterio-dalyviams/")

    assert "Grupė be datų" in html
    assert "Išvesta: tiek iš visumos lieka atėmus kitus metus" in html
    assert "/lt/renginiai/2017-seminarai/" in html
    assert "Bendradarbiavimo principai ir jų taikymas" in html


def test_a_group_of_events_kept_one_by_one_counts_in_nothing(client):
    html = page(client, "/lt/renginiai/2017-regionines-diskusijos/")

    assert html.count('<a class="strong"') == 10
    assert "jau įskaičiuota kita eilute" in html


def test_trainings_add_to_103_groups_and_1890_persons(client):
    html = page(client, "/lt/mokymai/")

    for code in (f"T{number:02d}" for number in range(1, 11)):
        assert f'id="{code}"' in html
    assert re.search(r'data-fact="3.1"[^>]*>103<', html)
    assert re.search(r'data-fact="3.1"[^>]*>1 890<', html)
    assert "T08 – tai seminarai klasterio dalyviams: 460 jų dalyvių" in html
    assert "2017-04-25 – 2017-04-26" in html
    assert re.search(r'data-fact="T07"[^>]*>2 400<', html)


def test_consultations_are_72_hours_a_plan(client):
    html = page(client, "/lt/mokymai/")

    assert re.search(r'data-fact="K01"[^>]*>1 872<', html)
    assert re.search(r'data-fact="K01"[^>]*>72<', html)
    assert "5 sutartys" in html


def test_english_pages_speak_english(client):
    html = page(client, "/en/events/?region=LT-TA")

    assert "7 events found." in html
    assert "2 of them are joint with other regions" in html
