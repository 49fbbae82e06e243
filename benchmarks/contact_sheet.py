"""A page with all pictures of a folder, to be looked at in a browser: a row for each view and size."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

_HEAD = """<!doctype html>
<meta charset="utf-8">
<title>Gallery</title>
<style>
body { font: 15px/1.4 system-ui, sans-serif; margin: 24px; background: #e9e9e6; color: #222; }
h2 { font-size: 17px; margin: 28px 0 8px; }
.row { display: flex; flex-wrap: wrap; gap: 16px; }
figure { margin: 0; width: 460px; }
img { width: 100%; border: 1px solid #999; }
figcaption { font-size: 13px; color: #555; }
</style>
"""


def contact_sheet(folder: Path, order: Iterable[str]) -> Path:
    """Write `index.html` for the pictures in `folder`, views in this order; return its path.

    Names are VIEW-LANGUAGE-THEME-SIZE.png.
    """
    rank = {view: number for number, view in enumerate(order)}
    found = [tuple(path.stem.split("-")) for path in folder.glob("*-*-*-*.png")]
    names = sorted(
        (name for name in found if len(name) == 4 and name[0] in rank),
        key=lambda name: (rank[name[0]], int(name[3].split("x")[0]), name[1], name[2] != "light"),
    )
    parts = [_HEAD]
    for (view, size), group in groupby(names, key=lambda name: (name[0], name[3])):
        parts.append(f'<h2>{escape(view)}, {escape(size)}</h2>\n<div class="row">')
        for name in group:
            file = escape("-".join(name) + ".png")
            caption = escape(f"{name[1]}, {name[2]}")
            parts.append(
                f'<figure><a href="{file}"><img src="{file}" alt=""></a><figcaption>{caption}</figcaption></figure>'
            )
        parts.append("</div>")
    target = folder / "index.html"
    target.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return target
