"""Every theme can be read: the same roles in each, text that stands out (WCAG AA), marks that stay told apart."""

import itertools
import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.core import paths
from app.core.userdata.settings import CHOICES, INTERFACE_SIZES
from app.ui.built_in_looks import LIGHT, MEASURES
from app.ui.reader.page_style import PageStyle
from app.ui.sized_sheet import sized_sheet
from app.ui.theme import THEMES, Theme, ThemeControl, load_theme, palette, theme_names

FOLDER = paths.resources_folder() / "themes"
NAMES = theme_names(FOLDER)

TEXT, MORE_TEXT, GRAPHIC = 4.5, 7.0, 3.0
"""WCAG 2.2, success criteria 1.4.3 (text, AA), 1.4.6 (text, AAA) and 1.4.11 (what is not text)."""

GROUNDS = ("paper", "panel", "raised")
BOXES = ("after", "conflict", "note", "warning")

READ = [
    # (text, on what): every pair that occurs on screen
    *((ink, ground) for ink in ("ink", "ink_soft", "accent") for ground in (*GROUNDS, *BOXES, "accent_wash")),
    ("mark_ink", "mark"),  # a hit, on the page and in the list of results
    ("mark_current_ink", "mark_current"),
    *(("find_ink", ground) for ground in ("find", "find_current")),
    ("accent_ink", "accent"),  # buttons that are on, menus, the chosen row with the keyboard on it
    ("selection_ink", "selection"),
]
SEEN = [
    # (line, frame or shape, on what)
    *((line, ground) for line in ("term", "link_line") for ground in ("paper", *BOXES)),  # under words
    *(("mark_edge", ground) for ground in (*GROUNDS, *BOXES, "mark")),  # under and around hits
    *((f"{kind}_edge", ground) for kind in BOXES for ground in (kind, "paper")),
    *(("edge", ground) for ground in GROUNDS),  # fields, buttons, scroll bars
    *(("accent", ground) for ground in (*GROUNDS, *BOXES)),  # the ring of the focus; bars of a figure
    ("ink", "accent_wash"),  # the ring round a chosen tile
    ("ink_soft", "paper"),  # the line under the head of a table; lines of a figure
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


def test_there_are_light_and_dark_themes_of_usual_and_of_high_contrast() -> None:
    kinds = {(theme.dark, theme.contrast) for theme in (load_theme(FOLDER, name) for name in NAMES)}
    assert kinds == set(itertools.product((False, True), repeat=2))
    assert list(THEMES) == NAMES, "each has a name in words, and they are offered in that order"


def test_all_themes_name_the_same_roles() -> None:
    assert len({frozenset(load_theme(FOLDER, name).colours) for name in NAMES}) == 1


def test_every_colour_is_written_out(theme: Theme) -> None:
    assert [name for name, colour in theme.colours.items() if not re.fullmatch("#[0-9a-f]{6}", colour)] == []


@pytest.mark.parametrize(("what", "ground"), READ)
def test_text_can_be_read(theme: Theme, what: str, ground: str) -> None:
    needed = MORE_TEXT if theme.contrast else TEXT
    assert contrast(theme.colours[what], theme.colours[ground]) >= needed


@pytest.mark.parametrize(("what", "ground"), SEEN)
def test_lines_and_shapes_are_seen(theme: Theme, what: str, ground: str) -> None:
    needed = MORE_TEXT if theme.contrast and what in {"accent", "edge"} else GRAPHIC
    assert contrast(theme.colours[what], theme.colours[ground]) >= needed


def test_paragraph_numbers_can_be_read(theme: Theme) -> None:
    mixed = "#"
    for place in (1, 3, 5):
        ink, paper = (int(theme.colours[name][place : place + 2], 16) for name in ("ink", "paper"))
        mixed += f"{round(ink * theme.number_opacity + paper * (1 - theme.number_opacity)):02x}"
    assert contrast(mixed, theme.colours["paper"]) >= (MORE_TEXT if theme.contrast else TEXT)


def test_marks_and_selection_stand_out_from_the_page(theme: Theme) -> None:
    paper = theme.colours["paper"]
    assert contrast(theme.colours["mark"], paper) > 1.1
    assert contrast(theme.colours["mark_current"], theme.colours["mark"]) > 1.25
    assert contrast(theme.colours["selection"], paper) > (GRAPHIC if theme.contrast else 1.4)


def test_marks_and_selection_differ_in_shape_not_only_in_colour(theme: Theme, qapp: QApplication) -> None:
    """A hit has a line under it and the current one a frame as well (test_link_marks); a selection has neither."""
    style = PageStyle(theme, 100, "serif", "sans")
    for current in (False, True):
        look = style.look_of_mark(current=current)
        assert look.underlineStyle() == look.UnderlineStyle.SingleUnderline
        assert contrast(look.underlineColor().name(), look.background().color().name()) >= GRAPHIC


def test_every_choice_of_the_settings_has_its_size() -> None:
    measures = json.loads((FOLDER / "measures.json").read_text(encoding="utf-8"))
    assert set(measures["line_heights"]) == set(CHOICES["line_spacing"])
    assert set(measures["columns"]) == set(CHOICES["column_width"])
    assert set(measures["densities"]) == set(CHOICES["density"])


def test_compact_takes_less_room(qapp: QApplication) -> None:
    roomy, compact = (load_theme(FOLDER, "light", density).measures for density in ("normal", "compact"))
    assert (compact.space, compact.header) < (roomy.space, roomy.header)
    assert compact.page_top * compact.space < roomy.page_top * roomy.space / 2


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


@pytest.mark.parametrize("percent", [80, 100, 150])
def test_four_sizes_of_text_in_one_ratio(theme: Theme, qapp: QApplication, percent: int) -> None:
    style = PageStyle(theme, percent, "serif", "sans")
    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", style.sheet())} | {style.body}
    assert len(sizes) == 4
    ordered = sorted(sizes)
    assert all(b / a == pytest.approx(theme.measures.ratio, abs=0.08) for a, b in itertools.pairwise(ordered))


def test_headings_of_large_text_leave_room_for_their_words(theme: Theme, qapp: QApplication) -> None:
    style = PageStyle(theme, 300, "serif", "sans")
    small, body, heading, title = sorted({int(n) for n in re.findall(r"font-size: (\d+)px", style.sheet())})
    assert (body, small) == (style.body, style.small)
    assert 1.1 < heading / body < title / body < 1.35


def test_a_theme_that_is_gone_or_broken_gives_a_readable_window(qapp: QApplication, tmp_path: Path) -> None:
    for name in ("light.json", "dark.json", "measures.json", "interface.qss"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "partial.json").write_text(json.dumps({"dark": True}), encoding="utf-8")
    for choice in ("gone", "broken", "partial", "../../etc/passwd"):
        control = ThemeControl(tmp_path, choice)
        assert control.theme.name in {"light", "dark"}


def test_the_built_in_looks_are_those_of_the_files() -> None:
    """They stand in for light.json and measures.json, and every theme is held against them."""
    assert json.loads((FOLDER / "light.json").read_text(encoding="utf-8")) == LIGHT
    assert json.loads((FOLDER / "measures.json").read_text(encoding="utf-8")) == MEASURES


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


def test_a_system_that_asks_for_contrast_gets_it_live(qapp: QApplication) -> None:
    class Scheme:
        def __init__(self, name: str) -> None:
            self.name = name

    control = ThemeControl(FOLDER, "")
    told: list[bool] = []
    control.system_contrast_changed.connect(told.append)
    control._on_color_scheme_changed(Scheme("Light"))
    control._on_contrast_preference_changed(Scheme("HighContrast"))
    assert control.theme.name == "contrast"
    control._on_color_scheme_changed(Scheme("Dark"))
    assert control.theme.name == "contrast-dark"
    control.choose("sepia")
    control._on_contrast_preference_changed(Scheme("NoPreference"))
    assert control.theme.name == "sepia", "a choice is a choice"
    assert told == [True, False]
    assert ThemeControl(FOLDER, "", system_contrast=True).theme.contrast, "known before the first paint"
    control.choose("light")


def test_the_names_of_the_contrast_preference_are_qts_own(qapp: QApplication) -> None:
    assert Qt.ContrastPreference.HighContrast.name == "HighContrast"
    assert isinstance(qapp.styleHints().accessibility().contrastPreference(), Qt.ContrastPreference)


# -- the size of the interface ----------------------------------------------------------------------------


def pixels(rule: str, name: str) -> list[int]:
    found = re.search(rf"(?:^|[\s;{{]){name}: ([^;}}]+)", rule)
    return [int(number) for number in re.findall(r"(-?\d+)px", found[1])] if found else []


@pytest.mark.parametrize("percent", INTERFACE_SIZES)
@pytest.mark.parametrize("name", ["interface.qss", "compact.qss"])
def test_nothing_moves_when_the_keyboard_comes_whatever_the_size(name: str, percent: int) -> None:
    sheet = (FOLDER / "interface.qss").read_text(encoding="utf-8")
    if name != "interface.qss":
        sheet += (FOLDER / name).read_text(encoding="utf-8")
    rules = {
        line.partition(" {")[0]: line for line in sized_sheet(sheet, percent).splitlines() if "{" in line
    }
    pairs = [
        (rules[plain], rule)
        for at, rule in rules.items()
        if (plain := at.replace(":focus", "")) != at
        and plain in rules
        and pixels(rule, "padding")
        and pixels(rules[plain], "padding")
    ]
    assert len(pairs) >= 2
    thin, thick = int(percent / 100), int(2 * percent / 100)
    for plain, focused in pairs:
        usual, now = pixels(plain, "padding"), pixels(focused, "padding")
        assert [thin + number for number in usual] == [thick + number for number in now], focused


def test_a_choice_stays_round_at_any_size() -> None:
    sheet = (FOLDER / "interface.qss").read_text(encoding="utf-8")
    for percent in INTERFACE_SIZES:
        for rule in sized_sheet(sheet, percent).splitlines():
            if "QRadioButton::indicator {" in rule or "QSlider::handle:horizontal {" in rule:
                (width,), (border,) = pixels(rule, "width"), pixels(rule, "border")
                (radius,) = pixels(rule, "border-radius")
                assert width + 2 * border - 4 <= 2 * radius <= width + 2 * border, (percent, rule)


def test_only_the_interface_grows(qapp: QApplication) -> None:
    usual = load_theme(FOLDER, "light").measures
    large = load_theme(FOLDER, "light", interface_size=200).measures
    assert (large.icon, large.header, large.px(10)) == (2 * usual.icon, 2 * usual.header, 20)
    assert (large.body, large.space, large.number_gutter) == (usual.body, usual.space, usual.number_gutter)


def test_the_size_changes_at_once_and_goes_back(qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()
    control = ThemeControl(FOLDER, "light")
    control.choose("light", interface_size=150)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * before)
    control.choose("light", interface_size=100)
    assert qapp.font().pointSizeF() == before
