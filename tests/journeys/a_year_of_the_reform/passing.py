"""Days pass: what was begun today was begun so many days ago, so that there were days for the expert to come on.

Run over the office's database: `python -m tests.journeys.a_year_of_the_reform.passing DAYS`.
"""

import sys
from datetime import timedelta


def pass_days(days: int) -> None:
    from django.db.models import F

    from pertvarka.services.institutions.models import TransformationPlan, TransformingInstitution

    gone = timedelta(days=days)
    TransformingInstitution.objects.update(listed_on=F("listed_on") - gone)
    TransformationPlan.objects.update(begun_on=F("begun_on") - gone)


if __name__ == "__main__":
    import django

    django.setup()
    pass_days(int(sys.argv[1]))
