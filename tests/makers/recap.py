"""The recap sheets that real workbooks carry beside the worksheet."""

from collections.abc import Mapping

from openpyxl import Workbook

from .options import Options
from .points import shown
from .sheet import Drawn

AREAS = (
    "MANAJEMEN PERUBAHAN",
    "PENATAAN TATALAKSANA",
    "PENATAAN SISTEM MANAJEMEN SDM APARATUR",
    "PENGUATAN AKUNTABILITAS",
    "PENGUATAN PENGAWASAN",
    "PENINGKATAN KUALITAS PELAYANAN PUBLIK",
)
WEIGHTS = (8, 7, 10, 10, 15, 10)


def add_recap(
    book: Workbook, name: str, drawn: Drawn, answers: Mapping[str, object], options: Options
) -> None:
    """Add a recap before the worksheet: name in B1, target in B2, areas from row 6 on.

    As in the workbook in circulation, the recaps of unit and TPI point to the same Nilai column.
    With ``totals="values"`` each holds its own assessor's numbers instead.
    """
    sheet = book.create_sheet(name, index=max(0, book.sheetnames.index(drawn.name)))
    sheet["B1"], sheet["B2"] = options.unit_name or "[NAMA UNIT]", "WBK"
    if options.year:
        sheet["B3"] = f"Tahun: {options.year}"
    header = {"B4": "Area Perubahan", "H4": "Bobot", "I4": "Pemenuhan", "J4": "Reform"}
    for address, text in (header | {"K4": "Nilai", "L4": " %"}).items():
        sheet[address] = text
    values = shown(answers) if answers else {}
    for number, (area, weight) in enumerate(zip(AREAS, WEIGHTS, strict=True), start=1):
        row = 5 + number
        sheet[f"D{row}"], sheet[f"E{row}"], sheet[f"H{row}"] = str(number), area, weight
        for column, aspect in {"I": "A.I", "J": "A.II"}.items():
            node = f"{aspect}.{number}"
            sheet[f"{column}{row}"] = (
                values.get(node)
                if options.totals == "values"
                else f"='{drawn.name}'!{drawn.place.at('points.tpi', node)}"
            )
    sheet["B22"] = "NILAI EVALUASI REFORMASI BIROKRASI"
    if options.totals == "values":
        sheet["K22"] = values.get("total")
    else:
        sheet["K22"] = f"='{drawn.name}'!{drawn.place.at('points.tpi', 'total')}"


def add_stale_recaps(book: Workbook) -> None:
    """Add the hidden sheets that real files drag along, with old figures and a lost reference."""
    for name in ("Utama", "Ctt Eval"):
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden"
        sheet["B1"] = "Rekapitulasi tahun lalu"
        sheet["B4"], sheet["K4"] = "PENGUNGKIT", 41.5
        sheet["B5"], sheet["K5"] = "NILAI EVALUASI ZONA INTEGRITAS", "#REF!"
