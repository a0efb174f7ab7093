"""What the sample says of the region: nobody is there yet, some are near, areas differ."""

import pandas as pd
import pytest

from zi_analytics.instruments import load
from zi_analytics.registry import Registry, Unit
from zi_analytics.sample.answers import answer
from zi_analytics.sample.sheets import answer_table
from zi_analytics.sample.submissions import is_strong
from zi_analytics.scoring import distance, readiness, score

AREAS = [f"area.{number}" for number in range(1, 7)]


@pytest.fixture(scope="session")
def nearness(scores: pd.DataFrame) -> pd.DataFrame:
    table = distance(readiness(scores))
    return table[table["predicate"] == "WBK"]


@pytest.fixture(scope="session")
def shares(scores: pd.DataFrame) -> pd.DataFrame:
    """Share of weight (0-1): one row a unit and assessor, one column a node."""
    return scores.pivot(index=["unit", "assessor"], columns="node", values="share")


def of(table: pd.DataFrame, assessor: str) -> pd.DataFrame:
    return table.xs(assessor, level="assessor")


def test_nobody_meets_wbk_or_wbbm_by_any_assessment(scores: pd.DataFrame) -> None:
    table = distance(readiness(scores))
    assert set(table["assessor"]) == {"unit", "tpi"}
    assert not table["met"].fillna(True).any()


def test_no_unit_of_any_kind_can_meet_wbk() -> None:
    instrument = load("permenpanrb-90-2021")
    kinds = ("sekretariat", "inspektorat", "rsud", "dinas", "badan", "kecamatan", "lainnya")
    names = ("Dinas Kependudukan", "Kantor")
    units = [
        Unit(f"{kind}-{n}", f"{names[n % 2]} {n}", f"U{n}", kind, True, True)
        for kind in kinds
        for n in range(40)
    ]
    assert 100 < sum(is_strong(unit) for unit in units) < 250
    filled = {
        (unit.code, assessor): one
        for unit in units
        for assessor, one in answer(unit, 2022, instrument).items()
    }
    table = distance(readiness(score(answer_table(filled, 2022, instrument))))
    of_wbk = table[table["predicate"] == "WBK"]
    assert len(of_wbk) == 2 * len(units)
    assert of_wbk["unmet"].min() >= 1
    assert (of_wbk["unmet"] == 1).any()


def test_a_handful_of_units_is_near(nearness: pd.DataFrame) -> None:
    own = nearness[nearness["assessor"] == "unit"]
    assert 4 <= (own["unmet"] <= 3).sum() <= 10
    assert (own["unmet"] >= 8).sum() >= 15


def test_most_units_lie_between_50_and_75_points(shares: pd.DataFrame) -> None:
    total = of(shares, "unit")["total"] * 100
    assert len(total) == 44
    assert total.between(50, 75).mean() > 0.65
    assert 35 < total.min() < 50
    assert 75 < total.max() < 90


def test_some_pass_every_area_and_yet_fail(shares: pd.DataFrame, nearness: pd.DataFrame) -> None:
    passed = (of(shares, "unit")[AREAS] >= 0.6).all(axis=1)
    assert 2 <= passed.sum() <= 10
    own = nearness[nearness["assessor"] == "unit"].set_index("unit")
    worst = own.loc[passed[passed].index, "worst"]
    assert worst.str.startswith("hasil.").all()


def test_supervision_is_weakest_in_most_units(shares: pd.DataFrame) -> None:
    for assessor in ("unit", "tpi"):
        weakest = of(shares, assessor)[AREAS].idxmin(axis=1)
        assert weakest.eq("area.5").mean() > 0.5
        assert weakest.nunique() >= 4


def test_internalisation_is_weak_in_reform(shares: pd.DataFrame) -> None:
    own = of(shares, "tpi")
    assert own["A.II.1"].mean() < own["A.I.1"].mean() - 0.1


def test_units_claim_more_than_their_team_finds(shares: pd.DataFrame) -> None:
    both = shares["total"].unstack("assessor").dropna()
    more = (both["unit"] - both["tpi"]) * 100
    assert len(both) >= 25
    assert (more > 0).mean() > 0.9
    assert 3 < more.mean() < 8


def test_kinds_of_units_differ(shares: pd.DataFrame, situbondo: Registry) -> None:
    kind = situbondo.units(2022).set_index("code")["kind"]
    total = of(shares, "unit")["total"] * 100
    by_kind = total.groupby(kind.reindex(total.index))
    mean, spread = by_kind.mean(), by_kind.std()
    assert mean["rsud"] > mean["dinas"] > mean["kecamatan"]
    assert spread["kecamatan"] > spread["badan"]
    assert total["DISDUKCAPIL"] > mean["dinas"]
    assert total["DPMPTSP"] > mean["dinas"]


def test_surveys_lie_on_the_scale_of_0_to_4(scores: pd.DataFrame) -> None:
    surveys = scores[scores["node"].isin(["B.I.a", "B.II.a"]) & scores["unanswered"].eq(0)]
    index = surveys["share"] * 4
    assert index.between(3.0, 3.8).all()
    ipak = index[surveys["node"] == "B.I.a"]
    assert 0.2 < (ipak >= 3.6).mean() < 0.6
