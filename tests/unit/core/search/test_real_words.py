"""Lists of words that are missing or damaged cost the knowledge of their words, never an answer."""

import gzip
import sys
from pathlib import Path

import pytest

from app.core.search.real_words import RealWords

DAMAGES = {
    "empty": b"",
    "no archive": b"text",
    "cut off": gzip.compress(b'{"garden": 1}' * 50)[:-20],
    "altered": gzip.compress(b'{"garden": 1}')[:12] + b"\xff\xff\xff\xff" + gzip.compress(b"x")[16:],
    "not text": gzip.compress(b"\xff\xfe"),
}


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of lists, English alone, that is found in the place of the package's."""
    folder = tmp_path / "spellchecker" / "resources"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / "en.json.gz").write_bytes(gzip.compress(b'{"garden": 1}'))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "spellchecker", raising=False)
    return folder


def test_a_list_is_read(lists: Path) -> None:
    assert RealWords(("en", "fr")).has("garden")


@pytest.mark.parametrize("content", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_list_knows_nothing_and_spoils_nothing(lists: Path, content: bytes) -> None:
    (lists / "fr.json.gz").write_bytes(content)
    words = RealWords(("fr", "en"))
    assert words.has("garden")
    assert not words.has("jardin")


def test_a_folder_in_the_place_of_a_list_is_none(lists: Path) -> None:
    (lists / "fr.json.gz").mkdir()
    assert RealWords(("fr", "en")).has("garden")
