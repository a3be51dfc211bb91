"""Whom an offer admits: its conditions, checked before they stand, because each refuses somebody with a sentence."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.errors import OfferNotFound, RuleMalformed
from pertvarka.services.catalogue.models import EligibilityRule, ServiceOffer
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import standing
from pertvarka.services.catalogue.rules import OfferRule
from pertvarka.services.catalogue.words import KNOWN_CODES


def set_rules(*, offer: ServiceOffer, conditions: Sequence[OfferRule], by: Account) -> None:
    """These conditions instead of those that stood; none at all admits everybody the service is for.

    Raises:
        NotAllowed, OfferNotFound: the offer is not the account's to change.
        RuleMalformed: a condition that cannot be checked, or two that admit nobody.
    """
    policy.require(by, Permission.OFFER_CHANGE, on=timezone.localdate())
    check(conditions)
    with transaction.atomic():
        held = ServiceOffer.objects.select_for_update().filter(pk=offer.pk).first()
        if held is None or held.provider_id not in standing.organisations_with(Permission.OFFER_CHANGE):
            raise OfferNotFound
        before = {rule.kind: rule.values for rule in held.rules.all()}
        held.rules.all().delete()
        EligibilityRule.objects.bulk_create(
            [EligibilityRule(offer=held, kind=rule.kind, values=list(rule.values)) for rule in conditions]
        )
        ServiceOffer.objects.filter(pk=held.pk).update(last_checked_on=timezone.localdate(), version=F("version") + 1)
        audit.record(
            "service_offer.rules_set",
            about=held.reference,
            by=by.reference,
            before=before,
            after={rule.kind: list(rule.values) for rule in conditions},
        )


def check(conditions: Sequence[OfferRule]) -> None:
    """Whether every condition can be asked of somebody.

    Raises:
        RuleMalformed: the first that cannot.
    """
    seen: set[str] = set()
    for rule in conditions:
        if rule.kind in seen:
            raise RuleMalformed(
                rule.kind,
                lt="Ši sąlyga įrašyta du kartus. Palikite vieną.",
                en="This condition stands twice. Keep one.",
            )
        seen.add(rule.kind)
        _check_values(rule)
    if not rules.in_order(conditions):
        raise RuleMalformed(
            rules.AGE_FROM if rules.AGE_FROM in seen and rules.AGE_UNTIL in seen else rules.SUPPORT_FROM,
            lt="Mažiausia riba didesnė už didžiausią: paslaugos niekas negautų. Pataisykite vieną iš jų.",
            en="The lower limit is above the upper one: nobody would get the service. Correct one of them.",
        )


def _check_values(rule: OfferRule) -> None:
    if rule.kind not in EligibilityRule.Kind.values:
        raise RuleMalformed(rule.kind, lt="Tokios sąlygos nėra.", en="There is no such condition.")
    if not rule.values:
        raise RuleMalformed(
            rule.kind,
            lt="Pasirinkite bent vieną reikšmę arba pašalinkite sąlygą.",
            en="Choose at least one value, or remove the condition.",
        )
    if rule.kind in rules.NUMERIC:
        if len(rule.values) != 1 or not rules.is_limit(rule.kind, rule.values[0]):
            is_age = rule.kind in (rules.AGE_FROM, rules.AGE_UNTIL)
            raise RuleMalformed(
                rule.kind,
                lt="Įrašykite sveikąjį skaičių nuo 0 iki 120." if is_age else "Įrašykite lygį nuo 0 iki 4.",
                en="Write a whole number from 0 to 120." if is_age else "Write a level from 0 to 4.",
            )
        return
    known = (
        set(Municipality.objects.values_list("code", flat=True))
        if rule.kind == rules.MUNICIPALITY
        else KNOWN_CODES[rule.kind]
    )
    unknown = [value for value in rule.values if value not in known]
    if unknown:
        raise RuleMalformed(
            rule.kind,
            lt=f"Reikšmės „{unknown[0]}“ nėra. Pasirinkite iš sąrašo.",
            en=f"There is no value “{unknown[0]}”. Choose one of the list.",
        )
