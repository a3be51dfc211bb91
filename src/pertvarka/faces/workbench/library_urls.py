"""Addresses of methodology packages and publicity."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
