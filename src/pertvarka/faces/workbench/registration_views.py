"""Registering a person, one question a page; what was typed is kept sealed until it is sent or thrown away."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import links
from pertvarka.faces.workbench import registration_words as words
from pertvarka.faces.workbench.forms.same_person import ASK, SamePersonForm
from pertvarka.faces.workbench.registration_steps import Registration, Step
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases import errors, person_link_errors
from pertvarka.people.cases.actions import drafts as draft_actions
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import drafts, matches
from pertvarka.people.cases.queries.drafts import Answers
from pertvarka.people.cases.queries.matches import Matches

METHODS = ("GET", "HEAD", "POST")
PAGE = "cases:register_step"
# Where the answer stands that a refusal of the action speaks of.
STEPS_OF_REFUSALS: dict[type[PertvarkaError], Step] = {
    errors.AlreadyRegistered: Step.SEARCH,
    errors.CodeOfSomeoneElse: Step.BASICS,
    errors.DateImpossible: Step.BASICS,
    errors.DateInFuture: Step.LEAD,
    errors.ManagerMissing: Step.LEAD,
    person_link_errors.SealedNotLinked: Step.MATCHES,
    errors.NationalCodeMalformed: Step.BASICS,
}


@requires(Permission.CASE_REGISTER)
@require_http_methods(METHODS)
def begin(request: HttpRequest) -> HttpResponse:
    """Own drafts, and under them the first question of a new registration."""
    fresh = Registration(account=_account(request), answers={})
    form = fresh.form(Step.GROUND, data=request.POST if request.method == "POST" else None)
    if request.method == "POST":
        key = draft_actions.begin(answers=fresh.with_answer(Step.GROUND, request.POST), by=fresh.account)
        return redirect("cases:register_step", uuid=key, step=Step.SEARCH if form.is_valid() else Step.GROUND)
    context = {
        "crumbs": _crumbs(),
        "drafts": drafts.own_drafts(),
        "question": words.question(Step.GROUND, registration=fresh),
        "form": form,
    }
    return render(request, "workbench/registration/begin.html", context)


@requires(Permission.CASE_REGISTER)
@require_http_methods(METHODS)
def step(request: HttpRequest, uuid: UUID, step: str) -> HttpResponse:
    """One question: its answer is kept, right or wrong; a right one leads on to what is still open."""
    asked, registration = Step(step), _registration(request, uuid)
    if not registration.may_open(asked):
        return redirect(words.address(registration, registration.first_open))
    if asked is Step.MATCHES:
        return _compare(request, registration)
    if request.method == "POST":
        registration = _kept(registration, registration.with_answer(asked, request.POST))
        if registration.is_answered(asked):
            registration = _compared_again(registration)
            return redirect(words.address(registration, registration.first_open))
    context = {
        "crumbs": _crumbs(),
        "question": words.question(asked, registration=registration),
        "form": registration.form(asked),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "workbench/registration/question.html", context, status=status)


@requires(Permission.CASE_REGISTER)
@require_http_methods(METHODS)
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All answers with a link to change each; sent from here, and nothing is lost when it is refused."""
    registration = _registration(request, uuid)
    if registration.first_open is not None:
        return redirect(words.address(registration, registration.first_open))
    refusal, change_url = "", ""
    if request.method == "POST":
        try:
            case = _register(registration)
        except (NotAllowed, WriteRefused):
            raise
        except PertvarkaError as refused:
            refusal = refused.sentence
            change_url = words.address(registration, STEPS_OF_REFUSALS.get(type(refused)))
        else:
            return _registered(request, case, by=registration.account)
    context = {
        "crumbs": _crumbs(),
        "groups": words.answer_groups(registration),
        "note": words.kept_in_words(),
        "refusal": refusal,
        "change_url": change_url,
        "uuid": uuid,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "workbench/registration/check.html", context, status=status)


@requires(Permission.CASE_REGISTER)
@require_POST
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Throw a draft away; one that is not there is thrown away already."""
    draft_actions.discard(draft=uuid, by=_account(request))
    messages.success(request, _("The draft is deleted."))
    return redirect("cases:register")


def _compare(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Those who may be the one, side by side; with the same code there is no way on but to their case."""
    found = matches.compare(registration.person, by=registration.account, page=PAGE)
    form = _same_person_form(request, found, registration=registration)
    if request.method == "POST" and not found.is_registered and (form is None or form.is_valid()):
        said = form.cleaned_data if form else {}
        registration = _kept(registration, registration.with_comparison(**said))
        return redirect(words.address(registration, registration.first_open))
    context = {
        "crumbs": _crumbs(),
        "question": words.question(Step.MATCHES, registration=registration),
        "found": found,
        "form": form,
        "comparisons": words.comparisons(found, registration=registration),
        "already": errors.AlreadyRegistered().sentence,
        "band": seen_band(seen_at=timezone.now()) if found.seen else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "workbench/registration/matches.html", context, status=status)


def _same_person_form(request: HttpRequest, found: Matches, *, registration: Registration) -> SamePersonForm | None:
    """Asked where somebody may be the one; None where nobody may, and where a second registration is refused."""
    if found.is_registered or not found.has_something:
        return None
    said = registration.same
    known = {"same": said.number or ASK, "reason": said.reason} if said else {}
    return SamePersonForm(
        request.POST if request.method == "POST" else None,
        numbers=[match.case.number for match in found.seen],
        may_ask=found.name_elsewhere,
        initial=known,
    )


def _compared_again(registration: Registration) -> Registration:
    """A name, day or code changed after the comparison is compared anew; the page comes back only with a finding."""
    if registration.first_open is not Step.MATCHES or Step.MATCHES not in registration.answers:
        return registration
    found = matches.compare(registration.person, by=registration.account, page=PAGE)
    return registration if found.has_something else _kept(registration, registration.with_comparison())


def _kept(registration: Registration, answers: Answers) -> Registration:
    assert registration.uuid  # noqa: S101 (a page of a draft)
    draft_actions.keep(draft=registration.uuid, answers=answers, by=registration.account)
    return Registration(account=registration.account, answers=answers, uuid=registration.uuid)


def _register(registration: Registration) -> Case:
    assert registration.uuid  # noqa: S101 (a page of a draft)
    return draft_actions.send(
        draft=registration.uuid,
        person=registration.new_person(),
        case=registration.new_case(),
        same=registration.same,
        by=registration.account,
    )


def _registered(request: HttpRequest, case: Case, *, by: Account) -> HttpResponse:
    """On to the case, or, where another manages it and only their team sees it, back to the list."""
    if case.manager_id == by.pk:
        sentence = _("Case %(number)s is registered. The next step is the assessment: agree when you meet the person.")
        messages.success(request, sentence % {"number": case.number})
        return redirect(links.to_case(case))
    sentence = _("Case %(number)s is registered. It is managed by %(manager)s; from now on it is seen by its team.")
    messages.success(request, sentence % {"number": case.number, "manager": case.manager.name})
    return redirect("cases:list")


def _registration(request: HttpRequest, uuid: UUID) -> Registration:
    draft = drafts.own_draft(uuid)
    if draft is None:
        raise Http404
    return Registration(account=_account(request), answers=draft.answers, uuid=draft.uuid)


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Cases"), reverse("cases:list")), Crumb(_("New case"))]


def _account(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
