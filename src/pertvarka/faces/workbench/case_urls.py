"""Addresses of cases, under cases/ (atvejai/): lists, registration, the page of one case and what is done there."""

from pertvarka.faces.workbench import (
    assessment_urls,
    case_page_urls,
    family_conference_urls,
    hand_over_urls,
    home_urls,
    plan_urls,
    referral_urls,
    registration_urls,
)

app_name = "cases"

urlpatterns = [
    *registration_urls.patterns,
    *hand_over_urls.patterns,
    *assessment_urls.of_case,
    *case_page_urls.patterns,
    *plan_urls.patterns,
    *referral_urls.case_patterns,
    *home_urls.patterns,
    *family_conference_urls.patterns,
]
