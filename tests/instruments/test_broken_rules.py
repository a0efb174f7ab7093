"""One broken rule file for each possible mistake: the message names file, line and problem."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_analytics.instruments import InstrumentError, read

HERE = Path(__file__).parent
SMALL = (HERE / "small.yaml").read_text(encoding="utf-8")
MISTAKES = yaml.safe_load((HERE / "mistakes.yaml").read_text(encoding="utf-8"))


def error_of(folder: Path, content: str | bytes, name: str = "small.yaml") -> InstrumentError:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InstrumentError) as caught:
        read(path)
    return caught.value


def line_of(text: str, begin: str) -> int:
    assert text.count(begin) == 1, f"{begin!r} must stand once in the broken file"
    return text[: text.index(begin)].count("\n") + 1


def test_the_sound_file_is_read() -> None:
    instrument = read(HERE / "small.yaml")
    assert instrument.id == "permenpanrb-small"
    assert len(instrument.questions) == 5


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["mistake"])
def test_a_mistake_is_named(case: dict[str, Any], tmp_path: Path) -> None:
    assert SMALL.count(case["old"]) == 1, "the mistake must be made in one place"
    broken = SMALL.replace(case["old"], case["new"])
    error = error_of(tmp_path, broken)
    line = line_of(broken, case.get("at", case["new"]))
    assert str(error).startswith(f"small.yaml, baris {line}: ")
    assert (error.file, error.line) == ("small.yaml", line)
    for words in case["says"]:
        assert words in error.problem


def test_every_mistake_has_its_name() -> None:
    names = [case["mistake"] for case in MISTAKES]
    assert len(names) == len(set(names))


def test_components_that_do_not_sum_to_100(tmp_path: Path) -> None:
    begin, end = SMALL.index("  - id: B\n"), SMALL.index("conditions:")
    error = error_of(tmp_path, SMALL[:begin] + SMALL[end:])
    assert error.line == line_of(SMALL, "weight: 100")
    assert "seluruh komponen 100" in error.problem
    assert "60" in error.problem


@pytest.mark.parametrize(
    ("rest", "named", "words"),
    [("", "components:", "'components' tidak ada"), (" []", "weight: 100", "berjumlah 0")],
)
def test_no_components(rest: str, named: str, words: str, tmp_path: Path) -> None:
    begin, end = SMALL.index("components:"), SMALL.index("conditions:")
    broken = SMALL[:begin] + f"components:{rest}\n" + SMALL[end:]
    error = error_of(tmp_path, broken)
    assert error.line == line_of(broken, named)
    assert words in error.problem


def test_a_group_without_questions(tmp_path: Path) -> None:
    begin, end = SMALL.index("          - id: B.I.a"), SMALL.index("conditions:")
    broken = (SMALL[:begin] + SMALL[end:]).replace(
        "        questions:\ncond", "        questions: []\ncond"
    )
    error = error_of(tmp_path, broken)
    assert error.line == line_of(broken, "questions: []")
    assert "'questions' tidak boleh kosong" in error.problem


@pytest.mark.parametrize("content", ["- daftar", "", "kalimat"])
def test_a_file_that_is_no_mapping(content: str, tmp_path: Path) -> None:
    error = error_of(tmp_path, content, "kosong.yaml")
    assert str(error).startswith("kosong.yaml, baris 1: ")
    assert "kunci: nilai" in error.problem


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    error = error_of(tmp_path, b"id: \xff\xfe")
    assert str(error).startswith("small.yaml, baris 1: ")
    assert "UTF-8" in error.problem


def test_tags_that_run_code_are_refused(tmp_path: Path) -> None:
    broken = SMALL.replace("short: kecil", "short: !!python/object/apply:os.getcwd []")
    error = error_of(tmp_path, broken)
    assert error.line == line_of(broken, "short: !!python")
    assert "YAML salah" in error.problem


def test_a_lost_line_is_noticed_or_was_optional(tmp_path: Path) -> None:
    lines = SMALL.splitlines()
    unnoticed = []
    for number, line in enumerate(lines):
        path = tmp_path / "small.yaml"
        path.write_text("\n".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
        try:
            read(path)
        except InstrumentError:
            continue
        unnoticed.append(line.strip())
    assert unnoticed == [
        lines[0],
        "in_force_to: null",
        "headings: [satu]",
        "words: [dua]",
        "- {id: jumlah, kind: count, written: Jumlah, article: x3}",
        "heading: [judul]",
    ]
