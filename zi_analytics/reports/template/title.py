"""What a worksheet says of itself, above its table and in its properties."""

import re
from dataclasses import dataclass
from typing import Final

from zi_analytics.instruments import Instrument
from zi_analytics.reports.template.prefill import Prefill

SYNTHETIC: Final = "DATA CONTOH – SINTETIS"
CONVENTION: Final = (
    "Semua nilai di buku kerja ini menghitung pertanyaan yang belum dijawab sebagai 0."
)
_UNWRITABLE: Final = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True)
class Title:
    """Whose worksheet it is, of which year and edition, and what is filled in already."""

    instrument: Instrument
    code: str
    name: str
    year: int
    prefill: Prefill
    synthetic: bool

    @property
    def unit(self) -> str:
        """The unit's name in one line, without signs that a workbook cannot hold."""
        return " ".join(_UNWRITABLE.sub(" ", self.name).split())

    @property
    def lines(self) -> tuple[str, ...]:
        """The title block: what the loader of worksheets knows unit and year by, and the rules."""
        notes = [SYNTHETIC] if self.synthetic else []
        if self.prefill.refused:
            notes.append(self.prefill.refused)
        if self.prefill.answers:
            notes.append(
                f"Isian penilaian mandiri {self.prefill.year} sudah diisikan: sel berhuruf miring "
                "belum diubah dan harus diperiksa."
            )
        return (
            "LEMBAR KERJA EVALUASI ZONA INTEGRITAS",
            f"Unit Kerja: {self.unit}",
            f"Tahun: {self.year}",
            f"Edisi: PermenPANRB {self.instrument.short}",
            CONVENTION,
            " · ".join(notes),
        )
