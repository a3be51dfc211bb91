"""Where a person lives: the history without gaps, a home recorded, ended, corrected."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import home_opened, home_timeline, home_words
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.homes import HomeCorrectionForm, HomeEndForm, HomeForm
from pertvarka.faces.workbench.home_panel import home_panel
from pertvarka.faces.workbench.opened_case import OpenedCase, show
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Button, Question
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery.actions import placements
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import homes_offered, transitions
from pertvarka.people.delivery.queries import placements as asked

DAYS: dict[type[PertvarkaError], str] = {
    errors.LivesElsewhere: "starts_on",
    errors.GapUnexplained: "gap_reason",
    errors.LeavingDayImpossible: "ends_on",
    case_errors.DateInFuture: "starts_on",
    case_errors.DayTooEarly: "starts_on",
}
ENTRANCES: dict[type[PertvarkaError], str] = {
    errors.InstitutionMissing: "organisation",
    errors.ReturnCauseMissing: "return_cause",
    errors.ReturnNotAdmission: "start_kind",
    errors.AdmissionNotReturn: "start_kind",
    errors.OnlyInstitutionsAreReturnedTo: "start_kind",
}


@requires(Permission.PLACEMENT_VIEW)
@require_safe
def homes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The timeline, the table of homes with their gaps, and the moves."""
    found = home_opened.find(request, uuid)
    rows = asked.of_case(found.case)
    writes = home_opened.may(found, Permission.PLACEMENT_CHANGE)
    context = {
        "panel": home_panel(found),
        "rows": [_row(found, line, writes=writes) for line in asked.history(rows)],
        "timeline": home_timeline.drawn(rows, today=timezone.localdate()),
        "young": home_words.young(
            next((row for row in rows if row.ends_on is None), None), birth_year=found.case.person.birth_year
        ),
        "moves": [
            (move, home_words.move_tag(move), home_words.goes_to(move), found.address("cases:move", move.uuid))
            for move in transitions.of_case(found.case)
        ],
        "record": Button(_("Record a home"), found.address("cases:home_new"), "House", key="n") if writes else None,
        "outcomes_url": found.address("cases:outcomes"),
    }
    return show(found, "workbench/home/homes.html", context, page="cases:homes", title=_("Where the person lives"))


@requires(Permission.PLACEMENT_CHANGE)
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A home: lived there already, admitted, moved, returned."""
    found = home_opened.find(request, uuid, to=Permission.PLACEMENT_CHANGE)
    former = asked.current(found.case)

    def save(form: Any) -> None:
        cleaned = dict(form.cleaned_data)
        placements.record(case=found.case, given=placements.PlacementGiven(**cleaned), by=found.account)

    is_return = request.GET.get("start") == Placement.Start.RETURN
    first = {"kind": Placement.Kind.INSTITUTION, "start_kind": Placement.Start.RETURN} if is_return else {}
    question = Question(
        _("Record a return to an institution") if is_return else _("Record a home"),
        continue_label=_("Save"),
        cancel_url=found.address("cases:homes"),
    )
    lead = _("Now: %(home)s.") % {"home": home_words.lives_now(former)} if former else ""
    if is_return:
        lead = _("A return is nobody's failure. The cause shows what was missing; the case is looked at again today.")
    asked_home = Asked(
        page="cases:home_new",
        question=question,
        lead=lead,
        make_form=partial(
            HomeForm,
            has_former=former is not None,
            households=homes_offered.households(),
            initial={"starts_on": timezone.localdate(), "municipality": found.case.municipality_id, **first},
        ),
        save=save,
        done=_("The home is recorded."),
        done_url=home_opened.after_leaving(found),
        faults={**DAYS, **ENTRANCES},
    )
    return answer(found, asked_home)


@requires(Permission.PLACEMENT_CHANGE)
def end(request: HttpRequest, uuid: UUID, home_uuid: UUID) -> HttpResponse:
    """The person has left."""
    found = home_opened.find(request, uuid, to=Permission.PLACEMENT_CHANGE)
    home = home_opened.home(found, home_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        placements.end(
            placement=home,
            ends_on=cleaned["ends_on"],
            reason=cleaned["reason"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    asked_end = Asked(
        page="cases:home_end",
        question=Question(_("The person has left"), continue_label=_("Save"), cancel_url=found.address("cases:homes")),
        lead=_("Where the person went is recorded next. Whoever works in the institution no longer sees the case."),
        make_form=partial(HomeEndForm, initial={"version": home.version, "ends_on": timezone.localdate()}),
        save=save,
        done=_("The leaving day is recorded."),
        done_url=home_opened.after_leaving(found),
        faults={**DAYS, case_errors.DateInFuture: "ends_on"},
        now_standing=lambda: _now(found, home_uuid),
    )
    return answer(found, asked_end)


@requires(Permission.PLACEMENT_CHANGE)
def correct(request: HttpRequest, uuid: UUID, home_uuid: UUID) -> HttpResponse:
    """What was recorded wrongly."""
    found = home_opened.find(request, uuid, to=Permission.PLACEMENT_CHANGE)
    home = home_opened.home(found, home_uuid)
    names = [name for name in HomeCorrectionForm.base_fields if name != "version"]

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        changes = {name: cleaned[name] for name in names if cleaned[name] != getattr(home, name)}
        placements.correct(placement=home, changes=changes, expected_version=cleaned["version"], by=found.account)

    asked_correction = Asked(
        page="cases:home_correct",
        question=Question(_("Correct the record"), continue_label=_("Save"), cancel_url=found.address("cases:homes")),
        lead=home_words.lives_now(home),
        make_form=partial(
            HomeCorrectionForm,
            initial={"version": home.version, **{name: getattr(home, name) for name in names}},
        ),
        save=save,
        done=_("The record is corrected."),
        done_url=home_opened.after_leaving(found),
        faults=DAYS,
        now_standing=lambda: _now(found, home_uuid),
    )
    return answer(found, asked_correction)


def _row(found: OpenedCase, line: asked.Lived, *, writes: bool) -> home_words.HomeRow:
    if line.placement is None or not writes:
        return home_words.row(line)
    key = line.placement.uuid
    return home_words.row(
        line,
        end_url=found.address("cases:home_end", key),
        correct_url=found.address("cases:home_correct", key),
    )


def _now(found: OpenedCase, home_uuid: UUID) -> Standing:
    home = home_opened.home(found, home_uuid)
    texts = {
        "starts_on": home.starts_on.isoformat(),
        "ends_on": home.ends_on.isoformat() if home.ends_on else "",
        "reason": home.end_reason,
        "start_reason": home.start_reason,
        "gap_reason": home.gap_reason,
        "legal_decision": home.legal_decision,
    }
    return Standing(texts, home.version, found.case.reference)
