"""Says to assistive technology which page, in which language, has come on screen."""

from PySide6.QtCore import QObject, QTimer

from app.ui.announce import announce
from app.ui.main_window import MainWindow

_NEXT_FRAME = 17  # ms; a page that is shown in two steps is said once


class Voice(QObject):
    """Speaks once for each change, in the interface language; not for what one only looks at while searching."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._said = self._now()
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_NEXT_FRAME)
        self._due.timeout.connect(self._speak)
        window.reader.page_shown.connect(self._on_page_shown)

    def _on_page_shown(self) -> None:
        self._due.start()

    def _now(self) -> tuple[str, str]:
        page = self._window.reader.page
        return (page.id, page.language) if page is not None else ("", "")

    def _speak(self) -> None:
        now = self._now()
        if now == self._said or not now[0] or self._window.header.search.hasFocus():
            return
        self._said = now
        announce(self._window.reader.view, self._window.reader.view.accessibleName())
