"""What there is to say about an answer: a hint, a correction and the way back, suggestions, nothing found."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.core.i18n.catalog import Catalog
from app.core.search.insistence import insisted
from app.core.search.result import SearchAnswer


class ResultNotice(QLabel):
    """Hidden where there is nothing to say. Its links are queries."""

    query_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.linkActivated.connect(self._on_link_activated)
        self.hide()

    def describe(self, answer: SearchAnswer | None, catalog: Catalog) -> None:
        """Say it in the language of `catalog`."""
        lines = _lines(answer, catalog) if answer is not None else []
        self.setText("<br>".join(lines))
        self.setVisible(bool(lines))

    def say(self, text: str) -> None:
        """Say something else, or nothing."""
        self.setText(escape(text))
        self.setVisible(bool(text))

    def _on_link_activated(self, link: str) -> None:
        self.query_requested.emit(link.partition(":")[2])


def _lines(answer: SearchAnswer, catalog: Catalog) -> list[str]:
    _ = catalog.gettext
    lines = []
    if answer.hint:
        lines.append(escape(_(answer.hint)))
    if answer.corrected:
        typed = answer.request.text.strip()
        lines.append(_("Results for {query}.", query=f"<b>{escape(answer.corrected.strip())}</b>"))
        lines.append(_("Search for {query} instead", query=_link(typed, insisted(typed, answer.corrected))))
    elif not answer.hits and not answer.hint:
        lines.append(_("Nothing found. Try fewer words, or a word in the other language."))
    others = [text.strip() for text in answer.suggestions if text != answer.corrected]
    if others:
        lines.append(_("Did you mean: {suggestions}?", suggestions=", ".join(_link(text) for text in others)))
    return lines


def _link(text: str, query: str = "") -> str:
    return f'<a href="query:{escape(query or text)}">{escape(text)}</a>'
