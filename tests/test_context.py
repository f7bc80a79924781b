from datetime import date

import pytest

from handbook.context import of
from making import CLB, changed, facts, page, targets


def frame(mine, files=None, backlinks=()):
    found = facts(files)
    return of(mine, found, targets(mine.lang, files), backlinks)


def test_a_page_stands_in_the_layer_of_its_folder():
    assert frame(page("", "ko/web/nlb.md")).layer.name.ko == "웹"
    assert frame(page("", "ko/web/index.md")).layer.id == "web"
    assert frame(page("", "ko/about.md")).layer is None


@pytest.mark.parametrize(
    ("path", "address", "twin"),
    [
        ("ko/web/nlb.md", "web/nlb/", "en/web/nlb/"),
        ("en/web/nlb.md", "en/web/nlb/", "web/nlb/"),
        ("ko/index.md", "", "en/"),
        ("en/index.md", "en/", ""),
    ],
)
def test_a_page_knows_its_address_and_that_of_its_twin(path, address, twin):
    mine = frame(page("", path))
    assert (mine.lang, mine.address, mine.twin_address) == (path[:2], address, twin)


def test_the_lifecycle_is_that_of_the_service_whose_page_it_is():
    files = {"services/clb.yml": changed(CLB, "lifecycle:", "page: web/clb\nlifecycle:")}
    assert frame(page("", "ko/web/clb.md"), files).lifecycle.status == "previous-generation"
    assert frame(page("", "ko/web/nlb.md"), files).lifecycle is None


def test_exam_tasks_come_with_their_exam_and_the_unknown_is_left_out():
    mine = frame(page("", exam={"sap-c02": ["1.2", "9.9"], "zebra": ["1.1"]}))
    assert [(code, task.id, task.name.en) for code, task in mine.tasks] == [("SAP-C02", "1.2", "Security")]


@pytest.mark.parametrize(
    ("body", "oldest"),
    [
        ("text", None),
        ("{{ nlb.idle-timeout }}", date(2026, 11, 20)),
        ("{{ nlb.idle-timeout }} {{ nlb.protocols }}", date(2025, 6, 1)),
        ("<!-- limits: nlb -->", date(2026, 11, 20)),
        ("<!-- changes: nlb -->", date(2026, 11, 20)),
        ("<!-- table: balancers -->", date(2026, 9, 1)),
        ("<!-- erratum: old-timeout -->", date(2026, 11, 20)),
        ("<!-- table: zebra -->\n\n<!-- erratum: zebra -->\n\n{{ nlb.zebra }}", None),
    ],
)
def test_the_oldest_check_is_that_of_everything_the_page_shows(body, oldest):
    assert frame(page(body)).oldest_check == oldest


def test_the_date_of_the_review_and_the_pages_that_refer_here_are_shown():
    mine = frame(page("", reviewed=date(2026, 1, 2)), backlinks=("web", "index"))
    assert mine.reviewed == date(2026, 1, 2)
    assert [other.title for other in mine.backlinks] == ["웹", "처음"]
