"""Every icon can be seen in every theme, and one that cannot be used looks like it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.core import paths
from app.ui.icons import IconSet
from app.ui.theme import load_theme, theme_names

FOLDER = paths.resources_folder() / "icons"
THEMES = paths.resources_folder() / "themes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def ink(icon: QIcon, mode: QIcon.Mode) -> QColor | None:
    """Return the most opaque colour of an icon, None where nothing is drawn."""
    image = icon.pixmap(18, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    darkest = max(pixels, key=QColor.alpha)
    return darkest if darkest.alpha() > 100 else None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", theme_names(THEMES))
def test_an_icon_is_drawn_in_the_colours_of_the_theme(qapp: QApplication, name: str, theme: str) -> None:
    colours = load_theme(THEMES, theme).colours
    icon = IconSet(FOLDER, load_theme(THEMES, theme), set()).icon(name)
    for mode, role in ((QIcon.Mode.Normal, "ink"), (QIcon.Mode.Disabled, "disabled")):
        drawn = ink(icon, mode)
        assert drawn is not None, f"{name} is empty"
        wanted = QColor(colours[role])
        assert max(abs(drawn.red() - wanted.red()), abs(drawn.blue() - wanted.blue())) < 24


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_takes_its_colour_from_the_theme_alone(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert "currentColor" in source
    assert "#" not in source.replace("#currentColor", "")


@pytest.mark.parametrize("content", [None, b"", b"\xff\x00\xfe", b"<svg", b"text"])
def test_an_icon_that_cannot_be_drawn_is_named_and_leaves_its_button_words(
    qapp: QApplication, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "back.svg").write_bytes(content)
    damaged: set[str] = set()
    assert IconSet(tmp_path, load_theme(THEMES, "light"), damaged).icon("back").isNull()
    assert damaged == {"back.svg"}
