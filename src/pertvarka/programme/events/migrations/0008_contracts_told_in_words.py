"""A contract that a programme only named becomes a contract, and what was typed as its demand becomes deliverables."""

from typing import Any

from django.db import migrations


def tell(apps: Any, schema_editor: Any) -> None:
    """One contract for each number, with the days that nobody has told yet left open."""
    told = _rows(apps, schema_editor, "TrainingProgramme").exclude(contract_words="").order_by("pk")
    contracts = _rows(apps, schema_editor, "TrainingContract")
    deliverables = _rows(apps, schema_editor, "TrainingDeliverable")
    for programme in told:
        contract, _ = contracts.get_or_create(
            number=programme.contract_words.strip() or programme.contract_words,
            defaults={
                "title_lt": programme.title_lt,
                "title_en": programme.title_en,
                "is_invented": programme.is_invented,
            },
        )
        told.filter(pk=programme.pk).update(contract=contract)
        for kind, asked in (("groups", programme.planned_groups), ("persons", programme.planned_persons)):
            if asked:
                deliverables.create(contract=contract, programme=programme, kind=kind, asked_count=asked)


def put_back(apps: Any, schema_editor: Any) -> None:
    programmes = _rows(apps, schema_editor, "TrainingProgramme").exclude(contract=None)
    for programme in programmes.select_related("contract"):
        programmes.filter(pk=programme.pk).update(contract_words=programme.contract.number[:40])


def _rows(apps: Any, schema_editor: Any, model: str) -> Any:
    """Through the connection that migrates: any other would not see, or would wait for, what it changes."""
    return apps.get_model("events", model).objects.using(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("events", "0007_training_contracts")]

    operations = [
        migrations.RunPython(tell, put_back),
        # A table with rows whose keys are not checked yet cannot be altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField("trainingprogramme", "contract_words"),
    ]
