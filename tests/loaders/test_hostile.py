"""Files that are made to harm: each refused, or read as if the harm were not there."""

import io
import os
import struct
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from tests.loaders.reading import codes, total
from tests.loaders.test_refusals import saved, zipped
from tests.makers import best_answers, make_a, make_many
from zi_analytics.loaders import Reading, read_lke
from zi_analytics.loaders.workbook import open_workbook
from zi_analytics.registry import Registry

GOOD = make_a(best_answers(), unit_name="Dinas Kesehatan", year=2022).data
SHEET = "xl/worksheets/sheet1.xml"
BOMB = '=cmd|" /C calc"!A0'
SECONDS = 20.0
"""Of computing: far above what any of these takes, far below what an unbounded one would."""


def members(data: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    own = members()
    change(own)
    return zipped(own)


def read(data: bytes, registry: Registry, name: str = "x.xlsx") -> Reading:
    before = sum(os.times()[:4])
    reading = read_lke(data, name, registry)
    assert sum(os.times()[:4]) - before < SECONDS
    return reading


def lying(part: str, content: bytes, said: int) -> bytes:
    """Pack a part that unpacks to more than the archive says, with a checksum for what is said."""
    data = bytearray(changed(lambda own: own.update({part: content})))
    size, check = struct.pack("<I", said), struct.pack("<I", zipfile.crc32(content[:said]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        local = archive.getinfo(part).header_offset
    central = data.rindex(part.encode()) - 46
    data[central + 16 : central + 20] = data[local + 14 : local + 18] = check
    data[central + 24 : central + 28] = data[local + 22 : local + 26] = size
    return bytes(data)


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def with_prolog(part: str, prolog: bytes, encoding: str = "utf-8") -> bytes:
    def change(own: dict[str, bytes]) -> None:
        text = own[part].decode()
        start = text.index("?>") + 2 if text.startswith("<?xml") else 0
        own[part] = (prolog.decode() + text[start:]).encode(encoding)

    return changed(change)


def one_cell(reference: str, times: int = 1) -> bytes:
    cell = f'<c r="{reference}"><v>1</v></c>'
    return f"<worksheet><sheetData><row>{cell * times}</row></sheetData></worksheet>".encode()


REFUSED = {
    "a part that unpacks without end": (
        lambda: lying(SHEET, b"<worksheet>" + b" " * 10**8, 4000),
        "lying_archive",
    ),
    "a sheet of blanks": (
        lambda: changed(lambda own: own.update({SHEET: b" " * 40 * 2**20})),
        "part_oversize",
    ),
    "huge styles": (
        lambda: changed(lambda own: own.update({"xl/styles.xml": b"<xf/>" * 10**6})),
        "part_oversize",
    ),
    "zeros in a picture": (
        lambda: changed(lambda own: own.update({"xl/media/a.png": bytes(160 * 2**20)})),
        "unpacked_oversize",
    ),
    "a workbook inside an archive": (lambda: zipped({"lke.xlsx": GOOD}), "not_a_workbook"),
    "an archive inside an archive": (
        lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": bytes(10**6)})})}),
        "not_a_workbook",
    ),
    "entities in a sheet": (lambda: with_prolog(SHEET, LAUGHS), "xml_entities"),
    "entities in shared strings": (
        lambda: changed(
            lambda own: own.update({"xl/sharedStrings.xml": LAUGHS + b"<sst><si/></sst>"})
        ),
        "xml_entities",
    ),
    "entities in styles": (lambda: with_prolog("xl/styles.xml", LAUGHS), "xml_entities"),
    "entities from outside": (lambda: with_prolog("xl/workbook.xml", OUTSIDE), "xml_entities"),
    "entities in another alphabet": (
        lambda: with_prolog(SHEET, LAUGHS, "utf-16"),
        "xml_entities",
    ),
    "100,000 rows": (
        lambda: changed(
            lambda own: own.update(
                {
                    SHEET: b"<worksheet><sheetData>"
                    + b"".join(b'<row><c r="A%d"><v>1</v></c></row>' % n for n in range(1, 10**5))
                    + b"</sheetData></worksheet>"
                }
            )
        ),
        "sheet_too_large",
    ),
    "10,000 columns": (
        lambda: changed(lambda own: own.update({SHEET: one_cell("NTP1")})),
        "sheet_too_large",
    ),
    "a far cell in a sheet under another name": (
        lambda: changed(
            lambda own: own.update(
                {
                    "xl/lain/x.dat": one_cell("XFD1048576"),
                    "xl/_rels/workbook.xml.rels": own["xl/_rels/workbook.xml.rels"].replace(
                        b"worksheets/sheet1.xml", b"lain/x.dat"
                    ),
                }
            )
        ),
        "sheet_too_large",
    ),
    "tags that never end": (
        lambda: changed(lambda own: own.update({SHEET: b"<worksheet>" + b"<c " * 10**6})),
        "unreadable",
    ),
}


@pytest.mark.parametrize("file", REFUSED)
def test_refused_with_its_reason(file: str, situbondo: Registry) -> None:
    make, code = REFUSED[file]
    reading = read(make(), situbondo)
    assert reading.refused
    assert reading.findings["code"].tolist() == [code]


def many_wide_sheets(corners: str) -> bytes:
    book = load_workbook(io.BytesIO(GOOD))
    for _ in range(3):
        page = book.create_sheet()
        page["A1"], page[corners] = 1, 1
    return saved(book)


def test_sheets_that_are_wide_together_are_refused(situbondo: Registry) -> None:
    reading = read(many_wide_sheets("ZZ9999"), situbondo)
    assert reading.findings["code"].tolist() == ["too_many_cells"]
    assert not read(many_wide_sheets("Z200"), situbondo).refused


def test_one_long_text_in_many_cells_cannot_fill_the_memory(situbondo: Registry) -> None:
    def change(own: dict[str, bytes]) -> None:
        cells = b"".join(
            b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 9000)
        )
        own["xl/sharedStrings.xml"] = b"<sst><si><t>" + b"x" * 10**6 + b"</t></si></sst>"
        own[SHEET] = b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"

    reading = read(changed(change), situbondo)
    assert reading.findings["code"].tolist() in (["unreadable"], ["too_many_cells"])


READ = {
    "paths that lead out": {"../../etc/passwd": b"x", "/etc/cron.d/x": b"x", "..\\x.exe": b"x"},
    "an archive among its parts": {"xl/embeddings/a.zip": zipped({"b": bytes(10**6)})},
    "a picture with a declaration": {"xl/media/a.svg": b"<!DOCTYPE svg><svg/>"},
}


@pytest.mark.parametrize("file", READ)
def test_read_as_if_it_were_not_there(file: str, situbondo: Registry) -> None:
    reading = read(zipped(members() | READ[file]), situbondo)
    assert codes(reading) == []
    assert total(reading) == pytest.approx(100)


def test_content_types_that_lie_change_nothing(situbondo: Registry) -> None:
    def lie(own: dict[str, bytes]) -> None:
        types = own["[Content_Types].xml"]
        own["[Content_Types].xml"] = types.replace(b"worksheet+xml", b"chartsheet+xml")

    assert total(read(changed(lie), situbondo)) == pytest.approx(100)


def test_relations_that_lead_out_of_the_workbook(situbondo: Registry) -> None:
    def lead_out(own: dict[str, bytes]) -> None:
        name = "xl/_rels/workbook.xml.rels"
        own[name] = own[name].replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd")

    assert read(changed(lead_out), situbondo).refused


def test_names_that_refer_to_each_other(situbondo: Registry) -> None:
    def loop(own: dict[str, bytes]) -> None:
        names = b'<definedName name="a">b</definedName><definedName name="b">a</definedName>'
        book = (
            own["xl/workbook.xml"]
            .replace(b"<definedNames />", b"")
            .replace(b"<definedNames/>", b"")
        )
        place = book.index(b"</sheets>") + len(b"</sheets>")
        inserted = b"<definedNames>" + names + b"</definedNames>"
        own["xl/workbook.xml"] = book[:place] + inserted + book[place:]

    assert total(read(changed(loop), situbondo)) == pytest.approx(100)


def test_hidden_signs_are_taken_out_of_names(situbondo: Registry) -> None:
    made = make_a(
        best_answers(),
        unit_name="Dinas\u202e \u200bKese\u2066hatan\x7f",
        year=2022,
        sheet="LKE\u202e \u200bZI",
        notes={"A.I.1.i.a": "rahasia\u202etxt.exe"},
    )
    worksheet = read(made.data, situbondo).worksheets[0]
    assert (worksheet.unit, worksheet.unit_written) == ("DINKES", "Dinas Kesehatan")
    assert worksheet.sheet == "LKE ZI"
    assert worksheet.answers["note"].dropna().tolist() == ["rahasiatxt.exe"]


def test_sheets_of_one_name_stay_apart(situbondo: Registry) -> None:
    data = make_many({"Satu": best_answers(), "Dua": best_answers()}).data

    def same(own: dict[str, bytes]) -> None:
        own["xl/workbook.xml"] = own["xl/workbook.xml"].replace(b'"Dua"', b'"Satu\xe2\x80\x8b"')

    own = members(data)
    same(own)
    names = [sheet.sheet for sheet in read(zipped(own), situbondo).worksheets]
    assert names == ["Satu", "Satu (2)"]


def test_no_text_is_longer_than_a_cell_holds(situbondo: Registry) -> None:
    long = "x" * 200_000
    made = make_a({**best_answers(), "A.I.1.i.a": "y"}, notes={"A.I.1.i.b": "y"})
    own = members(made.data)
    assert b"<t>y</t>" in own[SHEET]
    own[SHEET] = own[SHEET].replace(b"<t>y</t>", f"<t>{long}</t>".encode())
    reading = read(zipped(own), situbondo)
    assert reading.worksheets[0].answers["note"].str.len().max() == 32_767
    assert reading.findings["message"].str.len().max() < 1_000


def test_many_merged_cells(situbondo: Registry) -> None:
    def merge(own: dict[str, bytes]) -> None:
        ranges = b"".join(b'<mergeCell ref="X%d:Y%d"/>' % (n, n) for n in range(1, 300_000))
        sheet = own[SHEET]
        place = sheet.index(b"</sheetData>") + len(b"</sheetData>")
        own[SHEET] = sheet[:place] + b"<mergeCells>" + ranges + b"</mergeCells>" + sheet[place:]

    assert len(open_workbook(changed(merge)).grids[0].merged) == 20_000
    assert total(read(changed(merge), situbondo)) == pytest.approx(100)
