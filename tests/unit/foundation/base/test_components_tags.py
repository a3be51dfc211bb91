"""Template tags: what a page prints, and what they refuse."""

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from pertvarka.foundation.base.components.statuses import STATUSES, UnknownStatus
from pertvarka.foundation.base.templatetags.block_tags import ChartBlockIncomplete
from pertvarka.foundation.base.templatetags.components import IconNotVendored

TABLE = "<table><tr><td>18</td></tr></table>"
BLOCK = (
    '{% chart_block title="Events" source=source csv=csv %}<svg></svg>{% chart_table %}'
    + TABLE
    + "{% end_chart_block %}"
)


def rendered(text: str, **values: object) -> str:
    return Template("{% load components numbers %}" + text).render(Context(values))


def test_chart_block_stands_with_table_source_and_csv():
    page = rendered(BLOCK, source="Declared.", csv="/events.csv")
    assert TABLE in page
    assert "Declared." in page
    assert 'href="/events.csv"' in page
    assert "<details" in page


@pytest.mark.parametrize(("source", "csv"), [("", "/events.csv"), ("Declared.", ""), (None, None), ("  ", "/x")])
def test_chart_block_refuses_to_stand_without_source_or_csv(source, csv):
    with pytest.raises(ChartBlockIncomplete):
        rendered(BLOCK, source=source, csv=csv)


def test_chart_block_refuses_to_stand_without_a_table():
    with pytest.raises(ChartBlockIncomplete):
        rendered('{% chart_block title="a" source="b" csv="c" %}<svg></svg>{% chart_table %} {% end_chart_block %}')
    with pytest.raises(ChartBlockIncomplete):
        rendered('{% chart_block title="a" source="b" csv="c" %}<svg></svg>{% end_chart_block %}')


def test_figure_is_a_door_with_its_fact():
    page = rendered('{% figure 1926 href="/rows/" basis="computed" fact="1.4.1" as_of="2017" %}')
    assert '<a class="figure" href="/rows/" data-fact="1.4.1" data-basis="computed"' in page


def test_missing_figure_says_why():
    page = rendered('{% figure None fact="4.2.6" reason="Planned: 10." %}')
    assert 'data-basis="missing"' in page
    assert "–" in page
    assert "Planned: 10." in page


def test_hidden_figure_never_prints_its_value():
    assert "3" not in rendered('{% figure 3 basis="suppressed" fact="x" %}').replace("135", "")


def test_corrected_figure_keeps_the_old_value():
    with translation.override("en"):
        assert "before: 27" in rendered('{% figure 26 basis="corrected" was=27 fact="4.2.5" %}')


@pytest.mark.parametrize(("family", "state"), [(family, state) for family in STATUSES for state in STATUSES[family]])
def test_every_status_has_icon_and_word(family, state):
    with translation.override("en"):
        page = rendered("{% status_tag family state %}", family=family, state=state)
    assert "<svg" in page
    assert page.split("</svg>")[1].removesuffix("</span>").strip()


def test_unknown_status_and_icon_are_mistakes():
    with pytest.raises(UnknownStatus):
        rendered('{% status_tag "results" "splendid" %}')
    with pytest.raises(IconNotVendored):
        rendered('{% icon "Unicorn" %}')


def test_svg_numbers_have_a_point_in_lithuanian():
    with translation.override("lt"):
        page = rendered("{% bullet 61 64 %}")
    assert 'width="166.7"' in page
    assert "166,7" not in page


@pytest.mark.parametrize(
    ("declared", "computed", "comment", "state"),
    [
        (64, 64, "", "equal"),
        (30, 40, "Joint events.", "explained"),
        (30, 28, "", "unexplained"),
        (None, 135, "", "one_side_missing"),
    ],
)
def test_reconciliation_states(declared, computed, comment, state):
    page = rendered(
        "{% reconciliation declared=declared computed=computed comment=comment %}",
        declared=declared,
        computed=computed,
        comment=comment,
    )
    assert f'data-state="{state}"' in page


def test_version_difference_marks_words():
    page = rendered('{% version_diff "old plan" "new plan" %}')
    assert "old</del>" in page
    assert "new</ins>" in page


def test_text_from_a_person_is_escaped():
    page = rendered(
        '{% figure 1 label=evil fact=evil %}{% version_diff "a" evil %}{% empty_state evil evil %}', evil="<b>x"
    )
    assert "<b>x" not in page


class _Form(forms.Form):
    name = forms.CharField(label="Name", help_text="In full")
    level = forms.ChoiceField(label="Level", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Agreed", required=False)


def test_form_fields_are_dressed_and_errors_are_tied_to_them():
    form = _Form(data={})
    page = str(form)
    assert 'class="ds-input"' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page
    assert 'type="radio"' in page


def test_error_summary_links_to_each_field():
    page = rendered("{% error_summary form %}", form=_Form(data={}))
    assert 'href="#id_name"' in page
    assert 'href="#id_level_0"' in page
    assert "error_summary" not in rendered("{% error_summary form %}", form=_Form())


def test_pager_keeps_the_other_filters():
    from django.core.paginator import Paginator

    request = RequestFactory().get("/lt/?kind=seminar&page=2")
    page = rendered("{% pager page %}", page=Paginator(range(9), 3).page(2), request=request)
    assert "?page=3&amp;kind=seminar" in page
    assert "?page=1&amp;kind=seminar" in page


@pytest.mark.parametrize("language", ["lt", "en"])
def test_system_error_page_needs_no_context(language):
    with translation.override(language):
        page = render_to_string("500.html")
    assert f'<html lang="{language}"' in page
