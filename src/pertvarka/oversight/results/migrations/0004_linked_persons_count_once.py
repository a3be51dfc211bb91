"""A person registered twice and linked is one subject of every fact about persons: the one registered first.

The views stay those of their rooms; only the key that makes two rows the same thing changes.
"""

import re
from importlib import import_module

from django.db import migrations

OF_PERSON = re.compile(r"JOIN cases_person (person|known) ON \1\.id = \w+\.person_id")
VIEWS = [
    import_module("pertvarka.people.assessments.migrations.0002_facts").ASSESSMENT,
    import_module("pertvarka.people.plans.migrations.0002_facts").PLAN,
    *(
        getattr(import_module("pertvarka.people.delivery.migrations.0002_facts"), name)
        for name in ("SERVED", "BENEFICIARY", "PLACEMENT")
    ),
]


def replaced(view: str) -> str:
    return view.replace("CREATE VIEW", "CREATE OR REPLACE VIEW", 1)


def counted_once(view: str) -> str:
    """The view with the counted person as its subject.

    In a view about somebody beside the person of the case (`known`), that somebody is the subject.
    """
    name = "known" if "cases_person known" in view else "person"
    joined = OF_PERSON.sub(
        lambda found: (
            f"{found[0]}\nLEFT JOIN cases_counted_person counted ON counted.person_id = {name}.id"
            if found[1] == name
            else found[0]
        ),
        view,
    )
    told = joined.replace(f"'person:' || {name}.uuid", f"'person:' || coalesce(counted.counted_uuid, {name}.uuid)", 1)
    if joined in {view, told}:
        raise ValueError(view)
    return replaced(told)


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0003_releases"),
        ("cases", "0005_person_links"),
        ("assessments", "0002_facts"),
        ("delivery", "0002_facts"),
        ("plans", "0002_facts"),
    ]
    operations = [migrations.RunSQL(counted_once(view), replaced(view)) for view in VIEWS]
