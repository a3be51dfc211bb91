"""While processing is restricted, nothing is written about the person's needs, plans, services and conferences either."""

from django.db import migrations

from pertvarka.people.rights.migrations._officer_rules import RESTRICTED_CASE, read_only

# Not where the person lives: whoever answers for the person has to know it, and who hosts them follows from it.
TABLES = (
    "assessments_assessment",
    "assessments_assessmentresponse",
    "assessments_assessor",
    "assessments_identifiedneed",
    "assessments_informant",
    "cases_familyconference",
    "cases_familymember",
    "cases_familytask",
    "delivery_beneficiary",
    "delivery_followup",
    "delivery_outcomemeasure",
    "delivery_referral",
    "delivery_serviceepisode",
    "delivery_servicerecord",
    "delivery_transition",
    "delivery_transitionitem",
    "plans_goal",
    "plans_plan",
    "plans_planneed",
    "plans_planreview",
    "plans_serviceneed",
)


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_needs_assessed"),
        ("cases", "0002_family_conferences"),
        ("delivery", "0001_referrals_homes_and_moves"),
        ("plans", "0001_individual_plans"),
        ("rights", "0003_officer_finds_looks_by_case"),
    ]

    operations = [operation for table in TABLES for operation in read_only(table, RESTRICTED_CASE)]
