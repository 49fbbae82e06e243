"""Child of `startup`: sees to it that the library is good, and writes its first page for the bare window."""

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from app.core.build import ensure_library
from app.core.content.library import Library
from app.core.paths import default_locations
from benchmarks import sample_page


def main(folder: Path) -> int:
    """Write `page.html` and `page.css` into `folder`; print the page."""
    application = QGuiApplication(sys.argv[:1])
    library = Library(ensure_library(default_locations(folder))[0])
    home = library.collection.home
    sample_page.write(library, home, library.languages[0], folder)
    library.close()
    application.quit()
    print(json.dumps(home))
    return 0


sys.exit(main(Path(sys.argv[1])))
