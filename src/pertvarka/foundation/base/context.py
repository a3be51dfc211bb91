"""What the frame around every page needs to know."""

from functools import cache, partial
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

import pertvarka
from pertvarka.foundation.base.addresses import in_language


def _navigation(request: HttpRequest) -> list[dict[str, Any]]:
    here = request.path
    entries = []
    for name, label in settings.NAVIGATION:
        address = reverse(name)
        entries.append({"url": address, "label": label, "is_current": here.startswith(address)})
    return entries


def _language_links(request: HttpRequest) -> list[dict[str, Any]]:
    active, address = translation.get_language(), request.get_full_path()
    links = []
    for code, _name in settings.LANGUAGES:
        links.append(
            {
                "code": code,
                "label": code.upper(),
                "url": in_language(address, code, match=request.resolver_match),
                "is_current": code == active,
            },
        )
    return links


def _origin(request: HttpRequest) -> str:
    """Scheme and host for links that must be absolute; empty when the host named is not ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""


def _footer() -> list[dict[str, Any]]:
    return [
        {"label": label, "links": [{"url": reverse(name), "label": text} for name, text in links]}
        for label, links in settings.FOOTER
    ]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for `frame.html`. What costs something is a question, which a template asks where it draws the part."""
    account = getattr(request, "user", None)
    return {
        "demo_mode": settings.DEMO_MODE,
        "navigation": cache(partial(_navigation, request)),
        "language_links": cache(partial(_language_links, request)),
        "footer_links": cache(_footer),
        "site_origin": _origin(request),
        "product_version": pertvarka.__version__,
        "signed_in_name": str(account) if account is not None and account.is_authenticated else "",
    }
