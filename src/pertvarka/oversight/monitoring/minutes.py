"""The first words of the minutes, put together from who came and what was decided. A person reads and signs them."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.oversight.monitoring.models import Meeting


def drafted(meeting: Meeting) -> str:
    """All of it, in Lithuanian: the language of the group."""
    with translation.override("lt"):
        people = [row for row in meeting.attendees.all() if row.was_present]
        named = [row.account.name if row.account else row.organisation_words for row in people]
        lines = [
            _("Meeting of the monitoring group, %(day)s") % {"day": meeting.held_on.isoformat()}
            + (f", {meeting.place}" if meeting.place else ""),
            "",
            _("Present: %(names)s.") % {"names": ", ".join(named) or "–"},
        ]
        for number, item in enumerate(meeting.items.all(), start=1):
            lines += ["", f"{number}. {item.title}", _("Decided: %(words)s") % {"words": item.decision or "–"}]
        lines += _after(meeting)
        return "\n".join(lines)


def drafted_for_all(meeting: Meeting) -> str:
    """The part for everybody: decisions, no names."""
    with translation.override("lt"):
        count = len([row for row in meeting.attendees.all() if row.was_present])
        lines = [ngettext("%(count)s person was present.", "%(count)s persons were present.", count) % {"count": count}]
        for number, item in enumerate(meeting.items.all(), start=1):
            lines += ["", f"{number}. {item.title}", item.decision or "–"]
        return "\n".join(lines)


def _after(meeting: Meeting) -> list[str]:
    lines: list[str] = []
    if findings := list(meeting.findings.all()):
        lines += ["", _("Findings:")]
        lines += [f"– {one.text}" + (f" ({one.owner.name})" if one.owner else "") for one in findings]
    if tasks := list(meeting.tasks.all()):
        lines += ["", _("Tasks:")]
        lines += [
            _("– %(what)s: %(owner)s, by %(day)s")
            % {"what": one.what, "owner": one.owner.name, "day": one.due_on.isoformat()}
            for one in tasks
        ]
    return lines
