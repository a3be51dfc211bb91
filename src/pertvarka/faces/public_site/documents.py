"""The open pages of the library: the list with its search, and one document."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import document_pages
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.kept_files import handed_out
from pertvarka.programme.library import file_queries, queries


@public(reason="The library lists what public sources list; authors are named as the sources name them.")
def listing(request: HttpRequest) -> HttpResponse:
    if address := document_pages.indicator_address(request):
        return redirect(address)
    context = {"crumbs": [Crumb(_("Documents"))], "page": document_pages.documents_page(request)}
    return render(request, "public_site/documents.html", context)


@public(reason="One document of the public sources, with where they list it.")
def document(request: HttpRequest, code: str) -> HttpResponse:
    found = queries.shown_document(code)
    if found is None:
        raise Http404
    crumbs = [Crumb(_("Documents"), reverse("public_site:documents")), Crumb(found.title)]
    context = {"crumbs": crumbs, "page": document_pages.document_page(found)}
    return render(request, "public_site/document.html", context)


@public(reason="A file of a document that everybody may see; files in drafts of methods are not here.")
def file(request: HttpRequest, code: str, key: int) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    found = queries.shown_document(code)
    kept = file_queries.stored_file(found, key) if found else None
    if kept is None:
        raise Http404
    return handed_out(kept.content, media_type=kept.media_type, file_name=kept.file_name)
