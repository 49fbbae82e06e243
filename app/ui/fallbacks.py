"""What of the settings could not be used, in words; and no movement in the interface, whoever asks for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core.errors import marked
from app.core.i18n.catalog import Catalog
from app.ui.appearance import Appearance

_MOST_NAMED = 4
_FIELDS = {
    "ui_language": marked("interface language"),
    "theme": marked("theme"),
    "text_size": marked("text size"),
    "interface_size": marked("interface size"),
    "line_spacing": marked("line spacing"),
    "column_width": marked("line length"),
    "reading_font": marked("typeface"),
    "density": marked("layout"),
    "show_details": marked("details beside the page"),
}


def fallbacks(catalog: Catalog, appearance: Appearance, ignored: tuple[str, ...]) -> str:
    """Return sentences about settings that were not usable and about what is not on this computer, or ""."""
    _ = catalog.gettext
    sentences = []
    names = [_(_FIELDS[name]) for name in ignored if name in _FIELDS]
    if names:
        sentences.append(
            _("Some settings made no sense and are back to the usual: {names}.", names=", ".join(names))
        )
    if appearance.themes.is_missing:
        theme = appearance.settings.theme
        sentences.append(_("There is no theme “{theme}”; the system decides.", theme=theme))
    wanted, used = appearance.settings.reading_font, appearance.reading_family
    if wanted and wanted != used:
        sentences.append(
            _("“{wanted}” is not on this computer; pages are set in {used}.", wanted=wanted, used=used)
        )
    return " ".join(sentences)


def damages(catalog: Catalog, appearance: Appearance) -> str:
    """Return a sentence that names the files of the program which cannot be used, or ""."""
    names = sorted(appearance.themes.damaged)
    if catalog.is_damaged:
        names.insert(0, f"{catalog.path.name} ({catalog.language})")
    if not names:
        return ""
    if len(names) > _MOST_NAMED:
        names = [*names[:_MOST_NAMED], "…"]
    return catalog.gettext(
        "These files of the program are damaged or missing: {names}. The window looks different; installing it anew mends that.",
        names=", ".join(names),
    )


def still() -> None:
    """Turn off the fades and slides of menus, choices and tooltips: nothing moves here but what the reader moves."""
    for effect in Qt.UIEffect:
        QApplication.setEffectEnabled(effect, False)
