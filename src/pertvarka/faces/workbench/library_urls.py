"""Addresses of methodology packages and publicity."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    document_views,
    method_service_views,
    method_version_views,
    method_views,
    publicity_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "documents/"), document_views.documents, name="documents"),
    path(pgettext_lazy("url", "documents/new/"), document_views.new, name="document_new"),
    path(pgettext_lazy("url", "documents/<str:code>/"), document_views.document, name="document"),
    path(pgettext_lazy("url", "documents/<str:code>/files/<int:key>/"), document_views.file, name="document_file"),
    path(
        pgettext_lazy("url", "documents/<str:code>/files/<int:key>/remove/"),
        document_views.file_remove,
        name="document_file_remove",
    ),
    path(pgettext_lazy("url", "methods/"), method_views.methods, name="methods"),
    path(pgettext_lazy("url", "methods/new/"), method_views.new, name="method_new"),
    path(pgettext_lazy("url", "methods/versions/<uuid:uuid>/"), method_version_views.version, name="method_version"),
    path(pgettext_lazy("url", "methods/versions/<uuid:uuid>/step/"), method_version_views.step, name="method_step"),
    path(
        pgettext_lazy("url", "methods/versions/<uuid:uuid>/describe/"),
        method_version_views.describe,
        name="method_describe",
    ),
    path(
        pgettext_lazy("url", "methods/versions/<uuid:uuid>/documents/"),
        method_version_views.attach,
        name="method_attach",
    ),
    path(
        pgettext_lazy("url", "methods/versions/<uuid:uuid>/documents/<int:key>/remove/"),
        method_version_views.detach,
        name="method_detach",
    ),
    path(
        pgettext_lazy("url", "methods/versions/<uuid:uuid>/consultation/"),
        method_version_views.consult,
        name="method_consult",
    ),
    path(
        pgettext_lazy("url", "methods/consultations/<uuid:uuid>/comment/"),
        method_version_views.comment,
        name="method_comment",
    ),
    path(
        pgettext_lazy("url", "methods/comments/<uuid:uuid>/answer/"), method_version_views.answer, name="method_answer"
    ),
    path(pgettext_lazy("url", "methods/<slug:code>/"), method_views.method, name="method"),
    path(pgettext_lazy("url", "methods/<slug:code>/title/"), method_views.title, name="method_title"),
    path(pgettext_lazy("url", "methods/<slug:code>/services/"), method_service_views.services, name="method_services"),
    path(pgettext_lazy("url", "methods/<slug:code>/new-version/"), method_views.version_new, name="method_version_new"),
    path(pgettext_lazy("url", "publicity/"), publicity_views.items, name="publicity"),
    path(pgettext_lazy("url", "publicity/new/"), publicity_views.new, name="publicity_new"),
    path(pgettext_lazy("url", "publicity/<uuid:uuid>/"), publicity_views.change, name="publicity_change"),
    path(pgettext_lazy("url", "publicity/<uuid:uuid>/remove/"), publicity_views.remove, name="publicity_remove"),
]
