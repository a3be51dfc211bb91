"""Addresses of survey questionnaires, under survey/ (apklausa/): for whoever holds a link, without an account."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import survey_answer_views as views

app_name = "survey"

urlpatterns = [
    path(pgettext_lazy("url", "thank-you/"), views.thanks, name="thanks"),
    path("<str:token>/", views.answer, name="answer"),
]
