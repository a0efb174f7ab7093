"""The texts of findings about worksheets of internalisation, as in ``messages``."""

from typing import Final

from zi_analytics.loaders.messages_more import Text

INTERNALIZATION: Final[dict[str, Text]] = {
    "no_internalization": (
        "error",
        "Tidak ada tabel internalisasi dalam berkas ini.",
        "Tabelnya memuat kolom Kelompok dan Jumlah Orang, lalu satu kolom setiap kegiatan, atau "
        "kolom Kegiatan dan Tersentuh.",
    ),
    "internalization_unit_unknown": (
        "warning",
        "Unit “{written}” belum dikenali, jadi isiannya tidak disimpan.",
        "Tulis nama perangkat daerah selengkapnya di kolom Unit, atau di baris Unit di atas tabel.",
    ),
    "internalization_year_unknown": (
        "warning",
        "Isian internalisasi ini tidak punya tahun, jadi tidak disimpan.",
        "Tambahkan kolom Tahun, atau taruh berkas di folder tahunnya (internalisasi/2022/).",
    ),
    "internalization_group_unknown": (
        "warning",
        "Kelompok “{written}” tidak dikenali, jadi barisnya tidak disimpan.",
        "Pakai salah satu dari {groups}.",
    ),
    "internalization_activity_unknown": (
        "warning",
        "Baris ini tidak menyebut kegiatannya, jadi tidak disimpan.",
        "Isi kolom Kegiatan, misalnya Sosialisasi.",
    ),
    "internalization_count_unclear": (
        "warning",
        "“{raw}” pada {label} bukan jumlah orang, jadi tidak disimpan.",
        "Tulis bilangan bulat mulai 0; biarkan kosong bila belum diketahui.",
    ),
    "internalization_more_reached": (
        "warning",
        "{activity} tertulis menyentuh {reached} orang, sedangkan kelompok {group} hanya {people} "
        "orang; angka ini tidak disimpan.",
        "Periksa keduanya. Hitung setiap orang sekali saja, walaupun ikut beberapa kali.",
    ),
    "internalization_people_differ": (
        "warning",
        "Jumlah orang kelompok {group} di {unit} tertulis {people} di sini dan {other} pada {at}.",
        "Samakan jumlahnya; sampai diperbaiki, yang terbesar yang dipakai.",
    ),
    "internalization_repeated": (
        "warning",
        "{activity} untuk kelompok {group} di {unit} tertulis dua kali dengan isi berbeda, pada "
        "{cell} dan {other}.",
        "Hapus yang keliru; yang dibaca adalah {other}.",
    ),
    "internalization_column_unread": (
        "info",
        "Kolom “{written}” tidak dikenali sebagai kegiatan, jadi tidak dibaca.",
        "Bila itu kegiatan, awali judulnya dengan “Kegiatan:”.",
    ),
}
