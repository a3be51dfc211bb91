"""Addresses of the open pages. Slugs are translated; query parameters are the same in both languages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.public_site import (
    about,
    case_results,
    certificates,
    cluster,
    converters,  # noqa: F401 (registers the shape of a month)
    documents,
    downloads,
    event_papers,
    event_registration,
    events,
    gallery,
    home,
    indicators,
    institutions,
    methods,
    minutes,
    publicity,
    regions,
    results,
    reviews,
    services,
    studies,
    versions,
    workbench_gallery,
)
from pertvarka.foundation.base.open_pages import open_page

app_name = "public_site"


urlpatterns = [
    path("", open_page(home.home), name="home"),
    path(pgettext_lazy("url", "results/"), open_page(results.overview), name="results"),
    path(pgettext_lazy("url", "results/indicator/<str:code>/"), open_page(indicators.indicator), name="indicator"),
    path(
        pgettext_lazy("url", "results/indicator/<str:code>/rows.csv"),
        open_page(downloads.indicator_rows_csv),
        name="indicator_rows_csv",
    ),
    path(
        pgettext_lazy("url", "results/indicator/<str:code>/rows.xlsx"),
        open_page(downloads.indicator_rows_xlsx),
        name="indicator_rows_xlsx",
    ),
    path(
        pgettext_lazy("url", "results/versions/<int:old>..<int:new>/"), open_page(versions.difference), name="versions"
    ),
    path(pgettext_lazy("url", "results/from-cases/"), open_page(case_results.overview), name="from_cases"),
    path(
        pgettext_lazy("url", "results/from-cases/figures.csv"),
        open_page(case_results.overview_csv),
        name="from_cases_csv",
    ),
    path(pgettext_lazy("url", "results/from-cases/<slug:code>/"), open_page(case_results.one), name="from_cases_one"),
    path(
        pgettext_lazy("url", "results/from-cases/<slug:code>/figures.csv"),
        open_page(case_results.one_csv),
        name="from_cases_one_csv",
    ),
    path(pgettext_lazy("url", "results/<str:code>/"), open_page(results.objective), name="objective"),
    path(
        pgettext_lazy("url", "results/<str:code>/download.<str:form>"),
        open_page(downloads.objective),
        name="objective_download",
    ),
    path(pgettext_lazy("url", "events/"), open_page(events.listing), name="events"),
    path(pgettext_lazy("url", "events/month/<int:year>-<month:month>/"), open_page(events.month), name="events_month"),
    path(pgettext_lazy("url", "events/calendar.ics"), open_page(events.calendar), name="events_calendar"),
    path(pgettext_lazy("url", "events/events.csv"), open_page(events.as_csv), name="events_csv"),
    path(pgettext_lazy("url", "events/photos/<uuid:uuid>.jpg"), event_registration.photo, name="event_photo"),
    path(pgettext_lazy("url", "events/materials/<uuid:uuid>/"), event_papers.material, name="event_material"),
    path(
        pgettext_lazy("url", "events/registration/<str:token>/materials/<uuid:uuid>/"),
        event_papers.own_material,
        name="event_answer_material",
    ),
    path(pgettext_lazy("url", "events/arrived/<uuid:session>/<str:door>/"), certificates.arrival, name="event_arrival"),
    path(pgettext_lazy("url", "certificate/<str:code>/"), certificates.certificate, name="certificate"),
    path(pgettext_lazy("url", "events/registration/<str:token>/"), event_registration.answer, name="event_answer"),
    path(
        pgettext_lazy("url", "events/registration/<str:token>/event.ics"),
        event_registration.calendar_file,
        name="event_answer_file",
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/registration/"), event_registration.register, name="event_registration"
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/registration/received/"),
        event_registration.received,
        name="event_registered",
    ),
    path(pgettext_lazy("url", "events/<slug:slug>/"), open_page(events.event), name="event"),
    path(pgettext_lazy("url", "trainings/"), open_page(events.trainings), name="trainings"),
    path(pgettext_lazy("url", "documents/"), open_page(documents.listing), name="documents"),
    path(pgettext_lazy("url", "publicity/"), open_page(publicity.listing), name="publicity"),
    path(pgettext_lazy("url", "methods/"), open_page(methods.listing), name="methods"),
    path(pgettext_lazy("url", "methods/<slug:code>/"), open_page(methods.method), name="method"),
    path(pgettext_lazy("url", "documents/<str:code>/"), open_page(documents.document), name="document"),
    path(pgettext_lazy("url", "documents/<str:code>/files/<int:key>/"), documents.file, name="document_file"),
    # Not kept as rendered: places are taken and freed by acts that are no revision of open data.
    path(pgettext_lazy("url", "services/"), services.listing, name="services"),
    path(pgettext_lazy("url", "services/<uuid:uuid>/"), services.service, name="service"),
    path(pgettext_lazy("url", "studies/"), open_page(studies.listing), name="studies"),
    path(pgettext_lazy("url", "studies/<slug:slug>/"), open_page(studies.study), name="study"),
    path(pgettext_lazy("url", "studies/<slug:slug>/<int:number>/"), open_page(studies.wave), name="study_wave"),
    path(
        pgettext_lazy("url", "studies/<slug:slug>/<int:number>/codebook/"),
        open_page(studies.codebook),
        name="study_codebook",
    ),
    path(
        pgettext_lazy("url", "studies/<slug:slug>/<int:number>/results.csv"),
        open_page(studies.results_csv),
        name="study_results_csv",
    ),
    path(
        pgettext_lazy("url", "studies/<slug:slug>/<int:number>/codebook.csv"),
        open_page(studies.codebook_csv),
        name="study_codebook_csv",
    ),
    path(pgettext_lazy("url", "institutions/"), open_page(institutions.tracker), name="institutions"),
    path(pgettext_lazy("url", "institutions/<slug:slug>/"), open_page(institutions.institution), name="institution"),
    path(pgettext_lazy("url", "cluster/"), open_page(cluster.explained), name="cluster"),
    path(pgettext_lazy("url", "regions/"), open_page(regions.listing), name="regions"),
    path(pgettext_lazy("url", "regions/<slug:slug>/"), open_page(regions.region), name="region"),
    path(pgettext_lazy("url", "review/<int:year>/"), open_page(reviews.review), name="review"),
    path(pgettext_lazy("url", "monitoring-group/"), open_page(minutes.minutes), name="minutes"),
    path(pgettext_lazy("url", "about/data/"), open_page(about.data), name="about_data"),
    path(pgettext_lazy("url", "about/what-is-real/"), open_page(about.what_is_real), name="what_is_real"),
    path(pgettext_lazy("url", "about/accessibility/"), open_page(about.accessibility), name="accessibility"),
    path(pgettext_lazy("url", "about/privacy/"), open_page(about.privacy), name="privacy"),
    path(pgettext_lazy("url", "components/"), gallery.gallery, name="gallery"),
    path(pgettext_lazy("url", "components/workbench/"), workbench_gallery.workbench_gallery, name="workbench_gallery"),
]
