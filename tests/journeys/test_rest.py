"""A window nobody touches does nothing: a laptop on battery must not pay for a page that is being read."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.core.paths import Locations
from app.core.userdata.session import ALONE, BENEATH, BOTH
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
_ROUNDS = 30
_A_WHILE = 1000  # ms


class EventCounter(QObject):
    """Counts what is delivered to the objects of the application, by kind and receiver."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.seen[f"{event.type().name} to {type(watched).__name__} {watched.objectName()}"] += 1
        return False


@pytest.fixture
def counter(qapp: QApplication) -> Iterator[EventCounter]:
    counter = EventCounter()
    yield counter
    qapp.removeEventFilter(counter)


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, page="topics/cybersecurity")
    briefing.wait_for_library()
    return briefing


def come_to_rest(briefing: OpenBriefing) -> None:
    """Wait until no timer runs any more."""
    briefing.settle()
    window = briefing.window
    briefing.wait_until(lambda: not [timer for timer in window.findChildren(QTimer) if timer.isActive()])


def at_rest(briefing: OpenBriefing, counter: EventCounter) -> Counter[str]:
    """Return the events of so many rounds of the event loop in which nobody does anything."""
    briefing.settle()
    counter.seen.clear()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(counter)
    for _ in range(_ROUNDS):
        QCoreApplication.processEvents()
    application.removeEventFilter(counter)
    return counter.seen


@pytest.mark.parametrize("interface_size", [100, 125, 150, 200])
def test_no_layout_asks_for_another(
    briefing: OpenBriefing, counter: EventCounter, interface_size: int
) -> None:
    """A layout that is made invalid while it is done is done again, for ever, and keeps a core busy."""
    settings = briefing.window.appearance.settings
    briefing.window.appearance.change(settings._replace(interface_size=interface_size))
    restless = {}
    for size in ((640, 480), (800, 600), (1024, 768), (1366, 768), (1920, 1080)):
        briefing.window.resize(*size)
        for mode in (ALONE, BOTH, BENEATH):
            briefing.window.desk.show_in(mode)
            seen = at_rest(briefing, counter)
            if seen.total() >= _ROUNDS:
                restless[size, mode] = seen.most_common(3)
    assert not restless


def test_every_theme_and_language_is_at_rest(briefing: OpenBriefing, counter: EventCounter) -> None:
    restless = {}
    for theme in briefing.window.appearance.themes.names():
        briefing.window.appearance.change(briefing.window.appearance.settings._replace(theme=theme))
        for language in ("en", "fr"):
            briefing.program.interface.switch(language)
            briefing.window.desk.read_in(language)
            seen = at_rest(briefing, counter)
            if seen.total() >= _ROUNDS:
                restless[theme, language] = seen.most_common(3)
    assert not restless


@pytest.mark.parametrize("searching", [False, True])
def test_nothing_ticks(briefing: OpenBriefing, counter: EventCounter, searching: bool) -> None:
    """Neither timers nor threads wake up; the search field only blinks its cursor, as long as one types there."""
    if searching:
        briefing.search("ixp")
    come_to_rest(briefing)
    briefing.qtbot.wait(_A_WHILE)  # what is put off, as the hint that comes when one stops typing
    counter.seen.clear()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(counter)
    briefing.qtbot.wait(_A_WHILE)
    application.removeEventFilter(counter)
    events = {name: count for name, count in counter.seen.items() if "QtBot" not in name}
    assert sum(events.values()) < 50, events
