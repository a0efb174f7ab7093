"""Which columns the two layouts have, and the formulas in them."""

from dataclasses import dataclass

from .points import LHKASN, LHKPN, children
from .rows import DECLINE, INDEX, RATIOS, ROWS, SCALES, SUMS, Row

_TREE = {f"tree.{letter}": None for letter in "BCDEFG"} | {"tree.B": "Penilaian"}
COLUMNS_A: dict[str, str | None] = {
    "no": "1",
    **_TREE,
    "weight": "Bobot",
    "criteria": "Penjelasan",
    "choices": "Pilihan Jawaban",
    "answer.unit": "Jawaban",
    "points.unit": "Nilai",
    "percent.unit": " %",
    "gap": None,
    "note.unit": "Catatan/Keterangan/Penjelasan",
    "evidence.unit": None,
    "link.unit": None,
}
COLUMNS_B: dict[str, str | None] = {
    "no": "ID",
    **_TREE,
    "weight": "Bobot",
    "criteria": "Kriteria Nilai",
    "choices": "Pilihan Jawaban",
    "answer.unit": "Jawaban Unit",
    "note.unit": "Catatan/Keterangan/Penjelasan (Unit)",
    "evidence.unit": "Daftar Bukti Dukung (Unit)",
    "answer.tpi": "Jawaban TPI",
    "points.tpi": "Nilai",
    "percent.tpi": " %",
    "note.tpi": "Catatan/Keterangan/Penjelasan (TPI Unit)",
}
COLUMNS_TPI2: dict[str, str | None] = {
    "answer.tpi2": "Jawaban TPI Instansi",
    "points.tpi2": "Nilai",
    "percent.tpi2": " %",
    "note.tpi2": "Catatan/Keterangan/Penjelasan (TPI Instansi)",
}
QUESTION_WIDTH = 11


@dataclass(frozen=True)
class Place:
    """Where rows and columns stand: row ids to numbers, column keys to letters."""

    rows: dict[str, int]
    columns: dict[str, str]

    def at(self, column: str, row: str) -> str:
        return f"{self.columns[column]}{self.rows[row]}"


def answer_formula(row: Row, place: Place, assessor: str) -> str | None:
    """Give the formula in the answer cell of a ratio or a sum row; None in the others."""

    def cell(part: str) -> str:
        return place.at(f"answer.{assessor}", f"{ratio}.{part}")

    ratio = row.id.rpartition(".")[0] if row.id in SUMS else row.id
    if ratio not in RATIOS:
        return None
    numerator, denominators, recorded = RATIOS[ratio]
    whole = "+".join(cell(part) for part in denominators)
    if row.id in SUMS:
        blank = ",".join(f'{cell(part)}=""' for part in denominators)
        return f'=IF(OR({blank}),"Blm Diisi",{whole})'
    blank = ",".join(f'{cell(part)}=""' for part in (*denominators, numerator, *recorded))
    part = cell(numerator)
    if ratio == DECLINE:
        fall = f"({whole}-{part})/{whole}"
        return f'=IF(OR({blank}),"Blm Diisi",IF(AND({whole}=0,{part}=0),1,MAX(0,{fall})))'
    return f'=IF(OR({blank}),"Blm Diisi",MIN(1,{part}/({whole})))'


def points_formula(row: Row, place: Place, assessor: str) -> str | None:
    """Give the formula in the Nilai cell of a row; None where nothing stands there."""
    points, answer = f"points.{assessor}", f"answer.{assessor}"
    if row.id in ("total.A", "total.B"):
        return f"={place.at(points, row.id[-1])}"
    if row.id == "total":
        return f"={place.at(points, 'total.A')}+{place.at(points, 'total.B')}"
    if row.is_question:
        return "=" + _question(row, place.at(answer, row.id), place.at("weight", row.id))
    if row.weight is None:
        return None
    below = children(row.id)
    cells = ",".join(place.at(points, child.id) for child in below if child.id in place.rows)
    if row.id in (LHKPN, LHKASN) or (below[0].is_question and row.id[0] == "A"):
        return f"=AVERAGE({cells})*{place.at('weight', row.id)}"
    return f"=SUM({cells})"


def _question(row: Row, answer: str, weight: str) -> str:
    if row.choices == INDEX:
        return f'IF({answer}="","Blm Diisi",{answer}/4)*{weight}'
    if row.choices not in SCALES:
        return f'IF({answer}="","Blm Diisi",{answer})'
    formula = '"Blm Diisi"'
    for option, value in reversed(SCALES[row.choices].items()):
        formula = f'IF({answer}="{option}",{value:g},{formula})'
    return f"{formula}*{weight}" if row.weight else formula


ROW_OF = {row.id: row for row in ROWS}
