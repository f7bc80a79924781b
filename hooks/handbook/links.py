"""Links that authors write as raw HTML, which MkDocs neither rewrites nor checks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from .pages import Page
from .problems import Problem, nearest
from .source import line_of

_LINK = re.compile(r"<[a-z][^<>]*?\s(?:href|src)=[\"']([^\"']+)[\"']")


def broken(page: Page, anchors: Mapping[str, Collection[str]], files: Collection[str]) -> Iterator[Problem]:
    """Links of a page that lead to no page, section or file; `anchors` are the ids by address, `files` addresses."""
    for match in _LINK.finditer(page.visible):
        address, fragment = _target(match[1], page.address)
        if address is None:
            continue
        line = page.body_line + line_of(page.visible, match.start(1)) - 1
        if address not in anchors and address not in files:
            hint = nearest(address, {*anchors, *files})
            yield Problem(page.path, line, "broken-link", f"'{match[1]}' leads to no page or file", hint)
        elif fragment and fragment not in anchors.get(address, ()):
            hint = nearest(fragment, anchors.get(address, ()))
            yield Problem(page.path, line, "broken-link", f"'{match[1]}' leads to no section", hint)


def _target(link: str, base: str) -> tuple[str | None, str]:
    """Address below the site's root and fragment; None for an address outside the site."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", link, re.IGNORECASE):
        return None, ""
    try:
        parts = urlsplit(urljoin(f"http://host/{base}", link))
    except ValueError:  # brackets that hold no IPv6 address
        return link, ""
    return parts.path.removeprefix("/"), parts.fragment
