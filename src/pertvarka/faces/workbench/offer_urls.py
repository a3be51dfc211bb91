"""Addresses of services in the workbench: offers of a provider, places of a municipality, carers' households."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import capacity_views, household_views, offer_editing, offer_views

patterns = [
    path(pgettext_lazy("url", "services/"), offer_views.listing, name="offers"),
    path(pgettext_lazy("url", "services/new/"), offer_editing.new, name="offer_new"),
    path(pgettext_lazy("url", "services/<uuid:uuid>/"), offer_views.offer, name="offer"),
    path(pgettext_lazy("url", "services/<uuid:uuid>/change/"), offer_editing.change, name="offer_change"),
    path(pgettext_lazy("url", "services/<uuid:uuid>/conditions/"), offer_editing.conditions, name="offer_conditions"),
    path(pgettext_lazy("url", "services/<uuid:uuid>/state/"), offer_views.state, name="offer_state"),
    path(pgettext_lazy("url", "services/<uuid:uuid>/checked/"), offer_views.checked, name="offer_checked"),
    path(pgettext_lazy("url", "places/"), capacity_views.board, name="capacity"),
    path(pgettext_lazy("url", "households/"), household_views.listing, name="households"),
    path(pgettext_lazy("url", "households/find/"), household_views.find, name="household_find"),
    path(pgettext_lazy("url", "households/new/"), household_views.new, name="household_new"),
    path(pgettext_lazy("url", "households/<uuid:uuid>/"), household_views.household, name="household"),
    path(pgettext_lazy("url", "households/<uuid:uuid>/tonight/"), household_views.tonight, name="household_tonight"),
    path(pgettext_lazy("url", "households/<uuid:uuid>/names/"), household_views.names, name="household_names"),
]
