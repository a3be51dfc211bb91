"""Addresses of studies and survey waves."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
