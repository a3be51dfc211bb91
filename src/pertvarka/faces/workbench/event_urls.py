"""Addresses of events from plan to report."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
