"""The transaction around every answer to a signed-in person, with their scope in it.

Stands after authentication, so it knows who asks; the whole answer, templates included, is made inside. What the page
wrote (the view record above all) is committed before a byte leaves; a page that failed writes nothing.
"""

from collections.abc import Callable
from contextlib import nullcontext
from http import HTTPStatus

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from pertvarka.foundation.access import held, policy, scope
from pertvarka.foundation.access.models import Account

READING = frozenset({"GET", "HEAD"})
Answer = Callable[[HttpRequest], HttpResponseBase]


class StreamRefused(RuntimeError):
    """If you are seeing this, a view for signed-in people streams its answer.

    The stream would be read after the transaction and its scope have ended. Build the file whole, or let a command make
    it, and send that.
    """


def scoped(answer: Answer) -> Answer:
    """Each signed-in request in one transaction and one scope; visitors get neither and reach no closed table."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        account = request.user
        if not isinstance(account, Account) or not policy.is_present(account):
            return answer(request)
        # What only reads asks once what the account holds; what may write asks at every step.
        with scope.of(account), held.looked_at_once() if request.method in READING else nullcontext():
            response = answer(request)
            if response.streaming:
                raise StreamRefused
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                transaction.set_rollback(True)
        return response

    return answered
