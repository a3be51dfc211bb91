"""Addresses of the data protection officer's desk."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    rights_breaches,
    rights_desk,
    rights_request_acts,
    rights_requests,
    rights_retention,
    rights_traces,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "data-protection/"), rights_desk.desk, name="data_protection"),
    path(pgettext_lazy("url", "data-protection/view-log/"), rights_traces.view_log, name="view_log"),
    path(pgettext_lazy("url", "data-protection/requests/"), rights_requests.requests_list, name="requests"),
    path(pgettext_lazy("url", "data-protection/requests/record/"), rights_requests.record, name="request_record"),
    path(pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/"), rights_requests.one, name="request"),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/take/"),
        rights_request_acts.take,
        name="request_take",
    ),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/extend/"),
        rights_request_acts.extend,
        name="request_extend",
    ),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/answer/"),
        rights_request_acts.answer,
        name="request_answer",
    ),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/restrict/"),
        rights_request_acts.restrict,
        name="request_restrict",
    ),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/lift-restriction/"),
        rights_request_acts.lift,
        name="request_lift",
    ),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/ask-copy/"),
        rights_request_acts.ask_export,
        name="request_ask_export",
    ),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/ask-erasure/"),
        rights_request_acts.ask_erasure,
        name="request_ask_erasure",
    ),
    path(
        pgettext_lazy("url", "data-protection/requests/<uuid:uuid>/copy.<str:form>"),
        rights_request_acts.export,
        name="request_export",
    ),
    path(pgettext_lazy("url", "data-protection/retention/"), rights_retention.rules, name="retention"),
    path(pgettext_lazy("url", "data-protection/retention/due/<slug:rule>/"), rights_retention.due, name="due"),
    path(
        pgettext_lazy("url", "data-protection/retention/lists/<uuid:uuid>/"),
        rights_retention.deletion_list,
        name="deletion_list",
    ),
    path(
        pgettext_lazy("url", "data-protection/retention/lists/<uuid:uuid>/carry-out/"),
        rights_retention.carry_out,
        name="deletion_carry_out",
    ),
    path(pgettext_lazy("url", "data-protection/holds/place/"), rights_retention.place_hold, name="hold_place"),
    path(pgettext_lazy("url", "data-protection/holds/<uuid:uuid>/lift/"), rights_retention.lift_hold, name="hold_lift"),
    path(pgettext_lazy("url", "data-protection/breaches/"), rights_breaches.register, name="breaches"),
    path(pgettext_lazy("url", "data-protection/breaches/record/"), rights_breaches.record, name="breach_record"),
    path(pgettext_lazy("url", "data-protection/breaches/<uuid:uuid>/"), rights_breaches.one, name="breach"),
    path(
        pgettext_lazy("url", "data-protection/breaches/<uuid:uuid>/change/"),
        rights_breaches.change,
        name="breach_change",
    ),
    path(
        pgettext_lazy("url", "data-protection/breaches/<uuid:uuid>/authority/"),
        rights_breaches.tell_authority,
        name="breach_authority",
    ),
    path(
        pgettext_lazy("url", "data-protection/breaches/<uuid:uuid>/persons/"),
        rights_breaches.tell_persons,
        name="breach_persons",
    ),
    path(
        pgettext_lazy("url", "data-protection/breaches/<uuid:uuid>/close/"), rights_breaches.close, name="breach_close"
    ),
]
