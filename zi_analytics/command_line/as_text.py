"""A scored worksheet as a person reads it: whose it is, the verdict and what is lacking."""

from collections.abc import Iterator
from typing import Final

from zi_analytics.charts.formats import points, short, shortfall
from zi_analytics.command_line.as_json import Object, findings_of, of_assessor
from zi_analytics.command_line.findings_text import findings_lines
from zi_analytics.instruments import Instrument, load
from zi_analytics.intake import Assessed, Examined, in_order
from zi_analytics.loaders import Worksheet
from zi_analytics.registry import Registry, UnknownUnitError
from zi_analytics.tables import ASSESSORS

NOT_KNOWN: Final = "belum diketahui"
_LABEL: Final = 36


def scored(examined: Examined, registry: Registry) -> str:
    """Return the summary of a file with all of its worksheets."""
    name = examined.file.name
    if not examined.worksheets:
        refused = [name, "  DITOLAK: tidak ada yang dapat dinilai."]
        return "\n".join([*refused, *findings_lines(findings_of(examined.findings))])
    parts = ["\n".join(_worksheet(name, one, registry)) for one in examined.worksheets]
    for sheet, own in examined.unusable_findings.groupby("sheet"):
        title = f"{name}, lembar “{sheet}”: tidak dapat dinilai."
        parts.append("\n".join([title, *findings_lines(findings_of(own))]))
    return "\n\n".join(parts)


def _worksheet(file: str, assessed: Assessed, registry: Registry) -> Iterator[str]:
    instrument = load(assessed.worksheet.instrument)
    yield from heading(file, assessed.worksheet, registry)
    for name in in_order(set(assessed.scores["assessor"])):
        yield ""
        yield ASSESSORS.get(name, name).upper()
        yield from _scores(of_assessor(name, assessed, instrument), instrument)
    yield from findings_lines(findings_of(assessed.findings))


def heading(file: str, worksheet: Worksheet, registry: Registry) -> Iterator[str]:
    """Give the lines that say which worksheet it is."""
    yield f"{file}, lembar “{worksheet.sheet}”"
    if worksheet.synthetic:
        yield "  DATA CONTOH – sintetis"
    yield f"  Unit       {_unit(worksheet, registry)}"
    yield f"  Tahun      {worksheet.year or NOT_KNOWN}"
    yield f"  Instrumen  PermenPANRB {load(worksheet.instrument).short}"


def _unit(worksheet: Worksheet, registry: Registry) -> str:
    if worksheet.unit is None:
        written = worksheet.unit_written
        return f"{NOT_KNOWN} (tertulis “{written}”)" if written else NOT_KNOWN
    if worksheet.year is None:
        return worksheet.unit
    try:
        name = registry.unit(worksheet.unit, worksheet.year).name
    except UnknownUnitError:
        return worksheet.unit
    return f"{name} ({worksheet.unit})"


def _scores(scores: Object, instrument: Instrument) -> Iterator[str]:
    figures = {"total": "total", "A": "pengungkit", "B": "hasil"}
    yield "  " + "; ".join(
        f"{instrument.label(node)} {points(scores[name])} dari {short(instrument.weight(node))}"
        for node, name in figures.items()
    )
    written = scores["written"]["total"]
    yield f"  Total tertulis di lembar: {'belum dihitung' if written is None else points(written)}"
    if scores["unanswered"]:
        yield f"  Belum dijawab: {len(scores['unanswered'])} pertanyaan (dihitung 0)"
    for predicate, judged in scores["readiness"].items():
        yield from _predicate(predicate, judged)


def _predicate(predicate: str, judged: Object) -> Iterator[str]:
    conditions = judged["conditions"]
    lacking = [condition for condition in conditions if condition["met"] is False]
    unknown = sum(condition["met"] is None for condition in conditions)
    basis = " (indikatif, menurut bagian bobot)" if judged["basis"] == "indicative" else ""
    if lacking:
        verdict = f"BELUM, kurang pada {len(lacking)} dari {len(conditions)} syarat nilai"
    elif unknown:
        verdict = f"BELUM DIKETAHUI, {unknown} dari {len(conditions)} syarat tanpa ambang"
    else:
        verdict = f"memenuhi seluruh {len(conditions)} syarat nilai"
    yield f"  {predicate}{basis}: {verdict}"
    for condition in lacking:
        value, minimum = points(condition["value"]), points(condition["minimum"])
        gap = shortfall(condition["shortfall"])
        yield f"    {condition['label']:<{_LABEL}} {value:>6}  minimal {minimum}, kurang {gap}"
