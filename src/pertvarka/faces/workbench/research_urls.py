"""Addresses of studies and survey waves."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    research_invitation_views,
    research_views,
    research_wave_views,
)
from pertvarka.faces.workbench import research_result_views as result_views

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "studies/"), research_views.listing, name="studies"),
    path(pgettext_lazy("url", "studies/new/"), research_views.new, name="study_new"),
    path(pgettext_lazy("url", "studies/<uuid:uuid>/"), research_views.study, name="study"),
    path(pgettext_lazy("url", "studies/<uuid:uuid>/change/"), research_views.change, name="study_change"),
    path(pgettext_lazy("url", "studies/<uuid:uuid>/state/"), research_views.state, name="study_state"),
    path(pgettext_lazy("url", "studies/<uuid:uuid>/leaders/"), research_views.leaders, name="study_leaders"),
    path(
        pgettext_lazy("url", "studies/<uuid:uuid>/focus-group/"), research_views.focus_group, name="study_focus_group"
    ),
    path(pgettext_lazy("url", "studies/<uuid:uuid>/survey/"), research_wave_views.new, name="survey_new"),
    path(pgettext_lazy("url", "studies/survey/<uuid:uuid>/"), research_wave_views.wave, name="survey"),
    path(pgettext_lazy("url", "studies/survey/<uuid:uuid>/change/"), research_wave_views.change, name="survey_change"),
    path(pgettext_lazy("url", "studies/survey/<uuid:uuid>/open/"), research_wave_views.open_wave, name="survey_open"),
    path(
        pgettext_lazy("url", "studies/survey/<uuid:uuid>/close/"), research_wave_views.close_wave, name="survey_close"
    ),
    path(
        pgettext_lazy("url", "studies/survey/<uuid:uuid>/invitations/"),
        research_invitation_views.bring,
        name="survey_invitations",
    ),
    path(
        pgettext_lazy("url", "studies/survey/<uuid:uuid>/letters/"),
        research_invitation_views.letters,
        name="survey_letters",
    ),
    path(
        pgettext_lazy("url", "studies/survey/<uuid:uuid>/results/"),
        result_views.results,
        name="survey_results",
    ),
    path(
        pgettext_lazy("url", "studies/survey/<uuid:uuid>/publish/"),
        result_views.publish,
        name="survey_publish",
    ),
]
