"""A correction, a decision and the task made of it point into their own case, whatever wrote them.

Checked when the transaction ends, so that records of a case may go together when a person's data are erased.
"""

from django.db import migrations

from pertvarka.people.cases.migrations._same_case import same_case, told_apart


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_family_conferences")]

    operations = [
        *(told_apart(parent) for parent in ("cases_note", "cases_caseconference", "cases_task")),
        same_case("cases_note", "corrects_id", parent="cases_note"),
        same_case("cases_decision", "conference_id", parent="cases_caseconference"),
        same_case("cases_decision", "task_id", parent="cases_task"),
    ]
