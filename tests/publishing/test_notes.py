"""Notes on slides, report cards and in the recap: plain text, where they belong."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from tests.publishing.noting import HOSTILE, noted
from zi_analytics.publishing import Shelf, card, make_deck, recap_workbook, unit_report
from zi_analytics.publishing.subjects import SUBJECTS
from zi_analytics.registry import Registry
from zi_analytics.reports import powerpoint, slide_html
from zi_analytics.reports.slides import NOTED, Deck, Slide
from zi_analytics.store import Store

DAY = date(2022, 5, 17)


def slide(deck: Deck, id_: str) -> Slide:
    (found,) = [slide for slide in deck.slides if slide.id == id_]
    return found


def test_a_note_on_a_figure_is_on_the_slide_that_shows_it(weak: Store, situbondo: Registry) -> None:
    with noted(weak, HOSTILE, None, "area_lemah.poin"):
        deck = make_deck(Shelf(weak, situbondo), 2022, DAY)
    own = slide(deck, "lemah")
    (line,) = own.notes
    assert HOSTILE in line and "(Sri, " in line
    assert sum(bool(slide.notes) for slide in deck.slides) == 1
    html = slide_html(deck, deck.slides.index(own) + 1)
    assert "&lt;script&gt;" in html and "<script>" not in html
    pages = Presentation(BytesIO(powerpoint(deck))).slides
    spoken = [page.notes_slide.notes_text_frame.text for page in pages]
    assert [HOSTILE in text for text in spoken].count(True) == 1


def test_a_note_on_a_unit_is_on_the_slide_that_asks_something_of_it(
    weak: Store, situbondo: Registry
) -> None:
    with noted(weak, "Butuh bimbingan.", "DINSOS", "unit.syarat"), noted(weak, "Baik.", "DINKES"):
        deck = make_deck(Shelf(weak, situbondo), 2022, DAY)
    (line,) = slide(deck, "permintaan-1").notes
    assert line.startswith("Dinsos: Syarat nilai: Butuh bimbingan. (Sri, ")


def test_a_long_note_is_cut_on_the_slide_and_whole_for_the_speaker() -> None:
    long = Slide("x", "x", "x", notes=("a" * 400, "b"))
    assert len(long.noted) < NOTED + 30 and long.noted.endswith("… (dan 1 catatan lain)")
    deck = Deck("n", "", "d", (long,))
    (page,) = Presentation(BytesIO(powerpoint(deck))).slides
    assert "a" * 400 in page.notes_slide.notes_text_frame.text
    assert Slide("x", "x", "x").noted == ""


def test_a_card_prints_the_notes_of_its_unit_as_they_stand(
    weak: Store, situbondo: Registry
) -> None:
    with noted(weak, HOSTILE, "DINSOS", "unit.area"), noted(weak, "Kabupaten.", None):
        shelf = Shelf(weak, situbondo)
        (line,) = card(shelf, "DINSOS", 2022, DAY)["notes"]
        pdf = PdfReader(BytesIO(unit_report(shelf, "DINSOS", 2022, DAY)))
    assert line.startswith(f"Enam area: {HOSTILE} (Sri, ")
    said = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert HOSTILE in said and "Catatan" in said


def test_the_recap_has_a_sheet_of_notes_and_no_formula_in_it(
    weak: Store, situbondo: Registry
) -> None:
    with noted(weak, "=1+1", None), noted(weak, HOSTILE, "DINSOS", "unit.area"):
        data = recap_workbook(Shelf(weak, situbondo), 2022, DAY)
        own = recap_workbook(Shelf(weak, situbondo), 2022, DAY, "DINSOS")
    sheet = load_workbook(BytesIO(data))["Catatan"]
    head, *rows = sheet.iter_rows(values_only=True)
    texts = [row[head.index("Catatan")] for row in rows]
    assert texts == ["=1+1", HOSTILE]
    assert {cell.data_type for cell in sheet["E"]} == {"s"}
    assert [row[head.index("Unit")] for row in rows] == [situbondo.name, "Dinas Sosial"]
    assert load_workbook(BytesIO(own))["Catatan"].max_row == 2


def test_every_slide_that_a_subject_names_is_one_of_the_deck() -> None:
    known = {"posisi", "kesiapan", "peta", "syarat", "lemah", "tren", "bergerak", "sakip"}
    assert {subject.slide for subject in SUBJECTS.values()} - {""} <= known
