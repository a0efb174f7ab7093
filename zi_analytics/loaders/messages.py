"""The texts of the loader's findings: code → severity, what is wrong, what to do.

Names in braces are filled in where the finding is made.
"""

from typing import Final

from zi_analytics.loaders.messages_internalization import INTERNALIZATION
from zi_analytics.loaders.messages_more import PREREQUISITES, SAKIP, Text
from zi_analytics.loaders.messages_refused import REFUSALS

_IDENTITY: Final[dict[str, Text]] = {
    "unit_unknown": (
        "warning",
        "Unit kerja belum dikenali dari {written}.{candidates}",
        "Tulis nama perangkat daerah pada lembar atau nama berkas, atau pilih dengan --unit.",
    ),
    "year_unknown": (
        "warning",
        "Tahun penilaian belum diketahui.",
        "Taruh berkas di folder tahunnya (lke/2022/), atau pilih dengan --year.",
    ),
    "year_beyond": (
        "warning",
        "Tahun {sources} belum tiba; tidak dipakai.",
        "Perbaiki tahun pada lembar atau nama berkas, atau pilih tahunnya dengan --year.",
    ),
    "unit_clash": (
        "warning",
        "Unit kerja berbeda menurut sumbernya: {sources}. Yang dipakai: {chosen}.",
        "Pastikan berkas ini milik unit tersebut; bila bukan, pilih dengan --unit.",
    ),
    "year_clash": (
        "warning",
        "Tahun berbeda menurut sumbernya: {sources}. Yang dipakai: {chosen}.",
        "Pastikan ini bukan berkas tahun lain yang diganti namanya; pilih dengan --year.",
    ),
    "instrument_not_in_force": (
        "warning",
        "Lembar ini memakai LKE PermenPANRB {used}, padahal untuk tahun {year} yang berlaku "
        "{valid}.",
        "Dinilai menurut isi lembar ({used}); pastikan tahunnya benar.",
    ),
    "assessor_from_name": (
        "warning",
        "Nama berkas atau lembar menyebut TPI, tetapi kolomnya hanya “Jawaban”; dibaca sebagai "
        "penilaian mandiri.",
        "Bila ini penilaian TPI, impor dengan --assessor tpi.",
    ),
    "assessor_unknown": (
        "warning",
        "Kolom “{header}” tidak jelas milik penilai siapa, jadi tidak dibaca.",
        "Ubah judul kolom menjadi “Jawaban Unit” atau “Jawaban TPI”.",
    ),
    "assessor_assumed": (
        "warning",
        "Kolom “{header}” tidak jelas milik penilai siapa; dibaca sebagai {assessor}.",
        "Bila bukan, impor dengan --assessor, atau ubah judulnya menjadi “Jawaban TPI”.",
    ),
    "assessor_option_ignored": (
        "warning",
        "Lembar ini punya {count} kolom jawaban, jadi pilihan penilai ({assessor}) tidak dipakai.",
        "Penilai dibaca dari judul tiap kolom; pilihan itu hanya untuk berkas berkolom satu.",
    ),
    "assessor_clash": (
        "warning",
        "Kolom berjudul “{header}”, tetapi diminta dibaca sebagai {assessor}.",
        "Pastikan pilihan penilai benar.",
    ),
    "hidden_sheet": (
        "info",
        "Lembar “{sheet}” tersembunyi; isinya tetap dibaca.",
        "Tampilkan lembar itu bila memang dipakai, atau hapus bila sisa lama.",
    ),
    "renamed_format": (
        "info",
        "Nama berkas berakhiran {suffix}, padahal isinya {actual}; isinya tetap dibaca.",
        "Simpan ulang dari Excel sebagai .xlsx agar tidak ditolak program lain.",
    ),
}

_ROWS: Final[dict[str, Text]] = {
    "question_missing": (
        "warning",
        "Pertanyaan “{label}” ({question}) tidak ditemukan pada lembar ini; tempatnya di bawah "
        "“{heading}”.",
        "Periksa apakah barisnya terhapus; salin barisnya kembali dari LKE asli.",
    ),
    "question_repeated": (
        "warning",
        "Pertanyaan “{label}” ({question}) tertulis dua kali, pada {cell} dan {other}.",
        "Hapus baris yang tidak dipakai; yang dibaca adalah {other}.",
    ),
    "row_unrecognised": (
        "warning",
        "Baris ini berisi jawaban “{raw}”, tetapi pertanyaannya tidak dikenali.",
        "Kembalikan kalimat pertanyaan seperti LKE asli, atau hapus baris tambahan ini.",
    ),
    "scale_differs": (
        "warning",
        "Pilihan jawaban tertulis “{written}”, sedangkan menurut peraturan “{expected}”.",
        "Dinilai menurut peraturan; pastikan baris ini tidak tertukar atau tertimpa.",
    ),
    "scale_column_missing": (
        "warning",
        "Lembar ini tidak punya kolom “Pilihan Jawaban”, padahal peraturan lama menilai menurut "
        "pilihan pada barisnya; semua jawaban dianggap belum ada.",
        "Salin kembali kolom Pilihan Jawaban dari LKE asli.",
    ),
    "scale_unreadable": (
        "warning",
        "Pilihan jawaban “{label}” tertulis “{written}” dan tidak dapat dibaca, sehingga "
        "jawabannya tidak dihitung.",
        "Tulis pilihannya seperti pada LKE asli, misalnya Ya/Tidak atau A/B/C/D.",
    ),
    "scale_differs_from_known": (
        "info",
        "Pilihan jawaban tertulis “{written}”, sedangkan pada LKE yang kami kenal “{expected}”.",
        "Dinilai menurut yang tertulis; pastikan baris ini tidak tertukar atau tertimpa.",
    ),
    "answer_in_scale_column": (
        "warning",
        "“{written}” tertulis di kolom Pilihan Jawaban dan kolom Jawaban kosong.",
        "Pindahkan jawaban ke kolom Jawaban dan kembalikan isi kolom Pilihan Jawaban.",
    ),
}

_ANSWERS: Final[dict[str, Text]] = {
    "unanswered": (
        "warning",
        "{count} pertanyaan belum dijawab ({assessor}): {cells}.",
        "Isi jawabannya; yang kosong dihitung 0 dalam kesiapan.",
    ),
    "answer_unclear": (
        "warning",
        "Jawaban “{raw}” untuk “{label}” tidak jelas artinya.",
        "Tulis salah satu dari {options}.",
    ),
    "answer_outside_scale": (
        "warning",
        "Jawaban “{raw}” untuk “{label}” tidak ada dalam pilihannya.",
        "Tulis salah satu dari {options}.",
    ),
    "number_unclear": (
        "warning",
        "“{raw}” untuk “{label}” tidak dapat dibaca sebagai angka.",
        "Tulis angkanya saja, tanpa kata atau tanda lain.",
    ),
    "count_not_whole": (
        "warning",
        "“{raw}” untuk “{label}” bukan bilangan bulat nol atau lebih.",
        "Tulis jumlahnya sebagai bilangan bulat, misalnya 12.",
    ),
    "date_in_number": (
        "warning",
        "Sel untuk “{label}” berisi tanggal ({raw}), bukan angka.",
        "Ubah format sel menjadi Angka, lalu tulis ulang nilainya.",
    ),
    "survey_above_maximum": (
        "warning",
        "Indeks survei “{raw}” untuk “{label}” melebihi skala 0–{maximum}.",
        "Tulis indeks pada skala 0–{maximum}; nilai skala lain tidak dikonversi.",
    ),
    "survey_percent": (
        "warning",
        "Indeks survei untuk “{label}” tertulis sebagai persentase.",
        "Ubah format sel menjadi Angka, lalu tulis indeks pada skala 0–{maximum}.",
    ),
    "survey_negative": (
        "warning",
        "Indeks survei “{raw}” untuk “{label}” kurang dari 0.",
        "Tulis indeks pada skala 0–{maximum}.",
    ),
    "percent_unclear": (
        "warning",
        "Persentase tertulis 1 untuk “{label}”: tidak jelas 1 % atau 100 %.",
        "Kembalikan rumusnya, atau tulis 100 % dengan tanda persen.",
    ),
    "percent_above_one": (
        "warning",
        "Persentase “{raw}” untuk “{label}” melebihi 100 %.",
        "Kembalikan rumusnya, atau tulis persentase 0–100 dengan tanda %.",
    ),
    "ratio_differs": (
        "warning",
        "Persentase tertulis {written} untuk “{label}”, sedangkan dari jumlahnya {computed}.",
        "Dinilai dari jumlahnya; kembalikan rumus pada sel ini.",
    ),
    "count_missing": (
        "warning",
        "“{label}” belum dapat dihitung: {cells} kosong.",
        "Isi jumlahnya; tulis 0 bila memang tidak ada.",
    ),
    "zero_denominator": (
        "info",
        "“{label}”: pembaginya 0, sehingga lembar kerja menampilkan #DIV/0!. Dihitung {value}.",
        "{note}",
    ),
    "excel_error": (
        "warning",
        "Sel ini berisi galat {error}, sehingga “{label}” dianggap belum dijawab.",
        "Perbaiki rumusnya atau tulis langsung jawabannya.",
    ),
    "not_calculated": (
        "warning",
        "Sel ini berisi rumus yang belum pernah dihitung, sehingga “{label}” dianggap belum "
        "dijawab.",
        "Buka berkas di Excel, simpan, lalu kirim lagi; atau tulis langsung jawabannya.",
    ),
    "errors_not_told_apart": (
        "warning",
        "{count} sel jawaban kosong ({assessor}) pada berkas {format}; pada format ini sel galat "
        "seperti #REF! tidak dapat dibedakan dari sel kosong.",
        "Simpan ulang dari Excel sebagai .xlsx, lalu kirim lagi, atau pastikan sel itu memang "
        "kosong: {cells}.",
    ),
    "merged_answer": (
        "warning",
        "Sel jawaban “{label}” tergabung dengan {range}, sehingga jawabannya tidak jelas.",
        "Pisahkan sel gabungan itu (Unmerge Cells) dan isi jawaban tiap baris.",
    ),
}

_TOTALS: Final[dict[str, Text]] = {
    "total_differs": (
        "warning",
        "Nilai tertulis {written} untuk “{label}”, hitungan ulang dari jawaban {computed} "
        "(selisih {difference}).{also}",
        "Yang dipakai adalah hitungan ulang; periksa apakah rumus sel ini tertimpa angka.",
    ),
    "total_known_defect": (
        "warning",
        "Nilai tertulis {written} untuk “{label}”, hitungan ulang dari jawaban {computed} "
        "(selisih {difference}).{also}",
        "Yang dipakai adalah hitungan ulang. {text}",
    ),
}

MESSAGES: Final[dict[str, Text]] = {
    **REFUSALS,
    **_IDENTITY,
    **_ROWS,
    **_ANSWERS,
    **_TOTALS,
    **SAKIP,
    **PREREQUISITES,
    **INTERNALIZATION,
}
