"""The reader's choices come back at the next start; a file that is odd costs only what is odd in it."""

import json
from pathlib import Path

import pytest

from app.core.userdata.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings, load_settings, save_settings


def stored(folder: Path, text: str) -> Path:
    path = folder / "settings.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_choices_survive_a_restart(tmp_path: Path) -> None:
    chosen = Settings(ui_language="fr", theme="dark", text_size=150, interface_size=175, show_details=False)
    save_settings(tmp_path / "settings.json", chosen)
    assert load_settings(tmp_path / "settings.json") == (chosen, None, ())


def test_a_first_start_follows_the_system(tmp_path: Path) -> None:
    settings, aside, _ignored = load_settings(tmp_path / "settings.json")
    assert (settings.ui_language, settings.theme, settings.text_size, aside) == ("", "", 100, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", Settings()),
        ('{"schema": 0, "theme": "dark"}', Settings(theme="dark")),
        ('{"schema": 99, "theme": "dark", "from_the_future": [1]}', Settings(theme="dark")),
        ('{"ui_language": 7, "text_size": "big", "theme": "dark"}', Settings(theme="dark")),
        ('{"text_size": 5}', Settings(text_size=SMALLEST_TEXT)),
        ('{"text_size": 99999999999}', Settings(text_size=LARGEST_TEXT)),
        ('{"text_size": 125.5}', Settings()),
        ('{"show_details": "no"}', Settings()),
    ],
)
def test_odd_values_become_defaults_and_the_others_are_kept(
    tmp_path: Path, text: str, expected: Settings
) -> None:
    assert load_settings(stored(tmp_path, text))[:2] == (expected, None)


def test_a_damaged_file_gives_defaults_and_says_where_it_went(tmp_path: Path) -> None:
    settings, aside, _ignored = load_settings(stored(tmp_path, "{broken"))
    assert settings == Settings()
    assert aside == tmp_path / "settings.json.damaged-1"


def test_the_file_can_be_read_by_people(tmp_path: Path) -> None:
    save_settings(tmp_path / "settings.json", Settings(theme="dark"))
    text = (tmp_path / "settings.json").read_text(encoding="utf-8")
    assert '"theme": "dark"' in text
    assert set(json.loads(text)) == set(Settings._fields)


@pytest.mark.parametrize(("asked", "given"), [(10, 80), (80, 80), (115, 115), (300, 300), (1000, 300)])
def test_text_size_stays_readable(asked: int, given: int) -> None:
    assert Settings().with_text_size(asked).text_size == given


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ('{"text_size": 0}', ("text_size",)),
        ('{"interface_size": 0}', ("interface_size",)),
        ('{"interface_size": 130}', ("interface_size",)),
        ('{"interface_size": true}', ("interface_size",)),
        ('{"interface_size": "150 %"}', ("interface_size",)),
        ('{"text_size": -5, "theme": "dark"}', ("text_size",)),
        ('{"line_spacing": "huge", "column_width": 7}', ("line_spacing", "column_width")),
        (
            '{"density": null, "reading_font": ["Arial"], "show_details": 1}',
            ("reading_font", "density", "show_details"),
        ),
        ('{"schema": "new", "text_size": 150}', ()),
        ('{"reading_font": "Some Face", "density": "compact"}', ()),
    ],
)
def test_what_is_of_no_use_is_named(tmp_path: Path, text: str, ignored: tuple[str, ...]) -> None:
    loaded = load_settings(stored(tmp_path, text))
    assert loaded.ignored == ignored
    for field in ignored:
        assert getattr(loaded.settings, field) == getattr(Settings(), field)


def test_what_can_be_used_beside_it_is_kept(tmp_path: Path) -> None:
    text = '{"text_size": 0, "line_spacing": 3, "density": "compact", "column_width": "wide", "ui_language": "fr"}'
    settings = load_settings(stored(tmp_path, text)).settings
    assert settings == Settings(ui_language="fr", density="compact", column_width="wide")


def test_choices_go_round() -> None:
    seen, settings = [], Settings()
    for _ in range(4):
        settings = settings.stepped("line_spacing")
        seen.append(settings.line_spacing)
    assert seen == ["wide", "close", "normal", "wide"]


def test_the_usual_looks_leave_the_rest_alone() -> None:
    chosen = Settings(
        ui_language="fr",
        theme="sepia",
        text_size=200,
        line_spacing="wide",
        column_width="narrow",
        reading_font="Some Face",
        density="compact",
        show_details=False,
        system_contrast=True,
    )
    assert chosen.with_usual_looks() == Settings(ui_language="fr", show_details=False, system_contrast=True)
