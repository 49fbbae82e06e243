"""Dates, numbers and lists as a language writes them."""

import datetime as dt

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent


def date_text(value: dt.date, language: str) -> str:
    """Return a date in words: "9 October 2017", "9 octobre 2017"."""
    return format_date(value, format="long", locale=_locale(language))


def number_text(value: float, language: str) -> str:
    """Return a number with the separators of the language: "1,368", "1 368"."""
    return format_decimal(value, locale=_locale(language))


def percent_text(value: float, language: str) -> str:
    """Return a share of one as a percentage: 0.48 -> "48%", "48 %"."""
    return format_percent(value, locale=_locale(language))


def _locale(language: str) -> str:
    # British forms: the briefing follows ITU's own English.
    return {"en": "en_GB"}.get(language, language)
