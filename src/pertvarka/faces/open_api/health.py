"""GET /healthz: is the system up, does its database answer, which version is it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

import pertvarka
from pertvarka.foundation.access.gates import public


@public(reason="watched by machines that keep no account; tells nothing about people or data")
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 and status `ok`, or 503 and status `database unreachable`."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version')")
            database = f"PostgreSQL {cursor.fetchone()[0]}"
    except DatabaseError:
        return JsonResponse(
            {"status": "database unreachable", "database": None, "version": pertvarka.__version__}, status=503
        )
    return JsonResponse({"status": "ok", "database": database, "version": pertvarka.__version__})
