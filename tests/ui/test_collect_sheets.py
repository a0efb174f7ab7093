"""Worksheets to hand out: by which rules, with whose answers, all of them in one file."""

import io
import zipfile
from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

from tests.ui.fakes import FakeStore, answers_of
from zi_analytics.instruments import load
from zi_analytics.reports import UnitLabel
from zi_analytics.ui import collect_sheets, data
from zi_analytics.ui.collect_link import CollectScene

NEW, OLD = "permenpanrb-90-2021", "permenpanrb-52-2014"


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeStore]:
    """Put a store behind the pages' data: one unit of 2022, and one that was merged since 2021."""
    st.cache_data.clear()
    st.cache_resource.clear()
    both = [answers_of("DINSOS", "unit", 0.7, 1), answers_of("DINSOS", "tpi", 0.5, 2)]
    made = FakeStore(pd.concat([*both, answers_of("DPUPR", "unit", 0.5, 3, year=2021)]))
    monkeypatch.setattr(data, "open_store", lambda url: made)
    yield made
    st.cache_data.clear()
    st.cache_resource.clear()


def scene(year: int = 2023, *, filled: bool) -> CollectScene:
    return CollectScene("lembar", year, None, "DINSOS", filled)


def test_the_rules_are_those_in_force_where_nothing_was_handed_in() -> None:
    assert collect_sheets.rules_for(2019).id == OLD
    assert collect_sheets.rules_for(2023).id == NEW


def test_a_year_with_worksheets_keeps_their_rules() -> None:
    assert collect_sheets.rules_for(2021).id == NEW


def test_earlier_answers_are_the_units_own_of_the_latest_year_before() -> None:
    answers = collect_sheets.earlier("DINSOS", 2023)
    assert answers is not None
    assert set(answers["assessor"]) == {"unit"} and set(answers["year"]) == {2022}
    assert collect_sheets.earlier("DINSOS", 2022) is None


def test_answers_of_another_regulation_are_not_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(collect_sheets.st, "caption", said.append)
    of = scene(filled=True)
    collect_sheets._say_what_is_filled(of, load(NEW))
    collect_sheets._say_what_is_filled(of, load(OLD))
    assert said[0] == "Diisi jawaban penilaian mandiri tahun 2022."
    assert "lembarnya akan kosong" in said[1] and "2022" in said[1]


def test_a_unit_that_comes_from_several_has_no_earlier_answers() -> None:
    assert len(data.registry().lineage("DPUPP", 2021)) > 1
    assert collect_sheets.earlier("DPUPP", 2022) is None


def test_all_worksheets_are_in_one_file_and_told_one_by_one() -> None:
    units = [UnitLabel("DINSOS", "Dinas Sosial"), UnitLabel("DINKES", "Dinas Kesehatan")]
    told: list[tuple[int, int]] = []
    of = scene(filled=True)
    content = collect_sheets.zip_of(
        of,
        collect_sheets.rules_for(2023),
        units,
        lambda done, all_, what: told.append((done, all_)),
    )
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert sorted(names) == ["LKE_2023_Dinas-Kesehatan.xlsx", "LKE_2023_Dinas-Sosial.xlsx"]
    assert told == [(1, 2), (2, 2)]


def test_a_unit_that_need_not_hand_in_but_did_has_its_worksheet() -> None:
    bagian = CollectScene("lembar", 2022, None, "BAG-ORGANISASI", filled=False)
    assert bagian.unit not in collect_sheets.unit_labels(2022)
    assert collect_sheets.label_of(bagian) == UnitLabel(bagian.unit, "Bagian Organisasi Setda")
