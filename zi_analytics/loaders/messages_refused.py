"""The texts of findings that refuse a whole file: code → severity, what is wrong, what to do."""

from typing import Final

from zi_analytics.loaders.messages_more import Text

REFUSALS: Final[dict[str, Text]] = {
    "oversize": (
        "error",
        "Berkas berukuran {size}, lebih besar dari batas {limit}.",
        "Hapus gambar dan lembar yang bukan LKE, simpan ulang, lalu kirim lagi.",
    ),
    "unpacked_oversize": (
        "error",
        "Isi berkas ini mengembang menjadi {size} ketika dibuka; batasnya {limit}.",
        "Buka berkas di Excel, salin lembar LKE ke buku kerja baru, simpan, lalu kirim yang baru.",
    ),
    "part_oversize": (
        "error",
        "Satu bagian berkas ini ({part}) terlalu besar untuk sebuah LKE.",
        "Salin lembar LKE ke buku kerja baru, simpan, lalu kirim yang baru.",
    ),
    "lying_archive": (
        "error",
        "Ukuran bagian {part} dalam berkas ini tidak seperti yang dinyatakannya; isinya tidak "
        "dibuka.",
        "Berkas seperti ini tidak dibuat oleh Excel; tanyakan asalnya, dan jangan membukanya.",
    ),
    "xml_entities": (
        "error",
        "Bagian {part} dalam berkas ini memuat definisi entitas XML, yang tidak pernah dibuat oleh "
        "Excel; isinya tidak dibuka.",
        "Tanyakan asal berkas ini, dan jangan membukanya; minta LKE yang disimpan dari Excel.",
    ),
    "too_many_cells": (
        "error",
        "Lembar-lembar berkas ini terlalu luas untuk dibaca: lebih dari {limit} sel.",
        "Salin lembar LKE saja ke buku kerja baru, simpan, lalu kirim yang baru.",
    ),
    "too_many_members": (
        "error",
        "Berkas ini berisi {count} bagian; buku kerja biasa tidak lebih dari {limit}.",
        "Salin lembar LKE ke buku kerja baru, simpan, lalu kirim yang baru.",
    ),
    "too_many_sheets": (
        "error",
        "Berkas ini berisi {count} lembar; paling banyak {limit} lembar dibaca.",
        "Salin lembar LKE ke buku kerja baru, simpan, lalu kirim yang baru.",
    ),
    "sheet_too_large": (
        "error",
        "Ada isian jauh di luar tabel (lembar “{sheet}”, sel {cell}), sehingga lembarnya terlalu "
        "besar dibaca.",
        "Hapus isian di luar tabel LKE (Ctrl+End menunjukkan sel terakhir), lalu simpan ulang.",
    ),
    "empty_file": (
        "error",
        "Berkas ini kosong (0 byte).",
        "Kirim ulang berkas; penyalinan atau pengunduhan sebelumnya tampaknya gagal.",
    ),
    "not_a_workbook": (
        "error",
        "Berkas ini bukan buku kerja Excel; isinya {what}.",
        "Buka dengan program asalnya, salin ke Excel, dan simpan sebagai .xlsx.",
    ),
    "password": (
        "error",
        "Berkas ini dilindungi kata sandi sehingga tidak dapat dibaca.",
        "Buka di Excel, hapus kata sandi (File › Info › Protect Workbook), simpan, kirim lagi.",
    ),
    "truncated": (
        "error",
        "Berkas ini rusak atau terpotong; bagian akhirnya tidak ada.",
        "Salin atau unduh ulang berkas dari sumbernya; pastikan dapat dibuka di Excel.",
    ),
    "unreadable": (
        "error",
        "Berkas ini tampak seperti buku kerja, tetapi isinya tidak dapat dibaca.",
        "Buka di Excel; bila Excel memperbaikinya, simpan sebagai .xlsx baru dan kirim lagi.",
    ),
    "no_lke": (
        "error",
        "Tidak ada lembar LKE Zona Integritas dalam berkas ini.",
        "Periksa apakah berkas yang dikirim benar; lembar LKE memuat kolom Jawaban dan Bobot. "
        "Prasyarat dan internalisasi diterima di halamannya; rekap SAKIP di Tren & SAKIP.",
    ),
    "instrument_unclear": (
        "error",
        "Lembar “{sheet}” memuat ciri lebih dari satu peraturan ({what}), sehingga tidak jelas "
        "menurut peraturan mana harus dinilai.",
        "Kirim LKE yang utuh menurut satu peraturan; jangan menggabungkan baris dari keduanya.",
    ),
    "no_answer_column": (
        "error",
        "Lembar “{sheet}” memuat pertanyaan LKE, tetapi tidak ada kolom berjudul Jawaban.",
        "Beri judul “Jawaban” pada kolom jawaban di baris judul tabel.",
    ),
    "no_known_assessor": (
        "error",
        "Lembar “{sheet}” punya beberapa kolom jawaban, tetapi tidak jelas milik siapa: {cells}.",
        "Beri judul “Jawaban Unit” dan “Jawaban TPI” pada kolom-kolom itu.",
    ),
    "empty_template": (
        "error",
        "LKE pada lembar “{sheet}” belum diisi: tidak ada satu pun jawaban.",
        "Isi kolom Jawaban, lalu kirim lagi; mungkin yang terkirim adalah berkas kosongnya.",
    ),
    "portal_no_json": (
        "error",
        "Isi berkas ini bukan JSON yang utuh.",
        "Unduh ulang JSON dari portal, lalu kirim tanpa mengubahnya.",
    ),
    "portal_invalid": (
        "error",
        "JSON ini tidak bersusunan seperti milik portal; {problem}.",
        "Pastikan berkas memuat unit_id, nama_unit, tahun, dan answers; unduh ulang dari portal.",
    ),
    "portal_repeated": (
        "error",
        "JSON ini memuat jawaban lebih dari satu untuk soal_id {numbers}.",
        "Sisakan satu jawaban untuk setiap soal_id.",
    ),
}
