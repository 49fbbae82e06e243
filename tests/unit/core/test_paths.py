"""Personal data lies where the system expects it, or where the user says."""

from pathlib import Path

import pytest

from app.core import paths


def test_a_profile_holds_everything_personal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_PROFILE", str(tmp_path / "variable"))
    assert paths.user_folder(tmp_path / "option") == tmp_path / "option"
    assert paths.user_folder() == tmp_path / "variable"


def test_without_a_profile_the_system_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFING_PROFILE")
    assert paths.user_folder().name == "delegate-briefing"
    assert paths.cached_library().parent.name == "delegate-briefing"
    assert paths.shipped_root() not in paths.user_folder().parents
    assert paths.shipped_root() not in paths.cached_library().parents


def test_what_is_shipped_is_there() -> None:
    assert (paths.content_folder() / "en" / "collection.yaml").is_file()
    assert (paths.resources_folder() / "themes" / "light.json").is_file()
    assert paths.shipped_library().name == "search_index"
