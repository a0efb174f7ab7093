"""The page of directions."""

from collections.abc import Iterator
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.template import styles
from zi_analytics.reports.template.columns import SHEET
from zi_analytics.reports.template.paper import heightened, printed, protected
from zi_analytics.reports.template.text import write_text
from zi_analytics.reports.template.title import CONVENTION, SYNTHETIC, Title

GUIDE: Final = "Petunjuk"
_WIDTH: Final = 88


def draw_guide(book: Workbook, title: Title) -> None:
    """Draw the directions as the last sheet of a book."""
    sheet: Worksheet = book.create_sheet(GUIDE)
    sheet.column_dimensions["A"].width = _WIDTH
    for number, line in enumerate(_lines(title), start=1):
        write_text(sheet, number, 1, line, styles.TITLE if number == 1 else styles.PLAIN)
        heightened(sheet, number, line, _WIDTH)
    printed(sheet, title, None, "portrait")
    protected(sheet)


def _lines(title: Title) -> Iterator[str]:
    yield "Petunjuk pengisian"
    if title.synthetic:
        yield f"{SYNTHETIC}: isian awal buku kerja ini bukan data nyata."
    yield (
        f"Isilah sel berwarna kuning pada lembar “{SHEET}”. Kolom Unit diisi oleh unit kerja, "
        "kolom TPI oleh Tim Penilai Internal. Sel lain terkunci tanpa kata sandi."
    )
    yield (
        "Pilihan jawaban dipilih dari daftar. Jumlah diisi dengan bilangan bulat; tulis 0 bila "
        "memang tidak ada, karena satu jumlah yang kosong membuat persentasenya belum terjawab. "
        "Indeks survei diisi dengan angka 0–4, tidak diskalakan dari ukuran lain."
    )
    yield (
        "Nama pertanyaan di sini adalah ringkasan. Kriteria lengkapnya ada dalam peraturan, pada "
        "baris Lampiran III yang disebut dalam kurung di kolom Kriteria."
    )
    yield (
        f"{CONVENTION} Rumus lembar dalam Lampiran III mengeluarkannya dari rata-rata, sehingga "
        "nilai lembar yang belum lengkap di sini dapat lebih rendah. Untuk lembar yang lengkap "
        "keduanya sama. Nilai tidak dibulatkan."
    )
    yield (
        "Bila penyebut sebuah persentase 0, nilainya menurut kolom Kriteria; peraturan tidak "
        "mengaturnya."
    )
    yield (
        "Lembar Rekap menunjukkan setiap syarat nilai WBK dan WBBM. Prasyarat di luar nilai, "
        "seperti SAKIP dan tindak lanjut temuan, tidak dihitung di buku kerja ini."
    )
    if title.prefill.refused:
        yield title.prefill.refused
    if title.prefill.answers:
        yield (
            f"Penilaian mandiri {title.prefill.year} sudah diisikan sebagai isian awal, tanpa "
            f"catatan dan bukti. Kolom “Isian {title.prefill.year}” memuat isian itu; sel yang "
            "masih sama berhuruf miring dengan latar biru. Periksa satu per satu."
        )
    yield (
        "Jangan mengubah nama unit, tahun, atau susunan baris: dari situlah buku kerja ini "
        "dikenali saat diserahkan."
    )
