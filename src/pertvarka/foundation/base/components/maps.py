"""The outline map: region polygons as links, municipal centres as labelled dots.

An equirectangular projection with the middle latitude's cosine is exact enough for a country of three degrees.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from pertvarka.foundation.base.components.geometry import Point, closed_path, plain, text_width

WIDTH = 640.0
MARGIN = 6.0
# A phone shows the same canvas at about half size, so its labels are set larger and given more room.
WIDE_TEXT, NARROW_TEXT = 13.0, 24.0

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class RegionOutline:
    """A region: its rings are lists of (longitude, latitude)."""

    code: str
    name: str
    rings: Sequence[Ring]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Centre:
    """A municipal centre shown as a labelled dot."""

    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Area:
    code: str
    name: str
    url: str
    path: str
    lit: bool


@dataclass(frozen=True, slots=True)
class OutlineMap:
    width: str
    height: str
    label: str
    areas: tuple[Area, ...]
    dots: tuple[tuple[str, str], ...]
    wide_labels: tuple[Label, ...]
    narrow_labels: tuple[Label, ...]
    wide_names: tuple[Label, ...]
    narrow_names: tuple[Label, ...]


def outline_map(
    outlines: Iterable[RegionOutline],
    *,
    label: str,
    centres: Iterable[Centre] = (),
    lit: str = "",
) -> OutlineMap:
    """`lit` is the code of the highlighted region; only the centres given are drawn."""
    regions, towns = tuple(outlines), _merged(centres)
    project, height = _projection(regions)
    areas = sorted(
        (
            Area(
                code=region.code,
                name=region.name,
                url=region.url,
                path="".join(closed_path([project(*place[:2]) for place in ring]) for ring in region.rings),
                lit=region.code == lit,
            )
            for region in regions
        ),
        # The highlighted region is drawn last, so that its border lies over its neighbours'.
        key=lambda area: area.lit,
    )
    dots = [(town.name, project(town.longitude, town.latitude)) for town in towns]
    names = [
        (region.name, _middle([project(*place[:2]) for place in max(region.rings, key=len)]))
        for region in regions
        if region.code != lit or not towns
    ]
    wide, wide_taken = _place_beside(dots, size=WIDE_TEXT)
    narrow, narrow_taken = _place_beside(dots, size=NARROW_TEXT)
    return OutlineMap(
        width=plain(WIDTH),
        height=plain(height),
        label=label,
        areas=tuple(areas),
        dots=tuple((plain(x), plain(y)) for _, (x, y) in dots),
        wide_labels=wide,
        narrow_labels=narrow,
        wide_names=_place_inside(names, taken=wide_taken, size=WIDE_TEXT + 1),
        narrow_names=_place_inside(names, taken=narrow_taken, size=NARROW_TEXT),
    )


def _merged(centres: Iterable[Centre]) -> list[Centre]:
    """City and district share a seat town: one dot, one label."""
    by_place = {(centre.longitude, centre.latitude): centre for centre in centres}
    return list(by_place.values())


def _projection(regions: Sequence[RegionOutline]) -> tuple[Callable[[float, float], Point], float]:
    """A function from degrees to the canvas, and the canvas's height."""
    places = [place for region in regions for ring in region.rings for place in ring]
    west, east = min(place[0] for place in places), max(place[0] for place in places)
    south, north = min(place[1] for place in places), max(place[1] for place in places)
    shrink = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * shrink)

    def project(longitude: float, latitude: float) -> Point:
        return MARGIN + (longitude - west) * shrink * scale, MARGIN + (north - latitude) * scale

    return project, (north - south) * scale + 2 * MARGIN


Box = tuple[float, float, float, float]


def _middle(points: Sequence[Point]) -> Point:
    """The centre of mass of a ring."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return (x / (3 * area), y / (3 * area)) if area else points[0]


def _free(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    if left < 0 or right > WIDTH:
        return False
    return all(right < other[0] or left > other[2] or bottom < other[1] or top > other[3] for other in taken)


def _place_beside(dots: Sequence[tuple[str, Point]], *, size: float) -> tuple[tuple[Label, ...], list[Box]]:
    """Beside each dot where nothing stands yet: right, left, above, below; the last resort is to the right."""
    taken: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for _, (x, y) in dots]
    labels = []
    for text, (x, y) in dots:
        width = text_width(text, size=size)
        choices = (
            ("start", x + 9, y + size * 0.35, (x + 8, y - size * 0.5, x + 9 + width, y + size * 0.5)),
            ("end", x - 9, y + size * 0.35, (x - 9 - width, y - size * 0.5, x - 8, y + size * 0.5)),
            ("middle", x, y - 10, (x - width / 2, y - 10 - size, x + width / 2, y - 7)),
            ("middle", x, y + 8 + size, (x - width / 2, y + 7, x + width / 2, y + 10 + size)),
        )
        anchor, at_x, at_y, box = next((choice for choice in choices if _free(choice[3], taken)), choices[0])
        taken.append(box)
        labels.append(Label(text, plain(at_x), plain(at_y), anchor))
    return tuple(labels), taken


def _place_inside(names: Sequence[tuple[str, Point]], *, taken: Sequence[Box], size: float) -> tuple[Label, ...]:
    """In the middle of each region, left out where it would cover a town's label."""
    labels, boxes = [], list(taken)
    for text, (x, y) in names:
        half = text_width(text, size=size) / 2
        for shift in (0.0, size, -size):
            box = (x - half, y + shift - size * 0.6, x + half, y + shift + size * 0.6)
            if _free(box, boxes):
                boxes.append(box)
                labels.append(Label(text, plain(x), plain(y + shift + size * 0.35), "middle"))
                break
    return tuple(labels)
