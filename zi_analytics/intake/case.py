"""A worksheet on its way in: whose it is, and what the store holds of it already."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from zi_analytics.intake.examined import Assessed, Examined
from zi_analytics.intake.files import Options
from zi_analytics.intake.held import Key, Place, Standing, Stored, in_order, withdrawn_keys
from zi_analytics.loaders import Worksheet

CHOSEN = "pilihan"
STORED = "tersimpan"
SHEET = "lembar"


@dataclass(frozen=True)
class Case:
    """A worksheet of a file; ``assessed`` is missing where it was known and not read again.

    ``unit`` and ``year`` are the store's where the sheet says nothing, or where a person chose
    before. ``keys`` are empty while either is not known, and of one that was withdrawn and only
    lies in a folder. ``stored`` are the submissions of the same bytes that the store holds, under
    whatever key; the case ``stands`` when they are just this worksheet's or nobody hands in again
    what was withdrawn, and ``moves`` when a person says that they are another's or does hand it in;
    in the latter case it ``returns``.
    """

    file: str
    place: Place
    instrument: str
    synthetic: bool
    assessed: Assessed | None
    unit: str | None
    year: int | None
    keys: tuple[Key, ...]
    stored: tuple[Stored, ...]
    stands: bool
    moves: bool
    chosen: bool
    returns: bool = False

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        return self.place.sheet

    @property
    def label(self) -> str:
        """The file and the sheet, for people."""
        return f"{self.file} (lembar “{self.sheet}”)"

    @property
    def assessors(self) -> tuple[str, ...]:
        """Whose answers the worksheet holds."""
        named = {key.assessor for key in self.keys}
        if not named and self.assessed is not None:
            named = set(self.assessed.worksheet.assessors)
        return in_order(named)

    @property
    def counted(self) -> tuple[Stored, ...]:
        """The stored submissions of the same bytes, but for those put right or withdrawn since."""
        return tuple(one for one in self.stored if not one.moved)


def cases_of(file: Examined, held: Standing) -> Iterator[Case]:
    """Give every worksheet of a file as a case, in the order of its sheets."""
    if file.known:
        yield from _known(file, held)
    for assessed in file.worksheets:
        yield _case(file, assessed, held)


def _known(file: Examined, held: Standing) -> Iterator[Case]:
    for stored in held.sheets_of(file.workbook):
        counted = tuple(one for one in stored if not one.moved)
        if counted:
            first = counted[0]
            yield Case(
                file=file.file.label,
                place=first.place,
                instrument=first.instrument,
                synthetic=first.synthetic,
                assessed=None,
                unit=first.key.unit,
                year=first.key.year,
                keys=tuple(one.key for one in counted),
                stored=tuple(stored),
                stands=True,
                moves=False,
                chosen=first.chosen,
            )


def _case(file: Examined, assessed: Assessed, held: Standing) -> Case:
    options = file.options
    place = Place(file.workbook, assessed.worksheet.sheet)
    stored = tuple(held.by_place.get(place, ()))
    before = tuple(one.key for one in stored if not one.moved)
    withdrawn = withdrawn_keys(stored)
    known = (*before, *withdrawn)
    chosen = any(one.chosen for one in stored)
    unit, year = _identity(assessed.worksheet, options, known[0] if known else None, chosen)
    assessed = _as_before(assessed, options, known)
    own: tuple[Key, ...] = ()
    if unit is not None and year is not None:
        own = tuple(Key(unit, year, who) for who in assessed.worksheet.assessors)
    same_unit = {key[:2] for key in before} == {key[:2] for key in own}
    counts = bool(before) and same_unit and (options.assessor is None or set(before) == set(own))
    # One that was withdrawn counts again if somebody hands it in, not because it lies in a folder.
    named = file.file.named
    back = named and bool(withdrawn)
    rests = not named and bool(withdrawn) and not before
    stands = (counts and not back) or rests
    moves = bool(stored) and bool(own) and named and (back or (options.any and not counts))
    return Case(
        file=file.file.label,
        place=place,
        instrument=assessed.worksheet.instrument,
        synthetic=assessed.worksheet.synthetic,
        assessed=assessed,
        unit=unit,
        year=year,
        keys=before if stands else own,
        stored=stored,
        stands=stands,
        moves=moves,
        chosen=options.any,
        returns=moves and back,
    )


def _identity(
    worksheet: Worksheet, options: Options, before: Key | None, chosen: bool
) -> tuple[str | None, int | None]:
    """Return unit and year; what a person chose before counts until he chooses again."""
    unit, year = worksheet.unit, worksheet.year
    if before is not None:
        unit = before.unit if unit is None or (chosen and options.unit is None) else unit
        year = before.year if year is None or (chosen and options.year is None) else year
    return unit, year


def _as_before(assessed: Assessed, options: Options, before: Collection[Key]) -> Assessed:
    """Let an assessor that nobody names now be whom he was chosen to be when the bytes came in."""
    named = assessed.worksheet.assessors
    earlier = {key.assessor for key in before}
    if options.assessor is not None or len(named) != 1 or len(earlier) != 1:
        return assessed
    return assessed.as_assessor(earlier.pop())
