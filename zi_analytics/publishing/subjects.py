"""What a note can be written on: a unit or the region, as a whole or on a figure of theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from zi_analytics.charts import formats
from zi_analytics.store import Note

WHOLE: Final = ""


@dataclass(frozen=True)
class Subject:
    """A figure: what it is called, and the slide that shows the same, if any."""

    title: str
    slide: str = ""


SUBJECTS: Final[dict[str, Subject]] = {
    WHOLE: Subject("Keadaan secara umum", "posisi"),
    "ringkasan.jarak": Subject("Jarak setiap unit ke predikat", "kesiapan"),
    "ringkasan.area": Subject("Enam area pengungkit", "peta"),
    "ringkasan.syarat": Subject("Yang paling sering kurang", "syarat"),
    "unit.syarat": Subject("Syarat nilai"),
    "unit.area": Subject("Enam area"),
    "unit.tahun": Subject("Lima tahun"),
    "area_lemah.poin": Subject("Di mana poin hilang", "lemah"),
    "area_lemah.peta": Subject("Peta unit dan bagian"),
    "tren.area": Subject("Tren total, enam area, dan Hasil", "tren"),
    "tren.gerak": Subject("Yang paling bergerak", "bergerak"),
    "sakip.arus": Subject("Predikat SAKIP dari tahun ke tahun", "sakip"),
    "sakip.gerbang": Subject("Gerbang SAKIP dan kesiapan"),
    "peta.kecamatan": Subject("Peta kecamatan"),
}


def title(code: str) -> str:
    """Return what a subject is called; one that is no longer known is its own name."""
    return SUBJECTS[code].title if code in SUBJECTS else code


def of(notes: Iterable[Note], subject: str, unit: str | None) -> tuple[Note, ...]:
    """Return the notes on one subject of a unit, or of the region."""
    return tuple(n for n in notes if (n.draft.subject, n.draft.unit) == (subject, unit))


def slide_of(note: Note) -> str:
    """Return the slide on which a note on the region belongs; nothing where there is none."""
    subject = SUBJECTS.get(note.draft.subject)
    return subject.slide if subject else ""


def of_region(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes on the region, of whatever figure."""
    return tuple(note for note in notes if note.draft.unit is None)


def of_unit(notes: Iterable[Note], unit: str) -> tuple[Note, ...]:
    """Return the notes on a unit, of whatever figure."""
    return tuple(note for note in notes if note.draft.unit == unit)


def signed(note: Note) -> str:
    """Say who wrote a note and when: "Sri, 17 Mei 2022", and whether it was changed since."""
    changed = "" if note.version == 1 else f", versi {note.version}"
    return f"{note.draft.author}, {formats.day(note.written_at)}{changed}"


def lines(notes: Sequence[Note]) -> list[str]:
    """Write notes as plain lines: subject, text, who and when; the text is never markup."""
    return [
        f"{title(note.draft.subject)}: {' '.join(note.draft.text.split())} ({signed(note)})"
        for note in notes
    ]
