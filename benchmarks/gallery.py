"""`python -m benchmarks.gallery`: draws every main view into gallery/, with a contact sheet to look at them.

English and French (interface and page), light and dark, in a small and a large window; some also in the sizes of
small laptops, and in every other theme. Each language and theme is a fresh start of the program with an empty
profile. Exits with 1 where a view could not be shown, and names it.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from app.core.paths import Locations
from app.core.userdata.settings import Settings
from benchmarks import own_library
from benchmarks.child import ROOT, platform
from benchmarks.contact_sheet import contact_sheet
from benchmarks.gallery_views import VIEWS, View, clear, move_mouse_away, popups, settle, settle_around
from benchmarks.running import NotShownError, RunningProgram, application, wait_until

LANGUAGES = ("en", "fr")
THEMES = ("light", "dark")
OTHER_THEMES = ("sepia", "contrast", "contrast-dark")
_SHOWN_IN_OTHERS = {"home", "reading", "results", "note", "focus", "appearance", "menu"}
_SIZES: dict[tuple[int, int], set[str]] = {
    (1000, 700): set(),
    (1600, 1000): set(),
    (1366, 768): {"home", "compact", "appearance", "interface-150", "interface-200"},
    (1024, 600): {
        "home",
        "compact",
        "text-200",
        "text-300",
        "note",
        "parallel",
        "interface-150",
        "interface-200",
    },
    (800, 600): {"home", "results", "glossary", "term-hover"},
    (640, 420): {"results", "compact"},
}
"""Size of the window -> views to show in it; none means all."""


def picture(running: RunningProgram) -> QPixmap:
    """Return the window with what stands over it."""
    window = running.window
    result = window.grab()
    with QPainter(result) as painter:
        for popup in popups(running):
            painter.drawPixmap(popup.pos() - window.pos(), popup.grab())
    return result


def resize(running: RunningProgram, size: QSize) -> None:
    """Give the window a size, at the right edge of the screen, as if it filled it: menus open towards the middle."""
    running.window.resize(size)
    wait_until(lambda: running.window.size() == size, "the size")
    running.window.move(running.window.screen().geometry().right() - size.width(), 0)
    settle()


def pictures(running: RunningProgram, views: Iterable[View]) -> Iterator[tuple[str, str, QPixmap | None]]:
    """Yield view, size and picture, or None where the view could not be shown."""
    wanted = list(views)
    for (width, height), names in _SIZES.items():
        resize(running, QSize(width, height))
        for view in wanted:
            if names and view.name not in names:
                continue
            name = f"{width}x{height}"
            try:
                view.show(running)
                settle_around(running)
                yield view.name, name, picture(running)
            except NotShownError as error:
                print(f"{view.name} {name}: {error} did not appear", file=sys.stderr)
                yield view.name, name, None
            clear(running)


def draw(folder: Path, views: list[View], language: str, theme: str, work: Path) -> list[str]:
    """Draw views in a language and theme into `folder`; return the names of those that could not be shown."""
    failed = []
    settings = Settings(ui_language=language, theme=theme)
    for spoiled in (False, True):
        wanted = [view for view in views if view.spoiled == spoiled]
        if not wanted:
            continue
        with tempfile.TemporaryDirectory(prefix="profile-", dir=work) as profile:
            running = RunningProgram(Path(profile), _places(work, spoiled=spoiled), language, settings)
            for view, size, shown in pictures(running, wanted):
                name = f"{view}-{language}-{theme}-{size}.png"
                if shown is None or not shown.save(str(folder / name)):
                    failed.append(name)
            running.close()
    return failed


def _places(work: Path, *, spoiled: bool) -> Locations:
    return own_library.places(work / ("spoiled" if spoiled else "good"))


def main(arguments: list[str] | None = None) -> int:
    """Draw what was asked for and write the contact sheet."""
    names = [view.name for view in VIEWS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gallery", description=__doc__)
    parser.add_argument("--only", metavar="VIEW", action="append", choices=names, help=", ".join(names))
    parser.add_argument("--output", type=Path, default=ROOT / "gallery", metavar="FOLDER")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = platform()
    application()
    move_mouse_away()  # before there is a window it could hover over
    views = [view for view in VIEWS if not options.only or view.name in options.only]
    options.output.mkdir(parents=True, exist_ok=True)
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="briefing-gallery-") as name:
        work = Path(name)
        own_library.prepare(work / "good")
        own_library.prepare(work / "spoiled", spoiled=True)
        for language, theme in product(LANGUAGES, THEMES):
            failed += draw(options.output, views, language, theme, work)
        for language, theme in product(LANGUAGES, OTHER_THEMES):
            failed += draw(
                options.output, [v for v in views if v.name in _SHOWN_IN_OTHERS], language, theme, work
            )
    sheet = contact_sheet(options.output, names)
    print(f"{len(list(options.output.glob('*.png')))} pictures; look at {sheet}")
    if failed:
        print(f"Not shown: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
