"""`pertvarka check audit`: whether any trace was changed, row by row, batch by batch, root by root."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.chain import Fault, Finding

if TYPE_CHECKING:
    from pertvarka.foundation.base.queries import TracesChecked

NAMES = {
    "base_auditevent": Text("Veiksmų žurnalas", "Audit record"),
    "access_viewrecord": Text("Peržiūrų žurnalas", "View log"),
}
ROWS = Text(
    "{name}: eilučių {rows}, iš jų dar neužantspauduota {unsealed}",
    "{name}: rows {rows}, of them not sealed yet {unsealed}",
)
WHOLE = Text(
    "Pakeitimų nerasta. Patikrinta antspaudų: {batches}, iš jų palyginta su laikomais kitur: {sent}.",
    "No change was found. Seals checked: {batches}, of them compared with roots kept outside: {sent}.",
)
UNCOMPARED = Text(
    "Antspaudai su laikomais kitur nepalyginti: tam reikia --roots FAILAS.",
    "Nothing was compared with roots kept outside: that needs --roots FILE.",
)
SENTENCES = {
    Fault.ROW_CHANGED: Text(
        "{name}, {rows_lt}: turinys pakeistas po įrašymo.",
        "{name}, {rows_en}: the content was changed after it was written.",
    ),
    Fault.ROW_MISSING: Text(
        "{name}, {rows_lt}: užantspauduota numeriu {number}, bet dabar nebėra.",
        "{name}, {rows_en}: sealed as number {number}, but not there any more.",
    ),
    Fault.ROW_INSERTED: Text(
        "{name}, {rows_lt}: įterpta tarp jau užantspauduotų, jos nemini joks antspaudas.",
        "{name}, {rows_en}: slipped in among rows already sealed; no seal knows it.",
    ),
    Fault.ROWS_REPLACED: Text(
        "{name}, antspaudas {number}: kurios nors eilutės pakeistos kartu su jų kontroline suma.",
        "{name}, seal {number}: some of its rows were changed together with their hashes.",
    ),
    Fault.BATCH_CHANGED: Text(
        "{name}, antspaudas {number}: pats antspaudas pakeistas, todėl nežinia, kurias eilutes jis saugojo.",
        "{name}, seal {number}: the seal itself was changed, so nobody can say which rows it held.",
    ),
    Fault.BATCH_MISSING: Text(
        "Antspaudų nebėra: {batches_lt}. Nežinia, kurias eilutes jie saugojo.",
        "Seals are gone: {batches_en}. Nobody can say which rows they held.",
    ),
    Fault.BATCH_REPLACED: Text(
        "{name}, antspaudas {number}: pakeistas kitu; kitas grandinės antspaudas tęsia ne jį.",
        "{name}, seal {number}: replaced by another; the next seal of the chain does not continue it.",
    ),
    Fault.BATCH_REORDERED: Text(
        "{name}, antspaudas {number}: stovi ne po to antspaudo, kurį tęsia.",
        "{name}, seal {number}: does not stand after the seal it continues.",
    ),
    Fault.ROOT_UNKNOWN: Text(
        "Antspaudas {number}: kitur laikomas antspaudas nesutampa su grandine; ji sudaryta iš naujo arba sutrumpinta.",
        "Seal {number}: the root kept outside is not in the chain; it was made anew or cut short.",
    ),
}
SHOWN = 50
"""Findings told one by one; a ruined table would fill the screen with the same sentence."""
MORE = Text("Ir dar tiek radinių: {more}.", "And so many more: {more}.")


def run(asked: argparse.Namespace, console: Console) -> int:
    """0 when every trace is whole; 1 with a sentence for each thing that is not, in both languages."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import translation  # noqa: PLC0415

    from pertvarka.faces.command_line import roots_file  # noqa: PLC0415
    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.foundation.base import queries  # noqa: PLC0415

    translation.activate(asked.language)
    sent = roots_file.read(asked.roots) if asked.roots else {}
    with scope.of_command("seal"):
        checked = queries.check_traces(sent=sent)
    _count(checked, console)
    if checked.findings:
        _accuse(checked.findings, console)
        return 1
    console.print(str(WHOLE).format(batches=checked.batches_count, sent=len(sent)), soft_wrap=True)
    if not asked.roots:
        console.print(str(UNCOMPARED), markup=False, soft_wrap=True)
    return 0


def name_of(table: str) -> Text:
    """What people call the table; a trace nobody has named yet keeps its own name."""
    return NAMES.get(table, Text(table, table))


def _count(checked: "TracesChecked", console: Console) -> None:
    for trace in checked.traces:
        name = str(name_of(trace.sealed_table))
        console.print(str(ROWS).format(name=name, rows=trace.rows_count, unsealed=trace.unsealed_count), soft_wrap=True)


def _accuse(findings: Sequence[Finding], console: Console) -> None:
    for finding in findings[:SHOWN]:
        sentence = _sentence(finding)
        console.print(sentence.en, style="bold", markup=False, soft_wrap=True)
        console.print(sentence.lt, markup=False, soft_wrap=True)
    more = len(findings) - SHOWN
    if more > 0:
        console.print(MORE.en.format(more=more))
        console.print(MORE.lt.format(more=more))


def _sentence(finding: Finding) -> Text:
    name = name_of(finding.sealed_table)
    is_one = finding.first == finding.last
    span = f"{finding.first}" if is_one else f"{finding.first}–{finding.last}"
    words = {
        "number": finding.number,
        "rows_lt": f"eilutė Nr. {span}" if is_one else f"eilutės Nr. {span}",
        "rows_en": f"row {span}" if is_one else f"rows {span}",
        "batches_lt": f"Nr. {span}",
        "batches_en": f"number {span}" if is_one else f"numbers {span}",
    }
    template = SENTENCES[finding.fault]
    return Text(template.lt.format(name=name.lt, **words), template.en.format(name=name.en, **words))
