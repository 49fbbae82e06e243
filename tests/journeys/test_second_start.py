"""The program is started twice: the window that is open comes forward and shows what the second start asked for."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

import app.__main__ as entry
from app.core import paths
from app.core.content.schema import MANIFEST
from app.core.paths import Locations
from app.core.userdata import requests
from app.core.userdata.requests import hand_over, requests_folder
from app.core.userdata.session import load_session
from tests.sample_briefing import copied
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
HOLD = """
import sys
from pathlib import Path
from app.__main__ import lock
try:
    held = lock(Path(sys.argv[1]))
    print("held" if held else "no lock", flush=True)
except BlockingIOError:
    print("taken", flush=True)
sys.stdin.read()
"""


class Processes:
    """Processes of their own, which end with the test."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.running: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=self._root, env=environment, stdin=pipe, stdout=pipe, text=True
        )
        self.running.append(process)
        return process

    def hold(self, profile: Path) -> tuple[subprocess.Popen[str], str]:
        """Start a process that holds a profile and does nothing else; return it and what it says."""
        process = self.start("-c", HOLD, str(profile))
        assert process.stdout is not None
        return process, process.stdout.readline().strip()


@pytest.fixture
def processes(root: Path) -> Iterator[Processes]:
    made = Processes(root)
    yield made
    for process in made.running:
        process.kill()
        process.communicate()


@pytest.fixture
def root() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what the window would be opened with, instead of opening it."""
    from app import bootstrap  # noqa: PLC0415 - as the entry imports it

    calls: list[dict[str, Any]] = []

    def run(options: object, **how: object) -> int:
        calls.append({"options": options, **how})
        return 0

    monkeypatch.setattr(bootstrap, "run", run)
    return calls


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_second_start_opens_its_page_in_the_first_window(
    processes: Processes, library_folder: Path, tmp_path: Path, language: str
) -> None:
    profile = tmp_path / "profile"
    copied(library_folder, profile / "search_index")
    (profile / "search_index" / MANIFEST).touch()
    first = processes.start("-m", "app", "--profile", str(profile), "--lang", language)
    wait(lambda: requests_folder(profile).is_dir())
    second = processes.start("-m", "app", "--profile", str(profile), "--lang", "fr", "briefing:topics/ott#3")
    assert second.wait(60) == 0
    assert first.poll() is None
    wait(lambda: load_session(profile / "session.json")[0].page == "topics/ott")
    assert load_session(profile / "session.json")[0].language == "fr"


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("topics/otts", "topics/ott"),
        ("topics", "topics/overview"),
        ("briefing:topics/ott#99", "1"),
        ("topics/ott#3-99", "3-99"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_second_start_says_in_the_terminal_what_is_wrong_with_its_link(  # noqa: PLR0917 - fixtures
    own_library: Locations,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    link: str,
    told: str,
    language: str,
) -> None:
    assert start_again(own_library, tmp_path, monkeypatch, link, f"--ui-lang={language}") == 1
    said = capsys.readouterr().err
    assert told in said
    assert len(said.splitlines()) == 1
    assert ("no page" in said or "not a page" in said or "no paragraph" in said) == (language == "en")


@pytest.mark.parametrize(
    "link", ["topics/ott", "topics/ott#5-3", "Topics/OTT.md#why", "help/glossary", "help#2", ""]
)
def test_a_second_start_has_nothing_to_say_of_a_good_link(
    own_library: Locations,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    link: str,
) -> None:
    assert start_again(own_library, tmp_path, monkeypatch, link) == 0
    assert capsys.readouterr().err == ""


def start_again(
    where: Locations, profile: Path, monkeypatch: pytest.MonkeyPatch, link: str, *more: str
) -> int:
    """Start the program a second time with a link, as if one ran that takes everything; return the exit code."""
    taken: list[dict[str, str]] = []

    def taken_by_another(_profile: Path) -> None:
        raise BlockingIOError

    def hand_over(_profile: Path, request: dict[str, str]) -> bool:
        taken.append(request)
        return True

    monkeypatch.setattr(entry, "lock", taken_by_another)
    monkeypatch.setattr(requests, "hand_over", hand_over)
    monkeypatch.setattr(paths, "default_locations", lambda _profile: where)
    code = entry.main([f"--page={link}", f"--profile={profile}", *more])
    assert [request.get("page") for request in taken] == [link], "the window is told in any case"
    return code


def wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def ask(briefing: OpenBriefing, **request: str) -> None:
    """Ask as a second start would, and wait until it has been told that it was heard."""
    profile, answers = briefing.program._user, list[bool]()
    asking = threading.Thread(target=lambda: answers.append(hand_over(profile, request, patience=20)))
    asking.start()
    briefing.wait_until(lambda: bool(answers))
    asking.join()
    assert answers == [True]


@pytest.mark.parametrize("ui_language", ["en", "fr"])
def test_the_window_does_what_it_is_asked_for(
    open_briefing: Open, own_library: Locations, ui_language: str
) -> None:
    briefing = open_briefing(own_library, ui_language=ui_language, language="en", answers=True)
    briefing.wait_for_library()
    briefing.window.showMinimized()
    ask(briefing, page="briefing:topics/cybersecurity#12-14", language="fr")
    assert (briefing.page, briefing.reader.page.language) == ("topics/cybersecurity", "fr")
    assert not briefing.window.isMinimized()
    briefing.settle()
    ask(briefing, search="ixp")
    briefing.wait_until(lambda: bool(briefing.hits()))
    briefing.press("Escape")
    ask(briefing)
    assert briefing.page == "topics/cybersecurity"
    briefing.press("Alt+Left")
    assert briefing.page == "conference/in-brief", "nothing one was at is lost"


@pytest.mark.parametrize("ui_language", ["en", "fr"])
def test_whoever_reads_is_told_that_a_link_was_opened_and_how_to_come_back(
    open_briefing: Open, own_library: Locations, ui_language: str
) -> None:
    briefing = open_briefing(own_library, page="topics/ott", ui_language=ui_language, answers=True)
    left = briefing.reader.page.title
    ask(briefing, page="briefing:topics/cybersecurity#3-5")
    assert briefing.page == "topics/cybersecurity"
    assert {"en": "Opened from a link", "fr": "Ouvert par un lien"}[ui_language] in briefing.said[-1]
    assert left in briefing.said[-1]
    keys = briefing.window.actions_table["back"].shortcut().toString()
    assert "Alt+" in briefing.said[-1]
    briefing.press(keys)
    assert briefing.page == "topics/ott"
    assert len(briefing.program.windows) == 1


def in_a_search(briefing: OpenBriefing) -> None:
    briefing.search("spectrum")


def in_a_dialog(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+J")


def in_the_switcher(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+P")
    briefing.type("spec")


@pytest.mark.parametrize("busy", [in_a_search, in_a_dialog, in_the_switcher])
@pytest.mark.parametrize("request_", [{"page": "topics/ixp#2"}, {"search": "ixp"}])
def test_what_somebody_is_in_the_midst_of_is_left_alone(
    open_briefing: Open,
    own_library: Locations,
    busy: Callable[[OpenBriefing], None],
    request_: dict[str, str],
) -> None:
    briefing = open_briefing(own_library, page="topics/ott", ui_language="en", answers=True)
    briefing.wait_for_library()
    busy(briefing)
    page, text = briefing.page, briefing.window.header.search.text()
    dialogs = [dialog for dialog in briefing.window.findChildren(QDialog) if dialog.isVisible()]
    ask(briefing, **request_, language="fr")
    other = next(window for window in briefing.program.windows if window is not briefing.window)
    briefing.wait_until(lambda: other.parts is not None and other.reader.page is not None)
    if "page" in request_:
        assert other.reader.page.id == "topics/ixp"
        assert other.reader.view.numbers.accented_spots()
    else:
        briefing.wait_until(lambda: other.parts.search.active)
        assert other.header.search.text() == "ixp"
    assert other.reader.page.language == "fr"
    assert "window of its own" in other.statusBar().currentMessage()
    assert (briefing.page, briefing.window.header.search.text()) == (page, text)
    assert briefing.reader.page.language == "en"
    assert all(dialog.isVisible() for dialog in dialogs)


def test_searches_from_outside_follow_one_another_in_one_window(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, page="topics/ott", answers=True)
    briefing.wait_for_library()
    for text in ("ixp", "spectrum"):
        ask(briefing, search=text)
        briefing.wait_until(lambda text=text: briefing.answered() == text)
    assert len(briefing.program.windows) == 1
    assert briefing.focus() is briefing.window.header.search
    briefing.press("Escape")
    assert briefing.page == "topics/ott"


def test_a_link_that_leads_nowhere_opens_no_window_beside_a_search(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, page="topics/ott", answers=True)
    briefing.wait_for_library()
    briefing.search("spectrum")
    ask(briefing, page="topics/nosuch")
    assert len(briefing.program.windows) == 1
    assert "topics/nosuch" in briefing.said[-1]
    assert briefing.window.header.search.text() == "spectrum"


def test_a_link_that_leads_nowhere_is_told_and_leaves_one_where_one_is(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, page="topics/ott", ui_language="fr", answers=True)
    ask(briefing, page="briefing:topics/gone#3", language="tlh")
    assert briefing.page == "topics/ott"
    assert "topics/gone" in briefing.said[-1]
    ask(briefing, page="briefing:topics/ixp#999")
    assert briefing.page == "topics/ixp"
    assert "999" in briefing.said[-1]


def test_garbage_in_the_inbox_does_no_harm(open_briefing: Open, own_library: Locations) -> None:
    briefing = open_briefing(own_library, page="topics/ott", answers=True)
    folder = requests_folder(briefing.program._user)
    for number, content in enumerate((b"\xff" * 100, b"[[[", b'{"page": ["x"]}', b"\0" * 200_000)):
        (folder / f"{number}.json").write_bytes(content)
    briefing.wait_until(lambda: list(folder.iterdir()) == [])
    assert briefing.page == "topics/ott"


def test_what_was_asked_during_the_start_is_done_after_it(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    asking = threading.Thread(target=lambda: hand_over(profile, {"page": "topics/ixp"}, patience=20))
    asking.start()
    wait(lambda: requests_folder(profile).is_dir() and any(requests_folder(profile).glob("*.json")))
    briefing = open_briefing(own_library, answers=True)
    briefing.wait_until(lambda: briefing.page == "topics/ixp")
    asking.join()


def test_one_of_many_that_start_at_once_has_the_profile(processes: Processes, tmp_path: Path) -> None:
    started = [processes.start("-c", HOLD, str(tmp_path)) for _ in range(5)]
    said = [process.stdout.readline().strip() for process in started if process.stdout is not None]
    assert sorted(said) == ["held", *["taken"] * 4]


def test_a_first_one_that_was_killed_holds_nothing(processes: Processes, tmp_path: Path) -> None:
    process, said = processes.hold(tmp_path)
    assert said == "held"
    with pytest.raises(BlockingIOError):
        entry.lock(tmp_path)
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    held = entry.lock(tmp_path)
    assert held is not None
    held.close()


def test_a_first_one_that_hangs_does_not_keep_the_reader_out(
    processes: Processes, tmp_path: Path, runs: list[dict[str, Any]]
) -> None:
    processes.hold(tmp_path)
    assert entry.open_window({"profile": str(tmp_path), "page": "topics/ott"}) == 0
    (call,) = runs
    assert call["options"].page == "topics/ott"
    assert (call["answers"], call["unanswered"]) == (False, True)


def test_a_profile_that_cannot_be_written_opens_a_window_all_the_same(
    tmp_path: Path, runs: list[dict[str, Any]]
) -> None:
    (tmp_path / "profile").write_text("a file where the folder should be", encoding="utf-8")
    assert entry.open_window({"profile": str(tmp_path / "profile")}) == 0
    assert [(call["answers"], call["unanswered"]) for call in runs] == [(False, False)]


def test_each_profile_has_a_program_of_its_own(
    processes: Processes, tmp_path: Path, runs: list[dict[str, Any]]
) -> None:
    processes.hold(tmp_path / "one")
    entry.open_window({"profile": str(tmp_path / "other")})
    assert [(call["answers"], call["unanswered"]) for call in runs] == [(True, False)]
