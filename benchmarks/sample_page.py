"""The page a first start shows, as HTML and style sheet on their own: what the bare window of a comparison shows."""

from pathlib import Path

from PySide6.QtGui import QFont

from app.core import paths
from app.core.content.library import Library
from app.core.rendering.page_html import PageWords, page_html
from app.ui.reader.page_style import PageStyle
from app.ui.theme import load_theme

_WORDS = PageWords("Sources", "", "")
_FACE = "PT Serif"


def html_of(library: Library, page: str, language: str) -> str:
    """Return the HTML that the reader shows for a page."""
    section = next(one for one in library.collection.sections if page in one.pages)
    return page_html(library.page(page, language), section.title(language), _WORDS, language)


def style_sheet() -> str:
    """Return the reader's style sheet in the light theme. Needs a QGuiApplication."""
    theme = load_theme(paths.resources_folder() / "themes", "light")
    return PageStyle(theme, 100, _FACE, QFont().family()).sheet()


def write(library: Library, page: str, language: str, folder: Path) -> None:
    """Write `page.html` and `page.css` into a folder."""
    (folder / "page.html").write_text(html_of(library, page, language), encoding="utf-8")
    (folder / "page.css").write_text(style_sheet(), encoding="utf-8")
