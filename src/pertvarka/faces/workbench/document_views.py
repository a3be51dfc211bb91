"""Documents of the library for those who keep them: what there is, a new one, its files and what was read of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench.forms.documents import DocumentFileForm, DocumentForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.kept_files import handed_out
from pertvarka.programme.library import file_queries, keeping_files
from pertvarka.programme.library.models import Document, StoredFile
from pertvarka.programme.library.permissions import Permission

REFUSED = 422
PAGE_SIZE = 50
FAULTS = {
    "damaged": gettext_lazy("The file is damaged: it does not open."),
    "locked": gettext_lazy("The file is locked with a password."),
    "too_many_pages": gettext_lazy("The file has more than 1,000 pages."),
    "bomb": gettext_lazy("The file swells too much when it is unpacked, so it was not read."),
    "too_slow": gettext_lazy("Reading took longer than a minute, so it was left."),
}


@requires(Permission.DOCUMENT_CHANGE)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """All documents, those with files that could not be read first."""
    page = Paginator(file_queries.documents_with_files(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"crumbs": [Crumb(_("Documents"))], "page": page}
    return render(request, "workbench/methods/documents.html", context)


@requires(Permission.DOCUMENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A document enters the library; its file is added on its page."""
    form = DocumentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = keeping_files.add_document(written=form.written, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The document is in the library. Its code: %(code)s.") % {"code": made.code})
            return redirect("workbench:document", code=made.code)
    title = _("New document")
    context = {
        "crumbs": [*_crumbs(), Crumb(title)],
        "back": reverse("workbench:documents"),
        "form": form,
        "title": title,
        "save": _("Add the document"),
    }
    return render(request, "workbench/methods/asked.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.DOCUMENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, code: str) -> HttpResponse:
    """One document with its files; POST brings another."""
    found = _document(code)
    form = DocumentFileForm(request=request)
    if form.is_valid():
        try:
            keeping_files.bring(document=found, brought=form.brought, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The file is kept. Its text is read in the background."))
            return redirect("workbench:document", code=code)
    context = {
        "crumbs": [*_crumbs(), Crumb(found.title)],
        "document": found,
        "files": [(file, FAULTS.get(file.fault, "")) for file in file_queries.files_of(found)],
        "form": form,
    }
    return render(request, "workbench/methods/document.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.PACKAGE_VIEW)
@require_safe
def file(request: HttpRequest, code: str, key: int) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """A file on its way out, drafts too."""
    kept = _file(code, key)
    return handed_out(kept.content, media_type=kept.media_type, file_name=kept.file_name)


@requires(Permission.DOCUMENT_CHANGE)
@require_POST
def file_remove(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """A file was brought by mistake."""
    keeping_files.take_away(file=_file(code, key), by=account_of(request))
    messages.success(request, _("The file is taken away."))
    return redirect("workbench:document", code=code)


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Documents"), reverse("workbench:documents"))]


def _document(code: str) -> Document:
    found = file_queries.any_document(code)
    if found is None:
        raise Http404
    return found


def _file(code: str, key: int) -> StoredFile:
    kept = file_queries.stored_file(_document(code), key)
    if kept is None:
        raise Http404
    return kept
