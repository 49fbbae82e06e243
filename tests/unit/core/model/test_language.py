"""The system's language, however it is written, becomes one that the briefing speaks."""

import pytest

from app.core.model.language import LANGUAGES, closest_language


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "fr"),
        ("fr_CA.UTF-8", "fr"),
        ("FR-be", "fr"),
        ("en_GB", "en"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_any_tag_gives_a_language_of_the_briefing(tag: str | None, expected: str) -> None:
    assert closest_language(tag) == expected


def test_each_language_is_listed_under_its_own_tag() -> None:
    assert all(tag == language.tag for tag, language in LANGUAGES.items())
    assert all(language.direction in {"ltr", "rtl"} for language in LANGUAGES.values())
