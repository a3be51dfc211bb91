"""What every answer of the server has in common."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


def head_without_body(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """HEAD gets the headers of GET, its length included, and no body (RFC 9110, 9.3.2)."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse) and response.content:
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    return answered
