"""What is remembered is written soon, each file once, and at the latest when the program ends."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core import paths
from app.ui.language import InterfaceLanguage
from app.ui.memory import Memory


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path, (), InterfaceLanguage(paths.resources_folder() / "locale", "en"))


def test_a_file_is_written_once_for_all_that_changes_in_a_moment(qtbot: QtBot, memory: Memory) -> None:
    written: list[tuple[str, int]] = []
    for number in range(3):
        memory.keep("a.json", lambda path, number=number: written.append((path.name, number)))  # type: ignore[misc]
    memory.keep("b.json", lambda path: written.append((path.name, 0)))
    assert written == []
    qtbot.waitUntil(lambda: len(written) >= 2)
    assert written == [("a.json", 2), ("b.json", 0)]
    memory.write_all()
    assert len(written) == 2


def test_at_the_end_nothing_is_left_to_be_written(memory: Memory, tmp_path: Path) -> None:
    memory.keep("a.json", lambda path: path.write_text("{}", encoding="utf-8") and None)
    memory.write_all()
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == "{}"


def test_it_is_said_once_that_nothing_can_be_written_until_something_can(memory: Memory) -> None:
    def fail(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    said: list[str] = []
    memory.said.connect(said.append)
    for write in (fail, fail, lambda _path: None, fail):
        memory.keep("a.json", write)
        memory.write_all()
    assert len(said) == 2
    assert "Permission denied" in said[0]
