"""Which services a method is written for: said when it is begun, set right when the sources say more."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.programme.library.models import MethodologyPackage
from pertvarka.programme.library.permissions import Permission


def set_services(*, package: MethodologyPackage, codes: Iterable[str], by: Account) -> None:
    """The services the method is written for, none meaning all of them; what stood before is in the audit record.

    Raises:
        NotAllowed: the account does not keep methods.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    wanted = sorted(set(codes))
    with transaction.atomic():
        held = MethodologyPackage.objects.select_for_update().get(pk=package.pk)
        before = list(held.service_type_codes)
        if before == wanted:
            return
        held.service_type_codes = wanted
        held.save(update_fields=["service_type_codes"])
        audit.record("method.services_set", about=f"method:{held.code}", by=by.reference, before=before, after=wanted)
