"""Actions in figures and tables: what they say, and that people's text stays text."""

import json
from datetime import date

import pandas as pd

from tests.insight.planned import DAY, entries, table
from zi_analytics import charts
from zi_analytics.charts import DARK, LIGHT, Look
from zi_analytics.insight import actions

LOOK = Look(LIGHT)
FOUR = (
    {"due": "2023-05-01", "owner": "<b>Siti</b>", "title": "<i>Satu</i>"},
    {"due": "2023-07-01", "unit": "DINSOS"},
    {"progress": 100, "due": "2023-05-01"},
    {},
    {"due": "2023-05-01", "cancelled": True, "reason": "Digabung"},
)


def judged() -> pd.DataFrame:
    return actions.judged(table(*FOUR), DAY)


def test_every_status_has_its_own_sign_and_word() -> None:
    assert set(charts.ACTION_STATES) == set(actions.STATUSES)
    states = charts.ACTION_STATES.values()
    assert len({state.sign for state in states}) == len({state.word for state in states}) == 6


def test_due_dates_are_drawn_by_row_and_the_rest_is_counted() -> None:
    own = judged()
    picture = charts.due_dates(own.assign(row=own["owner"].fillna("-")), DAY, LOOK)
    assert picture.alt == (
        "Tenggat 3 aksi per 30 Juni 2023: 1 terlambat, 1 segera jatuh tempo. 1 aksi tanpa "
        "tenggat tidak digambar."
    )
    ids = [data[0] for trace in picture.figure.data for data in trace.customdata]
    assert sorted(ids) == ["1", "2", "3"]
    drawn = json.dumps(picture.figure.to_plotly_json(), default=str, ensure_ascii=False)
    assert "<b>Siti" not in drawn and "<i>Satu" not in drawn and "‹i›Satu‹/i›" in drawn


def test_marks_of_one_day_do_not_cover_each_other() -> None:
    own = actions.judged(table({"due": "2023-05-01"}, {"due": "2023-05-01"}), DAY)
    picture = charts.due_dates(own.assign(row="a"), DAY, Look(DARK, narrow=True))
    assert len({y for trace in picture.figure.data for y in trace.y}) == 2


def test_marks_stand_around_the_middle_of_their_row_and_whole_within_the_figure() -> None:
    rows = [{"due": "2023-05-01"}, {"due": "2026-05-01"}, {"due": "2026-05-01"}]
    own = actions.judged(table(*rows), DAY).assign(row="a")
    for look in (LOOK, Look(DARK, narrow=True)):
        figure = charts.due_dates(own, DAY, look).figure
        assert sorted(y for trace in figure.data for y in trace.y) == [-0.12, 0, 0.12]
        start, end = (pd.Timestamp(one) for one in figure.layout.xaxis.range)
        rest = end - pd.Timestamp("2026-05-01")
        assert rest / (end - start) * (figure.layout.width or 340) > 6 or not look.narrow


def test_no_due_date_at_all() -> None:
    own = actions.judged(table({}), DAY)
    assert charts.due_dates(own.assign(row="a"), DAY, LOOK).alt == "Belum ada aksi dengan tenggat."
    assert (
        "garis rencana" in charts.plan_line(actions.over_time(own, entries(), DAY), DAY, LOOK).alt
    )


def test_plan_and_realised_stand_beside_each_other() -> None:
    own = table({"id": 1, "due": "2023-05-10"}, {"id": 2, "due": "2023-09-30"})
    told = entries((1, 1, "2023-04-01 08:00", 40), (2, 1, "2023-04-01 08:00", 0))
    picture = charts.plan_line(actions.over_time(own, told, DAY), DAY, LOOK)
    assert picture.alt == (
        "Rencana dan terwujud per bulan. Per 30 Juni 2023: terwujud 20\u00a0%, menurut rencana "
        "sampai akhir bulan ini 50\u00a0%. Terlambat: 1 aksi."
    )
    planned, realised, late = picture.figure.data
    assert planned.y[-1] == 1 and len(realised.y) == 3
    assert late.customdata == (1,) and late.y == (0.5,)


def test_what_hovers_over_the_line_is_cut_off_as_what_stands_beside_it() -> None:
    own = table({"id": 1, "due": "2023-05-10"}, *({"id": n, "due": "2023-05-10"} for n in (2, 3)))
    told = entries(
        *((n, 1, "2023-04-01 08:00", 50) for n in (1, 2)), (3, 1, "2023-04-01 08:00", 99)
    )
    picture = charts.plan_line(actions.over_time(own, told, DAY), DAY, LOOK)
    (realised,) = [line for line in picture.figure.data if line.name == "terwujud"]
    assert realised.y[-1] > 0.66 and realised.text[-1] == "66\u00a0%"
    assert "%{y" not in realised.hovertemplate


def test_no_progress_written_yet_is_said() -> None:
    own = table({"id": 1, "due": "2023-05-10"})
    told = entries((1, 1, "2023-09-01 08:00", 0))
    assert (
        "belum ada kemajuan" in charts.plan_line(actions.over_time(own, told, DAY), DAY, LOOK).alt
    )


def test_the_table_says_status_due_and_what_is_missing() -> None:
    shown = charts.actions_table(judged(), {"DINKES": "Dinas Kesehatan"}).set_index("Status")
    late = shown.loc["✕ terlambat"]
    assert (late["Unit"], late["Tenggat"], late["Sisa hari"]) == (
        *("Dinas Kesehatan", date(2023, 5, 1)),
        -60,
    )
    none = shown.loc["○ belum mulai"]
    assert none["Tenggat"] is None and none["Penanggung jawab"] == "belum ditentukan"
    assert shown.loc["– dibatalkan", "Alasan batal"] == "Digabung"
    assert shown.loc["✓ selesai", "Kemajuan"] == 1


def test_a_due_date_in_words() -> None:
    due = pd.Timestamp(2023, 3, 31)
    assert charts.due_words(due, -5) == "31 Maret 2023 (lewat 5 hari)"
    assert charts.due_words(due, 0) == "31 Maret 2023 (0 hari lagi)"
    assert charts.due_words(due, -5, "done") == "31 Maret 2023"
    assert charts.due_words(pd.NaT, pd.NA) == charts.NO_DATE


def test_the_months_of_what_is_late_are_marked_on_the_plan() -> None:
    own = table(*({"id": n, "due": "2023-05-10"} for n in (1, 2)), {"id": 3, "due": "2023-06-10"})
    told = entries(*((n, 1, "2023-04-01 08:00", 90) for n in (1, 2, 3)))
    picture = charts.plan_line(actions.over_time(own, told, DAY), DAY, LOOK)
    (late,) = [line for line in picture.figure.data if line.name == "terlambat"]
    assert list(late.customdata) == [2, 1] and list(late.text) == ["2", ""]
    assert picture.alt.endswith("Terlambat: 3 aksi.")


def test_one_percentage_stands_on_the_page_and_the_line_has_none() -> None:
    own = table({"id": 1, "due": "2023-05-10"})
    told = entries((1, 1, "2023-04-01 08:00", 40))
    figure = charts.plan_line(actions.over_time(own, told, DAY), DAY, LOOK).figure
    assert {note.text for note in figure.layout.annotations} == {"rencana", "terwujud", "hari ini"}
