"""Two versions of a worksheet: which answers changed, and what that did to the score."""

import pytest

from tests.makers import best_answers, best_old, make_a, make_old
from zi_analytics.intake import Given, compare, import_files

from .folder import TITLE, Folder, workbook


def ids(box: Folder, *files: bytes) -> list[int]:
    for number, data in enumerate(files):
        given = Given(f"{number}.xlsx", data, unit="DINKES", year=2022)
        import_files(box.store, box.registry, [given])
    return box.store.submissions().sort_values("id")["id"].tolist()


def test_answers_and_scores_that_differ(box: Folder) -> None:
    older, newer = ids(box, workbook(), workbook(first="Tidak"))
    found = compare(box.store, older, newer)
    assert found.comparable
    assert found.answers.to_dict("records") == [
        {"question": "A.I.1.i.a", "before": "Ya", "after": "Tidak"}
    ]
    scores = found.scores.set_index("node")
    assert scores.loc["total", ["before", "after"]].tolist() == pytest.approx([100, 99.75])
    assert {"A", "A.I", "A.I.1", "A.I.1.i", "A.I.1.i.a", "area.1", "total"} == set(scores.index)


def test_another_spelling_is_the_same_answer_and_a_count_is_not(box: Folder) -> None:
    answers = {**best_answers(), "A.I.1.i.a": "ya "}
    counts = [key for key, value in answers.items() if isinstance(value, int)]
    answers[counts[0]] = int(str(answers[counts[0]])) + 3
    data = make_a(answers, unit_name="Dinas Kesehatan", year=2022, title=TITLE).data
    older, newer = ids(box, workbook(), data)
    assert counts[0] in compare(box.store, older, newer).answers["question"].tolist()
    assert "A.I.1.i.a" not in compare(box.store, older, newer).answers["question"].tolist()


def test_an_answer_that_is_gone_or_new(box: Folder) -> None:
    answers = {k: v for k, v in best_answers().items() if k != "A.I.1.i.a"}
    data = make_a(answers, unit_name="Dinas Kesehatan", year=2022).data
    older, newer = ids(box, workbook(), data)
    for pair, expected in (((older, newer), ["Ya", None]), ((newer, older), [None, "Ya"])):
        table = compare(box.store, *pair).answers
        row = table.astype(object).where(table.notna(), None).iloc[0]
        assert row[["before", "after"]].tolist() == expected


def test_versions_of_two_instruments_are_not_compared(box: Folder) -> None:
    older, newer = ids(box, workbook(), make_old(best_old()).data)
    found = compare(box.store, older, newer)
    assert not found.comparable
    assert found.answers.empty and found.scores.empty


def test_an_unknown_submission(box: Folder) -> None:
    with pytest.raises(KeyError):
        compare(box.store, 1, 2)
