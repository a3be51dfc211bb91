"""The administrator's desk: accounts, the roles they hold, what each can see and why."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import accounts_in_words, sentences
from pertvarka.faces.workbench.forms.accounts import EndRole, FindAccounts, GiveRole, OpenAccount, show_refusal
from pertvarka.foundation.access import account_register, actions, policy, roles, second_factor, seeing
from pertvarka.foundation.access.errors import AccountUnknown
from pertvarka.foundation.access.forms import LetterRequest
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.permissions import Permission
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError

PAGE_SIZE = 50
NEWEST_EVENTS = 30
REFUSED = 422


@requires(Permission.ACCOUNT_VIEW)
def register(request: HttpRequest) -> HttpResponse:
    """All accounts, found by name, e-mail or role."""
    today, asked = timezone.localdate(), FindAccounts(request.GET)
    wanted = asked.cleaned_data if asked.is_valid() else {"text": "", "role": "", "show": ""}
    found = account_register.accounts(text=wanted["text"], role_code=wanted["role"], show=wanted["show"], on=today)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "crumbs": [Crumb(_("Accounts"))],
        "page": page,
        "rows": account_register.with_roles(page, on=today),
        "wanted": wanted,
        "roles": [role for role in roles.all_roles() if role.demo],
        "shows": accounts_in_words.SHOWS,
        "may_open": policy.allows(request.user, Permission.ACCOUNT_OPEN, on=today),
    }
    return render(request, "workbench/accounts/register.html", context)


@requires(Permission.ACCOUNT_VIEW)
def account(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One account: its roles, what it can see and why, what was done to it."""
    today, seen = timezone.localdate(), _found(uuid)
    explained = accounts_in_words.explain(seeing.what_is_seen(seen, on=today))
    context = {
        "crumbs": [*_crumbs(), Crumb(seen.name)],
        "seen": seen,
        "explained": explained,
        "heading": accounts_in_words.heading(
            seen,
            second_factor_at=second_factor.set_up_at(seen),
            granted=policy.granted(request.user, on=today) if seen != request.user else frozenset(),
        ),
        "may_end": policy.allows(request.user, Permission.MEMBERSHIP_GIVE, on=today),
        "told_events": sentences.tell(account_register.history(seen, limit=NEWEST_EVENTS)),
    }
    return render(request, "workbench/accounts/account.html", context)


@requires(Permission.ACCOUNT_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest) -> HttpResponse:
    """A new account; its holder gets the letter to set a password."""
    form = OpenAccount(_posted(request))
    if form.is_valid():
        try:
            opened = actions.open_account(**form.cleaned_data, by=_by(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            _send_letter(request, opened)
            messages.success(request, _("The account is open. The letter to set a password is on its way."))
            return redirect("workbench:account", uuid=opened.uuid)
    crumbs = [*_crumbs(), Crumb(_("Open an account"))]
    return _form_page(request, "workbench/accounts/opening.html", form, crumbs=crumbs)


@requires(Permission.MEMBERSHIP_GIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def giving(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A role in one form; over people's files it then waits for a second person."""
    receiver = _found(uuid)
    form = GiveRole(_posted(request), initial={"valid_from": timezone.localdate()})
    if form.is_valid():
        given = form.cleaned_data
        organisation = given.pop("organisation")
        try:
            membership = actions.give_role(
                account=receiver, organisation_id=organisation.pk if organisation else None, **given, by=_by(request)
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, accounts_in_words.given(membership))
            return redirect("workbench:account", uuid=uuid)
    crumbs = [*_crumbs(receiver), Crumb(_("Give a role"))]
    needing = [role.title for role in roles.all_roles() if accounts_in_words.needs_second_person(role)]
    return _form_page(
        request, "workbench/accounts/giving.html", form, crumbs=crumbs, receiver=receiver, needing=needing
    )


@requires(Permission.MEMBERSHIP_GIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, uuid: UUID, key: int) -> HttpResponse:
    """The last day of a role; yesterday takes it away at once."""
    holder = _found(uuid)
    membership = account_register.membership(key, held_by=holder)
    if membership is None:
        raise Http404
    form = EndRole(_posted(request), initial={"last_day": timezone.localdate()})
    if form.is_valid():
        try:
            actions.end_role(membership=membership, last_day=_day(form), by=_by(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The end of the role is recorded."))
            return redirect("workbench:account", uuid=uuid)
    crumbs = [*_crumbs(holder), Crumb(_("End a role"))]
    told = accounts_in_words.membership_in_words(membership)
    return _form_page(request, "workbench/accounts/ending.html", form, crumbs=crumbs, holder=holder, told=told)


@requires(Permission.ACCOUNT_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Shut an account: the question first, the act after it."""
    holder, form = _found(uuid), Form(_posted(request))
    if request.method == "POST":
        try:
            actions.close_account(account=holder, by=_by(request))
        except PertvarkaError as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("The account is closed and its roles have ended."))
            return redirect("workbench:account", uuid=uuid)
    crumbs = [*_crumbs(holder), Crumb(_("Close the account"))]
    return _form_page(request, "workbench/accounts/closing.html", form, crumbs=crumbs, holder=holder)


@requires(Permission.ACCOUNT_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor_removal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """For a lost phone: take the second factor off; all sessions of the account end."""
    holder, form = _found(uuid), Form(_posted(request))
    if second_factor.set_up_at(holder) is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.remove_second_factor(account=holder, by=_by(request))
        except PertvarkaError as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("The second factor is taken off. The person sets up a new one at sign-in."))
            return redirect("workbench:account", uuid=uuid)
    crumbs = [*_crumbs(holder), Crumb(_("Take off the second factor"))]
    return _form_page(request, "workbench/accounts/second_factor.html", form, crumbs=crumbs, holder=holder)


def _found(uuid: UUID) -> Account:
    try:
        return account_register.account(uuid)
    except AccountUnknown as unknown:
        raise Http404 from unknown


def _by(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _day(form: EndRole) -> date:
    day: date = form.cleaned_data["last_day"]
    return day


def _crumbs(of: Account | None = None) -> list[Crumb]:
    crumbs = [Crumb(_("Accounts"), reverse("workbench:accounts"))]
    return [*crumbs, Crumb(of.name, reverse("workbench:account", kwargs={"uuid": of.uuid}))] if of else crumbs


def _refuse(form: Form, refused: PertvarkaError) -> None:
    form.is_valid()
    form.add_error(None, refused.sentence)


def _form_page(
    request: HttpRequest, template: str, form: Form, *, crumbs: list[Crumb], **context: object
) -> HttpResponse:
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, "crumbs": crumbs, **context}, status=status)


def _send_letter(request: HttpRequest, opened: Account) -> None:
    letter = LetterRequest({"email": opened.email})
    if letter.is_valid():
        letter.save(request)
