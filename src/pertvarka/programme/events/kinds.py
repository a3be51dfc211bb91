"""Kinds of events in words: one of them, several of them, and the three kinds of the plan."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pertvarka.programme.events.states import EventKind

# The plan's three kinds (source 003), in the order the sources tell them.
PLAN_KINDS = ("conference", "seminar", "round_table")
SUB_KINDS: Mapping[str, tuple[str, ...]] = {
    "round_table": (
        EventKind.ROUND_TABLE_CLUSTER_BUILDING,
        EventKind.ROUND_TABLE_COOPERATION,
        EventKind.ROUND_TABLE_NATIONAL,
    ),
}
ONE: Mapping[str, Promise] = {
    "conference": _("Conference"),
    "seminar": _("Seminar"),
    "round_table": _("Round table"),
    "round_table_cluster_building": _("Cluster-building round table"),
    "round_table_cooperation": _("Cooperation round table"),
    "round_table_national": _("National round table"),
    "training": _("Training"),
}
MANY: Mapping[str, Promise] = {
    "conference": _("Conferences"),
    "seminar": _("Seminars"),
    "round_table": _("Round tables"),
    "round_table_cluster_building": _("Cluster-building round tables"),
    "round_table_cooperation": _("Cooperation round tables"),
    "round_table_national": _("National round tables"),
    "training": _("Trainings"),
}
KNOWN = tuple(ONE)


def counted(kind: str, count: int) -> str:
    """The noun that stands under a number, without the number: 24 – „seminarai“."""
    words = {
        "conference": ngettext("conference", "conferences", count),
        "seminar": ngettext("seminar", "seminars", count),
        "round_table": ngettext("round table", "round tables", count),
    }
    return words[kind]
