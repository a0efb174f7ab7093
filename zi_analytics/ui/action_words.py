"""What the page of actions says: its finding, its figures, and what counts as a link."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from urllib.parse import urlsplit

import pandas as pd

from zi_analytics.charts import ACTION_STATES, NO_DATE, formats
from zi_analytics.insight import actions as insight

MOST_NAMED: Final = 2
READING: Final = (
    "Terlambat: tenggatnya sudah lewat dan belum 100 %. Segera jatuh tempo: tenggatnya 30 hari "
    "lagi atau kurang. Aksi tanpa tenggat tidak pernah terlambat dan tidak ikut garis rencana. "
    "Rencana adalah bagian aksi yang tenggatnya jatuh sampai akhir bulan itu; terwujud adalah "
    "rata-rata kemajuannya. Aksi yang dibatalkan tidak dihitung, tetapi tetap tersimpan beserta "
    "alasannya. Kemajuan ditulis oleh orang dan tidak mengubah nilai LKE."
)
SOURCE: Final = (
    "Tujuan dan aksi yang ditulis di halaman ini atau diambil dari jalur di Simulasi. Setiap "
    "perubahan tersimpan dengan tanggal dan orangnya, dan tercatat di Jejak."
)


def finding(table: pd.DataFrame, names: Mapping[str, str], scope: str | None) -> tuple[str, str]:
    """Return the page's finding and the sentence that goes with it; takes ``judged``."""
    found = insight.counts(table)
    counting = len(table) - found["cancelled"]
    whose = f" {names.get(scope, scope)}" if scope is not None else ""
    if not counting:
        return f"Semua aksi{whose} dibatalkan.", ""
    if found["late"]:
        most = _most(table, names) if scope is None else ""
        of_all = formats.count_of(found["late"], counting, f"aksi{whose}")
        return f"{of_all} terlambat{most}.", _detail(table, found)
    if found["done"] == counting:
        return f"Semua {counting} aksi{whose} selesai.", ""
    unfinished = table.loc[table["status"].isin(insight.OPEN)]
    if unfinished["due"].isna().all():
        undated = f"{len(unfinished)} aksi{whose} belum selesai, semuanya tanpa tenggat."
        return undated, _detail(table, found)
    return f"Tidak ada aksi{whose} yang terlambat, dari {counting} aksi.", _detail(table, found)


def _most(table: pd.DataFrame, names: Mapping[str, str]) -> str:
    late = table.loc[table["status"] == "late", "unit"].value_counts()
    if len(late) < 2:
        return f", semuanya di {names.get(late.index[0], late.index[0])}"
    most = [names.get(unit, unit) for unit in late.index[late == late.iloc[0]]]
    if len(most) > MOST_NAMED:
        return f"; terbanyak {late.iloc[0]} aksi, di {len(most)} unit"
    return f"; terbanyak di {formats.listing(most)} ({late.iloc[0]})"


def pace(table: pd.DataFrame, day: date) -> str:
    """Say how the actions stand to their plan as a whole, and that some are late all the same."""
    found = insight.pace(table, day)
    if found is None:
        return "Belum ada aksi bertenggat."
    realised, planned = found
    late = insight.counts(table)["late"]
    if formats.share(realised) == formats.share(planned):
        said = "sesuai rencana"
    else:
        said = "di depan rencana" if realised > planned else "di belakang rencana"
    but = "dan" if said == "di belakang rencana" else "tetapi"
    more = f", {but} {late} aksi lewat tenggat ({ACTION_STATES['late'].sign})" if late else ""
    return f"Aksi yang bertenggat saja: rata-rata {said}{more}."


def _detail(table: pd.DataFrame, found: Mapping[str, int]) -> str:
    counting = table.loc[~table["cancelled"]]
    parts = [f"Rata-rata kemajuan {formats.share(counting['progress'].mean() / 100)}"]
    parts += [
        f"{found[status]} {ACTION_STATES[status].word}"
        for status in ("soon", "done")
        if found[status]
    ]
    if without := int(counting["due"].isna().sum()):
        parts.append(f"{without} tanpa tenggat")
    return f"{'; '.join(parts)}."


def status_and_date(table: pd.DataFrame) -> list[str]:
    """Return the status of each action in words, and that it has no date where it is open."""
    dateless = table["due"].isna() & table["status"].isin(insight.OPEN)
    return [
        f"{ACTION_STATES[status].text} · {NO_DATE}" if without else ACTION_STATES[status].text
        for status, without in zip(table["status"], dateless, strict=True)
    ]


def counted(table: pd.DataFrame) -> str:
    """Count actions by status: "✕ 3 terlambat · ✓ 4 selesai"; takes ``judged``."""
    found = insight.counts(table)
    return " · ".join(
        f"{state.sign} {found[status]} {state.word}"
        for status, state in ACTION_STATES.items()
        if found[status]
    )


def web_address(evidence: object) -> str | None:
    """Return evidence that is an address of the web; None for any other text."""
    if not isinstance(evidence, str) or any(sign.isspace() for sign in evidence):
        return None
    try:
        parts = urlsplit(evidence)
    except ValueError:
        return None
    return evidence if parts.scheme in ("http", "https") and parts.hostname else None
