"""The sentences of the made-up worksheet: one for everything, and none that is ambiguous."""

from collections.abc import Mapping

import pandas as pd
import pytest

from zi_analytics.instruments import Input, Instrument, Question, load
from zi_analytics.loaders import Reading
from zi_analytics.loaders.wording import words
from zi_analytics.sample.rows import sheet_rows
from zi_analytics.sample.submissions import Submission
from zi_analytics.sample.wording import wording

INSTRUMENT = load("permenpanrb-90-2021")
TEXTS = wording(INSTRUMENT.id)
SENTENCES = {**TEXTS.questions, **TEXTS.inputs}


def siblings(rules: Instrument) -> list[list[Question | Input]]:
    """Return what the loader tells apart by keywords: questions of a group, counts of one."""
    questions = rules.questions.values()
    names = dict.fromkeys(q.group for q in questions)
    groups = [[q for q in questions if q.group == name] for name in names]
    counts = [[rules.inputs[name] for name in q.inputs] for q in questions if q.inputs]
    return [*groups, *counts]


def entries_found(item: Question | Input, sentence: str) -> int:
    """Count the keywords of an item, or none unless all of them begin a word of the sentence."""
    text = f" {words(sentence)}"
    every = all(any(f" {word}" in text for word in either) for either in item.keywords)
    return len(item.keywords) if every else 0


def test_every_question_and_input_has_a_sentence() -> None:
    assert list(TEXTS.questions) == list(INSTRUMENT.questions)
    assert list(TEXTS.inputs) == list(INSTRUMENT.inputs)


def test_sentences_differ_and_are_of_a_forms_length() -> None:
    assert len(set(SENTENCES.values())) == len(SENTENCES) == 113 + 22
    assert {id_: text for id_, text in SENTENCES.items() if not 40 <= len(text) <= 140} == {}


@pytest.mark.parametrize("group", siblings(INSTRUMENT), ids=lambda group: group[0].id)
def test_the_keywords_of_a_sentence_mean_one_sibling(group: list[Question | Input]) -> None:
    for item in group:
        found = {one.id: entries_found(one, SENTENCES[item.id]) for one in group}
        best = max(found.values())
        assert [id_ for id_, entries in found.items() if entries == best > 0] == [item.id]


@pytest.mark.parametrize("layout", ["A", "B"])
def test_the_loader_recognises_every_sentence(
    layout: str, files: Mapping[str, Submission], readings: Mapping[str, Reading]
) -> None:
    names = [name for name, submission in files.items() if submission.layout == layout]
    worksheets = [worksheet for name in names for worksheet in readings[name].worksheets]
    assert len(worksheets) >= 15
    for worksheet in worksheets:
        for _, answers in worksheet.answers.groupby("assessor"):
            read = answers.set_index("question")["wording"].str.removeprefix("- ")
            pd.testing.assert_series_equal(
                read, pd.Series(SENTENCES), check_names=False, check_dtype=False, check_like=True
            )


def test_headings_and_sums_stand_where_the_worksheet_has_them() -> None:
    questions = INSTRUMENT.questions.values()
    assert set(TEXTS.headings) == {q.id for q in questions if q.heading}
    several = {q.id for q in questions if q.ratio and len(q.ratio.denominator) > 1}
    assert set(TEXTS.sums) == several
    rows = [row.text for row in sheet_rows(INSTRUMENT.id)]
    assert all(rows.count(text) == 1 for text in (*TEXTS.headings.values(), *TEXTS.sums.values()))


def test_criteria_tell_every_choice_of_a_scale() -> None:
    assert set(TEXTS.criteria) == {q.scale for q in INSTRUMENT.questions.values()}
    for scale, text in TEXTS.criteria.items():
        parts = text.split(". ")
        options = list(INSTRUMENT.scales[scale].options)
        assert [part.partition(":")[0] for part in parts if ":" in part] == options, scale
