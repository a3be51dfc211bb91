"""The editor of yearly reviews: chapters with live numbers, a preview, publication, corrections."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import monitoring_pages as pages
from pertvarka.faces.workbench.forms.reviews import ChapterForm, CorrectionForm, ReviewForm
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.oversight.monitoring.actions import reviews as actions
from pertvarka.oversight.monitoring.errors import DayAhead, PlaceholderBroken, ReasonMissing, ReviewStands
from pertvarka.oversight.monitoring.models import Review
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.queries import reviews

FIELDS = {DayAhead: "day", ReviewStands: "year", PlaceholderBroken: "text_lt", ReasonMissing: "reason"}


@requires(Permission.REVIEW_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Reviews that are being written or published here; POST begins one."""
    last_day = timezone.localdate().replace(month=1, day=1)
    form = ReviewForm(
        request.POST if request.method == "POST" else None,
        initial={"year": last_day.year - 1, "day": f"{last_day.year - 1}-12-31"},
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.begin(
                year=given["year"],
                as_of=given["day"],
                title_lt=given["title_lt"],
                title_en=given["title_en"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            _refuse(form, refused)
        else:
            return redirect("workbench:review_chapter_new", year=made.year)
    context = {"crumbs": pages.crumbs(Crumb(_("Yearly reviews"))), "reviews": reviews.reviews(), "form": form}
    status = pages.REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/monitoring/reviews.html", context, status=status)


@requires(Permission.REVIEW_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, year: int) -> HttpResponse:
    """One review as its readers will see it; POST publishes it and freezes its numbers."""
    found = _find(year)
    if request.method == "POST":
        try:
            actions.publish(review=found, by=account_of(request))
        except PertvarkaError as refused:
            pages.pass_on(refused)
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("The review is published. Its numbers no longer change."))
        return redirect("workbench:review_edit", year=year)
    context = {
        "crumbs": pages.crumbs(_crumb_of_all(), Crumb(str(year))),
        "told": reviews.told(found),
        "figures": reviews.frozen(found),
    }
    return render(request, "workbench/monitoring/review.html", context)


@requires(Permission.REVIEW_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, year: int, order: int | None = None) -> HttpResponse:
    """A chapter is written; „preview“ counts its numbers without saving."""
    found = _find(year)
    standing = reviews.chapter(found, order) if order is not None else None
    if order is not None and standing is None:
        raise Http404
    names = ("title_lt", "title_en", "text_lt", "text_en", "version")
    form = ChapterForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(standing, name) for name in names} if standing else {},
    )
    preview: object = None
    if form.is_valid():
        try:
            if "preview" in request.POST:
                preview = reviews.previewed(form.cleaned_data["text_lt"], as_of=found.as_of)
            else:
                actions.write_chapter(
                    review=found,
                    words=form.chapter,
                    chapter=standing,
                    expected_version=form.cleaned_data["version"] or 1,
                    by=account_of(request),
                )
                messages.success(request, _("The chapter is saved."))
                return redirect("workbench:review_edit", year=year)
        except ChangedMeanwhile as changed:
            typed = request.POST.copy()
            typed["version"] = str(changed.version)
            form.data = typed
            form.add_error(None, changed.sentence)
        except PertvarkaError as refused:
            _refuse(form, refused)
    title = _("Chapter %(number)s") % {"number": order} if order is not None else _("New chapter")
    context = {
        "crumbs": pages.crumbs(
            _crumb_of_all(), Crumb(str(year), reverse("workbench:review_edit", args=[year])), Crumb(title)
        ),
        "title": title,
        "review": found,
        "form": form,
        "preview": preview,
        "indicators": pages.indicators(),
    }
    status = pages.REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/monitoring/review_chapter.html", context, status=status)


@requires(Permission.REVIEW_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """A published number is put right; the address names it as its sentence does."""
    figure = reviews.figure(_find(year), number)
    if figure is None:
        raise Http404
    form = CorrectionForm(request.POST if request.method == "POST" else None, initial={"value": figure.value})
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.correct(
                figure=figure,
                value=given["value"],
                reason_lt=given["reason"],
                reason_en=given["reason_en"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("The number is corrected; the old one stands in a footnote."))
            return redirect("workbench:review_edit", year=year)
    back = reverse("workbench:review_edit", args=[year])
    title = _("Correct the number %(number)s") % {"number": number}
    trail = pages.crumbs(_crumb_of_all(), Crumb(str(year), back), Crumb(title))
    return pages.ask(request, form, title=title, save=_("Correct the number"), back=back, trail=trail)


def _find(year: int) -> Review:
    found = reviews.review(year)
    if found is None:
        raise Http404
    return found


def _crumb_of_all() -> Crumb:
    return Crumb(_("Yearly reviews"), reverse("workbench:reviews"))


def _refuse(form: ReviewForm | ChapterForm | CorrectionForm, refused: PertvarkaError) -> None:
    pages.pass_on(refused)
    field = FIELDS.get(type(refused), "")
    form.add_error(field if field in form.fields else None, refused.sentence)
