"""What the worksheet's own formulas would show: AVERAGE leaves an unanswered question out."""

from collections.abc import Mapping

from .rows import DECLINE, INDEX, QUESTIONS, RATIOS, ROWS, SCALES, Row, counts_of

BLANK = "Blm Diisi"
DIV0 = "#DIV/0!"
VALUE = "#VALUE!"
ERRORS = (DIV0, VALUE)
Shown = float | str
LHKPN, LHKASN = "A.II.5.iii.lhkpn", "A.II.5.iii.lhkasn"


def ratio(question: str, answers: Mapping[str, object]) -> Shown:
    """Give what the answer cell of a ratio question shows."""
    counts = counts_of(question, answers)
    if counts is None:
        return BLANK
    numerator, denominators, _ = RATIOS[question]
    part, whole = counts[numerator], sum(counts[key] for key in denominators)
    if question == DECLINE:
        if part == whole == 0:
            return 1.0
        return DIV0 if whole == 0 else max(0.0, (whole - part) / whole)
    return DIV0 if whole == 0 else min(1.0, part / whole)


def question_value(row: Row, answers: Mapping[str, object]) -> Shown:
    """Give a question's value (0 to 1), BLANK while unanswered, or the error that is shown."""
    answer = answers.get(row.id)
    if row.id in RATIOS and answer is None:
        answer = ratio(row.id, answers)
    if row.choices in SCALES:
        return SCALES[row.choices].get(str(answer).strip(), BLANK)
    if isinstance(answer, int | float):
        return answer / 4 if row.choices == INDEX else float(answer)
    return str(answer) if answer in ERRORS else BLANK


def children(group: str) -> list[Row]:
    """Give the rows directly below a heading that carry points."""
    if group == LHKPN:
        return [row for row in QUESTIONS if row.id == "A.II.5.iii.a"]
    if group == LHKASN:
        return [row for row in QUESTIONS if row.id == "A.II.5.iii.b"]
    if group == "A.II.5.iii":
        return [row for row in ROWS if row.id in (LHKPN, LHKASN)]
    below = [row for row in ROWS if row.id.rpartition(".")[0] == group]
    headings = [row for row in below if row.weight is not None and not row.is_question]
    return headings or [row for row in below if row.is_question]


def shown(answers: Mapping[str, object]) -> dict[str, Shown]:
    """Give what column Nilai shows in every row that has a figure, by row id.

    Questions of Pengungkit show their value, the three of Hasil their points.
    """
    values = {row.id: _question_cell(row, answers) for row in QUESTIONS}
    for row in reversed(ROWS):
        if row.weight is not None and row.id not in values:
            values[row.id] = _heading(row, values)
    totals = {"total.A": "A", "total.B": "B"}
    values |= {row: values[node] for row, node in totals.items()}
    values["total"] = _sum([values["A"], values["B"]])
    return values


def _question_cell(row: Row, answers: Mapping[str, object]) -> Shown:
    value = question_value(row, answers)
    if not row.weight:
        return value
    # These rows multiply by their weight, and a text times a number is an error.
    return value * row.weight if isinstance(value, float) else VALUE


def _heading(row: Row, values: Mapping[str, Shown]) -> Shown:
    below = children(row.id)
    parts = [values[child.id] for child in below]
    if below[0].is_question and row.id[0] == "A":
        numbers = [part for part in parts if isinstance(part, float)]
        errors = [part for part in parts if part in ERRORS]
        if errors or not numbers:
            return errors[0] if errors else DIV0
        assert row.weight is not None
        return sum(numbers) / len(numbers) * row.weight
    return _sum(parts)


def _sum(parts: list[Shown]) -> Shown:
    errors = [part for part in parts if part in ERRORS]
    if errors:
        return errors[0]
    return sum(part for part in parts if isinstance(part, float))
