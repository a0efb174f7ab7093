"""Workbooks as people hand them in, and ways to damage them; the same seed damages the same way."""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import xlwt
from openpyxl import load_workbook

from tests.loaders.test_prerequisites import WIDE
from tests.makers import best_old, make_a, make_b, make_many, make_old, random_answers
from tests.makers.ods import make_ods
from tests.makers.sakip import sakip_book
from tests.makers.xlsb import make_xlsb
from zi_analytics.instruments import load
from zi_analytics.loaders import read_lke
from zi_analytics.registry import load_registry
from zi_analytics.reports import UnitLabel, portal_json, template

REGION = Path(__file__).parents[2] / "data" / "region"
SUFFIXES = ("a.xlsx", "b.xlsx", "banyak.xlsx", "lama.xlsx", "kosong.xlsx", "isian.xlsx")
OTHERS = ("a.xls", "a.xlsb", "a.ods", "portal.json", "sakip.xlsx", "prasyarat.xlsx")
ODD = (
    *("", " ", "0", "-1", "1", "4", "4.01", "1e308", "-1e-308", "NaN", "inf", "9" * 400, "2,5"),
    *("Ya", "ya.", "Tidak", "A", "b", "E", "Z", "100%", "101 %", "12/13", "=1+1", "+1", "#REF!"),
    *("\u202eabc", "\U0001d504", "\x0b", "\ufffe", "&amp;", "&#0;", "&x;", "<b>", "]]>", "<!--"),
    *(
        "Tahun: 2019",
        "Unit Kerja: Dinas Sosial",
        "Jawaban",
        "Bobot",
        "Nilai",
        "TOTAL",
        "Data contoh",
    ),
    *(
        "XFD1048576",
        "A1:XFD1048576",
        "A0",
        "A1:A1",
        "K9",
        "rId1",
        "rId99",
        "../../x",
        "sharedStrings",
    ),
    *("4294967296", "-2147483649", "65536", "true", "e", "s", "str", "n", "d", "x" * 40_000),
)
CLOCK, DAY = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ"), b"2022-05-17T08:00:00Z"
ATTRIBUTE = re.compile(rb'="[^"]*"')
TEXT = re.compile(rb">[^<>]*<")
CELL_TEXT = re.compile(
    rb"(?<=<t>)[^<]*(?=</t>)|(?<=<v>)[^<]*(?=</v>)|(?<=<text:p>)[^<]*(?=</text:p>)"
)
ELEMENT = re.compile(rb"<(\w+)[^<>]*>(?:[^<>]*|(?:(?!</?\1[ >]).){0,400})</\1>", re.DOTALL)


@cache
def bases() -> Mapping[str, bytes]:
    """Return undamaged files by name, all kinds that the loaders take."""
    draws = np.random.default_rng(3)
    answers, others = random_answers(draws), random_answers(draws)
    known = {"unit_name": "Dinas Sosial", "year": 2022}
    plain = make_a(answers, **known).data
    both = make_b(answers, others, **known).data
    rows = list(load_workbook(io.BytesIO(plain), data_only=True).worksheets[0].values)
    rules, unit = load("permenpanrb-90-2021"), UnitLabel("DINSOS", "Dinas Sosial")
    read = read_lke(both, "b.xlsx", load_registry(REGION)).worksheets[0].answers
    many = {"Dinas Sosial": answers, "Dinas Kesehatan": random_answers(draws, 0.2)}
    sakip = [
        ["Rekap SAKIP tahun evaluasi 2022"],
        ["No", "Perangkat Daerah", "Nilai", "Predikat"],
        [1, "Dinas Sosial", 71.2, "BB"],
        [2, "Dinas Kesehatan", 63.5, "B"],
    ]
    made = {
        "a.xlsx": plain,
        "b.xlsx": both,
        "banyak.xlsx": make_many(many, year=2022).data,
        "lama.xlsx": make_old(best_old(), unit_name="Dinas Sosial", year=2019).data,
        "kosong.xlsx": template(rules, unit, 2022),
        "isian.xlsx": template(rules, unit, 2023, read),
        "a.xls": _xls(rows),
        "a.xlsb": make_xlsb(enumerate(rows)),
        "a.ods": make_ods(rows),
        "portal.json": portal_json(rules, unit, 2022, read),
        "sakip.xlsx": sakip_book(sakip),
        "prasyarat.xlsx": sakip_book(WIDE),
    }
    return {name: _undated(data) for name, data in made.items()}


def _undated(data: bytes) -> bytes:
    """Take the clock out of a file, so that a seed damages the same bytes in every run."""
    if not data.startswith(b"PK"):
        return data
    return _packed({name: CLOCK.sub(DAY, part) for name, part in _parts(data).items()})


def _xls(rows: list[Any]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("LKE ZI")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def damaged(seed: int) -> tuple[str, str, bytes]:
    """Return the name of a file, how it was damaged, and its bytes."""
    draws = random.Random(seed)
    files = bases()
    name = draws.choice(SUFFIXES if draws.random() < 0.6 else OTHERS)
    data = files[name]
    ways = [_bytes, _in_members, _in_xml, _in_cells, _in_cells]
    way = draws.choice(
        ways if data.startswith(b"PK") else [_bytes, _json if name[-1] == "n" else _bytes]
    )
    return name, way.__name__.strip("_"), way(data, draws)


def _bytes(data: bytes, draws: random.Random) -> bytes:
    """Flip, delete, repeat, cut or add bytes."""
    changed = bytearray(data)
    for _ in range(draws.choice((1, 1, 2, 5, 20))):
        place = draws.randrange(max(1, len(changed)))
        size = draws.choice((1, 1, 2, 4, 16, 200))
        way = draws.randrange(6)
        if way == 0:
            changed[place : place + size] = draws.randbytes(min(size, len(changed) - place))
        elif way == 1:
            del changed[place : place + size]
        elif way == 2:
            changed[place:place] = changed[place : place + size]
        elif way == 3:
            changed[place:place] = draws.randbytes(size)
        elif way == 4 and place < len(changed):
            changed[place : place + 1] = bytes([changed[place] ^ 1 << draws.randrange(8)])
        elif draws.random() < 0.2:
            del changed[place:]
    return bytes(changed)


def _in_members(data: bytes, draws: random.Random) -> bytes:
    """Damage the bytes of one part, take one away, or let one stand for another."""
    parts = _parts(data)
    name = draws.choice(list(parts))
    way = draws.random()
    if way < 0.1:
        del parts[name]
    elif way < 0.2:
        parts[name] = parts[draws.choice(list(parts))]
    elif way < 0.25:
        parts[name] = b""
    else:
        parts[name] = _bytes(parts[name], draws)
    return _packed(parts)


def _in_xml(data: bytes, draws: random.Random) -> bytes:
    """Write odd things into attributes and texts; repeat and drop elements."""

    def change(content: bytes) -> bytes:
        way = draws.randrange(4)
        if way == 0:
            return _replaced(content, ATTRIBUTE, lambda _: b'="' + _odd(draws) + b'"', draws)
        if way == 1:
            return _replaced(content, TEXT, lambda _: b">" + _odd(draws) + b"<", draws)
        if way == 2:
            return _replaced(content, ELEMENT, lambda _: b"", draws)
        return _replaced(content, ELEMENT, lambda old: old * draws.choice((2, 3, 200)), draws)

    return _in_parts(data, draws, change, draws.choice((1, 3)))


def _in_cells(data: bytes, draws: random.Random) -> bytes:
    """Write odd things into cells, or swap what stands in them."""

    def change(content: bytes) -> bytes:
        texts = [found[0] for found in CELL_TEXT.finditer(content)] or [b""]
        swap = draws.random() < 0.4
        return _replaced(
            content, CELL_TEXT, lambda _: draws.choice(texts) if swap else _odd(draws), draws
        )

    return _in_parts(data, draws, change, draws.choice((1, 2, 10)), cells=True)


def _in_parts(
    data: bytes,
    draws: random.Random,
    change: Callable[[bytes], bytes],
    times: int,
    *,
    cells: bool = False,
) -> bytes:
    parts = _parts(data)
    names = [name for name in parts if name.endswith((".xml", ".rels"))] or list(parts)
    if cells:
        full = [n for n in names if CELL_TEXT.search(parts[n]) and "docProps" not in n]
        names = full or names
    for _ in range(times):
        name = draws.choice(names)
        parts[name] = change(parts[name])
    return _packed(parts)


def _replaced(
    content: bytes,
    pattern: "re.Pattern[bytes]",
    new: Callable[[bytes], bytes],
    draws: random.Random,
) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    one = draws.choice(found)
    return content[: one.start()] + new(one[0]) + content[one.end() :]


def _odd(draws: random.Random) -> bytes:
    return draws.choice(ODD).encode("utf-8", "surrogatepass")


def _json(data: bytes, draws: random.Random) -> bytes:
    document = json.loads(data)
    for _ in range(draws.choice((1, 2, 10))):
        answer = draws.choice(document["answers"])
        value: object = draws.choice([*ODD, 1, -1, 2.5, 1e300, None, True, [], {}])
        draws.choice([document, answer, answer])[draws.choice(list(answer))] = value
    return json.dumps(document).encode()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
