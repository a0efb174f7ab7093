"""All pages in all years, and what they say of the years together."""

import re

import pandas as pd
import pytest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui import years
from tests.ui.fakes import FakeStore, registry
from zi_analytics.charts import formats
from zi_analytics.insight.trends import change
from zi_analytics.tables import THRESHOLDS, typed
from zi_analytics.ui import data
from zi_analytics.ui.navigation import PAGES

FILES = [entry.file for entry in PAGES]
UNIT = "pages/unit.py"
RINGKASAN = "pages/ringkasan.py"
# Pages of all years at once, which have no year to choose, or only what occurs.
ALL_YEARS = {"pages/tren_sakip.py", "pages/jejak.py", "pages/rencana.py", "pages/akses.py"}


@pytest.fixture
def store() -> FakeStore:
    """Return five years."""
    return years.store()


def metric(app: object, label: str) -> object:
    """Return a figure by its label."""
    return next(one for one in app.metric if one.label == label)


def figure(app: object, starts: str) -> dict[str, object]:
    """Return the figure whose sentence starts like this, after the mark of the sample."""
    found = [p for p in reading.pictures(app) if p.alt.split(". ", 1)[1].startswith(starts)]
    return {"alt": found[0].alt, "spec": reading.json.loads(found[0].spec)}


@pytest.mark.parametrize("year", [2019, 2021])
@pytest.mark.parametrize("file", FILES)
def test_every_page_works_in_years_of_the_older_rules(
    open_page: Open, store: FakeStore, file: str, year: int
) -> None:
    app = open_page(store, file, tahun=str(year))
    assert not app.exception and not app.error
    assert reading.finding(app) and reading.finding(app) != reading.APOLOGY
    assert not re.search(r"\b(nan|None|NaT|<NA>)\b", reading.prose(app))
    if file not in ALL_YEARS:
        assert app.selectbox(key="pilih_tahun").value == str(year)
    assert all(picture.alt.rstrip().endswith(".") for picture in reading.pictures(app))


def test_the_years_present_can_be_chosen_and_the_newest_is_shown(
    open_page: Open, store: FakeStore
) -> None:
    chosen = open_page(store).selectbox(key="pilih_tahun")
    assert chosen.options == ["2022", "2021", "2020", "2019", "2018"]
    assert chosen.value == "2022"


@pytest.mark.parametrize(("year", "said"), [(2019, True), (2022, False)])
def test_borrowed_thresholds_are_said_on_the_page(
    open_page: Open, store: FakeStore, year: int, said: bool
) -> None:
    for file in (UNIT, RINGKASAN):
        prose = reading.prose(open_page(store, file, tahun=str(year)))
        assert (f"Indikatif: lembar kerja tahun {year}" in prose) is said


def test_a_condition_without_a_counterpart_is_not_known_and_not_unmet(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, UNIT, tahun="2019", unit="DINSOS", penilai="unit")
    ready = store.readiness(2019).query("unit == 'DINSOS' and assessor == 'unit'")
    own = ready.loc[ready["predicate"] == "WBK"]
    unmet = int(own["met"].eq(False).sum())
    assert own["met"].isna().sum() == 2
    assert app.subheader[0].value.startswith(f"{unmet} dari 12 syarat nilai belum terpenuhi")
    assert app.subheader[0].value.endswith("; 2 belum diketahui.")
    table = next(t.value for t in app.dataframe if "Syarat" in t.value.columns)
    unknown = table.loc[table["WBK"] == "? belum diketahui", "Syarat"]
    assert len(unknown) == 2
    assert "kurang –" not in reading.drawn(app)


def test_the_example_of_the_older_rules_adds_up_without_aspects(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, "pages/metode.py", tahun="2019", unit="DINSOS")
    said = reading.prose(app) + reading.tables(app)
    assert "Jumlah subkomponen" in said and "Pemenuhan + Reform" not in said
    assert "? belum diketahui" in said
    assert list(app.table[0].value.columns) == ["Area", "Bobot", "Dasar"]
    assert "Menurut peraturan ini tidak ada, atau belum diketahui." in reading.prose(app)


def test_a_units_five_years_stop_at_the_break(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, tahun="2022", unit="DINSOS", penilai="unit")
    drawn = figure(app, "Nilai total sebagai bagian bobot: 2018")
    assert "2021" in drawn["alt"] and "Instrumen berganti antara 2021 dan 2022." in drawn["alt"]
    assert drawn["alt"].count("(indikatif)") == 4
    finding = next(c.value for c in app.caption if c.value.startswith("Nilai total sebagai"))
    assert "2018" in finding.split(";")[0] and "2022" not in finding.split(";")[0]
    assert finding.endswith("pada 2022 (LKE 90/2021).")
    assert "LKE 52/2014 diganti 90/2021 mulai 2022" in reading.prose(app)


def test_entered_thresholds_count_in_their_years(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached(app: object) -> list[str]:
        drawn = figure(app, "Nilai total sebagai bagian bobot: 2018")["spec"]
        (cells,) = (trace for trace in drawn["data"] if trace["type"] == "scatter")
        return [text for text in cells["text"] if text.startswith("✓")]

    chosen = {"tahun": "2019", "unit": "DINSOS", "penilai": "unit"}
    before = reached(open_page(store, UNIT, **chosen))
    entered = [(years.OLD, "WBK", f"area.{n}", None, 0.01, True, "uji", n) for n in range(1, 7)]
    table = typed(pd.DataFrame(entered, columns=list(THRESHOLDS)), THRESHOLDS)
    monkeypatch.setattr(data, "thresholds", lambda: table)
    app = open_page(store, UNIT, **chosen)
    assert len(reached(app)) >= 4 * 6 > len(before)
    assert "Indikatif: lembar kerja tahun 2019" not in reading.prose(app)


def test_merged_units_are_joined_and_named(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, tahun="2022", unit=years.MERGED, penilai="unit")
    before = registry().unit(years.BEFORE, 2021).short
    assert f"° Bapenda belum ada: unit asal, {before} (2018, 2019, 2020 dan 2021)." in (
        reading.prose(app)
    )
    later = open_page(store, UNIT, tahun="2019", unit=years.BEFORE, penilai="unit")
    assert f"° {before} tidak lagi ada: unit penerus" not in reading.prose(later)
    assert "– Tidak ada lembar kerja: 2022." in reading.prose(later)


def test_sakip_stands_beside_with_its_gate(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, tahun="2022", unit="DINSOS", penilai="unit")
    said = "2018 58,00 CC, 2019 61,00 B, 2020 69,00 B, 2022 71,25 BB. Syarat WBK minimal B"
    assert said in figure(app, "Nilai SAKIP")["alt"]
    assert "SAKIP 2022: BB, cukup untuk WBK dan WBBM." in reading.prose(app)
    for year, verdict in ((2018, "CC, belum cukup."), (2019, "B, cukup untuk WBK. ")):
        app = open_page(store, UNIT, tahun=str(year), unit="DINSOS", penilai="unit")
        assert f"SAKIP {year}: {verdict}" in reading.prose(app)
    app = open_page(store, UNIT, tahun="2021", unit="DINSOS", penilai="unit")
    assert "Predikat SAKIP 2021 belum diketahui" in reading.prose(app)


def test_a_unit_without_sakip_says_so(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, tahun="2022", unit="DINKES", penilai="unit")
    assert figure(app, "Belum ada nilai SAKIP")["spec"]
    app = open_page(store, UNIT, tahun="2022", unit=years.MERGED, penilai="unit")
    assert "hanya predikatnya yang dilaporkan" in reading.prose(app)


def test_change_counts_only_units_with_both_years(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, RINGKASAN, tahun="2021", penilai="unit")
    units = registry().units(2021).query("counted")["code"]
    scores = store.all_scores.query("assessor == 'unit'")
    totals = change(scores, 2020, 2021, units=set(units)).table.query("node == 'total'")
    assert len(totals) == 4
    moved = formats.change(100 * totals["change"].median())
    assert moved.startswith("+")
    assert f"{moved} poin dari 2020" in reading.prose(app)
    about = metric(app, "Median nilai total").help
    assert "Median perubahan 4 unit yang punya 2020 dan 2021." in about


@pytest.mark.parametrize(
    ("year", "reason"),
    [
        (2022, "Tidak dibandingkan dengan 2021: instrumen berganti."),
        (2018, "Tidak ada LKE 2017 untuk dibandingkan."),
    ],
)
def test_no_change_is_claimed_where_there_is_none(
    open_page: Open, store: FakeStore, year: int, reason: str
) -> None:
    app = open_page(store, RINGKASAN, tahun=str(year), penilai="unit")
    assert reason in metric(app, "Median nilai total").help
    assert f"poin dari {year - 1}" not in reading.prose(app)


def test_the_regions_sakip_comes_with_its_certainty(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, RINGKASAN, tahun="2020")
    assert metric(app, "SAKIP kabupaten").value == "A"
    assert "nilai 82,39  \n+0,89 poin dari 2019" in reading.prose(app)
    assert "2020: pasti." in metric(app, "SAKIP kabupaten").help
    app = open_page(store, RINGKASAN, tahun="2022")
    assert metric(app, "SAKIP kabupaten").value == "2020: A"
    assert "2022 belum ada" in reading.prose(app)
