"""Addresses of cases, under cases/ (atvejai/): lists, registration, the page of one case and what is done there."""

from pertvarka.faces.workbench import case_page_urls, hand_over_urls, registration_urls

app_name = "cases"

urlpatterns = [*registration_urls.patterns, *hand_over_urls.patterns, *case_page_urls.patterns]
