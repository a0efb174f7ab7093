"""The two blank official workbooks, where they lie beside the project, and LibreOffice."""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.makers import ROWS

FOLDER = Path(__file__).parents[2] / "shared" / "reference" / "workbooks"
LAMPIRAN = FOLDER / "lampiran3_90_2021_kosong.xlsx"
JAWABAN = FOLDER / "jawaban_kementerian_kosong.xlsx"

needs_official = pytest.mark.skipif(
    not LAMPIRAN.exists(), reason=f"the blank official workbooks are not at {FOLDER}"
)
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)

# Where the official sheets print what. Questions and counts stand in the order of the makers'
# rows; between them are headings only, so that the rows with a scale give their numbers.
SCALE_COLUMN = "J"
_HEADINGS_WITH_SCALE = ("penanganan pengaduan masyarakat", "penyampaian laporan harta kekayaan")


def rows_of(sheet: object) -> dict[str, int]:
    """Map each question and count to its row in an official sheet, by their order."""
    wanted = [row.id for row in ROWS if row.is_question or row.is_input]
    found = [row for row in range(1, 230) if _is_asked(sheet, row)]
    assert len(found) == len(wanted), (len(found), len(wanted))
    return dict(zip(wanted, found, strict=True))


def _is_asked(sheet: object, row: int) -> bool:
    text = str(sheet[f"F{row}"].value or "").strip().casefold()  # type: ignore[index]
    scale = sheet[f"{SCALE_COLUMN}{row}"].value  # type: ignore[index]
    return bool(scale) and scale != "Pilihan Jawaban" and text not in _HEADINGS_WITH_SCALE


def fill(
    source: Path,
    sheet: str,
    answers: Mapping[str, Mapping[str, object]],
    change: Callable[[Workbook], None] | None = None,
) -> bytes:
    """Fill an official workbook: ``answers`` by the letter of the answer column."""
    book = load_workbook(source)
    page = book[sheet]
    rows = rows_of(page)
    for column, typed in answers.items():
        for item, answer in typed.items():
            page[f"{column}{rows[item]}"] = answer
    if change is not None:
        change(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def recalculate(data: bytes, folder: Path) -> bytes:
    """Let LibreOffice calculate every formula of a workbook."""
    (folder / "in.xlsx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "out"),
            str(folder / "in.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return (folder / "out" / "in.xlsx").read_bytes()
