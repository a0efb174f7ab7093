"""The texts of the intake's findings: code → severity, what is wrong, what to do.

Names in braces are filled in where the finding is made.
"""

from typing import Final

from zi_analytics.loaders.messages_more import Text

MESSAGES: Final[dict[str, Text]] = {
    "file_unreadable": (
        "error",
        "Berkas tidak dapat dibuka ({reason}).",
        "Periksa apakah berkas masih ada, boleh dibaca, dan tidak sedang dikunci program lain.",
    ),
    "cannot_process": (
        "error",
        "Berkas ini tidak dapat diolah karena kesalahan program ({error}).",
        "Berkas lain tetap diolah; kirimkan berkas ini beserta pesannya kepada pengelola aplikasi.",
    ),
    "cannot_score": (
        "error",
        "Lembar ini tidak dapat dinilai karena kesalahan program ({error}).",
        "Lembar dan berkas lain tetap dinilai; kirimkan berkas ini beserta pesannya kepada "
        "pengelola aplikasi.",
    ),
    "unit_not_in_year": (
        "error",
        "Tidak ada unit dengan kode {unit} pada tahun {year}.",
        "Periksa tahunnya; bila sudah benar, pilih unit yang ada pada tahun itu dengan --unit.",
    ),
    "two_files": (
        "error",
        "Ada lebih dari satu lembar untuk {unit} tahun {year} ({assessors}): {files}. Yang "
        "baru tidak disimpan satu pun; yang sudah tersimpan tidak diubah.",
        "Pilih yang benar, lalu impor berkas itu saja.",
    ),
    "two_collected_files": (
        "error",
        "Beberapa berkas berbeda isinya tentang hal yang sama ({units}): {files}. Bagian itu "
        "tidak disimpan dari berkas mana pun yang baru.",
        "Pilih yang benar, lalu impor berkas itu saja.",
    ),
    "same_file_elsewhere": (
        "error",
        "Berkas yang sama persis sudah diterima sebagai {unit} tahun {year} ({assessors}), dengan "
        "nama “{file}”.",
        "Salinan yang diganti nama atau foldernya tidak disimpan. Bila justru yang tersimpan itu "
        "keliru, impor berkas ini saja sambil memilih unit, tahun, atau penilainya (--unit, "
        "--year, --assessor).",
    ),
    "same_file_twice": (
        "error",
        "Berkas yang sama persis dikirim untuk unit atau tahun yang berbeda: {files}.",
        "Sisakan satu di tempat yang benar, lalu impor lagi.",
    ),
    "sample_among_real": (
        "error",
        "Lembar ini data contoh (sintetis), padahal sudah ada LKE asli.",
        "Data contoh tidak dicampur dengan LKE asli; keluarkan berkas ini dari folder.",
    ),
    "same_as_other_year": (
        "warning",
        "Semua jawaban ({assessor}) sama persis dengan jawaban tahun {year}.",
        "Pastikan ini bukan berkas tahun lain yang diganti namanya.",
    ),
    "put_right": (
        "info",
        "Berkas ini tadinya dicatat sebagai {before}; menurut pilihan sekarang {after}{also}.",
        "Bila keliru, pilih kembali unit, tahun, atau penilai yang benar; tidak ada yang dihapus.",
    ),
    "withdrawn_before": (
        "info",
        "Berkas ini pernah diterima dan sudah ditarik kembali, jadi tidak terhitung.",
        "Bila justru berkas ini yang benar, serahkan lagi di halaman Pengumpulan.",
    ),
    "superseded_before": (
        "info",
        "Berkas ini sudah pernah diterima dan sudah digantikan oleh “{file}” yang diterima "
        "sesudahnya; tidak ada yang diubah.",
        "Bila justru berkas ini yang benar, simpan ulang di Excel, lalu impor lagi.",
    ),
}
