"""One version of a method: its documents, its steps, its consultations with comments and answers."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import method_page
from pertvarka.faces.workbench.forms.methods import (
    AnswerForm,
    AttachForm,
    CommentForm,
    ParticularsForm,
    RoundForm,
    StepForm,
    show_refusal,
)
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.library import consulting, method_queries
from pertvarka.programme.library import method_actions as actions
from pertvarka.programme.library.models import Comment, PackageVersion
from pertvarka.programme.library.permissions import Permission
from pertvarka.programme.library.states import SHOWN_TO_ALL, CommentState, VersionState

REFUSED = 422


@requires(Permission.PACKAGE_VIEW)
@require_safe
def version(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All there is about one version; what may be done stands beside it."""
    found, today = _version(uuid), timezone.localdate()
    may_keep = method_page.may(request, Permission.PACKAGE_CHANGE)
    context = {
        "crumbs": method_page.crumbs(method_page.crumb_of(found.package), Crumb(method_page.name_of(found))),
        "version": found,
        "steps": method_page.steps(found, on=today) if may_keep else (),
        "rounds": method_page.rounds(found, on=today),
        "is_shown": found.state in SHOWN_TO_ALL,
        "may_keep": may_keep,
        "may_attach": may_keep and found.state in {VersionState.COMMISSIONED, VersionState.DRAFTING},
        "may_consult": may_keep and found.state in {VersionState.DRAFTING, VersionState.CONSULTATION},
        "may_answer": may_keep and found.state in {VersionState.DRAFTING, VersionState.CONSULTATION},
        "may_comment": method_page.may(request, Permission.COMMENT_WRITE),
    }
    return render(request, "workbench/methods/version.html", context)


@requires(Permission.PACKAGE_CHANGE)
@require_POST
def step(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The version goes one step on, or says what is missing."""
    found, form = _version(uuid), StepForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of those offered"))
        return redirect("workbench:method_version", uuid=uuid)
    given = form.cleaned_data
    try:
        actions.take_step(
            version=found, after=given["after"], expected_version=given["version"], by=account_of(request)
        )
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The state of the version has changed."))
    return redirect("workbench:method_version", uuid=uuid)


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Licence and notes."""
    found = _version(uuid)
    standing = {"licence": found.licence, "note_lt": found.note_lt, "note_en": found.note_en}
    form = ParticularsForm(request.POST if request.method == "POST" else None, initial=standing)
    return _asked(
        request, form, found, title=_("Licence and notes"), save=_("Save"), done=_("Licence and notes are saved."),
        act=lambda: actions.describe(version=found, particulars=form.particulars, by=account_of(request)),
    )  # fmt: skip


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A document of the library joins the version."""
    found, form = _version(uuid), AttachForm(request.POST if request.method == "POST" else None)
    return _asked(
        request, form, found, title=_("Add a document"), save=_("Add the document"), done=_("The document is added."),
        act=lambda: actions.attach(
            version=found,
            document_code=form.cleaned_data["document"],
            role=form.cleaned_data["role"],
            by=account_of(request),
        ),
    )  # fmt: skip


@requires(Permission.PACKAGE_CHANGE)
@require_POST
def detach(request: HttpRequest, uuid: UUID, key: int) -> HttpResponse:
    """A document was added by mistake."""
    file = method_queries.file(key)
    if file is None or file.version.uuid != uuid:
        raise Http404
    try:
        actions.detach(file=file, by=account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The document is taken out of the version; it stays in the library."))
    return redirect("workbench:method_version", uuid=uuid)


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def consult(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask the members about the version."""
    found = _version(uuid)
    form = RoundForm(request.POST if request.method == "POST" else None, initial={"opens_on": timezone.localdate()})
    return _asked(
        request, form, found, title=_("Open a consultation"), save=_("Open the consultation"),
        done=_("The consultation is announced to members."),
        act=lambda: consulting.open_round(version=found, by=account_of(request), **form.cleaned_data),
    )  # fmt: skip


@requires(Permission.COMMENT_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A member comments in an open round."""
    found = method_queries.round_of(uuid)
    if found is None:
        raise Http404
    form = CommentForm(request.POST if request.method == "POST" else None)
    return _asked(
        request, form, found.version, title=_("Comment on the method"), save=_("Send the comment"), lead=found.question,
        done=_("Your comment is received. The answer will stand beside it."),
        act=lambda: consulting.comment(on=found, by=account_of(request), **form.cleaned_data),
    )  # fmt: skip


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What is done with a comment, in words."""
    found = method_queries.comment(uuid)
    if found is None:
        raise Http404
    standing = {"state": "" if found.state == CommentState.OPEN else found.state, "answer": found.answer}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=standing)
    return _asked(
        request, form, found.round.version, title=_("Answer a comment"), save=_("Save the answer"), comment=found,
        done=_("The answer stands beside the comment."),
        act=lambda: consulting.answer(
            comment=found, text=form.cleaned_data["answer"], state=form.cleaned_data["state"], by=account_of(request)
        ),
    )  # fmt: skip


def _version(uuid: UUID) -> PackageVersion:
    found = method_queries.version(uuid)
    if found is None:
        raise Http404
    return found


def _asked(
    request: HttpRequest,
    form: forms.Form,
    version: PackageVersion,
    *,
    title: str,
    save: str,
    done: str,
    act: Callable[[], object],
    lead: str = "",
    comment: Comment | None = None,
) -> HttpResponse:
    """Ask, act and go back to the version; what was typed stays when the act is refused."""
    if form.is_valid():
        try:
            act()
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, done)
            return redirect("workbench:method_version", uuid=version.uuid)
    crumbs = method_page.crumbs(
        method_page.crumb_of(version.package), method_page.crumb_of_version(version), Crumb(title)
    )
    context = {
        "crumbs": crumbs,
        "back": crumbs[-2].url,
        "form": form,
        "title": title,
        "save": save,
        "lead": lead,
        "comment": comment,
    }
    return render(request, "workbench/methods/asked.html", context, status=REFUSED if form.errors else 200)
