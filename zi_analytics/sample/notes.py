"""Notes and evidence beside synthetic answers: made up, and about nobody."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from zi_analytics.instruments import Instrument
from zi_analytics.registry import Unit
from zi_analytics.sample.wording import scale_of

_WELL: Final = 0.75
_PARTLY: Final = 0.4
_NOTED: Final = 0.4
_EVIDENCED: Final = 0.55
_REMARKED_LOWERED: Final = 0.7
_REMARKED_KEPT: Final = 0.15

_NOTES_WELL: Final = (
    "{topic} sudah berjalan dan didokumentasikan setiap triwulan.",
    "Dilaksanakan sejak awal tahun {year}; laporannya tersimpan di sekretariat.",
    "Sudah menjadi agenda tetap rapat bulanan.",
    "Berjalan di semua bidang, termasuk unit layanan.",
)
_NOTES_PARTLY: Final = (
    "{topic} baru berjalan pada sebagian bidang.",
    "Sudah ada, tetapi belum dilakukan berkala.",
    "Dokumen tersedia; tindak lanjutnya belum lengkap.",
    "Masih perlu disosialisasikan kepada seluruh pegawai.",
)
_NOTES_LOW: Final = (
    "Belum dilaksanakan; direncanakan tahun {next_year}.",
    "Masih menunggu penetapan penanggung jawab.",
    "{topic} belum ada; baru dibahas dalam rapat awal tahun.",
    "Keterbatasan anggaran dan pegawai.",
)
# What is typical of an area when it is weak, by the area's number.
_NOTES_OF_AREA: Final[Mapping[int, tuple[str, ...]]] = {
    1: (
        "Internalisasi belum menjangkau staf pelaksana, pramubakti, dan satpam.",
        "Agen perubahan sudah ditunjuk, tetapi belum punya rencana aksi.",
    ),
    2: ("SOP lama belum disesuaikan dengan susunan organisasi baru.",),
    3: ("Analisis kebutuhan pelatihan belum disusun per jabatan.",),
    4: ("Capaian kinerja dipantau, tetapi belum dibahas bersama pimpinan setiap triwulan.",),
    5: (
        "Register risiko belum diperbarui.",
        "Kotak pengaduan tersedia, tetapi rekapnya belum dibuat.",
        "Pemetaan benturan kepentingan belum disusun.",
    ),
    6: ("Maklumat sudah dipasang; kompensasi layanan belum diatur.",),
}
_SURVEY: Final = "Survei kepada {people} responden, {month} {year}."
_HEADS: Final[Mapping[str, str]] = {
    "kecamatan": "Camat",
    "rsud": "Direktur",
    "sekretariat": "Sekretaris",
    "inspektorat": "Inspektur",
}
_EVIDENCE: Final = (
    "SK {head} Nomor 188/{number}/{year}",
    "Notulen rapat dan daftar hadir, {month} {year}",
    "Dokumentasi foto kegiatan, {month} {year}",
    "Laporan monitoring triwulan {quarter} {year}",
    "Tangkapan layar aplikasi, {month} {year}",
    "Rencana kerja pembangunan ZI {year}",
    "Rekapitulasi per {month} {year}",
)
_MONTHS: Final = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus")
_QUARTERS: Final = ("I", "II", "III")
_REMARKS_LOWERED: Final = (
    "Bukti dukung belum menunjukkan pelaksanaan berkala.",
    "Bukti baru berupa foto; laporannya belum dilampirkan.",
    "Belum ada bukti tindak lanjut.",
    "Dokumen belum ditandatangani.",
    "Baru sebagian bidang yang melaksanakan.",
)
_REMARKS_KEPT: Final = ("Sesuai bukti dukung.", "Bukti memadai.", "Sesuai.")


def notes(
    instrument: Instrument, value: Mapping[str, float], year: int, rng: np.random.Generator
) -> dict[str, str]:
    """Write the unit's notes on some questions, by question; ``value`` (0-1) sets the tone."""
    area_of = {q: area.number for area in instrument.areas for q in instrument.leaves(area.id)}
    texts: dict[str, str] = {}
    for name, share in value.items():
        area = area_of.get(name)
        if area is not None and rng.random() < _NOTED:
            own = _NOTES_OF_AREA[area] if share < _PARTLY and area in _NOTES_OF_AREA else ()
            text = _pick((*own, *_tone(share)), rng)
            topic = instrument.label(name)
            texts[name] = text.format(topic=topic, year=year, next_year=year + 1)
        elif scale_of(name, instrument).kind == "index":
            people = int(rng.integers(60, 220))
            texts[name] = _SURVEY.format(people=people, month=_pick(_MONTHS, rng), year=year)
    return texts


def evidence(
    value: Mapping[str, float], unit: Unit, year: int, rng: np.random.Generator
) -> dict[str, str]:
    """Name a document for some questions that are met at least in part, by question."""
    head = _HEADS.get(unit.kind, f"Kepala {unit.short}")
    return {
        name: _pick(_EVIDENCE, rng).format(
            head=head,
            number=int(rng.integers(2, 90)),
            month=_pick(_MONTHS, rng),
            quarter=_pick(_QUARTERS, rng),
            year=year,
        )
        for name, share in value.items()
        if share > 0 and rng.random() < _EVIDENCED
    }


def remarks(
    claimed: Mapping[str, float], found: Mapping[str, float], rng: np.random.Generator
) -> dict[str, str]:
    """Write the internal team's remarks, by question: mostly where it found less than claimed."""
    texts: dict[str, str] = {}
    for name, share in found.items():
        lowered = share < claimed.get(name, share)
        if rng.random() < (_REMARKED_LOWERED if lowered else _REMARKED_KEPT):
            texts[name] = _pick(_REMARKS_LOWERED if lowered else _REMARKS_KEPT, rng)
    return texts


def _tone(share: float) -> tuple[str, ...]:
    if share >= _WELL:
        return _NOTES_WELL
    return _NOTES_PARTLY if share >= _PARTLY else _NOTES_LOW


def _pick(texts: Sequence[str], rng: np.random.Generator) -> str:
    return texts[int(rng.integers(len(texts)))]
