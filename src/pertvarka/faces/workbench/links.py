"""Addresses of pages of the workbench that several lists lead to."""

from django.urls import reverse

from pertvarka.people.cases.models import Case


def to_case(case: Case) -> str:
    return reverse("cases:case", args=[case.uuid])


def to_mandate(case: Case) -> str:
    """Where a case is opened by legal mandate; its number, which names nobody, goes along."""
    return _with_number("cases:mandate", case)


def to_reason(case: Case) -> str:
    """Where the notes of a case of one's own unit are opened for a reason."""
    return _with_number("cases:reason", case)


def to_request(case: Case) -> str:
    """Where a request of the person is recorded."""
    return _with_number("workbench:request_record", case)


def _with_number(page: str, case: Case) -> str:
    return f"{reverse(page)}?number={case.number}"
