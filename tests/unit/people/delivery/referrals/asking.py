"""What the tests of referrals tell a provider, and one more need to ask for."""

from django.utils import timezone

from tests.closed_plane import (
    build_case,
    build_ground,
    build_plan,
    build_service_need,
)

TODAY = timezone.localdate()

TOLD = {"purpose": "Prašome priimti gyventi.", "shared_summary": "Reikia pagalbos rytais."}


def another_need(unit, jonas):
    case = build_case(manager=jonas, organisation=unit)
    build_ground(case, jonas)
    return build_service_need(build_plan(case, jonas))
