"""Every theme can be read: the same roles in each, text that stands out (WCAG AA), marks that stay told apart."""

import itertools
import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.core import paths
from app.ui.reader.page_style import PageStyle
from app.ui.theme import Theme, ThemeControl, load_theme, palette, theme_names

FOLDER = paths.resources_folder() / "themes"
NAMES = theme_names(FOLDER)

TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (what is not text), level AA."""

PAIRS = [
    # (what, on what, contrast it needs)
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "ink_soft", "accent")
        for ground in ("paper", "panel", "raised")
    ),
    *(("ink", ground, TEXT) for ground in ("after", "conflict", "note", "warning", "accent_wash")),
    *(("ink_soft", ground, TEXT) for ground in ("after", "conflict", "note", "accent_wash")),
    *(("accent", ground, TEXT) for ground in ("after", "conflict", "note", "accent_wash")),
    *(("mark_ink", ground, TEXT) for ground in ("mark", "mark_current")),
    *(("find_ink", ground, TEXT) for ground in ("find", "find_current")),
    ("accent_ink", "accent", TEXT),
    ("selection_ink", "selection", TEXT),
    ("term", "paper", GRAPHIC),
    *((f"{kind}_edge", kind, GRAPHIC) for kind in ("after", "conflict", "note", "warning")),
    ("accent", "panel", GRAPHIC),  # the ring around what has the focus
]


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(FOLDER, request.param)


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb" as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_there_is_a_light_and_a_dark_theme() -> None:
    assert {load_theme(FOLDER, name).dark for name in NAMES} == {True, False}


def test_all_themes_name_the_same_roles() -> None:
    assert len({frozenset(load_theme(FOLDER, name).colours) for name in NAMES}) == 1


def test_every_colour_is_written_out(theme: Theme) -> None:
    assert [name for name, colour in theme.colours.items() if not re.fullmatch("#[0-9a-f]{6}", colour)] == []


@pytest.mark.parametrize(("what", "ground", "needed"), PAIRS)
def test_text_stands_out(theme: Theme, what: str, ground: str, needed: float) -> None:
    assert contrast(theme.colours[what], theme.colours[ground]) >= needed


def test_marks_selection_and_paper_are_told_apart(theme: Theme) -> None:
    grounds = [theme.colours[name] for name in ("paper", "mark", "mark_current", "selection")]
    assert all(contrast(*pair) > 1.1 for pair in itertools.combinations(grounds, 2))


def test_what_is_found_on_the_page_is_not_taken_for_a_hit_of_the_search(theme: Theme) -> None:
    for found, hit in itertools.product(("find", "find_current"), ("mark", "mark_current")):
        one, other = (QColor(theme.colours[role]) for role in (found, hit))
        assert min(abs(one.hue() - other.hue()), 360 - abs(one.hue() - other.hue())) > 60, (found, hit)
    grounds = [theme.colours[name] for name in ("paper", "find", "find_current")]
    assert all(contrast(*pair) > 1.1 for pair in itertools.combinations(grounds, 2))


def test_what_cannot_be_used_looks_like_it(theme: Theme) -> None:
    assert contrast(theme.colours["disabled"], theme.colours["panel"]) < contrast(
        theme.colours["ink"], theme.colours["panel"]
    )


def test_every_role_is_used_and_every_one_used_exists(theme: Theme, qapp: QApplication) -> None:
    sheet = (FOLDER / "interface.qss").read_text(encoding="utf-8")
    wanted = set(re.findall(r"@(\w+)", sheet))
    assert wanted <= set(theme.colours)
    source = "".join(
        path.read_text(encoding="utf-8") for path in (paths.shipped_root() / "app" / "ui").rglob("*.py")
    )
    used = wanted | {name for name in theme.colours if re.search(rf"[\"{{]{name}[\"}}]", source)}
    assert sorted(set(theme.colours) - used) == []


def test_the_palette_shows_text_on_its_ground(theme: Theme, qapp: QApplication) -> None:
    colours = palette(theme)
    role = QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    ):
        assert contrast(colours.color(ink).name(), colours.color(ground).name()) >= TEXT


def test_the_style_sheet_of_a_page_is_complete(theme: Theme, qapp: QApplication) -> None:
    sheet = PageStyle(theme, 100, "serif", "sans").sheet()
    assert "{" in sheet
    assert re.findall(r"{\w+}", sheet) == []


@pytest.mark.parametrize("percent", [80, 100, 300])
def test_four_sizes_of_text_in_one_ratio(theme: Theme, qapp: QApplication, percent: int) -> None:
    style = PageStyle(theme, percent, "serif", "sans")
    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", style.sheet())} | {style.body}
    assert len(sizes) == 4
    ordered = sorted(sizes)
    assert all(b / a == pytest.approx(theme.measures.ratio, abs=0.08) for a, b in itertools.pairwise(ordered))


def test_a_theme_that_is_gone_or_broken_gives_a_readable_window(qapp: QApplication, tmp_path: Path) -> None:
    for name in ("light.json", "dark.json", "measures.json", "interface.qss"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "partial.json").write_text(json.dumps({"dark": True}), encoding="utf-8")
    for choice in ("gone", "broken", "partial", "../../etc/passwd"):
        control = ThemeControl(tmp_path, choice)
        assert control.theme.name in {"light", "dark"}


def test_choosing_a_theme_changes_the_window_at_once(qapp: QApplication) -> None:
    control = ThemeControl(FOLDER, "light")
    changes: list[str] = []
    control.changed.connect(lambda: changes.append(control.theme.name))
    control.choose("dark")
    control.choose("dark")
    assert changes == ["dark"]
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == control.theme.colours["paper"]
    assert "@" not in qapp.styleSheet()
    control.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == control.theme.colours["paper"]


def test_with_no_choice_the_system_decides(qapp: QApplication) -> None:
    control = ThemeControl(FOLDER, "")

    class Scheme:
        name = "Dark"

    class Bright:
        name = "Light"

    control._on_color_scheme_changed(Scheme())
    assert control.theme.dark
    control._on_color_scheme_changed(Bright())
    assert not control.theme.dark
    control.choose("dark")
    control._on_color_scheme_changed(Bright())
    assert control.theme.dark, "a choice is a choice"
    control.choose("light")
