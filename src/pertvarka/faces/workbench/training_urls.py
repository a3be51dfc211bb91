"""Addresses of trainings: programmes, groups, hours, certificates."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
