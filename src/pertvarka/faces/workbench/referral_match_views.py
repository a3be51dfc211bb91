"""Where a service need can go: offers that fit, offers that do not and why; all referrals and services of a case."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import case_words, referral_words
from pertvarka.faces.workbench.opened_case import OpenedCase, show
from pertvarka.faces.workbench.referral_of_case import find_planned, find_to_refer, is_referable, may_refer
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.bilingual import Text
from pertvarka.people.delivery import words
from pertvarka.people.delivery.matching import Fit, Refused, Remedy
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import episodes, matching, referrals, standing_needs
from pertvarka.people.delivery.queries.matching import Matched
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import ServiceOffer

SHOWN_FITS = 3
SHOWN_NEAR = 5
SHOWN_REFUSED = 40


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """An offer with how far it is, its places, and, where it does not fit, the reasons with what would change each."""

    offer: ServiceOffer
    distance: str
    places: str
    url: str
    act: str = ""
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def provider(self) -> str:
        """'' where the site bears the name of its provider."""
        return "" if str(self.offer.provider) == str(self.offer.site) else str(self.offer.provider)


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """A service need of the plan in force."""

    need: ServiceNeed
    state: str
    url: str
    has_begun: bool = False


@requires(Permission.REFERRAL_SEND)
@require_safe
def match(request: HttpRequest, uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """The need in words, the offers that fit from the nearest on, and why not the others."""
    found, need = find_to_refer(request, uuid, need_uuid)
    today = timezone.localdate()
    matched = matching.match_need(need, case=found.case, today=today)
    fits = [_fitting(found, need, matched, fit) for fit in matched.match.fits]
    names = referral_words.municipality_names()
    refused = [_not_fitting(found, need, matched, one, names=names) for one in matched.match.refused[:SHOWN_REFUSED]]
    context = {
        "need": need,
        "facts": need_facts(need, places=matched.need.places),
        "fits": fits[:SHOWN_FITS],
        "more_fits": fits[SHOWN_FITS:],
        "refused": refused[:SHOWN_NEAR],
        "more_refused": refused[SHOWN_NEAR:],
        "refused_shown": len(refused),
        "refused_count": len(matched.match.refused),
        "checked_count": matched.checked_count,
        "is_referable": is_referable(need),
        "sent": _sent(found, referrals.of_need(need)),
    }
    return show(found, "workbench/referral/match.html", context, page="cases:need_match", title=_("Find a place"))


@requires(Permission.REFERRAL_VIEW)
@require_safe
def of_case(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the plan asks for, where it was referred, and what is given."""
    found, today = find_planned(request, uuid), timezone.localdate()
    refers = may_refer(found)
    needs = [
        ShownNeed(
            need,
            str(ServiceNeedState(need.state).label),
            found.address("cases:need_match", need.uuid) if refers and is_referable(need) else "",
            has_begun=need.starts_on is not None and need.starts_on <= today,
        )
        for need in standing_needs.of_case(found.case)
    ]
    context = {
        "needs": needs,
        "sent": _sent(found, referrals.of_case(found.case)),
        "given": [(one, referral_words.episode_status(one)) for one in episodes.of_case(found.case)],
    }
    title = _("Referrals and services")
    return show(found, "workbench/referral/of_case.html", context, page="cases:referrals", title=title)


def need_facts(need: ServiceNeed, *, places: int = 1) -> list[str]:
    """What the plan says of the need, in a line."""
    told = [
        str(need.municipality),
        _("from %(day)s") % {"day": need.wished_from.isoformat()},
        str(need.get_urgency_display()),
    ]
    if need.within_km is not None:
        told.append(_("no further than %(km)s km in a straight line") % {"km": need.within_km})
    if places > 1:
        told.append(
            ngettext("%(count)s place for siblings together", "%(count)s places for siblings together", places)
            % {"count": places}
        )
    if need.blocks_move:
        told.append(_("the person does not move before it has a start date"))
    return told


def _sent(found: OpenedCase, held: list) -> list[referral_words.ReferralRow]:  # type: ignore[type-arg]  # of referrals
    today = timezone.localdate()
    return [referral_words.row(one, today=today, url=found.address("cases:referral", one.uuid)) for one in held]


def _fitting(found: OpenedCase, need: ServiceNeed, matched: Matched, fit: Fit) -> ShownOffer:
    offer = matched.offers[fit.offer.key]
    return ShownOffer(
        offer=offer,
        distance=str(words.distance(fit, from_municipality=matched.need.municipality)),
        places=case_words.begun(str(words.free(fit.offer))),
        url=found.address("cases:referral_new", need.uuid, offer.uuid),
    )


def _not_fitting(
    found: OpenedCase, need: ServiceNeed, matched: Matched, one: Refused, *, names: dict[str, Text]
) -> ShownOffer:
    offer = matched.offers[one.offer.key]
    url, act = "", ""
    remedies = {reason.remedy for reason in one.reasons}
    if not one.is_final and Remedy.LATER not in remedies:
        url = found.address("cases:referral_new", need.uuid, offer.uuid)
        act = _("Stay in the queue") if one.only_full else _("Ask for an exception")
    return ShownOffer(
        offer=offer,
        distance=str(words.distance(one, from_municipality=matched.need.municipality)),
        places=case_words.begun(str(words.free(one.offer))),
        url=url,
        act=act,
        reasons=tuple((str(why), str(change)) for why, change in words.sentences(one, municipalities=names)),
    )
