"""A link is understood however another program hands it on, and a range of paragraphs is one."""

import pytest

from app.core.model.page import address, ends_of_range


@pytest.mark.parametrize(
    "text",
    [
        "topics/ott#3-5",
        "briefing:topics/ott#3-5",
        "briefing://topics/ott/#3-5",
        " briefing:topics/ott#¶\u00a03-5 ",
        "briefing:topics/ott#%C2%B63-5",
        "topics/ott#§ 3-5",
    ],
)
def test_an_address_is_page_and_reference(text: str) -> None:
    assert address(text) == ("topics/ott", "3-5")


@pytest.mark.parametrize(
    ("text", "expected"), [("", ("", "")), ("#", ("", "")), ("%s", ("%s", "")), ("%", ("%", ""))]
)
def test_what_is_no_address_is_taken_as_it_is(text: str, expected: tuple[str, str]) -> None:
    assert address(text) == expected


@pytest.mark.parametrize(
    ("reference", "ends"),
    [
        ("3-5", ("3", "5")),
        ("5-3", ("3", "5")),
        ("3–12", ("3", "12")),
        ("3", ("", "")),
        ("a-b", ("", "")),
        ("-5", ("", "")),
        ("b1-2", ("", "")),
        ("9" * 5000 + "-1", ("9" * 5000, "1")),
    ],
)
def test_two_numbers_are_a_range(reference: str, ends: tuple[str, str]) -> None:
    assert ends_of_range(reference) == ends
