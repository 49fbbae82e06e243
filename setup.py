"""What pyproject.toml cannot say: a wheel carries content, resources, compiled catalogs and a compiled library."""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithData(build_py):
    """Adds app/_data, where app/core/paths.py looks first. An editable installation reads the tree itself."""

    def run(self) -> None:
        """Build the modules, and for a wheel the data beside them."""
        if self.editable_mode:
            super().run()
            return
        # Whatever an earlier build left there would be packed as well.
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()
        _add_data(Path(self.build_lib) / "app" / "_data")


def _add_data(data: Path) -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
    from catalogs import compile_stale  # noqa: PLC0415 - found through the path above

    from app.core.build import build_library  # noqa: PLC0415

    shutil.copytree(ROOT / "content", data / "content")
    shutil.copytree(ROOT / "resources", data / "resources", ignore=shutil.ignore_patterns("*.mo"))
    compile_stale(data / "resources" / "locale")
    for path in [*data.rglob("*.po"), *data.rglob("*.pot")]:
        path.unlink()
    build_library(data / "content", data / "search_index")


setup(cmdclass={"build_py": BuildWithData})
