"""The phase line: where a case, a plan or a conference stands among its steps."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@dataclass(frozen=True, slots=True)
class Phase:
    """One step; `state` is done, current, ahead or skipped."""

    label: str
    state: str

    @property
    def state_words(self) -> str:
        """Told to a screen reader; the eye sees it in the line."""
        words = {
            "done": pgettext("phase", "done"),
            "current": pgettext("phase", "now"),
            "ahead": pgettext("phase", "ahead"),
            "skipped": pgettext("phase", "skipped"),
        }
        return words[self.state]


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """All steps in their order. `label` names the line, as in "Course of the case"."""

    label: str
    phases: tuple[Phase, ...]

    @property
    def here(self) -> str:
        """Where it stands, for a screen too narrow for all the words."""
        numbers = {"count": len(self.phases)}
        for number, phase in enumerate(self.phases, start=1):
            if phase.state == "current":
                return _("%(phase)s, step %(number)s of %(count)s") % {
                    "phase": phase.label,
                    "number": number,
                    **numbers,
                }
        return _("All steps are behind")


def phase_line(*, label: str, phases: Sequence[str], current: int | None, skipped: Collection[int] = ()) -> PhaseLine:
    """Steps before `current` are done, unless skipped; `None` means that all of them are behind."""
    here = len(phases) if current is None else current

    def state(index: int) -> str:
        if index in skipped:
            return "skipped"
        if index == here:
            return "current"
        return "done" if index < here else "ahead"

    return PhaseLine(label, tuple(Phase(str(name), state(index)) for index, name in enumerate(phases)))
