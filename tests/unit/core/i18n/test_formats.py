"""Dates and numbers are written as each language writes them."""

import datetime as dt

import pytest

from app.core.i18n.formats import date_text, number_text, percent_text


@pytest.mark.parametrize(("language", "text"), [("en", "9 October 2017"), ("fr", "9 octobre 2017")])
def test_a_date_in_words(language: str, text: str) -> None:
    assert date_text(dt.date(2017, 10, 9), language) == text


@pytest.mark.parametrize(("language", "text"), [("en", "1,368.5"), ("fr", "1\u202f368,5")])
def test_a_number_with_the_separators_of_the_language(language: str, text: str) -> None:
    assert number_text(1368.5, language) == text


@pytest.mark.parametrize(("language", "text"), [("en", "48%"), ("fr", "48\xa0%")])
def test_a_share_as_a_percentage(language: str, text: str) -> None:
    assert percent_text(0.48, language) == text
