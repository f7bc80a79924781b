"""A small handbook for tests, whole and without problems; each test changes the one thing it is about.

`load` and `facts` read data/ from a dict of files, `page` and `pages` read docs/, `lines` spells problems out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any

import pytest
import yaml

from handbook import facts as knowledge
from handbook import pages as pages_module
from handbook import parity
from handbook.facts import Facts
from handbook.pages import Page
from handbook.problems import Problem
from handbook.references import Targets
from handbook.writer import Writer

TODAY = date(2026, 11, 24)

VOCABULARY = """\
units:
  s: {ko: 초, en: s}
  days: {ko: 일, en: days, one: day}
  items: {ko: 개, en: ""}
  "%": {ko: "%", en: "%"}
scopes:
  listener: {ko: 리스너, en: listener}
  target-group: {ko: 대상 그룹, en: target group}
"""

WORDS = """\
"yes": {ko: 예, en: "Yes"}
"no": {ko: 아니요, en: "No"}
none: {ko: 해당 없음, en: Not applicable}
unpublished: {ko: 공개하지 않음, en: Not published}
unverified: {ko: 미확인, en: unverified}
source: {ko: 출처, en: source}
sources: {ko: 출처, en: Sources}
checked: {ko: 확인, en: checked}
"""

LAYERS = """\
- id: web
  number: "4"
  name: {ko: 웹, en: Web}
  subtitle: {ko: 입구, en: Entrance}
  summary: {ko: 요청을 받는다., en: Takes requests.}
  entries: [nlb, clb]
"""

SOURCES = """\
guide:
  title: "User Guide: Timeouts"
  url: https://docs.aws.amazon.com/guide
history:
  title: Document history
  url: https://docs.aws.amazon.com/history
"""

NLB = """\
name: {ko: 네트워크 부하 분산기, en: Network Load Balancer}
short: NLB
layers: [web]
page: web/nlb
facts:
  idle-timeout:
    label: {ko: 유휴 시간, en: Idle timeout}
    value: 350 s
    scope: listener
    adjustable: setting
    note: {ko: TCP만, en: TCP only}
    source: guide
    checked: 2026-11-20
    changed:
      - {when: "2024-09", from: 340 s, note: {ko: 늘었다., en: It grew.}, source: history}
  protocols:
    label: {ko: 프로토콜, en: Protocols}
    value: [TCP, UDP]
    source: [guide, history]
    checked: 2025-06-01
"""

CLB = """\
name: Classic Load Balancer
short: {ko: 옛 CLB, en: Old CLB}
layers: [web]
lifecycle:
  status: previous-generation
  since: "2022"
  successor: nlb
  source: history
  checked: 2026-11-01
"""

BALANCERS = """\
name: {ko: 부하 분산기 비교, en: Balancers compared}
caption: {ko: 무엇을 고를까?, en: Which one?}
columns: [nlb, clb]
rows:
  - id: timeout
    label: {ko: 유휴 시간, en: Idle timeout}
    source: guide
    checked: 2026-11-10
    cells:
      nlb: {fact: nlb.idle-timeout}
      clb: 60 s
  - id: static-ip
    label: {ko: 고정 IP, en: Static IP}
    source: history
    checked: 2026-10-01
    evidence: elbv2:TargetTypeEnum.enum has "alb"
    cells:
      nlb: true
      clb: {value: false, note: {ko: 이름만, en: Name only}, source: guide, checked: 2026-09-01}
"""

TERMS = """\
availability-zone:
  ko: 가용 영역
  en: Availability Zone
  abbreviation: AZ
  spellings: [AZ존]
  avoid: [가용영역]
  definition: {ko: 리전 안의 격리된 장소., en: An isolated place in a Region.}
  see: nlb#when
"""

ERRATA = """\
old-timeout:
  about: nlb#when
  verdict: outdated
  said: {ko: 340초다., en: It is 340 seconds.}
  right: {ko: 350초다., en: It is 350 seconds.}
  since: "2024-09"
  source: guide
  checked: 2026-11-20
"""

EXAM = """\
code: SAP-C02
name: {ko: 프로페셔널, en: Professional}
status: current
source: guide
checked: 2026-11-20
domains:
  - id: "1"
    name: {ko: 설계, en: Design}
    weight: 26
    tasks:
      - {id: "1.1", name: {ko: 연결, en: Connectivity}}
      - {id: "1.2", name: {ko: 보안, en: Security}}
"""

DATA = {
    "vocabulary.yml": VOCABULARY,
    "words.yml": WORDS,
    "layers.yml": LAYERS,
    "sources/aws.yml": SOURCES,
    "services/nlb.yml": NLB,
    "services/clb.yml": CLB,
    "tables/balancers.yml": BALANCERS,
    "terms/zones.yml": TERMS,
    "errata/notes.yml": ERRATA,
    "exams/sap-c02.yml": EXAM,
}

DOCS = {
    "ko/index.md": "# 처음 { #home }\n\n<!-- layers -->\n",
    "en/index.md": "# Home { #home }\n\n<!-- layers -->\n",
    "ko/web/index.md": "# 웹 { #web }\n\n<!-- pages: web -->\n",
    "en/web/index.md": "# Web { #web }\n\n<!-- pages: web -->\n",
    "ko/web/nlb.md": """\
        # 네트워크 부하 분산기 { #nlb }

        가용 영역마다 {{ nlb.idle-timeout }} 동안 기다린다. [[@history]] [[web]]

        ## 고를 때 { #when }

        <!-- erratum: old-timeout -->

        ## 비교 { #comparison }

        <!-- table: balancers -->

        {{ nlb.protocols }}

        ## 출처 { #sources }

        <!-- sources -->
        """,
    "en/web/nlb.md": """\
        # Network Load Balancer { #nlb }

        In each Availability Zone it waits {{ nlb.idle-timeout }}. [[@history]] [[web]]

        ## When { #when }

        <!-- erratum: old-timeout -->

        ## Comparison { #comparison }

        <!-- table: balancers -->

        {{ nlb.protocols }}

        ## Sources { #sources }

        <!-- sources -->
        """,
}

Files = Mapping[str, str | bytes | None]


def load(files: Files, base: Files = DATA) -> tuple[Facts, list[Problem]]:
    """Load data/ with the files of `base`, replaced by `files` where they have the same name, or left out for None."""
    with TemporaryDirectory() as folder:
        for name, content in {**base, **files}.items():
            if content is not None:
                file = Path(folder, "data", name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return knowledge.load(Path(folder), TODAY)


def facts(files: Files | None = None) -> Facts:
    """The knowledge of the small handbook with these files changed, which must be without problems."""
    return _whole(files) if files else _unchanged()


def _whole(files: Files) -> Facts:
    found, problems = load(files)
    assert not problems, "\n".join(lines(problems))
    return found


@cache
def _unchanged() -> Facts:
    return _whole({})


def changed(text: str, old: str, new: str) -> str:
    """The text with one thing written differently; the thing must be there."""
    assert old in text
    return text.replace(old, new, 1)


def parse(text: str, path: str = "ko/web/nlb.md") -> tuple[Page, list[Problem]]:
    """Parse docs/`path` exactly as written."""
    lang, _, inside = path.partition("/")
    return pages_module.parse(f"docs/{path}", lang, inside, text, TODAY)


def page(body: str, path: str = "ko/web/nlb.md", **meta: Any) -> Page:
    """A page with a front matter of three lines, so that the body begins in line 4."""
    front = {"description": "A page", "reviewed": date(2026, 11, 20), **meta}
    written = yaml.safe_dump(front, default_flow_style=True, width=1000, allow_unicode=True)
    return parse(f"---\n{written}---\n{dedent(body)}", path)[0]


def pages(files: Mapping[str, str]) -> list[Page]:
    """Pages from path → body; English ones say the text of their Korean twins."""
    korean = {path: page(body, path) for path, body in files.items() if path.startswith("ko/")}
    found = []
    for path, body in files.items():
        twin = korean.get(path.replace("en/", "ko/", 1))
        meta = {"translates": parity.fingerprint(twin)} if twin and path.startswith("en/") else {}
        found.append(page(body, path, **meta))
    return found


def targets(lang: str = "ko", files: Files | None = None, docs: Mapping[str, str] = DOCS) -> Targets:
    """What can be referred to in the small handbook."""
    return Targets(facts(files), pages(docs), lang)


def writer(lang: str = "ko", files: Files | None = None, docs: Mapping[str, str] = DOCS) -> Writer:
    """A writer for a page at the root: the way to a page is its id with a slash."""
    found = targets(lang, files, docs)
    return Writer(found.facts, found, lambda page_id: f"{page_id}/")


def lines(problems: Iterable[Problem]) -> list[str]:
    """The problems as they are reported, sorted."""
    return [str(problem) for problem in sorted(problems)]


def after(case: Mapping[str, str]) -> list[str]:
    """The problems of data/ once `new` stands instead of `old`, or as the whole file that the case's line names."""
    name = case["line"].partition(":")[0].removeprefix("data/")
    text = changed(DATA[name], case["old"], case["new"]) if "old" in case else case["new"]
    return lines(load({name: text})[1])


def golden(module: str) -> Callable[..., Any]:
    """Parametrize `case` with every file of tests/golden/`module`, or with every item of a file that holds a list."""
    params = []
    for file in sorted(Path(__file__).with_name("golden").joinpath(module).glob("*.yml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        cases = content if isinstance(content, list) else [content]
        params += [pytest.param(case, id=f"{file.stem}-{number}") for number, case in enumerate(cases, 1)]
    assert params, f"tests/golden/{module} is empty"
    return pytest.mark.parametrize("case", params)
