"""Files of the program are damaged: the window opens all the same, can be read, and one line names them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from app.core import paths
from app.core.build import build_library
from app.core.i18n.catalog import Catalog
from app.core.paths import Locations
from tests.sample_briefing import copied, sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def odd_values(path: Path) -> None:
    """Keep every name, with values of another kind: absurd numbers for numbers, no colours for colours."""

    def odd(value: object) -> object:
        if isinstance(value, dict):
            return {key: odd(one) for key, one in value.items()}
        return 10**12 if isinstance(value, int | float) else "?"

    path.write_text(json.dumps(odd(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "a folder in its place": directory,
    "empty": lambda path: path.write_bytes(b""),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 10),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "a list of lists": lambda path: path.write_text("[" * 100_000, encoding="utf-8"),
}
FILES = [
    "icons/back.svg",
    *(f"themes/{name}" for name in ("light.json", "measures.json", "interface.qss")),
    "locale/fr/LC_MESSAGES/briefing.mo",
]
TEXT_STAYS = {"interface.qss", "briefing.mo"}
"""Files that may be cut off, or hold any text, and are files of their kind all the same."""


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    folder = tmp_path_factory.mktemp("small")
    where = Locations(sample_content(folder / "content"), folder / "index", folder / "cache" / "index")
    build_library(where.content, where.shipped)
    return where


@pytest.fixture
def own(resources: Path, tmp_path: Path, open_briefing: Open, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return resources of this test's own, which the windows it opens have."""
    folder = copied(resources, tmp_path / "resources")
    monkeypatch.setattr(paths, "resources_folder", lambda: folder)
    return folder


def cases() -> Iterator[tuple[str, str]]:
    for file in FILES:
        for damage in DAMAGE:
            if Path(file).name not in TEXT_STAYS or damage not in {"empty", "cut off", "a list of lists"}:
                yield file, damage
    yield "icons/menu.svg", "missing"
    yield "themes/compact.qss", "binary"


@pytest.mark.parametrize(("file", "damage"), list(cases()))
def test_the_window_opens_and_names_the_file(
    open_briefing: Open, where: Locations, own: Path, file: str, damage: str
) -> None:
    DAMAGE[damage](own / file)
    profile = own.parent / "profile"
    profile.mkdir()
    settings = {"theme": "light", "density": "compact"}
    (profile / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    briefing = open_briefing(where, ui_language="fr", language="en")
    assert "First paragraph." in briefing.text
    briefing.wait_until(lambda: any(Path(file).name in text for text in briefing.said))
    briefing.wait_for_library()
    briefing.press("Ctrl+L")
    assert "Premier alinéa." in briefing.text


@pytest.mark.parametrize("name", ["light.json", "measures.json"])
def test_values_no_window_can_be_made_of_give_way_to_the_usual_ones(
    open_briefing: Open, where: Locations, own: Path, name: str
) -> None:
    odd_values(own / "themes" / name)
    briefing = open_briefing(where, ui_language="en")
    theme = briefing.program.themes.theme
    assert theme.colours["ink"] == "#22252a"
    assert theme.measures.body == 18
    briefing.wait_until(lambda: any(name in text for text in briefing.said))


def test_everything_at_once(open_briefing: Open, where: Locations, own: Path) -> None:
    for path in own.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\xff\x00\xfe" * 100)
    briefing = open_briefing(where, ui_language="fr")
    assert "Premier alinéa." in briefing.text
    briefing.wait_until(lambda: any("damaged or missing" in text for text in briefing.said))
    briefing.press("F1")
    briefing.wait_until(lambda: any("using.md is damaged" in text for text in briefing.said))
    assert "Premier alinéa." in briefing.text


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_help_page_is_said_and_the_page_stays(
    open_briefing: Open, where: Locations, own: Path, damage: Callable[[Path], object]
) -> None:
    damage(own / "help" / "en" / "using.md")
    briefing = open_briefing(where, ui_language="en")
    briefing.wait_for_library()
    briefing.press("F1")
    assert briefing.page == "help/using" or any("help page" in text for text in briefing.said)
    assert len(briefing.text) > 40


def test_a_reading_face_that_cannot_be_read_is_replaced_and_named(
    open_briefing: Open, where: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _path: -1)
    briefing = open_briefing(where, ui_language="en")
    assert "First paragraph." in briefing.text
    briefing.wait_until(lambda: any(".ttf" in text for text in briefing.said))


def test_words_of_a_damaged_catalog_that_do_not_fit_are_english(resources: Path, tmp_path: Path) -> None:
    folder = copied(resources / "locale", tmp_path / "locale")
    path = folder / "fr" / "LC_MESSAGES" / "briefing.mo"
    path.write_bytes(path.read_bytes().replace(b"{percent}", b"{percenu}").replace(b"{count}", b"{c.u.t}"))
    catalog = Catalog(folder, "fr")
    assert catalog.gettext("{percent}%", percent=3) == "3%"
    assert catalog.ngettext("{count} result", "{count} results", 2) == "2 results"
