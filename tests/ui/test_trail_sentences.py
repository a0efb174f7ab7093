"""What people read of an event: names where the trail keeps codes."""

import json
from typing import Any, NamedTuple

import pytest

from zi_analytics.tables import REGENCY
from zi_analytics.ui import trail_sentences, trail_words

NAMES = {"DINKES": "Dinas Kesehatan", "DINSOS": "Dinas Sosial", REGENCY: "Kabupaten Situbondo"}


class Told(NamedTuple):
    """An event as the trail gives it."""

    kind: str
    text: str
    unit: Any = None
    subject: str = ""
    before: Any = None


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (
            Told(
                "import", "LKE DINKES tahun 2022 disimpan, dari berkas DINKES tahun.xlsx.", "DINKES"
            ),
            "LKE Dinas Kesehatan tahun 2022 disimpan, dari berkas DINKES tahun.xlsx.",
        ),
        (
            Told(
                "put_right",
                "LKE dari berkas a.xlsx yang terhitung untuk DINSOS tahun 2022 dibetulkan menjadi "
                "DINKES tahun 2022.",
                "DINKES",
                before=json.dumps({"unit": "DINSOS"}),
            ),
            "LKE dari berkas a.xlsx yang terhitung untuk Dinas Sosial tahun 2022 dibetulkan "
            "menjadi Dinas Kesehatan tahun 2022.",
        ),
        (
            Told(
                "prerequisite",
                "Prasyarat unit.sakip untuk DINKES tahun 2022 diisi.",
                "DINKES",
                "unit.sakip",
            ),
            "Prasyarat “SAKIP unit” untuk Dinas Kesehatan tahun 2022 diisi.",
        ),
        (
            Told(
                "internalization",
                "Internalisasi satpam, sosialisasi di DINKES tahun 2022 diisi.",
                "DINKES",
                "satpam, sosialisasi",
            ),
            "Internalisasi “Satpam, Sosialisasi” di Dinas Kesehatan tahun 2022 diisi.",
        ),
        (
            Told(
                "threshold",
                "Batas WBK untuk hasil.bersih.ipak pada permenpanrb-52-2014 diisi.",
                subject="permenpanrb-52-2014 WBK hasil.bersih.ipak",
            ),
            "Batas WBK untuk “Survei persepsi korupsi” pada PermenPANRB 52/2014 diisi.",
        ),
        (
            Told("goal", "Tujuan “A” untuk instansi tahun 2022 ditambahkan.", REGENCY),
            "Tujuan “A” untuk Kabupaten Situbondo tahun 2022 ditambahkan.",
        ),
        (
            Told(
                "note",
                "Catatan untuk DINKES tahun 2022 pada unit.syarat ditulis.",
                "DINKES",
                "unit.syarat",
            ),
            "Catatan untuk Dinas Kesehatan tahun 2022 pada gambar “Syarat nilai” ditulis.",
        ),
        (
            Told(
                "action_changed",
                "Aksi “Kirim data DINKES tahun 2022” untuk DINKES tahun 2023 diubah.",
                "DINKES",
            ),
            "Aksi “Kirim data DINKES tahun 2022” untuk Dinas Kesehatan tahun 2023 diubah.",
        ),
        (Told("login", "Masuk.", float("nan")), "Masuk."),
    ],
)
def test_a_sentence_has_names(event: Told, said: str) -> None:
    assert trail_sentences.named(event, NAMES) == said


def test_what_was_before_and_after_is_said_in_indonesian() -> None:
    facts = {"unit": "DINKES", "assessor": "unit, tpi", "cancelled": False, "minimum": 18.25}
    told = trail_words.differences(None, json.dumps(facts), NAMES).set_index("Hal")["Sesudah"]
    assert told["Unit"] == "Dinas Kesehatan"
    assert told["Penilai"] == "penilaian mandiri, TPI"
    assert (told["Dibatalkan"], told["Batas (poin)"]) == ("tidak", "18,25")
