"""The keywords single a row out: wordings of our own, made like those of the worksheets."""

import re

import pytest

from zi_analytics.instruments import Instrument, Keywords, load


@pytest.fixture(scope="module")
def rules() -> Instrument:
    return load("permenpanrb-90-2021")


def words(text: str) -> str:
    return " " + re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def found(keywords: Keywords, text: str) -> int:
    hit = all(any(f" {word}" in words(text) for word in entry) for entry in keywords)
    return len(keywords) if hit else 0


def meant(candidates: dict[str, Keywords], text: str) -> list[str]:
    hits = {id_: found(keywords, text) for id_, keywords in candidates.items()}
    best = max(hits.values())
    return [id_ for id_, hit in hits.items() if hit == best > 0]


WORDINGS = {
    "A.I.1.iii.c": "Hasil monev telah dtindaklanjuti",
    "A.I.2.ii.d": "Monitoring pemanfaatan TI untuk kinerja, SDM, dan layanan publik",
    "A.I.4.ii.h": "Upaya meningkatkan kapasitas SDM yang menangangi akuntabilitas",
    "A.I.5.iii.b": "Pengaduan masyarakat dtindaklanjuti",
    "A.I.5.iii.d": "Hasil evaluasi pengaduan ditindaklanjuti",
    "A.I.5.iv.a": "Whistle-Blowing System sudah diterapkan",
    "A.I.5.iv.c": "Hasil evaluasi WBS ditindaklanjuti",
    "A.I.6.iv.a": "Dilakukan survey kepuasan",
    "A.I.6.iv.c": "Tindak lanjut atas hasil survey",
    "A.I.6.v.b": "Ada database pelayanan",
    "A.II.3.ii.a": "Hasil assement menjadi pertimbangan mutasi",
    "A.II.5.iii.a": "Persentase penyampaian LHKPN",
    "A.II.5.iii.b": "Persentase penyampaian Non LHKPN",
    "A.II.6.i.b": "Inovasi: perijinan telah dipermudah",
    "B.I.b": "Capaian kinerja lebih baik dari tahun lalu",
}


@pytest.mark.parametrize(("question", "wording"), WORDINGS.items())
def test_a_question_is_known_by_its_words(rules: Instrument, question: str, wording: str) -> None:
    group = rules.questions[question].group
    siblings = {q.id: q.keywords for q in rules.questions.values() if q.group == group}
    assert meant(siblings, wording) == [question]


INPUTS = {
    "A.II.4.i.-.1": "- Jumlah sasaran",
    "A.II.4.i.-.2": "- Jumlah sasaran yang tercapai 100%",
    "A.II.5.ii.-.2": "- Pengaduan sedang diproses",
    "A.II.5.iii.a.4": "- Lainnya",
    "A.II.5.iii.a.5": "Jumlah lainnya yang sudah melaporkan",
    "A.II.5.iii.b.2": "- Pejabat administrator (eselon III)",
    "A.II.5.iii.b.3": "- Pejabat Penawas (eselon IV)",
}


@pytest.mark.parametrize(("input_", "wording"), INPUTS.items())
def test_an_input_is_known_by_its_words(rules: Instrument, input_: str, wording: str) -> None:
    question = rules.inputs[input_].question
    siblings = {i.id: i.keywords for i in rules.inputs.values() if i.question == question}
    assert meant(siblings, wording) == [input_]


@pytest.mark.parametrize("question", ["A.II.5.iii.a", "A.II.5.iii.b"])
def test_the_computed_sum_is_no_input(rules: Instrument, question: str) -> None:
    siblings = {id_: rules.inputs[id_].keywords for id_ in rules.questions[question].inputs}
    assert meant(siblings, "Jumlah yang harus melaporkan (tidak wajib LHKPN)") == []


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("A.II.5.iii.a", "Laporan Harta Kekayaan Pejabat Negara (LHKPN)"),
        ("A.II.5.iii.b", "Laporan Harta Kekayaan Aparatur Sipil Negara (LHKASN)"),
        ("A.II.5.iii.b", "Laporan Harta Kekayaan Non LHKPN"),
    ],
)
def test_headings_of_their_own(rules: Instrument, question: str, heading: str) -> None:
    headings = {q.id: q.heading for q in rules.questions.values() if q.heading}
    assert set(headings) == {"A.II.5.iii.a", "A.II.5.iii.b"}
    assert meant(headings, heading) == [question]


def test_every_heading_is_known_by_its_words(rules: Instrument) -> None:
    for node in rules.nodes.values():
        siblings = {n.id: n.keywords for n in rules.nodes.values() if n.parent == node.parent}
        assert meant(siblings, node.label.upper()) == [node.id]
