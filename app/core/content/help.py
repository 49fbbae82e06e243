"""The program's own help, shown as a page of the briefing. Parsed when it is opened: it is asked for rarely."""

import re
from pathlib import Path

from app.core.errors import ContentError, LibraryError, marked
from app.core.model.language import LANGUAGES
from app.core.model.page import HELP_PAGE, Block, Page


def help_page(resources: Path, language: str) -> Page:
    """Return "How to use this briefing" in `language`, or in the first one it exists in.

    Raises LibraryError where the program was installed without it, ContentError where its file is damaged.
    """
    folder = resources / "help"
    shown = next((tag for tag in (language, *LANGUAGES) if (folder / tag / "using.md").exists()), None)
    if shown is None:
        raise LibraryError(marked("The help page is missing: {path}."), path=folder)
    try:
        return _help_page(folder, shown)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        path = folder / shown / "using.md"
        raise ContentError(marked("The help page {path} is damaged."), path=path) from error


def _help_page(folder: Path, shown: str) -> Page:
    from app.core.content.compiler import block_ids, numbers  # noqa: PLC0415 - Markdown, only when asked for
    from app.core.rendering.markdown_blocks import MarkdownReader  # noqa: PLC0415 - for the same reason

    text = (folder / shown / "using.md").read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("\n---\n", maxsplit=1)
    values = {key: _value(head, key) for key in ("title", "summary")}
    reader = MarkdownReader()
    parsed, _cited = reader.parse(body)
    first = next(tag for tag in LANGUAGES if (folder / tag / "using.md").exists())
    leading = (folder / first / "using.md").read_text(encoding="utf-8").split("\n---\n", maxsplit=1)[1]
    ids = block_ids([tuple(reader.parse(leading)[0])])
    blocks = tuple(
        Block(block_id, number, b.kind, b.level, b.group, b.variant, b.label, b.html, b.text)
        for block_id, number, b in zip(ids, numbers(parsed), parsed, strict=True)
    )
    return Page(HELP_PAGE, "", shown, values["title"], values["summary"], (), blocks, (), (), (), ())


def _value(head: str, key: str) -> str:
    found = re.search(rf"^{key}:[ ]*(.*)$", head, re.MULTILINE)
    return found.group(1).strip().strip('"') if found else ""
