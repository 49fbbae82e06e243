"""Contents and details beside the page: shown and hidden on request, and said why where something had to give way."""

from PySide6.QtCore import QObject

from app.core.errors import marked
from app.ui.main_window import MainWindow
from app.ui.panes import CONTENTS, DETAILS

_NO_ROOM = marked(
    "This window is too narrow for details beside the results. Close the search (Esc) to see them."
)
_RESULTS_STAY = marked("The results of the search stay; contents are hidden once it is closed (Esc).")
_DETAILS_INSTEAD = marked("There is no room for both here: the details stand in the place of the contents.")
_CONTENTS_INSTEAD = marked("There is no room for both here: the contents stand in the place of the details.")
_NO_COLUMNS = marked("There is no room left for two columns: each paragraph has its translation under it.")


class BesideDesk(QObject):
    """Serves one window. The details are a setting, of all windows, unless there is no room for them in this one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panes = window.panes
        self._appearance = window.appearance
        self._said = ""

    def turn_details(self) -> None:
        """Show the details, in the place of the contents if need be; or hide them."""
        self._take_back()
        panes = self._panes
        contents, columns = panes.contents_shown, panes.columns_fit()
        if panes.details_shown:
            if panes.asked == DETAILS:
                panes.ask("")
            if self._shown()[1]:
                self._set_details(shown=False)
        elif panes.details_fit():
            self._set_details(shown=True)
        else:
            panes.ask(DETAILS)
            if not self._shown()[1]:
                panes.ask("")
                self._say(_NO_ROOM)
            elif contents and not self._shown()[0]:
                self._say(_DETAILS_INSTEAD)
            elif columns and not panes.columns_fit():
                self._say(_NO_COLUMNS)
        self._window.show_panes()

    def turn_contents(self) -> None:
        """Show the contents, in the place of the details if need be; or hide them."""
        self._take_back()
        panes = self._panes
        details, columns = panes.details_shown, panes.columns_fit()
        if panes.searching:
            panes.want_contents(not panes.contents_wanted, panes.asked if panes.asked != CONTENTS else "")
            if not panes.contents_wanted:
                self._say(_RESULTS_STAY)
        elif panes.contents_shown:
            panes.want_contents(True, "" if panes.asked == CONTENTS else panes.asked)
            if self._shown()[0]:
                panes.want_contents(False, panes.asked)
        else:
            panes.want_contents(True, "" if panes.asked == DETAILS else panes.asked)
            if not self._shown()[0]:
                panes.ask(CONTENTS)
            if details and not self._shown()[1]:
                self._say(_CONTENTS_INSTEAD)
            elif columns and not panes.columns_fit():
                self._say(_NO_COLUMNS)
        self._window.show_panes()

    def _shown(self) -> tuple[bool, bool]:
        return self._panes.contents_shown, self._panes.details_shown

    def _set_details(self, *, shown: bool) -> None:
        self._appearance.change(self._appearance.settings._replace(show_details=shown))

    def _say(self, text: str) -> None:
        self._said = self._window.interface.catalog.gettext(text)
        self._window.say(self._said)

    def _take_back(self) -> None:
        """Say no longer what the next key changes."""
        bar = self._window.statusBar()
        if self._said and bar.currentMessage() == self._said:
            bar.clearMessage()
