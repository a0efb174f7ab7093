"""One unit's score worked through: every step as a line that can be checked by hand."""

from typing import Any

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.bullets import row_status
from zi_analytics.charts.frames import records
from zi_analytics.charts.overview import condition_names
from zi_analytics.charts.status import UNKNOWN
from zi_analytics.instruments import Instrument, Question
from zi_analytics.ui import tree

DIGITS = 4


def groups_table(rules: Instrument, node: str, answers: pd.DataFrame) -> pd.DataFrame:
    """Work out every group of questions below a node: columns Bagian, Hitungan, Poin.

    Takes the answers of one unit, year and assessor. A group's points are mean × weight, or the
    sum of value × weight where its questions have weights of their own.
    """
    known = answers.drop_duplicates("question").set_index("question")
    rows = []
    for group in _groups(rules, node):
        questions = [q for q in rules.questions.values() if q.group == group]
        line, points = _work_out(rules, group, questions, known)
        label = f"{rules.label(group)} ({group})"
        rows.append({"Bagian": label, "Hitungan": line, "Poin": formats.decimal(points, DIGITS)})
    return pd.DataFrame(rows)


def _groups(rules: Instrument, node: str) -> list[str]:
    if node in rules.nodes and rules.nodes[node].combine:
        return [node]
    return [group for child in tree.children(rules, node) for group in _groups(rules, child)]


def _work_out(
    rules: Instrument, group: str, questions: list[Question], known: pd.DataFrame
) -> tuple[str, float]:
    values = [_value(question, known) for question in questions]
    texts = [_answer(rules, question, known) for question in questions]
    weight = rules.weight(group)
    if rules.nodes[group].combine == "sum":
        parts = [
            f"{text} × {formats.short(question.weight)}"
            for text, question in zip(texts, questions, strict=True)
        ]
        points = sum(v * q.weight for v, q in zip(values, questions, strict=True))
        return " + ".join(parts), points
    mean = sum(values) / len(values)
    line = f"({' + '.join(texts)}) ÷ {len(texts)} = {formats.decimal(mean, DIGITS)}"
    return f"{line}; × bobot {formats.short(weight)}", mean * weight


def _value(question: Question, known: pd.DataFrame) -> float:
    value = known["value"].get(question.id)
    return 0.0 if value is None or formats.is_missing(value) else float(value)


def _answer(rules: Instrument, question: Question, known: pd.DataFrame) -> str:
    raw = known["value"].get(question.id)
    if raw is None or formats.is_missing(raw):
        return "0 (belum dijawab)"
    value = float(raw)
    if question.scale is None or rules.scale_source == "row":
        return f"{formats.short(value)} ({known['raw'].get(question.id)})"
    scale = rules.scale_of(question.id)
    letters = [name for name, worth in scale.options.items() if abs(worth - value) < 1e-9]
    if letters:
        return f"{formats.short(value)} ({letters[0]})"
    if scale.kind == "index" and scale.maximum:
        index = formats.decimal(value * scale.maximum, DIGITS)
        return f"({index} ÷ {formats.short(scale.maximum)})"
    return f"{formats.decimal(value, DIGITS)} ({_counts(question, known)})"


def _counts(question: Question, known: pd.DataFrame) -> str:
    """Write the division that a ratio stands for, such as “6 ÷ 8”."""
    ratio = question.ratio
    if ratio is None:
        return "rasio"
    divisors = [str(known["raw"].get(name)) for name in ratio.denominator]
    numerator = str(known["raw"].get(ratio.numerator))
    if ratio.kind == "decline":
        return f"({divisors[0]} − {numerator}) ÷ {divisors[0]}"
    whole = " + ".join(divisors)
    return f"{numerator} ÷ ({whole})" if len(divisors) > 1 else f"{numerator} ÷ {whole}"


def areas_table(rules: Instrument, scores: pd.DataFrame) -> pd.DataFrame:
    """Add up the parts of every area; takes the scores of one unit, year and assessor."""
    both = any(len(area.nodes) > 1 for area in rules.areas)
    points = scores.set_index("node")["points"]
    rows = []
    for area in rules.areas:
        nodes = area.nodes if both else tree.children(rules, area.id)
        parts = " + ".join(formats.decimal(points[node], DIGITS) for node in nodes)
        share = formats.share(points[area.id] / area.weight)
        rows.append(
            {
                "Area": area.label,
                "Pemenuhan + Reform" if both else "Jumlah subkomponen": parts,
                "Nilai": formats.decimal(points[area.id], DIGITS),
                "Bagian bobot": f"{share} dari {formats.short(area.weight)}",
            }
        )
    return pd.DataFrame(rows)


def totals_table(rules: Instrument, scores: pd.DataFrame) -> pd.DataFrame:
    """Add up components and the whole: columns Jumlah, Hitungan, Nilai."""
    points = scores.set_index("node")["points"]
    rows = []
    components = [node for node in rules.nodes.values() if node.parent is None]
    for component in components:
        below = [node.id for node in rules.nodes.values() if node.parent == component.id]
        rows.append(
            _sum_row(f"{component.label} ({component.id})", below, rules, points, component.id)
        )
    rows.append(_sum_row("Nilai total", [c.id for c in components], rules, points, tree.WHOLE))
    return pd.DataFrame(rows)


def _sum_row(
    label: str, parts: list[str], rules: Instrument, points: "pd.Series[float]", node: str
) -> dict[str, str]:
    line = " + ".join(f"{rules.label(p)} {formats.decimal(points[p], DIGITS)}" for p in parts)
    return {"Jumlah": label, "Hitungan": line, "Nilai": formats.decimal(points[node], DIGITS)}


def verdict_table(rules: Instrument, table: pd.DataFrame, predicate: str) -> pd.DataFrame:
    """Compare every condition with its minimum; takes ``bullets.conditions_table``."""
    names = condition_names(rules)
    rows = [_verdict_row(row, names, predicate) for row in records(table)]
    return pd.DataFrame(rows)


def _verdict_row(row: Any, names: dict[str, str], predicate: str) -> dict[str, str]:  # noqa: ANN401
    state = row_status(row, predicate)
    if state is UNKNOWN:
        compared = formats.MISSING
        return {"Syarat": names[row.condition], "Perbandingan": compared, "Hasil": state.text}
    minimum = getattr(row, f"minimum_{predicate}")
    met = state.id == "met"
    lack = "" if met else f", kurang {formats.shortfall(getattr(row, f'shortfall_{predicate}'))}"
    sign = "≥" if met else "<"
    return {
        "Syarat": names[row.condition],
        "Perbandingan": f"{formats.points(row.value)} {sign} {formats.points(minimum)}",
        "Hasil": f"{state.text}{lack}",
    }
