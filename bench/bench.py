"""What our hooks cost, how the build grows, and what a reader's first view weighs. `make bench`; takes minutes.

The build is measured in CPU seconds of the whole process `mkdocs build`, the kinds of build in turns, the least of
several runs, which other work on the machine disturbs least; only the ratios within one run of this file mean
anything. The kinds:

    handbook   the real build: our hooks and templates
    finished   the same pages without our hooks: their HTML is put in from a file, in the theme's own templates
    bare       the same Markdown without our hooks: no tables, no references, the theme's own templates

Our share is what `handbook` takes more than `finished`. A site is measured as it is and, with copies of all layers and
of the knowledge behind them (copies.py), as many times as large as `--sizes` says; the time of a page must not grow
with the site. The first view is one page in Chromium with an empty cache. Exits with 1 if a bound is missed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Response, sync_playwright

import copies
import finished

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from browser import chromium, server

ROOT = Path(__file__).parents[1]
KINDS = ("handbook", "finished", "bare")
SHARE = 0.20  # of the CPU of a build, at most, is ours
GROWTH = 1.15  # times the CPU of a page, at most, when the site grows from the second-largest size to the largest
PAGE = "web/nlb/"

# --- The build --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Built:
    """A site of one size: CPU seconds of each turn by kind, number of pages, bytes of the page that is viewed."""

    size: int
    turns: dict[str, list[float]]
    pages: int
    bytes: int

    @property
    def share(self) -> float:
        pairs = zip(self.turns["finished"], self.turns["handbook"], strict=True)
        return 1 - statistics.median(without / real for without, real in pairs)

    def seconds(self, kind: str) -> float:
        return statistics.median(self.turns[kind])

    def per_page(self, kind: str) -> float:
        return self.seconds(kind) / self.pages


def build(root: Path, size: int, runs: int) -> Built:
    """Lay the site out in `root` and build every kind `runs` times, in turns; the real one stays in root/handbook."""
    config = copies.copy(ROOT, root, size)
    hook = str(Path(finished.__file__))
    without = config | {"theme": {name: value for name, value in config["theme"].items() if name != "custom_dir"}}
    _write(root, "handbook", config)
    _write(root, "record", config | {"hooks": [*config["hooks"], hook]})
    _write(root, "finished", without | {"hooks": [hook]})
    _write(root, "bare", without | {"hooks": []})
    cpu(root, "record")
    turns: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(runs):
        for kind in KINDS:
            turns[kind].append(cpu(root, kind))
    html = sorted((root / "handbook").rglob("*.html"))
    return Built(size, turns, len(html), (root / "handbook" / PAGE / "index.html").stat().st_size)


def _write(root: Path, kind: str, config: dict[str, Any]) -> None:
    text = yaml.safe_dump(config | {"site_dir": kind}, allow_unicode=True, sort_keys=False)
    (root / f"{kind}.yml").write_text(text, encoding="utf-8")


def cpu(root: Path, kind: str) -> float:
    """CPU seconds, of user and system, of one build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{kind}.yml"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=root, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


# --- The first view ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Loaded:
    """One answer that the browser got."""

    host: str
    kind: str
    name: str
    bytes: int
    zipped: int


def first_view(site: Path) -> list[Loaded]:
    """Everything that the page loads in a browser that has never been here."""
    executable = chromium.executable()
    responses: list[Response] = []
    with server.served(site) as address, sync_playwright() as driver:
        page = driver.chromium.launch(executable_path=executable).new_page()
        page.on("response", lambda response: responses.append(response))
        page.goto(f"{address}/{PAGE}", wait_until="networkidle")
        return [_loaded(response) for response in responses]


def _loaded(response: Response) -> Loaded:
    address, body = urlsplit(response.url), response.body()
    name = Path(address.path).name or "(page)"
    return Loaded(address.hostname or "", response.request.resource_type, name, len(body), len(gzip.compress(body, 9)))


# --- The report -------------------------------------------------------------------------------------------------------


def show(rows: Iterable[Sequence[object]]) -> None:
    """A table: the first column to the left, the others to the right."""
    table = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    for head, *cells in table:
        print(
            head.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)), sep="  "
        )
    print()


def show_builds(builds: Sequence[Built]) -> None:
    show(
        [
            ("the build", *(f"{built.size}x" for built in builds)),
            ("pages", *(built.pages for built in builds)),
            *((f"CPU, {kind}", *(f"{built.seconds(kind):.1f} s" for built in builds)) for kind in KINDS),
            *((f"a page, {kind}", *(f"{built.per_page(kind) * 1000:.1f} ms" for built in builds)) for kind in KINDS),
            ("our share", *(f"{built.share:.0%}" for built in builds)),
            (f"HTML of {PAGE}", *(f"{built.bytes:,} B" for built in builds)),
        ]
    )


def show_view(loaded: Sequence[Loaded]) -> None:
    total = ("total", f"{len(loaded)} requests", *_sums(loaded))
    show(
        [
            (f"first view of {PAGE}", "", "bytes", "gzip"),
            *((item.name, item.kind, f"{item.bytes:,}", f"{item.zipped:,}") for item in loaded),
            total,
        ]
    )


def _sums(loaded: Sequence[Loaded]) -> tuple[str, str]:
    return f"{sum(item.bytes for item in loaded):,}", f"{sum(item.zipped for item in loaded):,}"


def missed(builds: Sequence[Built], loaded: Sequence[Loaded]) -> list[str]:
    """One sentence for every bound that was missed."""
    sentences = [
        f"our share at {built.size}x is {built.share:.0%}, more than {SHARE:.0%}"
        for built in builds
        if built.share > SHARE
    ]
    if len(builds) > 1:
        before, last = builds[-2:]
        growth = last.per_page("handbook") / before.per_page("handbook")
        if growth > GROWTH:
            sentences.append(f"a page takes {growth:.2f} times as long at {last.size}x as at {before.size}x")
    foreign = {item.host for item in loaded} - {"127.0.0.1"}
    sentences += [f"the first view asks {host}" for host in sorted(foreign)]
    return sentences


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--sizes", default="1,10,50", help="how many times as large as it is (default: %(default)s)")
    options.add_argument("--runs", type=int, default=5, help="builds of each kind at size 1 (default: %(default)s)")
    chosen = options.parse_args()
    builds: list[Built] = []
    loaded: list[Loaded] = []
    for size in sorted({int(size) for size in chosen.sizes.split(",")}):
        with tempfile.TemporaryDirectory() as folder:
            builds.append(build(Path(folder), size, max(1, chosen.runs // size)))
            loaded = loaded or first_view(Path(folder) / "handbook")
    show_builds(builds)
    show_view(loaded)
    sentences = missed(builds, loaded)
    print("\n".join(sentences) or "all bounds are kept")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
