"""Words on screen are in the reader's language; where a catalog is missing they are in English, never blank."""

from pathlib import Path

import pytest

from app.core.errors import UnknownPageError
from app.core.i18n.catalog import Catalog
from app.core.i18n.messages import error_text
from tests.sample_briefing import compiled_catalogs

_FRENCH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Back"
msgstr "Précédent"

msgid "Hit {current} of {total}"
msgstr "{total} résultats, le {current}e"

msgid "{count} result"
msgid_plural "{count} results"
msgstr[0] "{count} résultat"
msgstr[1] "{count} résultats"

msgctxt "verb"
msgid "Open"
msgstr "Ouvrir"

msgid "There is no page “{page}” in this briefing."
msgstr "Ce dossier n’a pas de page « {page} »."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "fr" / "LC_MESSAGES" / "briefing.po"
    path.parent.mkdir(parents=True)
    path.write_text(_FRENCH, encoding="utf-8")
    compiled_catalogs(tmp_path)
    return tmp_path


def test_a_message_is_translated_and_its_placeholders_are_filled(folder: Path) -> None:
    catalog = Catalog(folder, "fr")
    assert catalog.gettext("Back") == "Précédent"
    assert catalog.gettext("Hit {current} of {total}", current=2, total=7) == "7 résultats, le 2e"


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("fr", 0, "0 résultat"),
        ("fr", 1, "1 résultat"),
        ("fr", 2, "2 résultats"),
        ("en", 0, "0 results"),
        ("en", 1, "1 result"),
        ("en", 2, "2 results"),
    ],
)
def test_numbers_take_the_plural_of_the_language(folder: Path, language: str, count: int, text: str) -> None:
    assert Catalog(folder, language).ngettext("{count} result", "{count} results", count) == text


def test_one_word_with_two_meanings_has_two_translations(folder: Path) -> None:
    assert Catalog(folder, "fr").pgettext("verb", "Open") == "Ouvrir"
    assert Catalog(folder, "fr").gettext("Open") == "Open"


@pytest.mark.parametrize("language", ["en", "fr", "tlh"])
def test_without_a_catalog_the_words_are_english(tmp_path: Path, language: str) -> None:
    catalog = Catalog(tmp_path / "nowhere", language)
    assert catalog.language == language
    assert catalog.gettext("Back") == "Back"


def test_no_text_stays_no_text(folder: Path) -> None:
    """gettext answers an empty message with the head of its catalog."""
    assert Catalog(folder, "fr").gettext("") == ""


def test_braces_of_a_value_are_left_alone(folder: Path) -> None:
    assert "{current}" in Catalog(folder, "fr").gettext(
        "Hit {current} of {total}", current="{current}", total=1
    )


def test_an_error_of_the_core_is_put_in_words(folder: Path) -> None:
    error = UnknownPageError("There is no page “{page}” in this briefing.", page="topics/x{0}")
    assert error_text(error, Catalog(folder, "fr")) == "Ce dossier n’a pas de page « topics/x{0} »."
    assert str(error) == "There is no page “topics/x{0}” in this briefing."
