"""From a rule file to scales and areas of change."""

from typing import Final, cast, get_args

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.model import (
    Area,
    Node,
    Scale,
    ScaleKind,
)

SHORT: Final = 18
_TOLERANCE: Final = 1e-9


def build_scales(entries: tuple[Fields, ...]) -> dict[str, Scale]:
    """Build the answer scales and check their values."""
    scales: dict[str, Scale] = {}
    for fields in entries:
        fields.only("id", "kind", "written", "also", "options", "maximum", "article", "confirmed")
        scale = Scale(
            id=fields.new_id(scales),
            kind=cast(ScaleKind, fields.choice("kind", get_args(ScaleKind))),
            written=fields.text("written"),
            options=_options(fields),
            maximum=fields.optional_number("maximum"),
            article=fields.text("article"),
            also=fields.texts("also"),
            confirmed=fields.optional_flag("confirmed", default=True),
        )
        if any(scale.written == other.written for other in scales.values()):
            fields.fail(f"{scale.written!r} sudah dipakai skala lain", "written")
        if (scale.kind in ("ratio", "index", "percent")) != (scale.maximum is not None):
            fields.fail(
                "'maximum' harus ada pada ratio, index, dan percent, dan hanya di sana", "maximum"
            )
        scales[scale.id] = scale
    return scales


def _options(fields: Fields) -> dict[str, float]:
    if fields.text("kind") != "choice":
        if fields.has("options"):
            fields.fail("'options' hanya untuk skala berjenis choice", "options")
        return {}
    inner = fields.inner("options")
    options = {key: inner.share(key) for key in inner.entry}
    if fields.text("written") != "/".join(options):
        fields.fail(f"'written' harus {'/'.join(options)!r}, sesuai 'options'", "written")
    values = list(options.values())
    if len(values) < 2 or (values[0], values[-1]) != (1, 0):
        fields.fail("'options' harus mulai dari 1 dan berakhir pada 0", "options")
    for (key, value), better in zip(list(options.items())[1:], values, strict=False):
        if value >= better:
            inner.fail(f"nilai {key!r} ({value:g}) harus di bawah pilihan sebelumnya", key)
    return options


def build_areas(
    entries: tuple[Fields, ...], nodes: dict[str, Node], places: dict[str, Fields]
) -> tuple[Area, ...]:
    """Build the areas of change from the nodes that name them by number."""
    for node in nodes.values():
        if node.area is not None and not 1 <= node.area <= len(entries):
            places[node.id].fail(f"area nomor {node.area} tidak ada di 'areas'", "area")
    return tuple(_area(fields, number, nodes) for number, fields in enumerate(entries, start=1))


def _area(fields: Fields, number: int, nodes: dict[str, Node]) -> Area:
    fields.only("number", "id", "label", "short", "weight", "article")
    if fields.whole("number") != number or fields.text("id") != f"area.{number}":
        fields.fail(f"area ke-{number} harus bernomor {number} dengan id area.{number}")
    below = tuple(node.id for node in nodes.values() if node.area == number)
    if not below:
        fields.fail(f"tidak ada area di bawah 'components' yang bernomor {number}", "number")
    weight = fields.number("weight")
    together = sum(nodes[id_].weight for id_ in below)
    if abs(together - weight) > _TOLERANCE:
        fields.fail(f"bobot {weight:g}, tetapi {' + '.join(below)} = {together:g}", "weight")
    return Area(
        number=number,
        id=fields.text("id"),
        label=fields.text("label"),
        short=short_label(fields),
        nodes=below,
        weight=weight,
        article=fields.text("article"),
    )


def short_label(fields: Fields) -> str:
    """Return the label for axes, which must fit on one."""
    short = fields.text("short")
    if len(short) > SHORT:
        fields.fail(f"label pendek {short!r} lebih dari {SHORT} huruf", "short")
    return short
