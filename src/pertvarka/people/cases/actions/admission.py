"""What every act in a case asks first: is the case there for this account, is it open, may its person's data change."""

from pertvarka.people.cases.errors import CaseClosed, CaseNotFound, ProcessingRestricted
from pertvarka.people.cases.models import Case


def standing(case: Case, *, takes: str = "work") -> Case:
    """The case as it stands now in the database, which tells it only to who may see it.

    A closed case takes no more `work`; what it takes to the end is a `correction`, or tidying up after it.

    Raises:
        CaseNotFound: there is none, or none for this account.
        CaseClosed: it is closed.
        ProcessingRestricted: the person's data are kept and not changed.
    """
    found = Case.objects.select_related("person").filter(pk=case.pk).first()
    if found is None:
        raise CaseNotFound
    if found.person.restricted_at:
        raise ProcessingRestricted
    if takes == "work" and not found.is_open:
        raise CaseClosed
    return found
