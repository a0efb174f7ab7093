"""Predicates and prerequisites of PermenPANRB 90/2021 against its Tabel 5 and Tabel 6."""

import pytest

from zi_analytics.instruments import Instrument, load

# Tabel 6: condition: (node, minimum of WBK, minimum of WBBM)
TABEL_6 = {
    "total": ("total", 75, 85),
    "pengungkit": ("A", 40, 48),
    "area.1": ("area.1", 4.80, 6.00),
    "area.2": ("area.2", 4.20, 5.25),
    "area.3": ("area.3", 6.00, 7.50),
    "area.4": ("area.4", 6.00, 7.50),
    "area.5": ("area.5", 9.00, 11.25),
    "area.6": ("area.6", 6.00, 7.50),
    "hasil.bersih": ("B.I", 18.25, 19.50),
    "hasil.bersih.ipak": ("B.I.a", 15.75, 15.75),
    "hasil.bersih.kinerja": ("B.I.b", 2.50, 3.75),
    "hasil.pelayanan": ("B.II", 14.00, 15.75),
}
# Tabel 5, and what p. 52 and p. 64 add: (level, WBK, WBBM)
TABEL_5 = {
    "instansi.opini_bpk": ("instansi", "WTP", "WTP"),
    "instansi.sakip": ("instansi", "minimal B", "minimal BB"),
    "instansi.indeks_rb": ("instansi", "minimal CC", "minimal B"),
    "instansi.spip": ("instansi", "minimal 3", "minimal 3"),
    "unit.layanan_inti": ("unit", "ya", "ya"),
    "unit.tindak_lanjut": ("unit", "100 %", "100 %"),
    "unit.lhkpn": ("unit", "100 %", "100 %"),
    "unit.lama_zi": ("unit", "minimal 1 tahun", "minimal 1 tahun sebagai WBK"),
    "unit.sakip": ("unit", "minimal B", "minimal BB"),
    "unit.predikat_wbk": ("unit", None, "ya"),
    "unit.pencabutan": ("unit", "ya", "ya"),
}


@pytest.fixture(scope="module")
def rules() -> Instrument:
    return load("permenpanrb-90-2021")


@pytest.mark.parametrize(("predicate", "column"), [("WBK", 1), ("WBBM", 2)])
def test_minimums_of_tabel_6(rules: Instrument, predicate: str, column: int) -> None:
    minimums = rules.predicates[predicate].minimums
    assert [minimum.condition for minimum in minimums] == list(TABEL_6)
    for minimum in minimums:
        row = TABEL_6[minimum.condition]
        assert minimum.node == row[0]
        assert minimum.minimum == pytest.approx(row[column], abs=1e-12)
        assert "Tabel 6" in minimum.article


@pytest.mark.parametrize(("predicate", "share"), [("WBK", 0.60), ("WBBM", 0.75)])
def test_areas_are_asked_for_by_share(rules: Instrument, predicate: str, share: float) -> None:
    shares = {m.condition: m.share for m in rules.predicates[predicate].minimums}
    assert shares == {id_: share if id_.startswith("area.") else None for id_ in TABEL_6}


def test_survey_indexes(rules: Instrument) -> None:
    indexes = {
        predicate.id: {m.condition: m.index for m in predicate.minimums if m.index is not None}
        for predicate in rules.predicates.values()
    }
    assert indexes == {
        "WBK": {"hasil.bersih.ipak": 3.60, "hasil.pelayanan": 3.20},
        "WBBM": {"hasil.bersih.ipak": 3.60, "hasil.pelayanan": 3.60},
    }


def test_the_answer_that_is_enough_for_capaian_kinerja(rules: Instrument) -> None:
    options = rules.scales[rules.questions["B.I.b"].scale].options
    for predicate, letter in (("WBK", "C"), ("WBBM", "B")):
        minimum = next(
            m for m in rules.predicates[predicate].minimums if m.condition == "hasil.bersih.kinerja"
        )
        assert minimum.minimum == options[letter] * rules.weight("B.I.b")
        assert minimum.display is not None
        assert f" {letter} " in minimum.display


def test_prerequisites_of_tabel_5(rules: Instrument) -> None:
    found = {
        rule.id: (rule.level, rule.required.get("WBK"), rule.required.get("WBBM"))
        for rule in rules.prerequisites
    }
    assert found == TABEL_5
    assert {rule.id: rule.article for rule in rules.prerequisites}["unit.pencabutan"] == "hal. 64"


def test_every_condition_has_a_label_that_fits(rules: Instrument) -> None:
    assert rules.label("hasil.bersih.ipak") == "Survei persepsi antikorupsi (IPAK)"
    for predicate in rules.predicates.values():
        for minimum in predicate.minimums:
            assert rules.label(minimum.condition)
            assert len(minimum.short) <= 18
            assert len(minimum.label) <= 38
