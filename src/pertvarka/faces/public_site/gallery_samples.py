"""Values the gallery shows: the reform's own figures where there are some, examples named as examples elsewhere."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django import forms
from django.utils.translation import gettext_lazy as _

import pertvarka
from pertvarka.foundation.base.bilingual import Text, in_active_language
from pertvarka.foundation.base.components import (
    Centre,
    ColumnChart,
    Group,
    Lane,
    Mark,
    Matrix,
    MunicipalityTile,
    OutlineMap,
    RegionOutline,
    RegionTile,
    Series,
    TileMap,
    TimelineChart,
    matrix,
    outline_map,
    region_tile_map,
    tile_map,
)
from pertvarka.foundation.base.templatetags.components import ICONS

TERRITORY = Path(pertvarka.__file__).parent / "definitions" / "territory"

VENUE = Text(lt="„Karolina“, Vilnius", en="Karolina, Vilnius")
ALL_REGIONS = Text(lt="Visi dešimt regionų", en="All ten regions")
ROUND_TABLES = Text(lt="Apskritojo stalo diskusijos", en="Round tables")
SEMINARS = Text(lt="Seminarai", en="Seminars")
CONFERENCES = Text(lt="Konferencijos", en="Conferences")
OLD_AIM = Text(
    lt="Užtikrinti klasterio narių bendradarbiavimą ir keitimąsi gerąja patirtimi.",
    en="Ensure that cluster members work together and exchange good practice.",
)
NEW_AIM = Text(
    lt="Užtikrinti klasterio narių ir savivaldybių bendradarbiavimą bei keitimąsi patirtimi.",
    en="Ensure that cluster members and municipalities work together and exchange experience.",
)


@dataclass(frozen=True, slots=True)
class BulletSample:
    name: Text
    planned: int | None
    achieved: int | None
    earlier: tuple[int, ...] = ()


def bullets() -> list[BulletSample]:
    return [
        BulletSample(Text(lt="Mažiau už planą (pavyzdys)", en="Under the plan (example)"), 26, 18),
        BulletSample(Text(lt="Lygu planui", en="Equal to the plan"), 300, 300),
        BulletSample(Text(lt="Viršyta", en="Over the plan"), 61, 64),
        BulletSample(Text(lt="Gerokai viršyta (pavyzdys)", en="Far over the plan (example)"), 10, 24),
        BulletSample(Text(lt="Ataskaitos nėra", en="No report"), 10, None),
        BulletSample(Text(lt="Neplanuota", en="Not planned"), None, 135),
        BulletSample(Text(lt="Nieko nepasiekta (pavyzdys)", en="Nothing achieved (example)"), 5, 0),
        BulletSample(Text(lt="Planas keistas", en="Target changed"), 26, 26, (27,)),
        BulletSample(Text(lt="Nei plano, nei ataskaitos", en="Neither plan nor report"), None, None),
    ]


def columns() -> ColumnChart:
    return ColumnChart(
        categories=("2016", "2017", "2018", "2019"),
        series=(
            Series(str(ROUND_TABLES), "done", (11, 10, 2, 14)),
            Series(str(SEMINARS), "missing", (6, 18, 0, 0)),
            Series(str(CONFERENCES), "third", (1, 1, 1, 0)),
        ),
        label=in_active_language(
            "Renginiai pagal metus: 2016 – 18, 2017 – 29, 2018 – 3, 2019 – 14",
            "Events by year: 18 in 2016, 29 in 2017, 3 in 2018, 14 in 2019",
        ),
    )


DISCUSSIONS = {
    "LT-TE": 4,
    "LT-SA": 4,
    "LT-PN": 3,
    "LT-UT": 3,
    "LT-KL": 4,
    "LT-TA": 7,
    "LT-KU": 4,
    "LT-VL": 3,
    "LT-MR": 4,
    "LT-AL": 4,
}


def _regions() -> list[dict[str, Any]]:
    regions: list[dict[str, Any]] = yaml.safe_load((TERRITORY / "regions.yaml").read_text())["regions"]
    return regions


def regions() -> TileMap:
    return region_tile_map(
        [
            RegionTile(region["code"], region["nominative"], DISCUSSIONS[region["code"]], url=f"#{region['slug']}")
            for region in _regions()
        ],
        label=in_active_language("Regioninės diskusijos pagal regionus", "Regional discussions by region"),
    )


def municipalities() -> TileMap:
    """Example values: the number of letters in the name, times a number; two are hidden, two are zero, one has none."""
    tiles = []
    for region in _regions():
        for place in region["municipalities"]:
            value = len(place["name_lt"]) * int(place["code"][3:]) % 61
            hidden = place["code"] in {"LT-32", "LT-35"}
            tiles.append(
                MunicipalityTile(
                    code=place["code"],
                    region=region["code"],
                    short_name=place["short_lt"],
                    name=place["name_lt"] if str(Text("lt", "en")) == "lt" else place["name_en"],
                    value=None if hidden or place["code"] == "LT-59" else value,
                    url=f"#{place['slug']}",
                    suppressed=hidden,
                ),
            )
    return tile_map(
        tiles,
        grid=yaml.safe_load((TERRITORY / "tiles.yaml").read_text())["rows"],
        label=in_active_language("Pavyzdys: savivaldybių reikšmės", "Example: values of municipalities"),
        lit_region="LT-KU",
        limits=(10, 25, 35, 45, 60),
        hue="amber",
        no_value=in_active_language("nėra duomenų", "no data"),
    )


def outlines() -> OutlineMap:
    features = json.loads((TERRITORY / "outlines.geojson").read_text())["features"]
    names = {region["code"]: region for region in _regions()}
    shapes = []
    for feature in features:
        geometry, code = feature["geometry"], feature["properties"]["code"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings = [ring for polygon in polygons for ring in polygon]
        shapes.append(RegionOutline(code, names[code]["nominative"], rings, url=f"#{names[code]['slug']}"))
    return outline_map(
        shapes,
        label=in_active_language("Regionų žemėlapis, pažymėta Tauragė", "Map of regions, Tauragė marked"),
        centres=[
            Centre(place["seat"], place["seat_longitude"], place["seat_latitude"])
            for place in names["LT-TA"]["municipalities"]
        ],
        lit="LT-TA",
    )


def events_timeline() -> TimelineChart:
    tables = [
        *((2016, month, day) for month, day in ((5, 13), (5, 20), (5, 27), (6, 3), (6, 10), (9, 16), (9, 23))),
        *((2017, month, day) for month, day in ((3, 3), (3, 10), (3, 17), (5, 12), (5, 19))),
        *((2019, month, day) for month, day in ((6, 4), (6, 12), (9, 25), (10, 2), (10, 9), (11, 27))),
    ]
    return TimelineChart(
        lanes=(
            Lane(
                str(CONFERENCES),
                "third",
                marks=tuple(
                    Mark(on, str(CONFERENCES)) for on in (date(2016, 4, 28), date(2017, 10, 26), date(2018, 2, 9))
                ),
            ),
            Lane(str(ROUND_TABLES), "done", marks=tuple(Mark(date(*on), str(ROUND_TABLES)) for on in tables)),
            Lane(str(SEMINARS), "missing", groups=(Group(date(2016, 10, 1), date(2017, 6, 30), str(SEMINARS), 24),)),
        ),
        first_year=2016,
        last_year=2019,
        label=in_active_language("Pavyzdys: renginiai pagal datą ir rūšį", "Example: events by date and kind"),
    )


def coverage() -> Matrix:
    kinds = [("round_table", str(ROUND_TABLES)), ("seminar", str(SEMINARS)), ("conference", str(CONFERENCES))]
    values = {(code, "round_table"): number for code, number in DISCUSSIONS.items()}
    values |= {(code, "seminar"): 2 for code in DISCUSSIONS}
    return matrix(
        corner=in_active_language("Regionas", "Region"),
        label=in_active_language("Renginiai pagal regioną ir rūšį", "Events by region and kind"),
        rows=[(region["code"], region["nominative"], f"#{region['slug']}") for region in _regions()],
        columns=kinds,
        values=values,
        urls=dict.fromkeys(values, "#events"),
        column_totals={"round_table": 30, "seminar": 20, "conference": 0},
        total=50,
    )


def icon_names() -> list[str]:
    return sorted(path.stem for path in ICONS.glob("*.svg"))


class SampleForm(forms.Form):
    """Every kind of field once."""

    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("As it stands in the programme."))
    held_on = forms.DateField(label=_("Date"), help_text=_("For example, 2016-04-28."))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("conference", _("Conference")), ("seminar", _("Seminar")), ("round_table", _("Round table"))],
    )
    level = forms.ChoiceField(
        label=_("Level"),
        widget=forms.RadioSelect,
        choices=[("national", _("National")), ("regional", _("Regional"))],
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_open = forms.BooleanField(label=_("Open to everyone"), required=False)
