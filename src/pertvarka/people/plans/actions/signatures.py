"""The page the person signed, photographed or scanned, is kept with what was agreed."""

from django.db import transaction
from django.utils.translation import gettext as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.people.cases.actions import diary
from pertvarka.people.cases.attachments import MediaType
from pertvarka.people.plans.actions.standing import changeable
from pertvarka.people.plans.errors import NothingAgreedYet, SignedPageIsText
from pertvarka.people.plans.models import Plan


def keep_signed_page(*, plan: Plan, content: bytes, declared_name: str, by: Account) -> Plan:
    """Attach the page to the case, as any file is: looked at, written anew, sealed. A former one stays among the files.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, changes no plan.
        NothingAgreedYet: the person has not been asked, so there is nothing they could have signed.
        FileRefused, SignedPageIsText: the file.
    """
    with transaction.atomic():
        held = changeable(plan, by=by, only_draft=False)
        if held.agreement == Plan.Agreement.OPEN:
            raise NothingAgreedYet
        title = _("Signed page of the plan, version %(number)s") % {"number": held.number}
        page = diary.attach(case=held.case, title=title, content=content, declared_name=declared_name, by=by)
        if page.media_type == MediaType.TEXT:
            raise SignedPageIsText
        Plan.objects.filter(pk=held.pk).update(signed_page=page)
        held.signed_page = page
        audit.record(
            "plan.signed_page_kept",
            about=held.case.reference,
            by=by.reference,
            plan=str(held.uuid),
            attachment=str(page.uuid),
        )
    return held
