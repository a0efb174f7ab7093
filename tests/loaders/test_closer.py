"""A closer look at cells finds them however a program writes the XML of a sheet."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.closer import CellState, look_closer

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ERROR = CellState("error", error="#REF!", formula=True)
SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows: str, start: str = f'<worksheet xmlns="{MAIN}">', end: str = "") -> bytes:
    made, out = io.BytesIO(), io.BytesIO()
    Workbook().save(made)
    end = end or "</worksheet>"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, start + rows + end if name == SHEET else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>',
        '<c s="0" t="e" r="A1"><f>B1</f><v>#REF!</v></c>',
        "<c r='A1' t='e'><f>B1</f><v>#REF!</v></c>",
        '<!-- <c r="A1"><v>1</v></c> --><c r="A1" t="e"><f>B1</f><v>#REF!</v></c>',
        '<c r="A1" t="e"><f>B1</f><v><![CDATA[#REF!]]></v></c>',
        '<c\n r="A1"\n t="e"\n><f>B1</f><v>#REF!</v></c >',
    ],
)
def test_an_error_is_told_however_it_is_written(cell: str) -> None:
    data = workbook(f'<sheetData><row r="1">{cell}<c r="B1"/></row></sheetData>')
    assert look_closer(Archive(data), "Sheet", ["A1"]) == {"A1": ERROR}


def test_an_error_is_told_where_names_have_a_prefix() -> None:
    data = workbook(
        '<x:sheetData><x:row><x:c r="A1" t="e"><x:f>B1</x:f><x:v>#REF!</x:v></x:c></x:row>'
        "</x:sheetData>",
        f'<x:worksheet xmlns:x="{MAIN}">',
        "</x:worksheet>",
    )
    assert look_closer(Archive(data), "Sheet", ["A1"]) == {"A1": ERROR}


def test_empty_formula_and_value_are_told_apart_and_no_cell_is_left_out() -> None:
    cells = (
        '<c r="A1"/><c r="B1"><f>A1</f></c><c r="C1"><f>A1</f><v>1</v></c><c r="D1"><v>2</v></c>'
    )
    data = workbook(f'<sheetData><row r="1">{cells}</row></sheetData>')
    assert look_closer(Archive(data), "Sheet", ["A1", "B1", "C1", "E1"]) == {
        "A1": CellState("empty"),
        "B1": CellState("not_calculated", formula=True),
        "C1": CellState("value", formula=True),
    }
