"""What became of files, or would: as a table, as a sentence, and their findings put together."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.sentences import Finding
from zi_analytics.insight.collection import grouped
from zi_analytics.instruments import available, load
from zi_analytics.intake import Outcome, Result
from zi_analytics.tables import ASSESSORS, FINDINGS
from zi_analytics.ui import collect_link, data, export, listing
from zi_analytics.ui.findings_list import LEVELS, on_page

PLANNED: Final = {
    "imported": "✓ baru",
    "superseded": "✓ mengganti",
    "unchanged": "– sudah ada",
    "kept_out": "✕ tidak disimpan",
    "refused": "✕ ditolak",
}
ASK: Final = "? perlu dipilih"
TO_STORE: Final = ("imported", "superseded")
CHOOSABLE: Final = frozenset(
    {
        *("unit_unknown", "year_unknown", "year_beyond", "assessor_from_name", "unit_not_in_year"),
        *("two_files", "same_file_elsewhere", "same_file_twice"),
    }
)
DOUBTFUL: Final = frozenset({"unit_clash", "year_clash", "assessor_assumed", "assessor_clash"})
OPTIONAL: Final = ("Perubahan", "Tertulis", "Dikenali dari")
FINDING_ROWS: Final = 8


def to_store(outcome: Outcome) -> int:
    """Return how many worksheets are or would be stored."""
    return sum(outcome.counts[status] for status in TO_STORE)


def asks(result: Result) -> bool:
    """Tell whether a person's choice would let a worksheet in."""
    return result.status == "kept_out" and bool(CHOOSABLE & set(result.findings["code"]))


def doubtful(result: Result) -> bool:
    """Tell whether a person should look at whose a worksheet is."""
    return asks(result) or bool(DOUBTFUL & set(result.findings["code"]))


def status_of(result: Result) -> str:
    """Return what becomes of a worksheet, as sign and word."""
    return ASK if asks(result) else PLANNED[result.status]


def trial_finding(outcome: Outcome) -> Finding:
    """Say what an import would do."""
    ready, asked = to_store(outcome), sum(asks(result) for result in outcome.results)
    if not outcome.results:
        return Finding("Tidak ada berkas LKE untuk diperiksa.", "Belum ada yang disimpan.")
    headline = f"{ready} dari {len(outcome.results)} lembar kerja siap diimpor"
    if asked:
        headline += f"; {asked} perlu dipilih unit, tahun, atau penilainya"
    rest = "Ini baru uji coba: belum ada yang disimpan sampai Anda menekan Impor."
    return Finding(f"{headline}.", " ".join([*_others(outcome, asked), rest]))


def done_finding(outcome: Outcome) -> Finding:
    """Say what an import did."""
    stored = to_store(outcome)
    new, replaced = outcome.counts["imported"], outcome.counts["superseded"]
    headline = f"{stored} lembar kerja tersimpan: {new} baru, {replaced} mengganti yang lama."
    asked = sum(asks(result) for result in outcome.results)
    if asked:
        headline = f"{headline} {asked} menunggu pilihan unit, tahun, atau penilai."
    return Finding(headline, " ".join(_others(outcome, asked)))


def _others(outcome: Outcome, asked: int) -> list[str]:
    counts = outcome.counts
    out = counts["kept_out"] - asked
    parts = (
        (counts["unchanged"], "sudah ada dan tidak berubah"),
        (out, "tidak disimpan karena ada galat"),
        (counts["refused"], "bukan LKE atau tidak dapat dibaca"),
        (len(outcome.skipped), "berkas lain dilewati"),
    )
    said = [f"{number} {what}" for number, what in parts if number]
    return [f"{formats.listing(said, len(said))}."] if said else []


def results_table(results: Sequence[Result], *, done: bool = False) -> pd.DataFrame:
    """Return the results as people read them, a row a worksheet; ``done`` once it is imported."""
    rows = [
        {
            "Berkas": PurePath(result.file).name,
            "Hasil" if done else "Akan menjadi": status_of(result),
            "Unit": unit_name(result),
            "Tahun": str(result.year) if result.year else None,
            "Penilai": ", ".join(ASSESSORS.get(name, name) for name in result.assessors),
            "Perubahan": changes_text(result),
            "Isi": what_it_is(result),
            "Lembar": result.sheet,
            "Tertulis": result.written_unit,
            "Dikenali dari": recognised(result),
            "Galat": int((result.findings["severity"] == "error").sum()),
            "Peringatan": int((result.findings["severity"] == "warning").sum()),
        }
        for result in results
    ]
    table = pd.DataFrame(rows)
    # What is empty throughout takes the room from what is not.
    return table.drop(columns=[name for name in OPTIONAL if table[name].isin([None, ""]).all()])


def unit_name(result: Result) -> str | None:
    """Return the short name of a worksheet's unit; its code where that year has no such unit."""
    if result.unit is None:
        return None
    year = result.year or collect_link.years_offered()[0]
    return str(data.units(year).set_index("code")["short"].get(result.unit, result.unit))


def what_it_is(result: Result) -> str:
    """Say by which regulation a worksheet is, or why a file is none."""
    if result.instrument in available():
        return f"LKE PermenPANRB {load(str(result.instrument)).short}"
    errors = result.findings.loc[result.findings["severity"] == "error", "message"]
    return str(errors.iloc[0]) if len(errors) else formats.MISSING


def recognised(result: Result) -> str:
    """Say what decided unit and year."""
    known = (("unit", result.recognised.unit), ("tahun", result.recognised.year))
    return ", ".join(f"{what} dari {source}" for what, source in known if source)


def changes_text(result: Result) -> str:
    """Say what a worksheet would change: new, or how many answers and what total."""
    said = []
    for change in result.changes:
        total = f"total {formats.points(change.total)}"
        earlier = change.replaces
        if earlier is None:
            said.append(f"baru, {total}")
        else:
            answers = f"{earlier.answers_changed} jawaban berubah"
            before = formats.points(earlier.total)
            said.append(f"{answers}, total {before} → {formats.points(change.total)}")
    if len(said) < 2:
        return "".join(said)
    named = zip(result.changes, said, strict=True)
    return "; ".join(f"{ASSESSORS.get(c.assessor, c.assessor)}: {text}" for c, text in named)


def all_findings(results: Sequence[Result]) -> pd.DataFrame:
    """Return the findings of all results below each other, with the name of the file."""
    tables = [r.findings.assign(file=PurePath(r.file).name) for r in results if len(r.findings)]
    if not tables:
        return pd.DataFrame(columns=[*FINDINGS, "file"])
    return pd.concat(tables, ignore_index=True).drop_duplicates(ignore_index=True)


def findings(results: Sequence[Result], key: str) -> None:
    """Draw the findings of these results, each kind once with its first place, and all to take."""
    draw_findings(all_findings(results), key)


def draw_findings(every: pd.DataFrame, key: str) -> None:
    """Draw findings with the name of their ``file``, each kind once, and all of them to take."""
    if every.empty:
        st.write("Tidak ada temuan.")
        return
    shown = grouped_table(every)
    listing.table(
        shown,
        {},
        f"Tabel {len(shown)} macam temuan di {len(every)} tempat",
        widths={"Tingkat": 92, "Temuan": 430, "Tempat": 250, "Yang perlu dilakukan": 330},
        narrow={"Temuan": 300, "Tempat": 200},
        rows=FINDING_ROWS,
        wrapped=True,
    )
    export.plain_download("Semua temuan (.xlsx)", "temuan", {"Temuan": _full(every)}, key)


def grouped_table(every: pd.DataFrame) -> pd.DataFrame:
    """Return findings as people read them, each kind once, with how many other places there are."""
    table = grouped(every)
    return pd.DataFrame(
        {
            "Tingkat": table["severity"].map(LEVELS),
            "Temuan": table["message"],
            "Tempat": [
                place(*row)
                for row in table[["file", "sheet", "cell", "others"]].itertuples(index=False)
            ],
            "Yang perlu dilakukan": [on_page(hint) for hint in table["hint"]],
        }
    )


def place(file: str, sheet: str, cell: str, others: int = 0) -> str:
    """Say where a finding stands: file, sheet and cell, "dan 12 tempat lain"."""
    where = ", ".join(part for part in (file, sheet, f"sel {cell}" if cell else "") if part)
    return f"{where}, dan {others} tempat lain" if others else where


def _full(every: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Tingkat": every["severity"].map(LEVELS),
            "Berkas": every["file"],
            "Lembar": every["sheet"],
            "Sel": every["cell"],
            "Temuan": every["message"],
            "Yang perlu dilakukan": [on_page(hint) for hint in every["hint"]],
        }
    )
