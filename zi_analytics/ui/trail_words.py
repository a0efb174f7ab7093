"""What the page of the trail says: kinds, sentences, and events as tables for people."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import pandas as pd

from zi_analytics import tables
from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.store import EventKind
from zi_analytics.ui import trail_sentences

KINDS: Final[Mapping[EventKind, str]] = {
    "import": "Disimpan",
    "supersession": "Menggantikan yang lama",
    "kept_out": "Tidak disimpan",
    "put_right": "Dibetulkan",
    "withdrawn": "Ditarik kembali",
    "sample": "Data contoh ditampilkan",
    "sample_replaced": "Data contoh diganti",
    "prerequisite": "Prasyarat diisi",
    "prerequisite_withdrawn": "Prasyarat ditarik kembali",
    "internalization": "Internalisasi diisi",
    "internalization_withdrawn": "Internalisasi ditarik kembali",
    "threshold": "Batas nilai diisi",
    "scenario": "Skenario disimpan",
    "note": "Catatan ditulis",
    "note_removed": "Catatan dihapus",
    "deck": "Paparan disimpan",
    "deck_archived": "Paparan dihapus dari daftar",
    "goal": "Tujuan ditambahkan",
    "action": "Aksi ditambahkan",
    "action_changed": "Aksi diubah",
    "action_carried": "Aksi dilanjutkan",
    "rejudged": "Dinilai ulang",
    "export": "Diunduh",
    "login": "Masuk",
    "logout": "Keluar",
    "refused": "Masuk ditolak",
    "role_changed": "Peran diubah",
    "restored": "Dipulihkan dari cadangan",
}
FIELDS: Final = {
    "submission": "Nomor penyerahan",
    "unit": "Unit",
    "year": "Tahun",
    "assessor": "Penilai",
    "file": "Berkas",
    "sheet": "Lembar",
    "total": "Total",
    "findings": "Kode temuan",
    "counts_again": "Berlaku kembali",
    "value": "Isian",
    "note": "Catatan",
    "entered_by": "Diisi oleh",
    "group": "Kelompok",
    "activity": "Kegiatan",
    "people": "Jumlah orang",
    "reached": "Tersentuh",
    "version": "Versi",
    "predicate": "Predikat",
    "changes": "Perubahan",
    "fixed": "Tidak mungkin tahun ini",
    "worksheets": "Lembar kerja",
    "slides": "Salindia",
    "sentences": "Kalimat",
    "archived": "Tidak lagi di daftar",
    "goal": "Tujuan",
    "actions": "Aksi",
    "title": "Uraian aksi",
    "owner": "Penanggung jawab",
    "due": "Tenggat",
    "progress": "Kemajuan (%)",
    "evidence": "Bukti",
    "cancelled": "Dibatalkan",
    "reason": "Alasan",
    "role": "Peran",
    "units": "Unit",
    "unverified_email": "Surel belum diperiksa",
    "minimum": "Batas (poin)",
    "share": "Batas (bagian bobot)",
    "asked": "Disyaratkan",
    "article": "Pasal",
    "taken_back": "Ditarik kembali",
}


def moment(value: datetime | None) -> str:
    """Write a moment by the clock of this server: "17 Mei 2022 09.30"."""
    if value is None or formats.is_missing(value):
        return formats.MISSING
    local = _local(value)
    return f"{formats.day(local)} {local:%H.%M}"


def short_moment(value: datetime) -> str:
    """Write a moment where there is little room: "17 Mei 2022 09.30"; months by three letters."""
    local = _local(value)
    return f"{formats.short_day(local)} {local:%H.%M}"


def zone() -> str:
    """Name the clock of this server: "UTC+07.00"."""
    offset = f"{datetime.now().astimezone():%z}"
    return f"UTC{offset[:3]}.{offset[3:5]}"


def finding(found: int, recorded: int, latest: pd.DataFrame) -> tuple[str, str]:
    """Return the page's finding, and the sentence that goes with it."""
    if not recorded:
        return "Belum ada kegiatan yang tercatat.", ""
    if latest.empty:
        return "Tidak ada kegiatan yang sesuai dengan pilihan ini.", f"Tercatat: {recorded}."
    newest = latest.iloc[0]
    last = f"Yang terakhir: {KINDS[newest['kind']].lower()}, {moment(newest['at'])}."
    if found == recorded:
        return f"{recorded} kegiatan tercatat.", last
    return f"{found} dari {recorded} kegiatan sesuai dengan pilihan ini.", last


def shown(events: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return events as people read them; ``names`` are those of the units."""
    return pd.DataFrame(
        {
            "Waktu": events["at"],
            "Uraian": [trail_sentences.named(event, names) for event in records(events)],
            "Kegiatan": events["kind"].map(dict(KINDS)),
            "Orang": events["person"],
            "Unit": [names.get(unit, unit) for unit in events["unit"]],
            "Tahun": events["year"],
        }
    )


def exported(events: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return events with all that is known of them, for a spreadsheet."""
    table = shown(events, names)
    # A spreadsheet knows no time zones.
    local = [_local(moment).replace(tzinfo=None) for moment in events["at"]]
    table["Waktu"] = pd.Series(local, index=table.index, dtype="datetime64[us]")
    table.insert(0, "No.", events["id"])
    table["Penilai"] = [tables.ASSESSORS.get(name, name) for name in events["assessor"]]
    further = {"subject": "Hal", "before": "Sebelum", "after": "Sesudah"}
    more = events[[*further, "workbook"]].rename(columns=further | {"workbook": "SHA-256 berkas"})
    return pd.concat([table, more], axis="columns")


def differences(before: object, after: object, names: Mapping[str, str]) -> pd.DataFrame:
    """Return what an event tells of before and after, one row a fact, changed ones marked.

    ``names`` are those of the units.
    """
    old, new = _facts(before, names), _facts(after, names)
    rows = [
        {
            "Hal": name,
            "Sebelum": old.get(name, formats.MISSING),
            "Sesudah": new.get(name, formats.MISSING),
            "Berubah": "●" if old and old.get(name) != new.get(name) else "",
        }
        for name in dict.fromkeys([*new, *old])
    ]
    return pd.DataFrame(rows, columns=["Hal", "Sebelum", "Sesudah", "Berubah"])


def _local(moment: datetime) -> datetime:
    """Return a moment by the clock of this server; pandas' own moments do not know it."""
    return pd.Timestamp(moment).to_pydatetime().astimezone()


def _facts(written: object, names: Mapping[str, str]) -> dict[str, str]:
    return dict(_flat(json.loads(written), names)) if isinstance(written, str) else {}


def _flat(
    facts: Mapping[str, Any], names: Mapping[str, str], of: str = ""
) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        label = f"{of}{FIELDS.get(name, name)}"
        if isinstance(value, Mapping):
            yield from _flat(value, names, f"{label}: ")
        elif name == "assessor" and isinstance(value, str):
            yield label, ", ".join(tables.ASSESSORS.get(who, who) for who in value.split(", "))
        elif name in ("unit", "units"):
            codes = value if isinstance(value, list) else [value]
            yield label, _written([names.get(code, code) for code in codes])
        else:
            yield label, _written(value)


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_written(part) for part in value) or formats.MISSING
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        return formats.points(value)
    return formats.MISSING if value is None else str(value)
