"""The files of a plan, each in the language asked for; who may have them is asked before, by `queries.plans.plan`."""

from datetime import date

from django.utils import timezone, translation

from pertvarka.oversight.regional_plans.documents import of_items, pdf_file
from pertvarka.oversight.regional_plans.documents.telling import tell
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.results.exports import csv_file, xlsx_file
from pertvarka.oversight.results.exports.table import ExportFile

FORMATS = ("pdf", "docx", "csv", "xlsx")


def pdf(plan: RegionalPlan, language: str, *, today: date | None = None) -> ExportFile:
    """The whole plan as a tagged PDF."""
    return pdf_file.write(tell(plan, language=language, today=today or timezone.localdate()))


def docx(plan: RegionalPlan, language: str, *, today: date | None = None) -> ExportFile:
    """The whole plan as a Word document."""
    from pertvarka.oversight.regional_plans.documents import docx_file  # noqa: PLC0415 (brings its library)

    return docx_file.write(tell(plan, language=language, today=today or timezone.localdate()))


def csv(plan: RegionalPlan, language: str) -> ExportFile:
    """What opens, line by line."""
    with translation.override(language):
        return csv_file.write(of_items.table(plan, language=language))


def xlsx(plan: RegionalPlan, language: str) -> ExportFile:
    """What opens as a workbook, with a sheet that tells where it comes from."""
    with translation.override(language):
        return xlsx_file.write(of_items.table(plan, language=language))
