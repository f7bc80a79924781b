"""Who imports whom: one file knows MkDocs, and imports go downwards."""

import ast
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"

# Each module and the height at which it stands: it may import what stands lower.
LEVELS = {
    "events": 8,
    "__main__": 8,
    "check": 7,
    "render": 7,
    "writer": 6,
    # Features. Between them only what SIDEWAYS lists.
    "references": 5,
    "parity": 5,
    "terms": 5,
    "language": 5,
    "links": 5,
    "values": 5,
    "citations": 5,
    "tables": 5,
    "usage": 5,
    "layout": 5,
    "context": 5,
    "evidence": 5,
    # The knowledge and the pages.
    "facts": 4,
    "pages": 4,
    "directives": 4,
    "validation": 3,
    "model": 2,
    "source": 1,
    "problems": 0,
    "__init__": 0,
}

# Imports between modules of one level.
SIDEWAYS = {
    ("tables", "citations"),
    ("context", "tables"),
    ("context", "references"),
    ("layout", "references"),
    ("pages", "directives"),
}

FILES = {file.stem: file for file in [HOOKS / "events.py", *(HOOKS / "handbook").glob("*.py")]}


def imported(file):
    """Full names of everything that a file imports, `from` imports with the names they take."""
    package = "handbook" if file.parent.name == "handbook" else ""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(part for part in (package if node.level else "", node.module or "") if part)
            yield from (f"{start}.{alias.name}" for alias in node.names)


def modules(file):
    """The modules of the handbook among them."""
    parts = [name.split(".") for name in imported(file) if name.startswith("handbook.")]
    return {part[1] for part in parts}


def test_every_module_has_its_level_and_every_level_its_module():
    assert FILES.keys() == LEVELS.keys()


@pytest.mark.parametrize("name", sorted(FILES))
def test_imports_go_downwards_or_sideways_where_listed(name):
    upwards = {
        other
        for other in modules(FILES[name])
        if LEVELS[other] >= LEVELS[name] and (LEVELS[other] > LEVELS[name] or (name, other) not in SIDEWAYS)
    }
    assert upwards == set()


def test_every_import_sideways_that_is_listed_exists():
    assert {pair for pair in SIDEWAYS if pair[1] not in modules(FILES[pair[0]])} == set()


@pytest.mark.parametrize("name", sorted(FILES))
def test_only_events_knows_mkdocs(name):
    hosts = {part for part in (full.partition(".")[0] for full in imported(FILES[name])) if "mkdocs" in part}
    assert hosts == ({"mkdocs", "mkdocs_static_i18n"} if name == "events" else set())


def test_only_events_and_the_commands_know_which_day_it_is_and_whom_to_tell():
    """The rest is given the day and returns problems."""
    asked = {name for name, file in FILES.items() if ".today()" in file.read_text(encoding="utf-8")}
    assert asked == {"events", "__main__"}
    assert {name for name, file in FILES.items() if "logging" in imported(file)} == {"events"}
