"""What one does with the page on screen: find on it, cite from it. Which marks F3 and Esc are about."""

from PySide6.QtCore import QObject

from app.ui.citing import CiteDesk
from app.ui.main_window import MainWindow
from app.ui.reader.page_find import PageFind
from app.ui.search_desk import SearchDesk


class PageTools(QObject):
    """Serves one window."""

    def __init__(self, window: MainWindow, search: SearchDesk) -> None:
        super().__init__(window)
        self._window = window
        self._search = search
        self.find = PageFind(window.reader, window.interface, window.appearance)
        self.cite = CiteDesk(window)
        search.preview_requested.connect(self.find.withdraw)

    def step(self, step: int) -> None:
        """Go on with what is on screen: the find bar, else the hits of a search, else what was found last."""
        reader = self._window.reader
        if self.find.is_open or (self.find.has_text and not reader.has_marks):
            self.find.step(step)
        elif step > 0:
            reader.next_hit()
        else:
            reader.previous_hit()

    def leave(self) -> None:
        """Close the find bar, or the search where that is what one is in."""
        if self.find.is_open and not self._window.header.search.hasFocus():
            self.find.close()
        else:
            self._search.leave()
