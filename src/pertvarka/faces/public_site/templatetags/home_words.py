"""Phrases of the home page. A number and its noun are one message each, so that Lithuanian plurals are right."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.public_site.event_charts import EventsByYear, RegionalRoundTables
from pertvarka.faces.public_site.home import HomePage
from pertvarka.oversight.results import queries
from pertvarka.oversight.results.queries import IndicatorResult
from pertvarka.oversight.results.rules import Standing

register = template.Library()


@register.filter
def at(values: Mapping[str, Any], key: str) -> Any:
    """The value of a mapping under a key."""
    return values[key]


def _with(sentence: str, count: int) -> str:
    """A plural-right sentence with its number put in."""
    return sentence % {"count": number_format(count)}


@register.filter
def disabled_people(count: int) -> str:
    return _with(ngettext("%(count)s disabled person", "%(count)s disabled people", count), count)


@register.filter
def children(count: int) -> str:
    return _with(ngettext("%(count)s child", "%(count)s children", count), count)


@register.filter
def persons_assessed(count: int) -> str:
    return ngettext("person assessed in 2017", "persons assessed in 2017", count)


@register.filter
def individual_plans(count: int) -> str:
    return ngettext("individual service plan", "individual service plans", count)


@register.filter
def persons_served(count: int) -> str:
    return ngettext("person received new services", "persons received new services", count)


@register.filter
def institution_plans(count: int) -> str:
    return ngettext("transformation plan of an institution", "transformation plans of institutions", count)


@register.filter
def carers_word(count: int) -> str:
    return ngettext("on-duty carer", "on-duty carers", count)


@register.filter
def children_word(count: int) -> str:
    return ngettext("child", "children", count)


@register.filter
def consultation_hours(count: int) -> str:
    return _with(
        ngettext(
            "%(count)s hour of consultation while preparing them",
            "%(count)s hours of consultation while preparing them",
            count,
        ),
        count,
    )


@register.filter
def dots_sentence(page: HomePage) -> str:
    """What the dot field shows, for those who hear it."""
    total = page.results["persons-assessed"].achieved or 0
    dots = _with(ngettext("%(count)s dot", "%(count)s dots", total), total)
    return f"{dots}: {_people(page.assessed)}"


@register.filter
def assessed_sentence(parts: Mapping[str, int]) -> str:
    return _("%(people)s who lived in care institutions") % {"people": _people(parts)}


def _people(parts: Mapping[str, int]) -> str:
    return _("%(first)s and %(second)s") % {
        "first": disabled_people(parts["disabled-people"]),
        "second": children(parts["children"]),
    }


@register.filter
def served_sentence(parts: Mapping[str, int]) -> str:
    """The stated parts, and the children who came with their mothers and are not in the sum."""
    return _("%(children)s, %(young)s, %(women)s and together with them %(beside)s") % {
        "children": children(parts["1.4.3.1"]),
        "young": _with(
            ngettext("%(count)s young person", "%(count)s young people", parts["1.4.3.2"]), parts["1.4.3.2"]
        ),
        "women": _with(ngettext("%(count)s woman", "%(count)s women", parts["1.4.3.3"]), parts["1.4.3.3"]),
        "beside": children(parts["1.4.3.3-children"]),
    }


@register.filter
def standings_sentence(results: Sequence[IndicatorResult]) -> str:
    """18 indicators: 8 met or exceeded, 9 without report, 1 not planned."""
    counts = queries.summary(results)
    met = counts[Standing.MET] + counts[Standing.EXCEEDED]
    running, silent, extra = counts[Standing.IN_PROGRESS], counts[Standing.NO_REPORT], counts[Standing.NOT_PLANNED]
    parts = [
        (met, ngettext("%(count)s met or exceeded", "%(count)s met or exceeded", met)),
        (running, ngettext("%(count)s in progress", "%(count)s in progress", running)),
        (silent, ngettext("%(count)s without report", "%(count)s without report", silent)),
        (extra, ngettext("%(count)s not planned", "%(count)s not planned", extra)),
    ]
    told = ", ".join(sentence % {"count": number_format(count)} for count, sentence in parts if count)
    whole = ngettext("%(count)s indicator", "%(count)s indicators", len(results))
    return f"{whole % {'count': number_format(len(results))}}: {told}"


@register.filter
def declared_source(result: IndicatorResult) -> str:
    """Where a declared figure of the review comes from."""
    if result.declared is None:
        return ""
    day = result.declared.achievement.as_of.isoformat()
    return _("Declared, as of %(day)s. Source: review of 2017.") % {"day": day}


@register.filter
def table_source(page: HomePage) -> str:
    """Where the figures of the table come from, and how to read its bars."""
    days = ", ".join(day.isoformat() for day in page.statement_days)
    stated = _("Declared as of %(days)s; counted today from the records where records exist.") % {"days": days}
    return f"{stated} {_('Bar: achieved. Line: plan. Dashed: no report.')}"


@register.filter
def events_title(chart: EventsByYear) -> str:
    years = len(chart.rows)
    events = _with(ngettext("%(count)s event", "%(count)s events", chart.total), chart.total)
    return ngettext("%(events)s in %(years)d year", "%(events)s in %(years)d years", years) % {
        "events": events,
        "years": years,
    }


@register.filter
def events_source(chart: EventsByYear) -> str:
    if chart.has_derived_years:
        return _("Source: page of the monitoring group (000). The years of the seminars are derived from two reports.")
    return _("Source: page of the monitoring group (000).")


@register.filter
def round_tables_title(tables: RegionalRoundTables) -> str:
    regions = len(tables.rows)
    if tables.covers_all_regions:
        return _("Round tables were held in every region")
    return ngettext(
        "Round tables were held in %(count)d region", "Round tables were held in %(count)d regions", regions
    ) % {"count": regions}


@register.filter
def round_tables_sentence(tables: RegionalRoundTables) -> str:
    """Why the regions' numbers add to more than there were round tables."""
    held = _with(
        ngettext("%(count)s regional round table", "%(count)s regional round tables", tables.events_count),
        tables.events_count,
    )
    joint = ngettext(
        "The regions' views add to %(sum)s, because %(count)s round table joined several regions.",
        "The regions' views add to %(sum)s, because %(count)s round tables joined several regions.",
        tables.joint_count,
    ) % {"sum": number_format(tables.views_sum), "count": number_format(tables.joint_count)}
    return f"{held}. {joint}"


@register.filter
def carers_sentence(page: HomePage) -> str:
    """Support to carers, and the children it kept out of institutions."""
    carers = page.results["on-duty-carers-supported"].achieved or 0
    kept = page.results["children-kept-out-of-institutions"].achieved or 0
    where = _with(ngettext("in %(count)s region", "in %(count)s regions", page.carers_regions), page.carers_regions)
    supported = ngettext(
        "In 2017 %(count)s on-duty carer %(where)s received support services.",
        "In 2017 %(count)s on-duty carers %(where)s received support services.",
        carers,
    ) % {"count": number_format(carers), "where": where}
    thanks = ngettext(
        "Thanks to them %(count)s child did not enter an institution",
        "Thanks to them %(count)s children did not enter an institution",
        kept,
    ) % {"count": number_format(kept)}
    infants = ngettext("%(count)s of them an infant", "%(count)s of them infants", page.infants) % {
        "count": number_format(page.infants),
    }
    return f"{supported} {thanks}, {infants}."
