"""Addresses of the monitoring group."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
