"""What people type, and what it means: understood where there is one meaning, else a finding."""

from datetime import date, datetime

import pytest

from zi_analytics.instruments import load
from zi_analytics.loaders.entries import (
    Entry,
    read_choice,
    read_count,
    read_index,
    read_percent,
    written,
)

SCALES = load("permenpanrb-90-2021").scales


@pytest.mark.parametrize(
    ("scale", "text", "value"),
    [
        ("ya_tidak", "Ya", 1),
        ("ya_tidak", "ya", 1),
        ("ya_tidak", " YA. ", 1),
        ("ya_tidak", "Iya", 1),
        ("ya_tidak", "Ya, sudah dibentuk dengan SK", 1),
        ("ya_tidak", "tidak", 0),
        ("ya_tidak", "Tdk", 0),
        ("ya_tidak", "Tidak ada", 0),
        ("abc", "A", 1),
        ("abc", " a.", 1),
        ("abc", "b)", 0.5),
        ("abc", "(C)", 0),
        ("abc", "A. Jika semua unsur terwakili", 1),
        ("abc", "a jika semua", 1),
        ("abc", "Jawaban A", 1),
        ("abc", "Jawaban: b.", 0.5),
        ("ya_tidak", "jawaban ya", 1),
        ("abcd", "B", 0.67),
        ("abcd", "c", 0.33),
        ("abcd", "\u00a0D\u00a0", 0),
        ("abcd", "Ａ", 1),
        ("abcde", "b.", 0.75),
        ("abcde", "d", 0.25),
        ("abcde", "E", 0),
        ("abc", "A – e-office sudah dipakai", 1),
        ("abc", "B: lengkap & berkala", 0.5),
        ("ya_tidak", "Ya, menjadi agenda tetap", 1),
    ],
)
def test_choices_that_are_clear(scale: str, text: str, value: float) -> None:
    assert read_choice(text, SCALES[scale]) == Entry(number=value)


@pytest.mark.parametrize(
    ("scale", "text", "problem"),
    [
        ("abc", "D", "answer_outside_scale"),
        ("abc", "Ya", "answer_outside_scale"),
        ("ya_tidak", "A", "answer_outside_scale"),
        ("abc", "A/B", "answer_unclear"),
        ("abc", "A/B/C", "answer_unclear"),
        ("abc", "a atau b", "answer_unclear"),
        ("abc", "A, B", "answer_unclear"),
        ("abc", "A dan B", "answer_unclear"),
        ("abc", "A & B", "answer_unclear"),
        ("abc", "A -> B", "answer_unclear"),
        ("abc", "B → A", "answer_unclear"),
        ("abc", "A | B", "answer_unclear"),
        ("abc", "A (B)", "answer_unclear"),
        ("abc", "A menjadi B", "answer_unclear"),
        ("abc", "B & C sudah ada", "answer_unclear"),
        ("ya_tidak", "Ya (Tidak)", "answer_unclear"),
        ("ya_tidak", "Tidak → Ya", "answer_unclear"),
        ("abc", "-", "answer_unclear"),
        ("abc", "belum", "answer_unclear"),
        ("abc", "А", "answer_unclear"),
        ("ya_tidak", "Ya/Tidak", "answer_unclear"),
        ("ya_tidak", "ya atau tidak", "answer_unclear"),
        ("ya_tidak", "sebagian", "answer_unclear"),
        ("abcde", 0.75, "answer_unclear"),
        ("ya_tidak", True, "answer_unclear"),
        ("ya_tidak", 1.0, "answer_unclear"),
    ],
)
def test_choices_that_are_not(scale: str, text: str, problem: str) -> None:
    assert read_choice(text, SCALES[scale]) == Entry(problem=problem)


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (12, 12),
        (12.0, 12),
        (0, 0),
        ("12", 12),
        (" 12 ", 12),
        ("1.250", 1250),
        ("12.345.678", 12345678),
        ("12,0", 12),
        ("7 orang", 7),
        ("1.250 orang", 1250),
        ("2.0", 2),
        ("12.00", 12),
        ("5 (lima)", 5),
        ("21 ( dua  puluh satu ) orang", 21),
        ("1999 (seribu sembilan ratus sembilan puluh sembilan)", 1999),
    ],
)
def test_counts_that_are_clear(value: object, count: float) -> None:
    assert read_count(value) == Entry(number=count)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (12.5, "count_not_whole"),
        (-1, "count_not_whole"),
        ("-3", "count_not_whole"),
        ("75,50", "count_not_whole"),
        ("0,75", "count_not_whole"),
        ("12.5", "count_not_whole"),
        ("1,250", "count_not_whole"),
        ("0.750", "count_not_whole"),
        ("7 dari 12", "number_unclear"),
        ("nihil", "number_unclear"),
        ("-", "number_unclear"),
        ("±10", "number_unclear"),
        ("5 (enam)", "number_unclear"),
        ("5 (perkiraan)", "number_unclear"),
        ("1000000 (satu juta)", "number_unclear"),
        (True, "number_unclear"),
        (datetime(2022, 3, 7), "date_in_number"),
        (date(2022, 3, 7), "date_in_number"),
    ],
)
def test_counts_that_are_not(value: object, problem: str) -> None:
    assert read_count(value) == Entry(problem=problem)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "index"),
    [(3.6, 3.6), ("3,6 ", 3.6), ("3.60", 3.6), ("3,625", 3.625), ("1.250", 1.25), (4, 4), (0, 0)],
)
def test_indexes_are_parts_of_the_maximum(value: object, index: float) -> None:
    entry = read_index(value, 4)  # type: ignore[arg-type]
    assert entry.number == pytest.approx(index / 4)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (4.01, "survey_above_maximum"),
        (88, "survey_above_maximum"),
        ("75,50", "survey_above_maximum"),
        (-0.1, "survey_negative"),
        ("3,6 (baik)", "number_unclear"),
        (datetime(2022, 6, 3), "date_in_number"),
    ],
)
def test_indexes_on_another_scale_are_never_converted(value: object, problem: str) -> None:
    assert read_index(value, 4) == Entry(problem=problem)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "percent_format", "share"),
    [
        (0.75, False, 0.75),
        ("0,75", False, 0.75),
        ("100 %", False, 1),
        ("75,50%", False, 0.755),
        (1, True, 1),
        (0, False, 0),
    ],
)
def test_percentages_that_are_clear(value: object, percent_format: bool, share: float) -> None:
    entry = read_percent(value, percent_format)  # type: ignore[arg-type]
    assert entry.number == pytest.approx(share)


@pytest.mark.parametrize(
    ("value", "percent_format", "problem"),
    [
        (1, False, "percent_unclear"),
        ("1", False, "percent_unclear"),
        (75.5, False, "percent_above_one"),
        ("75,50", False, "percent_above_one"),
        ("120 %", False, "percent_above_one"),
        (1.2, True, "percent_above_one"),
        (-0.1, True, "percent_above_one"),
    ],
)
def test_percentages_that_are_not(value: object, percent_format: bool, problem: str) -> None:
    assert read_percent(value, percent_format) == Entry(problem=problem)  # type: ignore[arg-type]


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0"])
def test_nothing_is_not_zero(blank: str) -> None:
    readings = [
        read_choice(blank, SCALES["abc"]),
        read_choice(blank, SCALES["ya_tidak"]),
        read_count(blank),
        read_index(blank, 4),
        read_percent(blank, False),
    ]
    assert readings == [Entry()] * 5


def test_values_as_text() -> None:
    assert written(12.0) == "12"
    assert written(0.5) == "0.5"
    assert written(datetime(2022, 5, 17)) == "2022-05-17"
