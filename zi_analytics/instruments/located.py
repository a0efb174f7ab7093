"""YAML that remembers where everything stands."""

from pathlib import Path
from typing import Final

import yaml

from zi_analytics.instruments.model import InstrumentError


class Entry(dict[str, object]):
    """A mapping of the file, with its line and the line of every key."""

    line: int
    lines: dict[str, int]


class Items(list[object]):
    """A list of the file, with its line and the line of every item."""

    line: int
    lines: list[int]


# The loader on libyaml reads the same ten times as fast; not every build of PyYAML has it.
_SafeLoader: Final[type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc, valid-type]
    """A safe loader whose mappings and lists are `Entry` and `Items`."""


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _refuse(node: yaml.Node, problem: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Entry:
    entry = Entry()
    entry.line, entry.lines = _line(node), {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise _refuse(key_node, f"kunci {key!r} harus teks; beri tanda kutip")
        if key in entry:
            raise _refuse(
                key_node, f"kunci {key!r} ditulis dua kali (lihat baris {entry.lines[key]})"
            )
        entry[key] = loader.construct_object(value_node, deep=True)
        entry.lines[key] = _line(key_node)
    return entry


def _sequence(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> Items:
    items = Items(loader.construct_object(item, deep=True) for item in node.value)
    items.line, items.lines = _line(node), [_line(item) for item in node.value]
    return items


def _text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return str(node.value)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:seq", _sequence)
# A date is read as text and checked where it is asked for: an impossible one has no line here.
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _text)


def read_yaml(path: Path) -> Entry:
    """Return the mapping that a YAML file holds, or raise `InstrumentError`."""
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InstrumentError(path.name, line, f"YAML salah: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InstrumentError(path.name, 1, f"bukan teks YAML (UTF-8): {error}") from error
    if not isinstance(loaded, Entry):
        raise InstrumentError(path.name, 1, "isi berkas harus berupa pasangan kunci: nilai")
    return loaded
