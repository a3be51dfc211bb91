"""The workbench as a Django app."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "pertvarka.faces.workbench"
    label = "workbench"
    verbose_name = "Workbench"
