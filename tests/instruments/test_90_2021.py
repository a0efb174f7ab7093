"""The rule file of PermenPANRB 90/2021 against the facts of the regulation, stated here again."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import zi_analytics.instruments as room
from zi_analytics.instruments import Instrument, available, load

ID = "permenpanrb-90-2021"

AREAS = {
    1: ("Manajemen Perubahan", 4, 4, 8),
    2: ("Penataan Tatalaksana", 3.5, 3.5, 7),
    3: ("Penataan Sistem Manajemen SDM Aparatur", 5, 5, 10),
    4: ("Penguatan Akuntabilitas", 5, 5, 10),
    5: ("Penguatan Pengawasan", 7.5, 7.5, 15),
    6: ("Peningkatan Kualitas Pelayanan Publik", 5, 5, 10),
}
# Weight of every sub-component and how many questions it has.
SUB_COMPONENTS = {
    "A.I.1": [(0.5, 2), (1, 3), (1, 3), (1.5, 4)],
    "A.I.2": [(1, 3), (2, 4), (0.5, 2)],
    "A.I.3": [(0.25, 3), (0.5, 3), (1.25, 6), (2, 4), (0.75, 1), (0.25, 1)],
    "A.I.4": [(2.5, 3), (2.5, 8)],
    "A.I.5": [(1.5, 2), (1.5, 4), (1.5, 4), (1.5, 3), (1.5, 5)],
    "A.I.6": [(1, 4), (1, 6), (1, 3), (1, 3), (1, 3)],
    "A.II.1": [(2, 2), (1, 1), (1, 1)],
    "A.II.2": [(0.5, 1), (1, 2), (2, 3)],
    "A.II.3": [(1.5, 1), (1.5, 1), (2, 1)],
    "A.II.4": [(2, 1), (1.5, 1), (1.5, 1)],
    "A.II.5": [(2.5, 1), (3, 1), (2, 2)],
    "A.II.6": [(2.5, 2), (2.5, 1)],
}
SCALES = {
    "Ya/Tidak": {"Ya": 1, "Tidak": 0},
    "A/B/C": {"A": 1, "B": 0.5, "C": 0},
    "A/B/C/D": {"A": 1, "B": 0.67, "C": 0.33, "D": 0},
    "A/B/C/D/E": {"A": 1, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0},
    "%": {},
    "Jumlah": {},
    "Nilai (0-4)": {},
}
# question: (kind, numerator, denominators, only recorded, value when the denominator is 0)
RATIOS = {
    "A.II.1.i.a": ("share", 2, [1], [], 0),
    "A.II.1.i.b": ("share", 2, [1], [], 0),
    "A.II.3.iii.a": ("decline", 2, [1], [3], 0),
    "A.II.4.i.-": ("share", 2, [1], [], 0),
    "A.II.5.ii.-": ("share", 3, [1], [2], 1),
    "A.II.5.iii.a": ("share", 5, [2, 3, 4], [], 1),
    "A.II.5.iii.b": ("share", 5, [2, 3, 4], [], 1),
    "A.II.6.i.b": ("share", 2, [1], [], 0),
}


@pytest.fixture(scope="module")
def rules() -> Instrument:
    return load(ID)


def text_of_rule_file() -> str:
    return (Path(room.__file__).parent / "90_2021.yaml").read_text(encoding="utf-8")


def test_it_is_available_and_read_once() -> None:
    assert ID in available()
    assert load(ID) is load(ID)


def test_an_unknown_instrument_names_the_known_ones() -> None:
    with pytest.raises(LookupError, match=ID):
        load("permenpanrb-1-1900")


def test_its_time(rules: Instrument) -> None:
    assert rules.in_force_from == date(2021, 12, 31)
    assert rules.in_force_to is None


def test_counts(rules: Instrument) -> None:
    assert len(rules.questions) == 113
    assert len(rules.inputs) == 22
    levels = Counter(node.level for node in rules.nodes.values())
    assert levels == {"component": 2, "aspect": 4, "area": 12, "sub_component": 42}


def test_weights_of_components_and_aspects(rules: Instrument) -> None:
    wanted = {"total": 100, "A": 60, "A.I": 30, "A.II": 30, "B": 40, "B.I": 22.5, "B.II": 17.5}
    assert {id_: rules.weight(id_) for id_ in wanted} == wanted
    assert [rules.weight(id_) for id_ in ("B.I.a", "B.I.b", "B.II.a")] == [17.5, 5, 17.5]


@pytest.mark.parametrize("number", AREAS)
def test_weights_of_areas(rules: Instrument, number: int) -> None:
    label, pemenuhan, reform, together = AREAS[number]
    area = rules.areas[number - 1]
    assert (area.number, area.id, area.label) == (number, f"area.{number}", label)
    assert area.nodes == (f"A.I.{number}", f"A.II.{number}")
    assert [rules.nodes[id_].weight for id_ in area.nodes] == [pemenuhan, reform]
    assert area.weight == rules.weight(area.id) == together
    assert {rules.nodes[id_].label for id_ in area.nodes} == {label}


def test_weights_of_sub_components_and_questions(rules: Instrument) -> None:
    found: dict[str, list[tuple[float, int]]] = {}
    for node in rules.nodes.values():
        if node.level == "sub_component":
            questions = rules.leaves(node.id)
            assert node.parent is not None
            found.setdefault(node.parent, []).append((node.weight, len(questions)))
            for id_ in questions:
                assert rules.questions[id_].weight == node.weight / len(questions)
    assert found == SUB_COMPONENTS


def test_only_the_reports_of_wealth_and_hasil_are_summed(rules: Instrument) -> None:
    summed = [node.id for node in rules.nodes.values() if node.combine == "sum"]
    assert summed == ["A.II.5.iii", "B.I", "B.II"]
    meant = [node.id for node in rules.nodes.values() if node.combine == "mean"]
    assert len(meant) == 41


def test_scales(rules: Instrument) -> None:
    assert {scale.written: dict(scale.options) for scale in rules.scales.values()} == SCALES
    assert rules.scales["indeks"].maximum == 4


def test_how_often_each_scale_is_used(rules: Instrument) -> None:
    used = Counter(rules.scales[question.scale].written for question in rules.questions.values())
    assert used == {
        "Ya/Tidak": 17,
        "A/B/C": 36,
        "A/B/C/D": 33,
        "A/B/C/D/E": 17,
        "%": 8,
        "Nilai (0-4)": 2,
    }


def test_ratios(rules: Instrument) -> None:
    found = {}
    for question in rules.questions.values():
        if question.ratio is None:
            assert question.inputs == ()
            continue
        ratio = question.ratio
        numbers = [
            [int(id_.removeprefix(f"{question.id}.")) for id_ in ids]
            for ids in ((ratio.numerator,), ratio.denominator, ratio.recorded)
        ]
        found[question.id] = (ratio.kind, numbers[0][0], numbers[1], numbers[2], ratio.zero)
        assert ratio.note
        assert all(rules.inputs[id_].question == question.id for id_ in question.inputs)
    assert found == RATIOS


def test_every_rule_names_its_article() -> None:
    text = text_of_rule_file()
    rules = load(ID)
    articles = [
        *(node.article for node in rules.nodes.values()),
        *(question.article for question in rules.questions.values()),
        *(input_.article for input_ in rules.inputs.values()),
    ]
    assert all(re.fullmatch(r"Lampiran III, baris \d+", article) for article in articles)
    rows = [int(article.split()[-1]) for article in articles]
    assert len(set(rows)) == len(rows)
    assert text.count("article:") > len(articles)


def test_articles_follow_the_worksheet(rules: Instrument) -> None:
    rows = [int(question.article.split()[-1]) for question in rules.questions.values()]
    assert rows == sorted(rows)
    assert (rows[0], rows[-1]) == (8, 205)


def test_labels_fit_an_axis(rules: Instrument) -> None:
    for id_ in (*rules.questions, *rules.inputs):
        assert 3 <= len(rules.label(id_)) <= 38, id_
    assert all(len(node.short) <= 38 for node in rules.nodes.values())
    assert all(len(area.short) <= 18 for area in rules.areas)


def test_labels_are_unique(rules: Instrument) -> None:
    labels = [question.label for question in rules.questions.values()]
    assert len(set(labels)) == len(labels)
    for area in {node.parent for node in rules.nodes.values()}:
        shorts = [node.short for node in rules.nodes.values() if node.parent == area]
        assert len(set(shorts)) == len(shorts)


def test_every_id_has_a_label(rules: Instrument) -> None:
    ids = [*rules.nodes, *rules.questions, *rules.inputs]
    assert all(rules.label(id_) for id_ in ids)
    assert rules.label("A.II.5.iii.b") == "Penyampaian LHKASN"
    assert rules.label("area.5") == "Penguatan Pengawasan"


def test_leaves(rules: Instrument) -> None:
    assert rules.leaves("total") == tuple(rules.questions)
    assert rules.leaves("A.I.1.i") == ("A.I.1.i.a", "A.I.1.i.b")
    assert rules.leaves("B.I") == ("B.I.a", "B.I.b")
    assert rules.leaves("B.I.a") == ("B.I.a",)
    assert len(rules.leaves("A.I")) == 87
    assert len(rules.leaves("A.II")) == 23
    assert rules.leaves("area.4") == rules.leaves("A.I.4") + rules.leaves("A.II.4")
    assert len(rules.leaves("A.I.3.v")) == len(rules.leaves("A.I.3.vi")) == 1


def test_signature_tells_the_two_regulations_apart(rules: Instrument) -> None:
    signature = rules.signature
    assert {"pemenuhan", "reform"} <= set(signature.headings)
    assert "proses" in signature.against_headings
    assert {"tlhp", "e office"} <= set(signature.against_words)
    for words in (signature.words, signature.against_words):
        assert all(word == word.lower() for word in words)
    assert not set(signature.words) & set(signature.against_words)


def test_the_defect_in_circulation(rules: Instrument) -> None:
    (defect,) = rules.known_defects
    assert (defect.cell, defect.node) == ("L175", "A.II.5.iii")
    for cell in ("L176", "L183", "L167", "L125", "L198", "L4", "L208"):
        assert cell in defect.text


def test_what_the_method_page_must_say(rules: Instrument) -> None:
    said = {note.id for note in rules.conventions}
    needed = {"belum_dijawab", "konvensi_lke", "penyebut_nol", "rumus_l175", "pemotongan"}
    assert needed <= said
    assert {"penyebut_nol", "setelah_2021", "peralihan"} <= {note.id for note in rules.open_points}


def test_names_used_in_speech(rules: Instrument) -> None:
    terms = {term.said: term for term in rules.terms}
    assert set(terms) == {"deregulasi", "organisasi"}
    for term in terms.values():
        assert not term.confirmed
        assert set(term.areas) <= {area.id for area in rules.areas}
        assert "Reformasi Birokrasi" in term.text.replace("\n", " ")


def test_rule_file_is_made_for_reading() -> None:
    lines = text_of_rule_file().splitlines()
    assert max(len(line) for line in lines) <= 100
    assert not any("\t" in line or line != line.rstrip() for line in lines)
