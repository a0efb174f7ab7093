"""Reading the folder's files, keeping the line of everything, collecting what is wrong."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from zi_analytics.registry.model import Period

YES_NO: Final = {"ya": True, "tidak": False}


class RegionError(Exception):
    """The folder of a region cannot be used; ``problems`` holds every reason, one text each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass
class Problems:
    """What is wrong in the folder, in Indonesian, with file and line."""

    texts: list[str] = field(default_factory=list)

    def add(self, file: Path, line: int | None, text: str) -> None:
        """Note a problem; ``line`` counts from 1, and is None where the whole file is meant."""
        place = str(file) if line is None else f"{file}, baris {line}"
        self.texts.append(f"{place}: {text}")


@dataclass(frozen=True)
class Row:
    """One row of a CSV file: column → text without surrounding spaces."""

    file: Path
    line: int
    cells: Mapping[str, str]
    problems: Problems

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def wrong(self, text: str) -> None:
        """Note a problem of this row."""
        self.problems.add(self.file, self.line, text)

    def required(self, column: str) -> str:
        """Return the cell, and note a problem where it is empty."""
        if not self[column]:
            self.wrong(f"kolom {column} kosong; harus diisi.")
        return self[column]

    def one_of(self, column: str, known: Sequence[str]) -> str:
        """Return the cell, and note a problem where it is not a known word."""
        if self[column] not in known:
            self.wrong(f"kolom {column} berisi {self[column]!r}; pilihannya {', '.join(known)}.")
        return self[column]

    def yes_no(self, column: str, default: bool | None = None) -> bool:
        """Return the cell as a truth value; an empty cell means the default, if there is one."""
        if not self[column] and default is not None:
            return default
        return YES_NO.get(self.one_of(column, list(YES_NO)), False)

    def year(self, column: str) -> int | None:
        """Return the cell as a year, None where it is empty."""
        text = self[column]
        if not text:
            return None
        if text.isascii() and text.isdecimal() and len(text) == 4:
            return int(text)
        self.wrong(f"kolom {column} berisi {text!r}; isilah tahun empat angka, mis. 2022.")
        return None

    def period(self, first: str, last: str) -> Period:
        """Return two cells as a period, both ends included, an empty end open."""
        period = Period(self.year(first), self.year(last))
        if period.first and period.last and period.last < period.first:
            self.wrong(f"{last} {period.last} lebih awal daripada {first} {period.first}.")
        return period


def read_text(file: Path, problems: Problems) -> str | None:
    """Return the file's text, or None with a problem where it is missing or not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError:
        problems.add(file, None, "berkas tidak ada atau tidak dapat dibaca.")
    except UnicodeDecodeError:
        problems.add(file, None, "berkas bukan teks UTF-8; simpanlah sebagai CSV UTF-8.")
    return None


def read_rows(file: Path, columns: Sequence[str], problems: Problems) -> Iterator[Row]:
    """Yield the rows of a CSV file with exactly these columns; blank rows are skipped.

    A file saved with semicolons, as spreadsheets do in Indonesian, is read as well.
    """
    text = read_text(file, problems)
    if text is None:
        return
    heading = text.partition("\n")[0]
    separator = ";" if ";" in heading and "," not in heading else ","
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    found = [name.strip() for name in next(reader, [])]
    if sorted(found) != sorted(columns):
        expected = separator.join(columns)
        problems.add(file, 1, f"judul kolom harus {expected}, tetapi {separator.join(found)}.")
        return
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(found):
            problems.add(
                file,
                reader.line_num,
                f"ada {len(cells)} kolom, seharusnya {len(found)}; isi yang memuat tanda pemisah "
                "harus diapit tanda kutip.",
            )
            continue
        values = dict(zip(found, (cell.strip() for cell in cells), strict=True))
        yield Row(file, reader.line_num, values, problems)


@dataclass(frozen=True)
class YamlFile:
    """A YAML file, and the line of each entry by its path, such as ``kinds.dinas.label``."""

    file: Path
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    problems: Problems

    def wrong(self, path: str, text: str) -> None:
        """Note a problem of one entry; a missing one is told at the entry that should hold it."""
        above = path.rpartition(".")[0]
        line = self.lines.get(path) or self.lines.get(above, 1)
        self.problems.add(self.file, line, f"{path} {text}")

    def text(self, values: Mapping[str, Any], path: str) -> str:
        """Return the last step of the path as a text, and note a problem where it is none."""
        value = values.get(path.rpartition(".")[2])
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.wrong(path, "harus diisi dengan teks.")
        return ""

    def yes_no(self, values: Mapping[str, Any], path: str) -> bool:
        """Return the last step of the path as a truth value."""
        value = values.get(path.rpartition(".")[2])
        if isinstance(value, str) and value in YES_NO:
            return YES_NO[value]
        self.wrong(path, "harus diisi ya atau tidak.")
        return False


def read_yaml(file: Path, problems: Problems) -> YamlFile:
    """Read a YAML file that holds a mapping; without one, it counts as empty."""
    text = read_text(file, problems) or ""
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.add(
            file,
            mark.line + 1 if mark else None,
            "bukan YAML yang benar; periksalah lekukan dan tanda titik dua.",
        )
        return YamlFile(file, {}, {}, problems)
    lines = dict(_lines(tree, ""))
    return YamlFile(file, values if isinstance(values, dict) else {}, lines, problems)


def _lines(node: yaml.Node | None, path: str) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = f"{path}.{key.value}".lstrip(".")
            yield below, key.start_mark.line + 1
            yield from _lines(value, below)


def read_json(file: Path, problems: Problems) -> dict[str, Any]:
    """Read a JSON file that holds an object; without one, it counts as empty."""
    try:
        values = json.loads(read_text(file, problems) or "{}")
    except json.JSONDecodeError as error:
        problems.add(file, error.lineno, "bukan JSON yang benar.")
        return {}
    return values if isinstance(values, dict) else {}
