"""Forms of an offer: a new one with its place, what it says, whom it admits."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import offer_views
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.offers import ChangeOfferForm, NewOfferForm, RulesForm, show_refusal
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue.actions import eligibility
from pertvarka.services.catalogue.actions import offers as actions
from pertvarka.services.catalogue.actions import sites as site_actions
from pertvarka.services.catalogue.models import ServiceOffer
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import offers, standing

REFUSED = 422


@requires(Permission.OFFER_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A service of one's own organisation; with its place, if that is new."""
    providers, municipalities = standing.providers(), territory.municipalities()
    if not providers:
        raise Http404
    form = NewOfferForm(
        _posted(request),
        types=offers.service_types(),
        providers=providers,
        sites=standing.sites_of(providers),
        municipalities=municipalities,
        area=_area(municipalities, providers),
        initial={"languages": ["lt"]},
    )
    if form.is_valid():
        try:
            made = _make(form, by=offer_views.account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The service is entered. Check its conditions next."))
            return redirect("workbench:offer", uuid=made.uuid)
    return _page(
        request,
        form,
        crumbs=[Crumb(_("Services"), reverse("workbench:offers")), Crumb(_("New service"))],
        heading=_("New service"),
        why=_("People look for it by what it is, for whom and where. Places taken are counted from then on."),
        press=_("Enter the service"),
    )


@requires(Permission.OFFER_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What an offer says and how many places it has."""
    found = offer_views.find(uuid)
    form = ChangeOfferForm(
        _posted(request),
        initial=ChangeOfferForm.initial_of(found),
        area=_area(territory.municipalities(), [found.provider], kept=found.service_area),
    )
    if form.is_valid():
        try:
            actions.change_offer(
                offer=found,
                terms=form.terms,
                expected_version=form.cleaned_data["version"],
                by=offer_views.account_of(request),
            )
        except ChangedMeanwhile as changed:
            # What was typed stays in the form; sent again, it is written over what the page now tells.
            typed = request.POST.copy()
            typed["version"] = str(changed.version)
            form.data = typed
            form.add_error(None, changed.sentence)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The service is changed and marked as checked today."))
            return redirect("workbench:offer", uuid=uuid)
    return _page(
        request,
        form,
        found=found,
        crumbs=[*offer_views.crumbs(found), Crumb(_("Change"))],
        heading=_("Change the service"),
        why=_("Places taken and kept are counted by the system, so the number of places cannot go below them."),
        press=_("Save the service"),
    )


@requires(Permission.OFFER_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def conditions(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Whom the offer admits; every refusal will name the value found and the limit."""
    found = offer_views.find(uuid)
    kept = [code for rule in found.rules.all() if rule.kind == "municipality" for code in rule.values]
    form = RulesForm(
        _posted(request),
        initial=RulesForm.initial_of(found),
        area=_area(territory.municipalities(), [found.provider], kept=kept),
    )
    if form.is_valid():
        try:
            eligibility.set_rules(offer=found, conditions=form.conditions, by=offer_views.account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The conditions are saved."))
            return redirect("workbench:offer", uuid=uuid)
    return _page(
        request,
        form,
        found=found,
        crumbs=[*offer_views.crumbs(found), Crumb(_("Conditions"))],
        heading=_("Conditions of the service"),
        why=_(
            "Whoever does not meet one is told which, what was found and what the limit is. Empty means no condition."
        ),
        press=_("Save the conditions"),
    )


def _make(form: NewOfferForm, *, by: Account) -> ServiceOffer:
    provider: Organisation = row(form, "provider")
    # A place made for an offer that is refused is not left behind.
    with transaction.atomic():
        site = row(form, "site") or site_actions.add_site(site=form.new_site, organisation=provider, by=by)
        return actions.make_offer(
            provider=provider,
            site=site,
            service_type=row(form, "service_type"),
            terms=form.terms,
            opens_on=form.cleaned_data["opens_on"],
            by=by,
        )


def _area(
    municipalities: Iterable[Municipality], providers: Iterable[Organisation], *, kept: Iterable[str] = ()
) -> list[Municipality]:
    """The municipalities of the providers' regions, and whatever was ticked before; all, where no region is known."""
    regions = {body.municipality.region_id for body in providers if body.municipality}
    ticked = set(kept)
    return [place for place in municipalities if not regions or place.region_id in regions or place.code in ticked]


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _page(
    request: HttpRequest,
    form: Form,
    *,
    crumbs: list[Crumb],
    heading: str,
    why: str,
    press: str,
    found: ServiceOffer | None = None,
) -> HttpResponse:
    context = {"crumbs": crumbs, "form": form, "heading": heading, "why": why, "press": press, "offer": found}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/services/offer_form.html", context, status=status)
