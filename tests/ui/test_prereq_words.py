"""Sentences about prerequisites: counted as they are, unknown said as unknown."""

import pandas as pd
import pytest

from zi_analytics.instruments import load
from zi_analytics.scoring import prerequisites
from zi_analytics.tables import PREREQUISITE_ENTRIES, REGENCY, typed
from zi_analytics.ui import prereq_words

RULES = {rule.id: rule for rule in load("permenpanrb-90-2021").prerequisites}
SHORT = {id_: rule.short for id_, rule in RULES.items()}


def judged(*entries: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(entries, columns=["unit", "item", "value"]).assign(year=2022)
    entered = typed(frame.reindex(columns=list(PREREQUISITE_ENTRIES)), PREREQUISITE_ENTRIES)
    return prerequisites(entered, ["A", "B", "C"], 2022)


def standing(holds: list[bool | None], counted: list[bool]) -> pd.DataFrame:
    table = pd.DataFrame({"unit": ["A", "B", "C"], "counted": counted})
    return table.assign(holds=pd.array(holds, dtype="boolean"))


@pytest.mark.parametrize(
    ("holds", "counted", "headline"),
    [
        (
            [True, None, False],
            [True] * 3,
            "1 dari 3 perangkat daerah memenuhi semua prasyarat WBK; "
            "1 belum diketahui, 1 belum memenuhi.",
        ),
        (
            [True, True, None],
            [True, True, False],  # an RSUD is not counted among them
            "2 dari 2 perangkat daerah memenuhi semua prasyarat WBK.",
        ),
        (
            [None, None, None],
            [False] * 3,
            "0 dari 3 RSUD memenuhi semua prasyarat WBK; 3 belum diketahui.",
        ),
    ],
)
def test_the_finding_counts_units(
    holds: list[bool | None], counted: list[bool], headline: str
) -> None:
    said = prereq_words.finding(standing(holds, counted), judged(), "WBK", SHORT)
    assert said.headline == headline


@pytest.mark.parametrize(
    ("holds", "headline"),
    [
        (True, "Dinas A memenuhi semua prasyarat WBK."),
        (False, "Dinas A belum memenuhi semua prasyarat WBK."),
        (None, "Belum diketahui apakah Dinas A memenuhi semua prasyarat WBK."),
    ],
)
def test_a_single_unit_is_named(holds: bool | None, headline: str) -> None:
    one = standing([holds, None, None], [True] * 3).iloc[:1].assign(name="Dinas A")
    said = prereq_words.finding(one, judged(), "WBK", SHORT)
    assert said.headline == headline and "dari 1" not in said.detail


def test_the_detail_names_the_region_and_what_is_open_most() -> None:
    table = judged(
        (REGENCY, "instansi.spip", "3"),
        (REGENCY, "instansi.sakip", "C"),
        *((unit, item, "ya") for unit in "ABC" for item in ("unit.layanan_inti",)),
    )
    said = prereq_words.finding(standing([False] * 3, [True] * 3), table, "WBK", SHORT)
    assert "Kabupaten: 1 dari 4 prasyarat terpenuhi, 2 belum diketahui, 1 belum." in said.detail
    assert "pada 3 dari 3 unit." in said.detail and "Layanan inti" not in said.detail


def row(scores: bool | None, proposable: bool | None) -> "pd.Series[object]":
    return pd.Series({"scores_met": scores, "proposable": proposable}, dtype="object")


def test_a_ready_unit() -> None:
    said = prereq_words.ready_sentence("WBK", row(True, True), judged(), SHORT, False)
    assert said == "✓ Siap diusulkan WBK: syarat nilai dan semua prasyarat terpenuhi."


def test_what_stands_in_the_way_is_named_and_unknown_is_not_called_failing() -> None:
    table = judged(("A", "unit.sakip", "CC"), ("A", "unit.lhkpn", "100 %"))
    own = table.loc[table["unit"].eq("A") & table["predicate"].eq("WBK")]
    said = prereq_words.ready_sentence("WBK", row(True, False), own, SHORT, False)
    assert said == (
        "✕ Belum siap diusulkan WBK: 1 prasyarat belum terpenuhi: SAKIP unit; "
        "8 prasyarat belum diketahui: Opini BPK, SAKIP instansi dan 6 lainnya."
    )
    said = prereq_words.ready_sentence("WBK", row(None, None), own.iloc[:1], SHORT, True)
    assert said == (
        "? Belum diketahui apakah siap diusulkan WBK: syarat nilai belum diketahui; "
        "1 prasyarat belum diketahui: Opini BPK; prasyarat peraturan tahun itu belum dikonfirmasi."
    )


@pytest.mark.parametrize(
    ("item", "value", "words"),
    [
        ("unit.predikat_wbk", None, "belum diketahui"),
        ("unit.predikat_wbk", "tidak", "tidak"),
        ("unit.predikat_wbk", "2020-12-10", "sejak 2020-12-10"),
        ("unit.pencabutan", "tidak", "ya, tidak pernah dicabut"),
        (
            "unit.pencabutan",
            "2021",
            "dicabut 2021, boleh diusulkan lagi mulai 31 Desember 2023",
        ),
    ],
)
def test_what_a_date_means(item: str, value: str | None, words: str) -> None:
    assert prereq_words.dated(RULES[item], "WBK", value) == words
