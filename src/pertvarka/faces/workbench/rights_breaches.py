"""The register of breaches: recorded at once, kept up while it is looked into, told in time, closed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import rights_in_words
from pertvarka.faces.workbench.forms.fields import Versioned
from pertvarka.faces.workbench.forms.rights import (
    AuthorityTold,
    ChangeBreach,
    KnownBreach,
    PersonsTold,
    show_refusal,
)
from pertvarka.faces.workbench.rights_asking import account_of, asked_page, desk_crumbs
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.people.rights import rules
from pertvarka.people.rights.actions import breaches as actions
from pertvarka.people.rights.actions.breaches import BreachKnown
from pertvarka.people.rights.models import Breach
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries import breaches


@requires(Permission.BREACH_RECORD)
def register(request: HttpRequest) -> HttpResponse:
    """All breaches, the newest first, with the clock of each."""
    context = {
        "crumbs": [*desk_crumbs(), Crumb(_("Breaches"))],
        "rows": rights_in_words.breach_rows(breaches.breaches(), now=timezone.now()),
    }
    return render(request, "workbench/rights/breaches.html", context)


@requires(Permission.BREACH_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """Enter a breach; what is not known yet is added later."""
    form = KnownBreach(request.POST or None, initial={"discovered_at": timezone.now()})
    if form.is_valid():
        try:
            breach = actions.record_breach(known=_known(form), by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The breach is in the register. The clock runs from its discovery."))
            return redirect("workbench:breach", uuid=breach.uuid)
    return asked_page(
        request,
        form,
        crumbs=_crumbs(),
        heading=_("Record a breach"),
        why=_("With a risk for people the authority is told within 72 hours, also when not all is known yet."),
        button=_("Record"),
        back_url=reverse("workbench:breaches"),
    )


@requires(Permission.BREACH_RECORD)
def one(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One breach: the clock, what is known, what is still to be done."""
    breach = _found(uuid)
    context = {
        "crumbs": [*_crumbs(), Crumb(breach.number)],
        "breach": breach,
        "clock": rights_in_words.clock(breach, now=timezone.now()),
        "authority_due_at": rules.authority_due(breach.discovered_at),
        "needs_authority": breach.risk != Breach.Risk.UNLIKELY and breach.authority_told_at is None,
        "needs_persons": breach.risk == Breach.Risk.HIGH and breach.persons_told_at is None,
        "closing": Versioned(initial={"version": breach.version}),
    }
    return render(request, "workbench/rights/breach.html", context)


@requires(Permission.BREACH_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write down what is known by now; when another officer was quicker, both texts stand on the page."""
    breach = _found(uuid)
    form = ChangeBreach(request.POST or None, initial=_standing(breach))
    theirs: tuple[tuple[str, Any], ...] = ()
    if form.is_valid():
        known, version = _known(form), form.cleaned_data["version"]
        try:
            actions.update_breach(breach=breach, known=known, expected_version=version, by=account_of(request))
        except ChangedMeanwhile as meanwhile:
            theirs = tuple(
                (str(form.fields[name].label), _shown(name, value)) for name, value in meanwhile.theirs.items()
            )
            form = ChangeBreach({**request.POST.dict(), "version": meanwhile.version})
            form.is_valid()
            form.add_error(None, meanwhile.sentence)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            return redirect("workbench:breach", uuid=uuid)
    return _step(request, breach, form, heading=_("What is known by now"), button=_("Save"), theirs=theirs)


@requires(Permission.BREACH_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def tell_authority(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Note when the authority was told."""
    breach, by = _found(uuid), account_of(request)
    form = AuthorityTold(request.POST or None, initial={"version": breach.version, "told_at": timezone.now()})
    if form.is_valid() and _done(form, lambda values: actions.tell_authority(breach=breach, **values, by=by)):
        return redirect("workbench:breach", uuid=uuid)
    return _step(
        request,
        breach,
        form,
        heading=_("The authority has been told"),
        why=_("The system does not send the notification; it keeps the proof that and when it was sent."),
        button=_("Save"),
    )


@requires(Permission.BREACH_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def tell_persons(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Note when the persons concerned were told."""
    breach, by = _found(uuid), account_of(request)
    form = PersonsTold(request.POST or None, initial={"version": breach.version, "told_at": timezone.now()})
    if form.is_valid() and _done(form, lambda values: actions.tell_persons(breach=breach, **values, by=by)):
        return redirect("workbench:breach", uuid=uuid)
    return _step(
        request,
        breach,
        form,
        heading=_("The persons have been told"),
        why=_("In plain words: what happened, what may follow, what they can do, whom to ask."),
        button=_("Save"),
    )


@requires(Permission.BREACH_RECORD)
@require_POST
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Nothing more is to be done."""
    breach, form = _found(uuid), Versioned(request.POST)
    if not form.is_valid() or not _done(
        form, lambda values: actions.close_breach(breach=breach, **values, by=account_of(request))
    ):
        messages.error(
            request, " ".join(map(str, form.non_field_errors())) or _("Open the page again and try once more.")
        )
    return redirect("workbench:breach", uuid=uuid)


def _done(form: Form, act: Any) -> bool:
    """Whether the act went through; if not, its sentence stands in the form."""
    values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    try:
        act({**values, "expected_version": form.cleaned_data["version"]})
    except PertvarkaError as refused:
        show_refusal(form, refused)
        return False
    return True


def _step(
    request: HttpRequest,
    breach: Breach,
    form: Form,
    *,
    heading: str,
    button: str,
    why: str = "",
    theirs: tuple[tuple[str, Any], ...] = (),
) -> HttpResponse:
    back = reverse("workbench:breach", args=[breach.uuid])
    return asked_page(
        request,
        form,
        crumbs=[*_crumbs(), Crumb(breach.number, back)],
        heading=heading,
        why=why,
        button=button,
        back_url=back,
        theirs=theirs,
    )


def _known(form: Form) -> BreachKnown:
    return BreachKnown(**{name: value for name, value in form.cleaned_data.items() if name != "version"})


def _standing(breach: Breach) -> dict[str, Any]:
    return {"version": breach.version} | {name: getattr(breach, name) for name in BreachKnown.__dataclass_fields__}


def _shown(name: str, value: Any) -> Any:
    """A saved value in the words of the form."""
    choices: dict[str, Any] = {"kind": dict(Breach.Kind.choices), "risk": dict(Breach.Risk.choices)}
    return choices.get(name, {}).get(value, value)


def _found(uuid: UUID) -> Breach:
    breach = breaches.breach(uuid)
    if breach is None:
        raise Http404
    return breach


def _crumbs() -> list[Crumb]:
    return [*desk_crumbs(), Crumb(_("Breaches"), reverse("workbench:breaches"))]
