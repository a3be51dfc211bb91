"""Looking at a place with the list of institutional elements; the score is counted, never typed."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.services.catalogue.models import Site
from pertvarka.services.institutions import quality_rules
from pertvarka.services.institutions.models import SiteCheck
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.quality_definitions import checklist
from pertvarka.services.institutions.quality_errors import ChecklistNotWhole, DayAhead
from pertvarka.services.institutions.quality_states import SiteAnswer


@transaction.atomic
def check(*, site: Site, checked_on: date, answers: Mapping[str, str], note: str, by: Account) -> SiteCheck:
    """One look at one place.

    Raises:
        NotAllowed: the account checks no places.
        DayAhead: the day has not come.
        ChecklistNotWhole: a question has no answer.
    """
    policy.require(by, Permission.SITE_CHECK, on=timezone.localdate())
    if checked_on > timezone.localdate():
        raise DayAhead
    codes = [item.code for item in checklist().items]
    if any(answers.get(code) not in SiteAnswer.values for code in codes):
        raise ChecklistNotWhole
    made = SiteCheck.objects.create(
        site=site,
        checked_on=checked_on,
        checked_by=by,
        answers={code: answers[code] for code in codes},
        note=note,
        score=quality_rules.site_score(answers[code] for code in codes),
    )
    audit.record("site.checked", about=f"site:{site.uuid}", by=by.reference, score=made.score)
    return made
