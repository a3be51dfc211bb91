"""The public_site face as a Django app."""

from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    name = "pertvarka.faces.public_site"
    label = "public_site"
