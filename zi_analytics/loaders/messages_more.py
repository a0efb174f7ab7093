"""The texts of findings about what is collected beside the LKE, as in ``messages``."""

from typing import Final, Literal

Text = tuple[Literal["error", "warning", "info"], str, str]

SAKIP: Final[dict[str, Text]] = {
    "no_sakip": (
        "error",
        "Tidak ada tabel nilai SAKIP dalam berkas ini.",
        "Tabelnya memuat kolom Perangkat Daerah (atau Komponen) dan kolom Nilai atau Predikat.",
    ),
    "sakip_unit_unknown": (
        "warning",
        "Unit “{written}” belum dikenali, jadi nilainya tidak disimpan.{candidates}",
        "Tulis nama perangkat daerah selengkapnya, atau tambahkan sebutannya di aliases.csv.",
    ),
    "sakip_year_unknown": (
        "warning",
        "Nilai ini tidak punya tahun, jadi tidak disimpan.",
        "Tambahkan kolom “Tahun Evaluasi”, atau taruh berkas di folder tahunnya (sakip/2022/).",
    ),
    "sakip_year_kind": (
        "info",
        "Lembar “{sheet}” menyebut “Tahun” saja; dibaca sebagai tahun evaluasi.",
        "Ubah judulnya menjadi “Tahun Evaluasi” atau “Tahun Kinerja” agar pasti.",
    ),
    "sakip_score_unclear": (
        "warning",
        "“{raw}” tidak dapat dibaca sebagai nilai.",
        "Tulis angkanya saja, misalnya 78,25; predikat ditulis di kolomnya sendiri.",
    ),
    "sakip_score_outside": (
        "warning",
        "Nilai “{raw}” untuk {label} di luar 0–{limit}, jadi tidak dipakai.",
        "Tulis nilai komponen dalam poin sesuai bobotnya, bukan persentase capaiannya.",
    ),
    "sakip_weight_differs": (
        "warning",
        "Bobot {label} tertulis {written}, sedangkan menurut PermenPANRB {scheme} {expected}.",
        "Bobot menurut peraturan yang dipakai; pastikan tahun evaluasinya benar.",
    ),
    "sakip_component_unknown": (
        "warning",
        "Komponen “{written}” tidak dikenali, jadi nilainya tidak dibaca.",
        "Pakai nama komponen seperti pada laporan hasil evaluasi, misalnya Perencanaan Kinerja.",
    ),
    "sakip_total_differs": (
        "warning",
        "Nilai SAKIP tertulis {written}, sedangkan komponennya berjumlah {computed}.",
        "Yang tertulis tetap dipakai; cocokkan dengan laporan aslinya.",
    ),
    "sakip_predicate_differs": (
        "warning",
        "Predikat tertulis {written}, sedangkan nilai {score} berarti {computed}.",
        "Keduanya disimpan dan predikat dari nilai yang dipakai; batas bawah predikat tidak "
        "termasuk, jadi 80,00 adalah BB.",
    ),
    "sakip_predicate_unclear": (
        "warning",
        "Predikat “{raw}” tidak jelas artinya.",
        "Tulis salah satu dari AA, A, BB, B, CC, C, D.",
    ),
    "sakip_repeated": (
        "warning",
        "{label} untuk {unit} tertulis dua kali dengan isi berbeda, pada {cell} dan {other}.",
        "Hapus yang keliru; yang dibaca adalah {other}.",
    ),
}

PREREQUISITES: Final[dict[str, Text]] = {
    "no_prerequisites": (
        "error",
        "Tidak ada tabel prasyarat dalam berkas ini.",
        "Tabelnya memuat kolom Perangkat Daerah dan kolom prasyarat, atau kolom Prasyarat dan Isi.",
    ),
    "prerequisite_unit_unknown": (
        "warning",
        "Unit “{written}” belum dikenali, jadi prasyaratnya tidak disimpan.",
        "Tulis nama perangkat daerah selengkapnya; prasyarat instansi ditulis pada baris nama "
        "daerah.",
    ),
    "prerequisite_year_unknown": (
        "warning",
        "Prasyarat ini tidak punya tahun, jadi tidak disimpan.",
        "Tambahkan kolom Tahun, atau taruh berkas di folder tahunnya (prasyarat/2022/).",
    ),
    "prerequisite_unknown": (
        "warning",
        "Prasyarat “{written}” tidak dikenali.",
        "Pakai nama prasyarat seperti pada halaman Metode.",
    ),
    "prerequisite_level": (
        "warning",
        "“{raw}” untuk “{label}” tertulis pada baris yang bukan tempatnya, jadi tidak disimpan.",
        "Prasyarat instansi ditulis pada baris nama daerah, prasyarat unit pada baris unitnya.",
    ),
    "prerequisite_unclear": (
        "warning",
        "“{raw}” untuk “{label}” tidak jelas artinya, jadi tidak disimpan.",
        "Yang diminta {required}; persentase ditulis dengan %, tanggal seperti 15 Maret 2021.",
    ),
    "prerequisite_repeated": (
        "warning",
        "Prasyarat yang sama untuk {unit} tertulis dua kali dengan isi berbeda, pada {cell} dan "
        "{other}.",
        "Hapus yang keliru; yang dibaca adalah {other}.",
    ),
}
