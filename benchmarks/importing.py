"""Taking worksheets in, against readers that do nothing but read."""

import io
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from benchmarks.timing import ROOT, Work, line, milliseconds, ratio, side_by_side
from zi_analytics.intake import Options, Processes, examine, find_files, import_paths
from zi_analytics.registry import load_registry
from zi_analytics.sample import EARLIER_YEARS, SAMPLE_YEAR, write_sample
from zi_analytics.store import open_store


def run(rounds: int) -> None:
    """Print how long the whole sample takes, side by side with bare readers."""
    registry = load_registry(ROOT / "data" / "region")
    with TemporaryDirectory() as home:
        folder = Path(home) / "lke"
        for year in (SAMPLE_YEAR, *EARLIER_YEARS):
            write_sample(folder, registry, year=year)
        files = [file.path for file in find_files([folder]).files]
        print(f"Import: {len(files)} files of the sample, median of {rounds} rounds")

        def take_in() -> None:
            (Path(home) / "zi.db").unlink(missing_ok=True)
            with closing(open_store(f"sqlite:///{home}/zi.db")) as store:
                import_paths(store, registry, [folder], sample=True)

        def again() -> None:
            with closing(open_store(f"sqlite:///{home}/zi.db")) as store:
                import_paths(store, registry, [folder], sample=True)

        works: dict[str, Work] = {
            "calamine": lambda: [_bare(file) for file in files],
            "openpyxl": lambda: [_openpyxl(file) for file in files],
            "read": lambda: examine(find_files([folder]).files, registry, Options()),
            "read in 2": lambda: examine(
                find_files([folder]).files, registry, Options(), reader=Processes(2)
            ),
            "import": take_in,
            "again": again,
        }
        seconds = side_by_side(works, rounds)
    for name in works:
        line(name, milliseconds(seconds[name]))
    line("import ÷ bare python_calamine", f"{ratio(seconds, 'import', 'calamine'):.1f}")
    line("read and score ÷ bare python_calamine", f"{ratio(seconds, 'read', 'calamine'):.1f}")
    line("pandas.read_excel (openpyxl) ÷ import", f"{ratio(seconds, 'openpyxl', 'import'):.2f}")
    line("second import ÷ first", f"{ratio(seconds, 'again', 'import'):.1%}")
    line("two processes ÷ one, read and score", f"{ratio(seconds, 'read in 2', 'read'):.2f}")


def _bare(file: Path) -> None:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.read_bytes()))
    except CalamineError:
        return
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _openpyxl(file: Path) -> None:
    try:
        pd.read_excel(file, sheet_name=None, engine="openpyxl")
    # The sample holds a file that no reader can open.
    except Exception:
        return
