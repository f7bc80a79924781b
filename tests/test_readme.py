"""The README tells the truth: about the rules, the commands and the files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

TOP = {"data", "docs", "hooks", "overrides", "tests", "bench"}
REPORTING = {"Problem", "_error", "_report", "_unknown"}  # calls that name a rule
RULE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
FAMILIES = {
    "unknown-": ("fact", "source", "table", "service", "erratum", "layer"),
    "unused-": ("fact", "table", "erratum", "source", "term"),
}


def rules_of_the_hooks() -> Iterator[str]:
    """Every rule by name; of a name that is put together, its beginning."""
    for file in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in REPORTING:
                yield from _rules(node.args)
            elif isinstance(node, ast.Assign) and any(_name(target) == "rule" for target in _targets(node)):
                yield from _rules([node.value])


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _targets(node: ast.Assign) -> list[ast.expr]:
    return [part for target in node.targets for part in getattr(target, "elts", [target])]


def _rules(values: list[ast.expr]) -> Iterator[str]:
    for value in (part for outer in values for part in getattr(outer, "elts", [outer])):
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and RULE.fullmatch(value.value):
            yield value.value
        elif isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant):
            start = str(value.values[0].value)
            yield from [start] if re.fullmatch("[a-z]+-", start) else []


def test_every_rule_has_its_row_and_every_row_its_rule():
    found = set(rules_of_the_hooks())
    assert {name for name in found if name.endswith("-")} == FAMILIES.keys()
    expanded = {f"{start}{kind}" for start, kinds in FAMILIES.items() for kind in kinds}
    rules = {name for name in found if not name.endswith("-")} | expanded
    section = README.partition("| rule | means |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `([^`]+)` \| \S", section, re.MULTILINE)
    assert sorted(rows) == sorted(rules)


def test_every_command_is_a_target_and_every_target_for_people_is_a_command():
    phony = re.findall(r"\.PHONY: (.*)", MAKEFILE)[0].split()
    rules = dict(re.findall(r"^([a-z]+):(.*)$", MAKEFILE, re.MULTILINE))
    assert sorted(rules) == sorted(phony)
    for_others = {word for needs in rules.values() for word in needs.split()}
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE)) == set(phony) - for_others


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_exists(name: str):
    text = re.sub(r"^```.*?^```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    paths = [path for path in re.findall(r"`([\w.-]+/[\w./-]*)`", text) if path.split("/")[0] in TOP]
    assert [path for path in links + paths if not (ROOT / path).exists()] == []


def test_the_strict_build_is_not_quiet():
    """`mkdocs build --quiet` drops warnings before strict mode counts them, and then succeeds whatever is wrong."""
    builds = re.findall("mkdocs build.*", MAKEFILE)
    assert builds
    assert [line for line in builds if "--strict" not in line or "--quiet" in line or " -q" in line] == []
