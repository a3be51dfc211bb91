"""Addresses of quality of organisations."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
