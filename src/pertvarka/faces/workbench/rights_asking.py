"""What pages of the officer's desk share: who asks, the way back, one form on a page."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb

REFUSED = 422


def account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account


def desk_crumbs() -> list[Crumb]:
    return [Crumb(_("Data protection"), reverse("workbench:data_protection"))]


def form_page(request: HttpRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    """A page with a form; when it was refused the status says so and what was typed stays."""
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def asked_page(
    request: HttpRequest,
    form: Form,
    *,
    crumbs: list[Crumb],
    heading: str,
    button: str,
    back_url: str,
    why: str = "",
    theirs: tuple[tuple[str, Any], ...] = (),
) -> HttpResponse:
    """A heading, why it is asked, the form; `theirs` is what another officer saved meanwhile."""
    return form_page(
        request,
        "workbench/rights/asked.html",
        form,
        crumbs=[*crumbs, Crumb(heading)],
        heading=heading,
        why=why,
        button=button,
        back_url=back_url,
        theirs=theirs,
    )
