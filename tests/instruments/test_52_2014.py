"""The rule file of PermenPANRB 52/2014 against the facts of the regulation, stated here again."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import zi_analytics.instruments as room
from zi_analytics.instruments import Instrument, InstrumentError, available, load, read

ID = "permenpanrb-52-2014"
AREAS = {
    "A.I": ("Manajemen Perubahan", 5),
    "A.II": ("Penataan Tatalaksana", 5),
    "A.III": ("Penataan Sistem Manajemen SDM", 15),
    "A.IV": ("Penguatan Akuntabilitas Kinerja", 10),
    "A.V": ("Penguatan Pengawasan", 15),
    "A.VI": ("Peningkatan Kualitas Pelayanan Publik", 10),
}
# Weight of every sub-component and how many questions it has.
SUB_COMPONENTS = {
    "A.I": [(1, 2), (1, 3), (2, 3), (1, 4)],
    "A.II": [(1.5, 3), (2, 4), (1.5, 2)],
    "A.III": [(2, 3), (2, 3), (3, 6), (4, 4), (3, 1), (1, 1)],
    "A.IV": [(5, 3), (5, 8)],
    "A.V": [(3, 2), (3, 4), (3, 4), (3, 4), (3, 5)],
    "A.VI": [(3, 4), (3, 5), (4, 3)],
}
KNOWN = {
    "ya_tidak": ["A.I.1.a", "A.I.2.a", "A.I.2.c", "A.I.4.a", "A.I.4.b", "A.I.4.c"],
    "abc": ["A.I.1.b", "A.I.2.b"],
    "abcd": ["A.I.3.a", "A.I.3.b", "A.I.3.c", "A.I.4.d", "A.II.1.a", "A.II.1.b", "A.II.1.c"],
    "indeks": ["B.I.a", "B.II.a"],
    "persen": ["B.I.b"],
}


@pytest.fixture(scope="module")
def rules() -> Instrument:
    return load(ID)


def rule_file() -> Path:
    return Path(room.__file__).parent / "52_2014.yaml"


def test_it_is_available() -> None:
    assert available() == (ID, "permenpanrb-90-2021")


def test_counts(rules: Instrument) -> None:
    pengungkit = [q for q in rules.questions if q.startswith("A.")]
    assert (len(pengungkit), len(rules.questions), len(rules.inputs)) == (81, 84, 0)
    levels = Counter(node.level for node in rules.nodes.values())
    assert levels == {"component": 2, "aspect": 2, "area": 6, "sub_component": 23}


def test_weights_of_areas(rules: Instrument) -> None:
    found = {id_: (node.label, node.weight) for id_, node in rules.nodes.items() if node.area}
    assert found == AREAS
    assert [(area.id, area.nodes) for area in rules.areas] == [
        (f"area.{number}", (node,)) for number, node in enumerate(AREAS, start=1)
    ]


def test_weights_of_sub_components_and_questions(rules: Instrument) -> None:
    found: dict[str, list[tuple[float, int]]] = {}
    for node in rules.nodes.values():
        if node.level == "sub_component":
            assert node.parent is not None
            leaves = rules.leaves(node.id)
            found.setdefault(node.parent, []).append((node.weight, len(leaves)))
            assert {rules.weight(leaf) for leaf in leaves} == {node.weight / len(leaves)}
    assert found == SUB_COMPONENTS


def test_weights_of_hasil(rules: Instrument) -> None:
    wanted = {"total": 100, "A": 60, "B": 40, "B.I": 20, "B.II": 20, "B.I.a": 15, "B.I.b": 5}
    assert {id_: rules.weight(id_) for id_ in wanted} == wanted
    assert rules.weight("B.II.a") == 20


def test_fifteen_answer_scales_are_known_and_the_others_stay_open(rules: Instrument) -> None:
    assert rules.scale_source == "row"
    found: dict[str, list[str]] = {}
    for question in rules.questions.values():
        if question.scale is not None:
            found.setdefault(question.scale, []).append(question.id)
    assert found == KNOWN
    assert sum(q.scale is None for q in rules.questions.values()) == 66


def test_what_is_not_confirmed_is_marked_so(rules: Instrument) -> None:
    assert [q.id for q in rules.questions.values() if not q.confirmed] == ["B.I.a", "B.I.b"]
    unsure = [scale.id for scale in rules.scales.values() if not scale.confirmed]
    assert unsure == ["abcde", "persen", "indeks"]
    for predicate in rules.predicates.values():
        assert (predicate.confirmed, predicate.minimums) == (False, ())
    assert list(rules.predicates) == ["WBK", "WBBM"]
    assert rules.prerequisites == ()
    assert {note.id for note in rules.open_points} >= {"skala", "bobot_hasil", "ambang"}


def test_nothing_of_the_newer_regulation_is_unconfirmed() -> None:
    newer = load("permenpanrb-90-2021")
    assert newer.scale_source == "instrument"
    assert newer.borrowed is None
    assert all(q.confirmed and q.scale for q in newer.questions.values())
    assert all(scale.confirmed for scale in newer.scales.values())
    assert all(predicate.confirmed for predicate in newer.predicates.values())
    assert all(condition.node for condition in newer.conditions.values())


def test_its_time(rules: Instrument) -> None:
    assert rules.in_force_from is None
    assert rules.in_force_to == date(2021, 12, 30)
    years = range(2018, 2024)
    assert [year for year in years if rules.in_force_in(year)] == [2018, 2019, 2020, 2021]
    newer = load("permenpanrb-90-2021")
    assert [year for year in years if newer.in_force_in(year)] == [2021, 2022, 2023]


def test_conditions_are_those_of_the_newer_one_in_its_order(rules: Instrument) -> None:
    newer = load("permenpanrb-90-2021")
    assert list(rules.conditions) == list(newer.conditions)
    assert rules.conditions["hasil.bersih.kinerja"].node is None


def test_labels_are_ours_short_and_unique(rules: Instrument) -> None:
    labels = [question.label.casefold() for question in rules.questions.values()]
    assert len(set(labels)) == len(labels)
    assert max(len(label) for label in labels) <= 38
    assert all(len(node.short) <= 38 for node in rules.nodes.values())


def test_every_heading_is_known_by_its_words(rules: Instrument) -> None:
    for node in rules.nodes.values():
        text = " " + node.label.casefold().replace("-", " ")
        assert all(any(f" {word}" in text for word in entry) for entry in node.keywords) or (
            node.id in ("A.V.2", "A")
        ), node.id


def test_rule_file_is_made_for_reading() -> None:
    lines = rule_file().read_text(encoding="utf-8").splitlines()
    assert max(len(line) for line in lines) <= 100
    assert not any("\t" in line or line != line.rstrip() for line in lines)


# What the file may hold and 90/2021 may not: the mistakes that are still caught in it.
MISTAKES = [
    (
        "    confirmed: false\n    minimums: []\n  - id: WBBM",
        "    minimums: []\n  - id: WBBM",
        "'minimums' harus memuat tiap syarat",
    ),
    (
        "    minimums: []\n  - id: WBBM",
        "    minimums: [{condition: total, minimum: 75, article: x}]\n  - id: WBBM",
        "'minimums' harus kosong",
    ),
    ("scale_source: row", "scale_source: lembar", "'scale_source' bernilai 'lembar'"),
    ("scale_source: row", "", "kunci 'scale' tidak ada"),
    ("[total, pengungkit,", "[total, pengungki,", "syarat 'pengungki' tidak ada"),
    (
        "area.6, hasil.bersih.ipak,",
        "area.6, hasil.bersih.kinerja,",
        "syarat 'hasil.bersih.kinerja' tidak ada atau tidak punya node",
    ),
    ("in_force_from: belum dikonfirmasi", "in_force_from: 2014", "'in_force_from'"),
    ("    kind: percent\n", "    kind: choice\n", "'options'"),
]


@pytest.mark.parametrize(("old", "new", "says"), MISTAKES, ids=lambda text: text[:30])
def test_a_mistake_is_named(old: str, new: str, says: str, tmp_path: Path) -> None:
    text = rule_file().read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "52_2014.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"52_2014.yaml, baris \d+: ") as caught:
        read(path)
    assert says in caught.value.problem
