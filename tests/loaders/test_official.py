"""Both blank official workbooks, filled in: every answer is found, whoever gave it."""

import numpy as np
import pytest

from tests.loaders.reading import codes, total, values
from tests.makers import QUESTIONS, best_answers, question_value, random_answers
from tests.official import JAWABAN, LAMPIRAN, fill, needs_official
from zi_analytics.instruments import load
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry

pytestmark = needs_official


def expected(answers: dict[str, object]) -> dict[str, object]:
    return {row.id: question_value(row, answers) for row in QUESTIONS}


@pytest.mark.parametrize("seed", range(5))
def test_lampiran_iii(seed: int, situbondo: Registry) -> None:
    answers = random_answers(np.random.default_rng(seed))
    data = fill(LAMPIRAN, "LKE ZI", {"K": answers})
    reading = read_lke(data, "LKE Dinas Sosial 2022.xlsx", situbondo)
    assert values(reading) == pytest.approx(expected(answers), abs=1e-12)
    assert codes(reading) == []
    assert (reading.worksheets[0].unit, reading.worksheets[0].year) == ("DINSOS", 2022)


@pytest.mark.parametrize("seed", range(5))
def test_jawaban_with_three_assessors(seed: int, situbondo: Registry) -> None:
    rng = np.random.default_rng(seed)
    own, tpi, second = (random_answers(rng) for _ in range(3))
    data = fill(JAWABAN, "Jawaban", {"K": own, "O": tpi, "S": second})
    reading = read_lke(data, "x.xlsx", situbondo)
    assert len(reading.worksheets) == 1
    for assessor, answers in (("unit", own), ("tpi", tpi), ("tpi2", second)):
        assert values(reading, assessor) == pytest.approx(expected(answers), abs=1e-12)
    assert codes(reading) == []


def test_every_answer_best_in_both(situbondo: Registry) -> None:
    best = best_answers()
    for source, sheet in ((LAMPIRAN, "LKE ZI"), (JAWABAN, "Jawaban")):
        reading = read_lke(fill(source, sheet, {"K": best}), "x.xlsx", situbondo)
        assert total(reading) == pytest.approx(100, abs=1e-9)


def test_the_official_wording_is_kept_with_its_answer(situbondo: Registry) -> None:
    reading = read_lke(fill(LAMPIRAN, "LKE ZI", {"K": best_answers()}), "x.xlsx", situbondo)
    wording = reading.worksheets[0].answers.set_index("question")["wording"]
    labels = load("permenpanrb-90-2021").labels
    assert wording.notna().all()
    assert all(wording[question] != labels[question] for question in wording.index)


def test_unfilled_they_are_refused_as_empty_templates(situbondo: Registry) -> None:
    for source in (LAMPIRAN, JAWABAN):
        reading = read_lke(source.read_bytes(), source.name, situbondo)
        assert reading.findings["code"].tolist() == ["empty_template"]
