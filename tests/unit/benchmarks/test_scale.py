"""The scale benchmark: the same library every time, and a plot of what was measured."""

import hashlib
import sqlite3
from pathlib import Path
from xml.etree import ElementTree as ET

from app.core.content.schema import DATABASE
from benchmarks import corpus, growth_plot
from benchmarks.report import Row


def test_the_library_is_the_same_every_time(tmp_path: Path) -> None:
    hashes = []
    for name in ("one", "other"):
        corpus.write(tmp_path / name, 40)
        hashes.append(hashlib.sha256((tmp_path / name / DATABASE).read_bytes()).hexdigest())
    assert hashes[0] == hashes[1]
    with sqlite3.connect(tmp_path / "one" / DATABASE) as db:
        assert db.execute("SELECT count(*) FROM page").fetchone() == (40,)
        planted = db.execute("SELECT count(*) FROM block WHERE text LIKE '%velquor%'").fetchone()[0]
    db.close()
    assert planted > 20


def test_the_plot_is_drawn(tmp_path: Path) -> None:
    rows = [
        Row("scale", f"{pages:,} pages: build", "s", {"seconds": pages / 100}, details={"pages": pages})
        for pages in (200, 2000)
    ]
    assert len(ET.fromstring(growth_plot.drawn(rows)).findall(".//{*}circle")) == 2
