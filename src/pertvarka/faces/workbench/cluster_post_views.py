"""Shared knowledge: what members tell and ask each other, and who answered."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import cluster_page
from pertvarka.faces.workbench.forms.cluster import PostForm, ReplyForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.cluster.actions import posts as actions
from pertvarka.programme.cluster.errors import DocumentUnknown
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.queries import cooperation
from pertvarka.programme.library import queries as library

REFUSED = 422
PAGE_SIZE = 20


@requires(Permission.CLUSTER_VIEW)
@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Everything told and asked, newest first."""
    context = {
        "crumbs": cluster_page.crumbs(Crumb(_("Shared knowledge"))),
        "page": Paginator(cooperation.posts(), PAGE_SIZE).get_page(request.GET.get("page")),
        "may_write": _may_write(request),
    }
    return render(request, "workbench/cluster/posts.html", context)


@requires(Permission.POST_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Tell something or ask members."""
    form = PostForm(request.POST if request.method == "POST" else None, regions=territory.regions(), with_country=True)
    if form.is_valid():
        given, codes = form.cleaned_data, form.document_codes
        known = {document.code for document in library.with_codes(codes)}
        unknown = next((code for code in codes if code not in known), None)
        if unknown:
            show_refusal(form, DocumentUnknown(code=unknown))
        else:
            made = actions.post(
                kind=given["kind"],
                title=given["title"],
                text=given["text"],
                region=form.chosen_region,
                document_codes=codes,
                by=account_of(request),
            )
            messages.success(request, _("Members can read it now."))
            return redirect("workbench:cluster_post", uuid=made.uuid)
    title = _("Tell or ask")
    context = {"crumbs": cluster_page.crumbs(Crumb(title)), "form": form, "title": title, "save": _("Show to members")}
    return render(request, "workbench/cluster/asked.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.CLUSTER_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One post with its answers; POST answers."""
    found = cooperation.post(uuid)
    if found is None:
        raise Http404
    may_write = _may_write(request)
    if request.method == "POST" and not may_write:
        raise Http404
    form = ReplyForm(request.POST if request.method == "POST" else None) if may_write else None
    if form and form.is_valid():
        actions.reply(to=found, text=form.cleaned_data["text"], by=account_of(request))
        messages.success(request, _("Your answer stands under the question."))
        return redirect("workbench:cluster_post", uuid=uuid)
    context = {
        "crumbs": cluster_page.crumbs(
            Crumb(_("Shared knowledge"), reverse("workbench:cluster_posts")), Crumb(found.title)
        ),
        "post": found,
        "documents": library.with_codes(found.document_codes),
        "form": form,
    }
    status = REFUSED if form and form.errors else 200
    return render(request, "workbench/cluster/post.html", context, status=status)


def _may_write(request: HttpRequest) -> bool:
    return policy.allows(request.user, Permission.POST_WRITE, on=timezone.localdate())
