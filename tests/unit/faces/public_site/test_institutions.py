"""The open pages of institutions: counts by step, invented names only, small numbers of residents hidden."""

import re
from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions.models import (
    CensusGroup,
    MonthlyCensus,
    TransformationPlan,
    TransformingInstitution,
)
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")


def build(code: str, *, residents: int, state: str = "", municipality: str = "LT-02", is_invented: bool = True):
    body = closed_plane.build_organisation(code, kind=Organisation.Kind.INSTITUTION, municipality=municipality)
    home = TransformingInstitution.objects.create(
        organisation=body, listed_on=date(2020, 1, 1), residents_when_listed=40, is_invented=is_invented
    )
    census = MonthlyCensus.objects.create(
        institution=home, month=date(2026, 9, 1), state="submitted", submitted_at="2026-10-03T09:00Z"
    )
    CensusGroup.objects.create(census=census, group="adults", at_start=residents, at_end=residents)
    if state:
        TransformationPlan.objects.create(institution=home, number=1, state=state)
    return home


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().replace("\u00a0", " "))


def test_before_any_is_listed_the_sources_are_told(client: Client):
    told = text_of(client.get(reverse("public_site:institutions")))

    assert "Šaltiniuose įstaigos neįvardytos" in told
    assert reverse("public_site:indicator", args=["4.2.5"]) in told


def test_the_strip_counts_all_and_only_invented_ones_are_named(client: Client):
    build("gluosniu-namai", residents=23, state="returned")
    build("tikri-namai", residents=31, state="returned", is_invented=False)
    told = text_of(client.get(reverse("public_site:institutions")))

    assert '<b class="num">2</b> <span>Grąžintas</span>' in told
    assert '<b class="num">0</b> <span>Baigtas</span>' in told
    assert "gluosniu-namai" in told
    assert "tikri-namai" not in told
    assert client.get(reverse("public_site:institution", args=["tikri-namai"])).status_code == HTTPStatus.NOT_FOUND


def test_one_to_four_residents_are_not_told_and_none_is_zero(client: Client):
    build("mazi-namai", residents=3)
    build("tusti-namai", residents=0)
    small = text_of(client.get(reverse("public_site:institution", args=["mazi-namai"])))
    empty = text_of(client.get(reverse("public_site:institution", args=["tusti-namai"])))

    assert "&lt;5" in small
    assert '<dd class="num">0 <span' in empty


def test_by_region_in_lithuanian_order_or_by_step(client: Client):
    build("siauliu-namai", residents=20, state="drafting", municipality="LT-44")
    build("vilniaus-namai", residents=20, state="approved", municipality="LT-57")
    by_region = text_of(client.get(reverse("public_site:institutions")))
    by_step = text_of(client.get(reverse("public_site:institutions") + "?order=step"))

    assert by_region.index("siauliu-namai") < by_region.index("vilniaus-namai")
    assert by_step.index("siauliu-namai") < by_step.index("vilniaus-namai")
    assert client.get(reverse("public_site:institution", args=["nera"])).status_code == HTTPStatus.NOT_FOUND
