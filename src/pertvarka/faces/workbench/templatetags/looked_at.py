"""The page of a look, in words."""

from django import template

from pertvarka.faces.workbench.pages_in_words import page_in_words

register = template.Library()
register.filter("page_in_words", page_in_words)
