"""What the documentation says of codes, commands and rooms is true."""

import re
import runpy
from pathlib import Path

import pytest

from zi_analytics.access import ROLES, read_access
from zi_analytics.loaders import findings as loader_findings
from zi_analytics.loaders.messages import MESSAGES
from zi_analytics.ui.navigation import PAGES

ROOT = Path(__file__).parents[1]
SEVERITIES = {"error", "warning", "info"}


def test_the_page_of_findings_is_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "describe_findings.py"))
    assert (ROOT / "docs" / "temuan.md").read_text(encoding="utf-8") == script["described"]()


@pytest.mark.parametrize("code", MESSAGES)
def test_every_finding_of_the_loaders_is_made_somewhere(code: str) -> None:
    folders = ("loaders", "intake")
    sources = [p for f in folders for p in (ROOT / "zi_analytics" / f).glob("*.py")]
    used = [
        p
        for p in sources
        if not p.name.startswith("messages") and f'"{code}"' in p.read_text("utf-8")
    ]
    assert used, f"no code makes the finding {code}"


def test_texts_of_findings_are_complete() -> None:
    for code, (severity, message, hint) in MESSAGES.items():
        assert severity in SEVERITIES, code
        assert message.endswith((".", "}")), code
        assert hint.endswith((".", "}")), code


def test_a_finding_without_a_fact_that_its_text_needs_fails_at_once() -> None:
    with pytest.raises(KeyError):
        loader_findings.finding("oversize")


def test_every_room_is_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [p.name for p in (ROOT / "zi_analytics").iterdir() if (p / "__init__.py").exists()]
    for room in rooms:
        assert f"`{room}/`" in text, room


def test_every_setting_is_in_the_guide() -> None:
    text = (ROOT / "docs" / "operasi.md").read_text(encoding="utf-8")
    code = (ROOT / "zi_analytics" / "settings.py").read_text(encoding="utf-8")
    found = set(re.findall(r'"(ZI_\w+)"', code))
    assert len(found) >= 3
    for setting in found:
        assert f"`{setting}`" in text, setting


def test_the_roles_of_the_guide_can_be_read(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "operasi.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(people:.*?)```", text, flags=re.DOTALL)
    (tmp_path / "access.yaml").write_text(example, encoding="utf-8")
    access = read_access(tmp_path / "access.yaml", {"DINKES"})
    people = [*access.by_email.values(), *access.by_sub.values()]
    assert {person.role for person in people} == set(ROLES)


@pytest.mark.parametrize("title", [entry.title for entry in PAGES])
def test_every_page_is_in_the_readme(title: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| **{title}** |" in text


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    parser = (ROOT / "zi_analytics" / "command_line" / "parser.py").read_text(encoding="utf-8")
    commands = re.findall(r'add_parser\(\s*"(\w+)"', parser)
    assert commands
    for command in commands:
        assert f"python -m zi_analytics {command}" in text, command


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_picture_that_is_shown_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text):
        assert (page.parent / picture).exists(), picture
