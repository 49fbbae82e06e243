"""A second start asks the first: what it asks arrives whole or not at all, and nonsense does no harm."""

import json
import os
import threading
import time
from pathlib import Path

import pytest

from app.core.userdata.requests import hand_over, requests_folder, take_requests


def put(profile: Path, content: bytes, name: str = "1-1.json") -> Path:
    folder = requests_folder(profile)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def test_what_is_asked_arrives_and_whoever_asked_is_told(tmp_path: Path) -> None:
    answers: list[bool] = []
    request = {"page": "topics/ott#3", "search": "fracture numérique", "profile": "elsewhere"}
    asking = threading.Thread(target=lambda: answers.append(hand_over(tmp_path, request, patience=20)))
    asking.start()
    taken: list[dict[str, str]] = []
    while asking.is_alive():
        taken += take_requests(tmp_path)
    assert taken == [{"page": "topics/ott#3", "search": "fracture numérique"}]
    assert answers == [True]
    assert list(requests_folder(tmp_path).iterdir()) == []


def test_a_program_that_does_not_answer_is_given_up_and_nothing_stays_behind(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, {"page": "topics/ott"}, patience=0)
    assert list(requests_folder(tmp_path).iterdir()) == []


def test_where_nothing_can_be_written_nothing_is_asked(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("a file", encoding="utf-8")
    assert not hand_over(tmp_path / "profile", {})
    assert take_requests(tmp_path / "profile") == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"7", b"null", b"[" * 50_000, b'{"page": "' + b"x" * 70_000 + b'"}'],
)
def test_garbage_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    path = put(tmp_path, content)
    assert take_requests(tmp_path) == []
    assert not path.exists()


def test_only_what_is_understood_and_text_is_passed_on(tmp_path: Path) -> None:
    put(tmp_path, json.dumps({"page": 7, "search": None, "language": "fr", "command": "rm"}).encode())
    assert take_requests(tmp_path) == [{"language": "fr"}]


def test_a_request_nobody_waits_for_any_more_is_not_done(tmp_path: Path) -> None:
    path = put(tmp_path, b'{"page": "topics/ott"}')
    long_ago = time.time() - 3600
    os.utime(path, (long_ago, long_ago))
    assert take_requests(tmp_path) == []
    assert not path.exists()


def test_what_is_still_being_written_or_is_no_file_is_left_alone(tmp_path: Path) -> None:
    unseen = put(tmp_path, b'{"page"', "1-1.new")
    (requests_folder(tmp_path) / "folder.json").mkdir()
    assert take_requests(tmp_path) == []
    assert unseen.exists()
    long_ago = time.time() - 3600
    os.utime(unseen, (long_ago, long_ago))
    take_requests(tmp_path)
    assert not unseen.exists(), "whoever was writing it is no more"
