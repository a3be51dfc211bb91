"""Addresses of lists of cases, of the search and of the registration of a person."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import list_views, registration_views, search_views

# A question has its own word in each language; the draft it belongs to goes before it.
_STEPS = {
    "ground": pgettext_lazy("url", "register/<uuid:uuid>/ground/"),
    "search": pgettext_lazy("url", "register/<uuid:uuid>/search/"),
    "matches": pgettext_lazy("url", "register/<uuid:uuid>/comparison/"),
    "basics": pgettext_lazy("url", "register/<uuid:uuid>/person/"),
    "lead": pgettext_lazy("url", "register/<uuid:uuid>/case/"),
}

patterns: list[URLPattern] = [
    path("", list_views.cases, name="list"),
    path(pgettext_lazy("url", "my-tasks/"), list_views.tasks, name="tasks"),
    path(pgettext_lazy("url", "workload/"), list_views.load, name="load"),
    path(pgettext_lazy("url", "find/"), search_views.search, name="search"),
    path(pgettext_lazy("url", "register/"), registration_views.begin, name="register"),
    *(path(address, registration_views.step, {"step": step}, name="register_step") for step, address in _STEPS.items()),
    path(pgettext_lazy("url", "register/<uuid:uuid>/check/"), registration_views.check, name="register_check"),
    path(pgettext_lazy("url", "register/<uuid:uuid>/delete/"), registration_views.discard, name="register_discard"),
]
