"""From a rule file to what it says about itself: signature, notes, terms, known defects."""

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.model import Area, Defect, Node, Note, Signature, Term


def build_signature(fields: Fields) -> Signature:
    """Build what a worksheet of this instrument is recognised by."""
    fields.only("headings", "words", "against_headings", "against_words")
    signature = Signature(
        headings=fields.texts("headings"),
        words=fields.texts("words"),
        against_headings=fields.texts("against_headings"),
        against_words=fields.texts("against_words"),
    )
    if not signature.headings and not signature.words:
        fields.fail("'headings' atau 'words' harus berisi sedikitnya satu tanda pengenal")
    return signature


def build_notes(entries: tuple[Fields, ...]) -> tuple[Note, ...]:
    """Build conventions or open points."""
    notes: dict[str, Note] = {}
    for fields in entries:
        fields.only("id", "text", "article")
        id_ = fields.new_id(notes)
        notes[id_] = Note(id_, fields.text("text"), fields.text("article"))
    return tuple(notes.values())


def build_terms(entries: tuple[Fields, ...], areas: tuple[Area, ...]) -> tuple[Term, ...]:
    """Build the names used in speech and the areas they come near to."""
    known = [area.id for area in areas]
    terms = []
    for fields in entries:
        fields.only("said", "areas", "text", "confirmed", "article")
        near = fields.texts("areas")
        for id_ in near:
            if id_ not in known:
                fields.fail(f"area {id_!r} tidak ada", "areas")
        terms.append(
            Term(
                said=fields.text("said"),
                areas=near,
                text=fields.text("text"),
                confirmed=fields.flag("confirmed"),
                article=fields.text("article"),
            )
        )
    return tuple(terms)


def build_defects(entries: tuple[Fields, ...], nodes: dict[str, Node]) -> tuple[Defect, ...]:
    """Build the known wrong formulas."""
    defects = []
    for fields in entries:
        fields.only("cell", "node", "text", "article")
        node = fields.text("node")
        if node not in nodes:
            fields.fail(f"node {node!r} tidak ada", "node")
        defects.append(
            Defect(fields.text("cell"), node, fields.text("text"), fields.text("article"))
        )
    return tuple(defects)
