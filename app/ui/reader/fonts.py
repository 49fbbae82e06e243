"""The reading face: PT Serif, installed as a package, so that a page looks the same on every system."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_PACKAGE = "fontpkg_pt_serif"
_FALLBACK = "serif"


def load_reading_face() -> str:
    """Make the reading face known to Qt and return the name of its family, or of the system's serif."""
    spec = find_spec(_PACKAGE)
    families: list[str] = []
    for folder in spec.submodule_search_locations or [] if spec is not None else []:
        for path in sorted(Path(folder, "files").glob("*.ttf")):
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else _FALLBACK
