"""Training programmes with what is planned, their groups, and the audiences: declared beside counted."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench.event_views import account_of, find
from pertvarka.faces.workbench.forms.events import show_refusal
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.trainings import GroupForm, ProgrammeForm, TrainerForm
from pertvarka.faces.workbench.one_question import Question, ask
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.events import audiences
from pertvarka.programme.events.actions import trainings
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import TrainingProgramme
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import contracts, work
from pertvarka.programme.events.queries import trainings as reading


@requires(Permission.TRAINING_KEEP)
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """All programmes, and the ten audiences."""
    rows = reading.programmes()
    context = {
        "crumbs": [Crumb(_("Trainings"))],
        "rows": [(row, audiences.WORDS[row.programme.audience]) for row in rows],
        "audiences": [(audiences.WORDS[one.key], one) for one in reading.audiences(audiences.AUDIENCES)],
        "may_find": policy.allows(request.user, Permission.REGISTRATION_VIEW, on=timezone.localdate()),
    }
    return render(request, "workbench/trainings/programmes.html", context)


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _programme_form(request, None)


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _programme_form(request, _found(uuid))


@requires(Permission.TRAINING_KEEP)
@require_safe
def programme(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One programme: what is planned, what was made of it, the groups."""
    found = _found(uuid)
    mine = work.organisations_with(Permission.EVENT_CHANGE)
    groups = reading.groups_of(found)
    context = {
        "crumbs": [Crumb(_("Trainings"), reverse("workbench:trainings")), Crumb(found.title)],
        "programme": found,
        "audience": audiences.WORDS[found.audience],
        "made": reading.made_of(found),
        "groups": [(group, group.organiser_id in mine) for group in groups],
        "trainers": TrainerForm(trainers=reading.trainers()),
        "may_make": bool(work.organisers()),
    }
    return render(request, "workbench/trainings/programme.html", context)


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def group_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A group of the programme: when, where, how many, who teaches."""
    found, organisers = _found(uuid), work.organisers()
    if not organisers:
        raise Http404
    form = GroupForm(
        request.POST if request.method == "POST" else None,
        initial={"title_lt": found.title_lt, "title_en": found.title_en, "scope": "national", "is_open": True},
        organisers=organisers,
        venues=work.venues(),
        series=(),
        regions=territory.region_names().values(),
        trainers=reading.trainers(),
    )
    question = Question(
        heading=_("New group"),
        why=_("A group is an event: people register for it, come to its half-days and get certificates."),
        press=_("Plan the group"),
        done=_("The group is planned. Write its half-days with their hours next."),
        back=_url(found),
        crumbs=[*_crumbs(found), Crumb(_("New group"))],
        tell=show_refusal,
        template="workbench/events/form.html",
        onward=lambda made: reverse("workbench:event", args=[made.uuid]),
    )
    by = account_of(request)
    return ask(
        request,
        form,
        lambda _typed: trainings.plan_group(programme=found, terms=form.terms(), trainer=form.trainer, by=by),
        question,
    )


@requires(Permission.TRAINING_KEEP)
@require_POST
def trainer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who teaches a group."""
    event = find(uuid)
    form = TrainerForm(request.POST, trainers=reading.trainers())
    if event.training_programme is None or not form.is_valid():
        raise Http404
    trainings.set_trainer(event=event, trainer=row(form, "trainer"), by=account_of(request))
    messages.success(request, _("The trainer is set."))
    return redirect("workbench:training", uuid=event.training_programme.uuid)


def _programme_form(request: HttpRequest, standing: TrainingProgramme | None) -> HttpResponse:
    initial = ProgrammeForm.initial_of(standing) if standing else {}
    form = ProgrammeForm(
        request.POST if request.method == "POST" else None, initial=initial, contracts=contracts.all_contracts()
    )
    back = _url(standing) if standing else reverse("workbench:trainings")
    question = Question(
        heading=_("Change the programme") if standing else _("New training programme"),
        why=_("What is planned is held against what the groups of the programme reach."),
        press=_("Save"),
        done=_("The programme is saved."),
        back=back,
        crumbs=[*(_crumbs(standing) if standing else [Crumb(_("Trainings"), back)]), Crumb(_("Programme"))],
        tell=show_refusal,
        template="workbench/events/form.html",
        onward=_url,
    )
    by = account_of(request)
    return ask(
        request,
        form,
        lambda typed: trainings.save_programme(
            terms=form.terms, programme=standing, expected_version=typed["version"] or 0, by=by
        ),
        question,
    )


def _url(programme: TrainingProgramme) -> str:
    return reverse("workbench:training", args=[programme.uuid])


def _crumbs(programme: TrainingProgramme) -> list[Crumb]:
    return [
        Crumb(_("Trainings"), reverse("workbench:trainings")),
        Crumb(programme.title, _url(programme)),
    ]


def _found(uuid: UUID) -> TrainingProgramme:
    try:
        return reading.programme(uuid)
    except EventNotFound as missing:
        raise Http404 from missing
