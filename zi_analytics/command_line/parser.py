"""The commands and their options, described in Indonesian."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from zi_analytics.sample import EARLIER_YEARS, SAMPLE_YEAR

FIRST_YEAR: Final = 2010
LAST_YEAR: Final = 2099
ASSESSORS: Final = ("unit", "tpi")
PREDICATES: Final = ("WBK", "WBBM")
SAMPLE_YEARS: Final = (SAMPLE_YEAR, *EARLIER_YEARS)
PARQUET: Final = "parquet"
KINDS: Final = ("lke", "sakip", "prerequisites", "internalization")
REPORTS: Final = ("recap", "report", "deck", "portal", PARQUET)
WRONG_USAGE: Final = 2
MOST_WORKERS: Final = 64

# What argparse says in English → the same in Indonesian.
_MESSAGES: Final = (
    (r"the following arguments are required: (.*)", r"yang berikut harus diisi: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"one of the arguments (.*) is required", r"pilih salah satu: \1"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 dan \2 tidak dapat bersamaan"),
    (r"argument (.*?): expected one argument", r"\1: harus diikuti satu isian"),
    (r"argument (.*?): expected at least one argument", r"\1: harus diisi"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 bukan pilihan; \3"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Indonesian."""

    def __init__(self, **options: object) -> None:
        """Take argparse's own options."""
        super().__init__(**{"add_help": False, "allow_abbrev": False, **options})  # type: ignore[arg-type]
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def format_help(self) -> str:
        """Return the help, with Indonesian headings."""
        return _translated(super().format_help())

    def format_usage(self) -> str:
        """Return the usage line, with its Indonesian heading."""
        return _translated(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with the status of wrong usage."""
        for english, indonesian in _MESSAGES:
            message, found = re.subn(f"^{english}$", indonesian, message)
            if found:
                break
        self.exit(WRONG_USAGE, f"{self.format_usage()}Salah pemakaian: {message}\n")


def _translated(text: str) -> str:
    headings = {"usage:": "pemakaian:", "options:": "pilihan:", "positional arguments:": "isian:"}
    for english, indonesian in headings.items():
        text = re.sub(f"^{english}", indonesian, text, flags=re.MULTILINE)
    return text


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments; ends the program with status 2 when they are wrong."""
    parser = Parser(
        prog="python -m zi_analytics",
        description="Lembar kerja evaluasi (LKE) Zona Integritas: dari berkas sampai kesiapan "
        "WBK dan WBBM.",
        epilog="Status akhir: 0 semua baik; 1 ada yang tidak disimpan atau ditolak (alasannya "
        "disebut); 2 salah pemakaian.",
    )
    commands = parser.add_subparsers(dest="command", metavar="perintah", required=True)
    _add_score(commands)
    _add_import(commands)
    _add_path(commands)
    _add_template(commands)
    _add_sample(commands)
    _add_backup(commands)
    _add_export(commands)
    return parser.parse_args(arguments)


def _add_score(commands: "argparse._SubParsersAction[Parser]") -> None:
    about = "nilai satu berkas LKE tanpa menyimpannya"
    score = commands.add_parser("score", help=about, description=_sentence(about))
    score.add_argument("file", metavar="BERKAS", type=Path, help="berkas LKE")
    _add_identity(score)
    _add_json(score)


def _add_import(commands: "argparse._SubParsersAction[Parser]") -> None:
    about = "terima berkas LKE ke dalam basis data"
    take_in = commands.add_parser("import", help=about, description=_sentence(about))
    take_in.add_argument(
        "paths",
        metavar="BERKAS",
        type=Path,
        nargs="+",
        help="berkas LKE, atau folder beserta semua isinya",
    )
    _add_identity(take_in)
    take_in.add_argument(
        "--kind",
        choices=KINDS,
        metavar="|".join(KINDS),
        default="lke",
        help="isi berkas: LKE, rekap atau laporan SAKIP (--year: tahun evaluasi), prasyarat, "
        "atau internalisasi",
    )
    take_in.add_argument(
        "--dry-run",
        action="store_true",
        help="baca, nilai, dan laporkan saja; tidak ada yang disimpan",
    )
    where = take_in.add_mutually_exclusive_group()
    where.add_argument(
        "--workers",
        metavar="N",
        type=_workers,
        default=1,
        help="LKE dibaca oleh N proses di komputer ini; hasilnya sama",
    )
    where.add_argument(
        "--scheduler",
        metavar="ALAMAT",
        help="LKE dibaca oleh klaster Dask dengan penjadwal ini, misalnya tcp://10.0.0.5:8786",
    )
    _add_json(take_in)


def _add_path(commands: "argparse._SubParsersAction[Parser]") -> None:
    about = "hitung jalur terpendek satu berkas LKE ke sebuah predikat"
    path = commands.add_parser("path", help=about, description=_sentence(about))
    path.add_argument("file", metavar="BERKAS", type=Path, help="berkas LKE")
    path.add_argument(
        "--assessor",
        choices=ASSESSORS,
        metavar="|".join(ASSESSORS),
        help="penilai yang jawabannya dipakai; tanpa ini penilaian mandiri, bila ada",
    )
    path.add_argument(
        "--predicate",
        choices=PREDICATES,
        metavar="|".join(PREDICATES),
        required=True,
        help="predikat yang dituju",
    )
    path.add_argument(
        "--fixed",
        metavar="PERTANYAAN,…",
        type=_questions,
        default=(),
        help="pertanyaan yang tidak mungkin diperbaiki tahun ini, dipisah koma",
    )
    _add_json(path)


def _add_template(commands: "argparse._SubParsersAction[Parser]") -> None:
    about = "buat LKE kosong untuk dibagikan ke unit"
    template = commands.add_parser("template", help=about, description=_sentence(about))
    template.add_argument(
        "--year", metavar="TAHUN", type=_year, required=True, help="tahun penilaian"
    )
    whose = template.add_mutually_exclusive_group(required=True)
    whose.add_argument("--unit", metavar="KODE", help="kode unit menurut daftar unit daerah")
    whose.add_argument(
        "--all", action="store_true", help="semua unit yang diharapkan mengumpulkan LKE"
    )
    template.add_argument(
        "--out",
        metavar="BERKAS|FOLDER",
        type=Path,
        required=True,
        help="berkas .xlsx yang ditulis; dengan --all, foldernya",
    )
    template.add_argument(
        "--prefill",
        action="store_true",
        help="isikan penilaian mandiri tahun sebelumnya, bila instrumennya sama",
    )


def _add_sample(commands: "argparse._SubParsersAction[Parser]") -> None:
    about = "tulis berkas LKE contoh (sintetis)"
    sample = commands.add_parser("sample", help=about, description=_sentence(about))
    sample.add_argument(
        "--out", metavar="FOLDER", type=Path, required=True, help="folder tempat berkas ditulis"
    )
    sample.add_argument(
        "--year", type=int, choices=SAMPLE_YEARS, metavar="TAHUN", help="2018–2022; biasanya 2022"
    )


def _add_backup(commands: "argparse._SubParsersAction[Parser]") -> None:
    about = "tulis cadangan basis data (SQLite), juga selagi dasbor berjalan"
    backup = commands.add_parser("backup", help=about, description=_sentence(about))
    backup.add_argument(
        "--out", metavar="BERKAS", type=Path, required=True, help="berkas cadangan yang dibuat"
    )
    about = "pulihkan basis data (SQLite) dari cadangan; isi yang sekarang disimpan lebih dahulu"
    restore = commands.add_parser("restore", help=about, description=_sentence(about))
    restore.add_argument("file", metavar="BERKAS", type=Path, help="berkas cadangan")


def _add_export(commands: "argparse._SubParsersAction[Parser]") -> None:
    about = "tulis laporan satu tahun dari basis data"
    export = commands.add_parser("export", help=about, description=_sentence(about))
    export.add_argument(
        "report",
        choices=REPORTS,
        metavar="|".join(REPORTS),
        help="recap: rekap semua nilai, syarat, jawaban, dan temuan (.xlsx); report: rapor unit "
        "(.pdf), atau rapor semua unit (.zip) tanpa --unit; deck: paparan rakor (.pptx); "
        "portal: jawaban satu unit untuk portal kementerian (.json); parquet: jawaban, nilai, dan "
        "syarat semua tahun (atau satu) menurut daerah dan tahun, di sebuah folder",
    )
    export.add_argument(
        "--year", metavar="TAHUN", type=_year, help="tahun penilaian; tidak perlu dengan --deck"
    )
    export.add_argument("--unit", metavar="KODE", help="hanya unit ini; wajib untuk portal")
    export.add_argument(
        "--assessor",
        choices=ASSESSORS,
        metavar="|".join(ASSESSORS),
        help="hanya jawaban penilai ini; untuk portal",
    )
    export.add_argument(
        "--regency", action="store_true", help="report: laporan pimpinan, dua halaman (.pdf)"
    )
    export.add_argument(
        "--deck", metavar="NAMA", help="deck: paparan yang disimpan dengan nama ini"
    )
    export.add_argument(
        "--out", metavar="BERKAS", type=Path, required=True, help="berkas (parquet: folder) hasil"
    )


def _add_identity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--assessor",
        choices=ASSESSORS,
        metavar="|".join(ASSESSORS),
        help="penilai pada berkas yang hanya punya satu kolom jawaban",
    )
    parser.add_argument("--year", metavar="TAHUN", type=_year, help="tahun penilaian")
    parser.add_argument("--unit", metavar="KODE", help="kode unit menurut daftar unit daerah")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")


def _sentence(about: str) -> str:
    return f"{about[0].upper()}{about[1:]}."


def _questions(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _workers(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_WORKERS:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” bukan bilangan 1–{MOST_WORKERS}")


def _year(text: str) -> int:
    if re.fullmatch(r"\d{4}", text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” bukan tahun {FIRST_YEAR}–{LAST_YEAR}")
