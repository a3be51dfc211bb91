"""Addresses of questionnaires of surveys and events, under survey/ (apklausa/), for whoever holds a link."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import event_answer_views, survey_answer_views

app_name = "survey"

urlpatterns = [
    path(pgettext_lazy("url", "thank-you/"), survey_answer_views.thanks, name="thanks"),
    path(pgettext_lazy("url", "event/thank-you/"), event_answer_views.thanks, name="event_thanks"),
    path(pgettext_lazy("url", "event/<str:token>/"), event_answer_views.answer, name="event"),
    path("<str:token>/", survey_answer_views.answer, name="answer"),
]
