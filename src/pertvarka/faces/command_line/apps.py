"""The command_line face as a Django app."""

from django.apps import AppConfig


class CommandLineConfig(AppConfig):
    name = "pertvarka.faces.command_line"
    label = "command_line"
