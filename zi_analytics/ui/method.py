"""The rules as the instrument holds them, as sections of a readable document."""

from collections.abc import Callable, Iterable
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import Instrument, Note, Ratio, Scale, yardsticks_of
from zi_analytics.ui import listing, page
from zi_analytics.ui.answer_panel import ratio_words
from zi_analytics.ui.viewport import is_narrow

SOURCE: Final = "Dasar"
NOTHING: Final = "Menurut peraturan ini tidak ada, atau belum diketahui."


def contents() -> None:
    """Draw the table of contents, a link to every section."""
    links = [f"{n}. [{title}](#{anchor})" for n, (anchor, title, _) in enumerate(SECTIONS, 1)]
    st.markdown("\n".join([*links, f"{len(links) + 1}. [{EXAMPLE_TITLE}](#{EXAMPLE})"]))


def sections(rules: Instrument) -> None:
    """Draw every section of the rules."""
    for anchor, title, draw in SECTIONS:
        page.section(title, anchor=anchor)
        draw(rules)


def document(table: pd.DataFrame) -> None:
    """Draw a table of our own texts as part of a document; on a phone the source moves below."""
    if table.empty:
        st.write(NOTHING)
        return
    if is_narrow() and SOURCE in table:
        first = table.columns[0]
        with_source = table[first] + "  \n:small[" + table[SOURCE] + "]"
        table = table.assign(**{first: with_source}).drop(columns=SOURCE)
    st.table(table, border="horizontal", hide_index=True)


def _weights(rules: Instrument) -> None:
    rows = []
    for area in rules.areas:
        # An instrument without aspects has one node an area, which is the area itself.
        aspects = area.nodes if len(area.nodes) > 1 else ()
        row = {"Area": area.label}
        row |= {
            rules.label(".".join(node.split(".")[:2])): formats.short(rules.weight(node))
            for node in aspects
        }
        whole = "Bersama" if aspects else "Bobot"
        rows.append(row | {whole: formats.short(area.weight), "Dasar": area.article})
    document(pd.DataFrame(rows))
    parts = [node for node in rules.nodes.values() if node.level in ("component", "aspect")]
    table = pd.DataFrame(
        {
            "Bagian": [f"{node.label} ({node.id})" for node in parts],
            "Bobot": [formats.short(node.weight) for node in parts],
            "Dasar": [node.article for node in parts],
        }
    )
    document(table)


def _scales(rules: Instrument) -> None:
    rows = [
        {
            "Pilihan jawaban": scale.written,
            "Nilai": _scale_values(scale),
            "Dasar": scale.article,
        }
        for scale in rules.scales.values()
    ]
    document(pd.DataFrame(rows))


def _scale_values(scale: Scale) -> str:
    if scale.options:
        return " · ".join(f"{name} = {formats.short(v)}" for name, v in scale.options.items())
    if scale.kind == "index":
        return f"indeks 0–{formats.short(scale.maximum)}, dibagi {formats.short(scale.maximum)}"
    return "0–100 %, dihitung dari isian jumlah" if scale.kind == "ratio" else "isian jumlah"


def _ratios(rules: Instrument) -> None:
    rows = []
    for question in rules.questions.values():
        if question.ratio is not None:
            unused = [rules.label(name) for name in question.ratio.recorded]
            rows.append(
                {
                    "Pertanyaan": f"{question.label} ({question.id})",
                    "Rumus": ratio_words(question, rules).removesuffix(question.ratio.note),
                    "Penyebut 0": _zero(question.ratio),
                    "Ditulis, tidak dihitung": ", ".join(unused) or formats.MISSING,
                }
            )
    if not is_narrow():
        document(pd.DataFrame(rows))
        return
    for row in rows:
        facts = [f"**{row['Pertanyaan']}**", *(f"{k}: {v}" for k, v in list(row.items())[1:])]
        st.markdown("  \n".join(facts))


def _zero(ratio: Ratio) -> str:
    return f"Nilai {formats.short(ratio.zero)}: {ratio.note}"


def _predicates(rules: Instrument) -> None:
    for predicate in rules.predicates.values():
        st.markdown(
            f"**{predicate.label}**: semua syarat ini harus terpenuhi (dasar: {predicate.article})."
        )
        rows = [
            {
                "Syarat": minimum.label,
                "Batas": f"≥{formats.NO_BREAK}{formats.points(minimum.minimum)}",
                "Dari": formats.short(rules.weight(minimum.node)),
                "Dibaca": _reading(minimum.share, minimum.index, minimum.display),
                "Dasar": minimum.article,
            }
            for minimum in yardsticks_of(rules)[predicate.id].known
        ]
        document(pd.DataFrame(rows))


def _reading(share: float | None, index: float | None, display: str | None) -> str:
    if share is not None:
        return f"{formats.share(share)} dari bobot"
    if index is not None:
        return f"indeks {formats.points(index)}"
    return display or "poin"


def _prerequisites(rules: Instrument) -> None:
    levels = {"instansi": "Kabupaten", "unit": "Unit"}
    rows = [
        {
            "Tingkat": levels[item.level],
            "Prasyarat": item.label,
            **{name: item.required.get(name, formats.MISSING) for name in rules.predicates},
            "Dasar": item.article,
        }
        for item in rules.prerequisites
    ]
    document(pd.DataFrame(rows))


def _notes(notes: Iterable[Note]) -> None:
    for note in notes:
        st.markdown(f"- {note.text}  \n  :small[{note.article}]")


def _conventions(rules: Instrument) -> None:
    _notes(rules.conventions)


def _open_points(rules: Instrument) -> None:
    _notes(rules.open_points)


def _terms(rules: Instrument) -> None:
    if not rules.terms:
        st.write(NOTHING)
        return
    st.markdown(
        "Pada rapat koordinasi 17 Mei 2022 disebut nama yang tidak sama dengan enam area resmi."
    )
    for term in rules.terms:
        areas = [rules.label(area) for area in term.areas]
        meant = f"Area terdekat: {formats.listing(areas)}. " if areas else ""
        sure = "" if term.confirmed else " Belum dikonfirmasi."
        st.markdown(f"- **{term.said}**: {meant}{term.text}{sure}  \n  :small[{term.article}]")


def _questions(rules: Instrument) -> None:
    questions = list(rules.questions.values())
    table = pd.DataFrame(
        {
            "Pertanyaan": [question.label for question in questions],
            "Kode": [question.id for question in questions],
            "Subkomponen": [rules.label(question.group) for question in questions],
            "Pilihan jawaban": [rules.choices(question.id) for question in questions],
            "Bobot": [question.weight for question in questions],
            "Dasar": [question.article for question in questions],
        }
    )
    listing.table(
        table,
        {"Bobot": _weight},
        f"Tabel {len(table)} pertanyaan dengan bobot dan pilihan jawabannya",
        narrow={"Pertanyaan": 230, "Bobot": 74},
        rows=14,
    )


EXAMPLE: Final = "contoh"
EXAMPLE_TITLE: Final = "Contoh hitungan, langkah demi langkah"
SECTIONS: Final[tuple[tuple[str, str, Callable[[Instrument], None]], ...]] = (
    ("bobot", "Bobot", _weights),
    ("skala", "Pilihan jawaban dan nilainya", _scales),
    ("rasio", "Persentase yang dihitung dari jumlah", _ratios),
    ("predikat", "Syarat nilai WBK dan WBBM", _predicates),
    ("prasyarat", "Prasyarat di luar nilai", _prerequisites),
    ("kesepakatan", "Cara hitung dan asumsi", _conventions),
    ("terbuka", "Yang belum pasti", _open_points),
    ("istilah", "Istilah rapat koordinasi dan enam area", _terms),
    ("pertanyaan", "Semua pertanyaan", _questions),
)


def _weight(value: float) -> str:
    return formats.decimal(value, 4)
