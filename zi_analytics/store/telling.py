"""What the trail says of each thing that is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from zi_analytics.store.events import Event, Facts
from zi_analytics.store.model import Collected, Delivery, Entry, Scenario, SheetDelivery
from zi_analytics.store.schema import scores, submissions, workbooks, worksheets
from zi_analytics.tables import ASSESSORS

SAMPLE_SHOWN: Final = Event("sample", "Data contoh mulai ditampilkan.")
SAMPLE_REPLACED: Final = Event("sample_replaced", "Data contoh diganti oleh data yang diterima.")


def stored(
    connection: Connection,
    delivery: Delivery,
    sheet: SheetDelivery,
    submission: int,
    earlier: int | None,
) -> Event:
    """Tell of a worksheet of one assessor that was stored, and of the one whose place it took."""
    after = submission_facts(connection, submission)
    assessor = str(after["assessor"])
    whose = _whose(sheet.unit, sheet.year, assessor)
    done = f"{whose} disimpan" if earlier is None else f"{whose} menggantikan yang lama"
    return Event(
        "import" if earlier is None else "supersession",
        f"{done}, dari berkas {delivery.name}.",
        unit=sheet.unit,
        year=sheet.year,
        assessor=assessor,
        workbook=delivery.sha256,
        subject=delivery.name,
        before=None if earlier is None else submission_facts(connection, earlier),
        after=after,
    )


def _whose(unit: str | None, year: int | None, assessor: str) -> str:
    return f"LKE {unit} tahun {year} ({ASSESSORS.get(assessor, assessor)})"


def submission_facts(connection: Connection, submission: int) -> dict[str, Any]:
    """Return what identifies a submission, and its total."""
    table = submissions.c
    query = (
        select(
            table.assessor,
            workbooks.c.name.label("file"),
            worksheets.c.sheet,
            scores.c.points.label("total"),
        )
        .select_from(
            submissions.join(worksheets)
            .join(workbooks)
            .outerjoin(scores, (scores.c.submission_id == table.id) & (scores.c.node == "total"))
        )
        .where(table.id == submission)
    )
    return {"submission": submission} | dict(connection.execute(query).mappings().one())


def put_right(
    connection: Connection, delivery: Delivery, sheet: SheetDelivery, gone: Sequence[Any]
) -> Event:
    """Tell of a stored worksheet that counts under another unit, year or assessor from now on.

    ``gone`` are the submissions (unit, year, assessor, …) under which it counted until now.
    """
    old = gone[0]
    named = [", ".join(row.assessor for row in gone), ", ".join(sheet.assessors)]
    before, after = ({"assessor": name} for name in named)
    again = [name for row in gone for name in _file_of(connection, row)]
    back = {"counts_again": list(dict.fromkeys(again))} if again else {}
    return Event(
        "put_right",
        f"LKE dari berkas {delivery.name} yang terhitung untuk {old.unit} tahun {old.year} "
        f"dibetulkan menjadi {sheet.unit} tahun {sheet.year}.",
        unit=sheet.unit,
        year=sheet.year,
        workbook=delivery.sha256,
        subject=delivery.name,
        before={"unit": old.unit, "year": old.year} | before,
        after={"unit": sheet.unit, "year": sheet.year} | after | back,
    )


def withdrawn(connection: Connection, gone: Any, workbook: str) -> Event:  # noqa: ANN401
    """Tell of a stored worksheet (unit, year, assessor, …) that a person took back."""
    facts = submission_facts(connection, gone.id)
    whose = _whose(gone.unit, gone.year, gone.assessor)
    again = list(_file_of(connection, gone))
    return Event(
        "withdrawn",
        f"{whose} dari berkas {facts['file']} ditarik kembali.",
        unit=gone.unit,
        year=gone.year,
        assessor=gone.assessor,
        workbook=workbook,
        subject=facts["file"],
        before=facts,
        after={"counts_again": again} if again else None,
    )


def _file_of(connection: Connection, key: Any) -> Sequence[str]:  # noqa: ANN401
    """Return the file that counts for a unit, year and assessor, if there is one."""
    table = submissions.c
    query = (
        select(workbooks.c.name)
        .select_from(submissions.join(worksheets).join(workbooks))
        .where(table.unit == key.unit, table.year == key.year)
        .where(table.assessor == key.assessor, table.current)
    )
    return connection.execute(query).scalars().all()


def kept_out(delivery: Delivery, sheets: Sequence[SheetDelivery]) -> Iterator[Event]:
    """Tell of worksheets that were received but not stored, or of a file without any."""
    found = delivery.findings.loc[delivery.findings["severity"] == "error"]
    if not delivery.worksheets:
        yield _kept_out(delivery, f"Berkas {delivery.name} ditolak.", found["code"])
    for sheet in sheets:
        own = found.loc[found["sheet"].isin(["", sheet.sheet]), "code"]
        text = f"Lembar “{sheet.sheet}” dari berkas {delivery.name} tidak disimpan."
        yield _kept_out(delivery, text, own, sheet)


def _kept_out(
    delivery: Delivery,
    text: str,
    codes: Iterable[str],
    sheet: SheetDelivery | None = None,
) -> Event:
    return Event(
        "kept_out",
        text,
        unit=sheet.unit if sheet else None,
        year=sheet.year if sheet else None,
        workbook=delivery.sha256,
        subject=delivery.name,
        after={"findings": list(dict.fromkeys(codes))},
    )


def sakip_stored(delivery: Collected, rows: Sequence[Mapping[str, Any]], before: Facts) -> Event:
    """Tell of the SAKIP scores of one unit and year, and of those whose place they took."""
    first = rows[0]
    year = first["evaluation_year"] or first["performance_year"]
    done = "menggantikan yang lama" if before else "disimpan"
    return Event(
        "supersession" if before else "import",
        f"Nilai SAKIP {first['unit']} tahun {year} {done}, dari berkas {delivery.name}.",
        unit=first["unit"],
        year=year,
        workbook=delivery.sha256,
        subject=delivery.name,
        before=before or None,
        after={row["component"]: row["score"] for row in rows},
    )


def prerequisites_stored(
    delivery: Collected, unit: str, year: int, before: Facts, after: Facts
) -> Event:
    """Tell of the prerequisites of one unit and year that a worksheet holds."""
    return Event(
        "prerequisite",
        f"Prasyarat {unit} tahun {year} diisi dari berkas {delivery.name}.",
        unit=unit,
        year=year,
        workbook=delivery.sha256,
        subject=delivery.name,
        before=before or None,
        after=after,
    )


def entered(entry: Entry, before: Facts | None) -> Event:
    """Tell of a single value that a person entered, or took back."""
    withdrawn = entry.value is None
    after = {"value": entry.value, "note": entry.note, "entered_by": entry.entered_by}
    return Event(
        "prerequisite_withdrawn" if withdrawn else "prerequisite",
        f"Prasyarat {entry.item} untuk {entry.unit} tahun {entry.year} "
        f"{'ditarik kembali' if withdrawn else 'diisi'}.",
        unit=entry.unit,
        year=entry.year,
        subject=entry.item,
        before=before,
        after=after,
    )


def threshold_entered(key: Mapping[str, str], before: Facts | None, after: Facts) -> Event:
    """Tell of a minimum that a person entered, or took back."""
    done = "ditarik kembali" if after["taken_back"] else "diisi"
    return Event(
        "threshold",
        f"Batas {key['predicate']} untuk {key['condition']} pada {key['instrument']} {done}.",
        subject=f"{key['instrument']} {key['predicate']} {key['condition']}",
        before=before,
        after=after,
    )


def scenario_saved(saved: Scenario, earlier: Scenario | None) -> Event:
    """Tell of a scenario, and of the version before it."""
    draft = saved.draft
    return Event(
        "scenario",
        f"Skenario “{draft.name}” versi {saved.version} untuk {draft.unit} tahun {draft.year} "
        "disimpan.",
        unit=draft.unit,
        year=draft.year,
        assessor=draft.assessor,
        subject=draft.name,
        before=None if earlier is None else _plan(earlier),
        after=_plan(saved),
    )


def _plan(scenario: Scenario) -> dict[str, Any]:
    draft = scenario.draft
    return {
        "version": scenario.version,
        "predicate": draft.predicate,
        "changes": dict(draft.changes),
        "fixed": list(draft.fixed),
    }


def rejudged(year: int, worksheets_judged: int) -> Event:
    """Tell that a year's verdicts were made anew."""
    return Event(
        "rejudged",
        f"Kesiapan tahun {year} dinilai ulang menurut batas yang berlaku sekarang.",
        year=year,
        after={"worksheets": worksheets_judged},
    )
