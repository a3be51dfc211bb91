"""Loading all definitions: one transaction, everything or nothing, and nothing at all when they already stand."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.actions import make_demo_accounts
from pertvarka.foundation.base import audit, loads
from pertvarka.foundation.instruments.actions.loading import load_instruments
from pertvarka.foundation.organisations.actions import load_organisations
from pertvarka.foundation.territory.actions import load_territory
from pertvarka.oversight.regional_plans.actions.loading import load_planning
from pertvarka.oversight.results.actions import load_results
from pertvarka.oversight.results.checks import registry
from pertvarka.oversight.results.checks.definitions import all_checks
from pertvarka.oversight.results.reviews import all_reviews
from pertvarka.programme.events.actions.loading import load_events, load_trainings
from pertvarka.programme.framework.actions import load_framework, load_plan_versions
from pertvarka.programme.library.actions import load_documents
from pertvarka.programme.research.actions.loading import load_studies
from pertvarka.services.catalogue.actions.loading import load_service_types
from pertvarka.services.institutions.actions.quality_loading import load_frameworks

BY = "command:load"


@transaction.atomic
def load_all(*, demo: bool) -> Counter[str]:
    """Bring the database in step with the definitions; returns how many rows were made or changed, by table.

    Raises:
        DefinitionBroken: a file is broken or contradicts another; nothing is loaded.
        TargetNeverOverwritten: a file gives another value for a target that stands.
    """
    counts: Counter[str] = Counter()
    load_territory(counts=counts, by=BY)
    load_organisations(counts=counts, by=BY)
    load_instruments(counts=counts, by=BY)
    load_framework(counts=counts, by=BY)
    load_plan_versions(counts=counts, by=BY)
    load_service_types(counts=counts, by=BY)
    load_planning(counts=counts, by=BY)
    load_frameworks(counts=counts, by=BY)
    load_events(counts=counts, by=BY)
    load_trainings(counts=counts, by=BY)
    load_documents(counts=counts, by=BY)
    load_studies(counts=counts, by=BY)
    load_results(counts=counts, by=BY)
    # Read here so that a broken file stops the load, not a visitor's page or tomorrow's check.
    all_reviews()
    all_checks(reckoned=registry.reckonings())
    if demo:
        with scope.of_command("load"):
            make_demo_accounts(on=timezone.localdate(), by=BY)
    if not loads.definitions_stand():
        loads.record(counts)
        # Also a change of words alone (a counting rule, a review) is a new revision of what the open pages tell.
        audit.record("definitions.loaded", about="definitions:all", by=BY, changed=dict(counts))
    return counts
