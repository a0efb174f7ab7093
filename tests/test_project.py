"""What the project promises about itself: its commands, its pins, its habits."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from zi_analytics.charts.status import MET, NEAR, UNMET

ROOT = Path(__file__).parents[1]
MOST_LINES = 300
REQUIREMENTS = (
    *("requirements.txt", "requirements-postgres.txt", "requirements-dev.txt", "constraints.txt"),
    "requirements-cluster.txt",
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_blocks(language: str) -> list[str]:
    blocks = re.findall(rf"```{language}\n(.*?)```", text("README.md"), flags=re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]


def test_the_readme_opens_with_a_paragraph_in_indonesian() -> None:
    first = text("README.md").split("\n\n")[1]
    assert "Dasbor" in first
    assert "./run.sh" in first


def test_the_commands_of_the_readme_exist() -> None:
    shell = [line for line in code_blocks("sh") if line.startswith("./")]
    assert shell == ["./run.sh", "./test.sh"]
    assert code_blocks("bat") == ["run.bat", "test.bat"]
    for name in (*shell, *code_blocks("bat")):
        assert (ROOT / name).is_file(), name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no executable bit")
@pytest.mark.parametrize("name", ["run.sh", "test.sh", ".ci/run"])
def test_scripts_can_be_run(name: str) -> None:
    assert (ROOT / name).stat().st_mode & 0o111 == 0o111
    assert text(name).startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text(name)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = [line for line in text(".ci/run").splitlines() if line and line[0] != "#"]
    assert commands[-1] == "./test.sh"


@pytest.mark.parametrize("name", ["test.sh", "test.bat"])
def test_the_test_command_runs_every_check(name: str) -> None:
    for check in ("ruff check .", "ruff format --check .", "-m mypy", "lint-imports", "-m pytest"):
        assert check in text(name), check


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", text("README.md")):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    lines = [line for line in text(name).splitlines() if line and line[0] not in "#-"]
    loose = [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line)]
    assert lines
    assert loose == []


def pins(name: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==([\w.]+)", text(name), flags=re.MULTILINE)
    return {package.lower().replace("_", "-"): version for package, version in found}


def test_the_lock_agrees_with_the_requirements() -> None:
    lock = pins("constraints.txt")
    for name in REQUIREMENTS:
        for package, version in pins(name).items():
            assert lock[package] == version, package


def test_no_file_of_the_package_is_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "zi_analytics").rglob("*.py")
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


WITHOUT_STREAMLIT = """
import importlib, pkgutil, sys
import zi_analytics

def walk(package):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if module.name in ("zi_analytics.ui", "zi_analytics.__main__"):
            continue
        loaded = importlib.import_module(module.name)
        if module.ispkg:
            walk(loaded)

walk(zi_analytics)
rooms = {name.split(".")[1] for name in sys.modules if name.startswith("zi_analytics.")}
print(len(rooms), "streamlit" in sys.modules)
"""


def test_everything_but_the_pages_works_without_streamlit() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_STREAMLIT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rooms, streamlit = done.stdout.split()
    assert int(rooms) >= 5
    assert streamlit == "False"


def settings() -> dict[str, dict[str, object]]:
    return tomllib.loads(text(".streamlit/config.toml"))


def test_nothing_leaves_the_machine_and_only_it_can_reach_the_dashboard() -> None:
    config = settings()
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "localhost"
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["enableCORS"] is True
    assert config["client"]["showErrorDetails"] == "none"
    assert re.findall(r"https?://", text(".streamlit/config.toml")) == []


def test_the_font_is_served_from_here_with_its_licence() -> None:
    config = settings()
    faces = config["theme"]["fontFaces"]
    assert isinstance(faces, list)
    for face in faces:
        assert (ROOT / face["url"].removeprefix("app/")).is_file()
    assert config["server"]["enableStaticServing"] is True
    assert "SIL OPEN FONT LICENSE Version 1.1" in text("static/plus-jakarta-sans-LICENSE.txt")
    assert "Bitstream Vera" in text("static/signs-LICENSE.txt")


def test_the_signs_of_verdicts_are_in_a_font_that_is_served_from_here() -> None:
    ranges = [face.get("unicodeRange", "") for face in settings()["theme"]["fontFaces"]]
    for state in (MET, NEAR, UNMET):
        assert any(f"U+{ord(state.sign):04X}" in one for one in ranges)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_both_themes_have_ten_colours_for_each_scale(mode: str) -> None:
    theme = settings()["theme"][mode]
    assert isinstance(theme, dict)
    for scale in ("chartSequentialColors", "chartDivergingColors"):
        colours = theme[scale]
        assert len(set(colours)) == 10
        assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)


def test_git_keeps_collected_data_out_and_the_region_in() -> None:
    def ignored(path: str) -> bool:
        done = subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False)
        return done.returncode == 0

    if not (ROOT / ".git").exists():
        pytest.skip("not a git clone")
    assert ignored("data/lke/2022/Dinas.xlsx")
    assert ignored("data/zi.db")
    assert not ignored("data/region/units.csv")
