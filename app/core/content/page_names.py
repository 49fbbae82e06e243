"""What people write for a page: its id, the name of its file, nearly its id; and what to answer where there is none.

One answer for window and command line. Imported only where an id as it stands is not one of the library's, or for a
command.
"""

import difflib

from app.core.content.library import Library
from app.core.errors import UnknownPageError, marked
from app.core.model.language import LANGUAGES
from app.core.model.page import GLOSSARY_PAGE, HELP_PAGE, PROGRAM_PAGES

_CLOSE_ENOUGH = 0.6
_NEARLY_THE_SAME = 0.9
_SUGGESTIONS = 3
_LONGEST = 60
_SHORT_NAMES = {"glossary": GLOSSARY_PAGE, "help": HELP_PAGE}


def named_page(written: str, library: Library) -> str:
    """Return the id of the page that `written` names, also as a content file or a short name, "" where none."""
    wanted = _bare(written)
    folder, _, rest = wanted.partition("/")
    for page in (wanted, rest if folder in LANGUAGES else "", _SHORT_NAMES.get(wanted, "")):
        if page in library or page in PROGRAM_PAGES:
            return page
    if not folder or rest:
        return ""
    named = [info.id for info in library.pages() if info.id.rpartition("/")[2] == wanted]
    return named[0] if len(named) == 1 else ""


def unknown_page(written: str, library: Library, *, in_terminal: bool = False) -> UnknownPageError:
    """Return the error that says there is no page `written`, and what there is instead: pages close to it, if any.

    In a terminal it names the command that lists all pages, where it cannot name the one that is meant.
    """
    wanted = _bare(written)
    shown = written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"
    for section in library.collection.sections:
        if section.id == wanted:
            message = marked("“{section}” is a section, not a page. Its first pages: {pages}.")
            if in_terminal:
                message = marked(
                    "“{section}” is a section, not a page. Its first pages: {pages}; “briefing list” shows all."
                )
            return UnknownPageError(
                message, section=section.id, pages=", ".join(section.pages[:_SUGGESTIONS])
            )
    if close := close_pages(wanted, library):
        message = marked("There is no page “{page}”. Close to it: {close}.")
        return UnknownPageError(message, page=shown, close=", ".join(close))
    message = marked("There is no page “{page}” in this briefing.")
    if in_terminal:
        message = marked("There is no page “{page}”; “briefing list” shows them all.")
    return UnknownPageError(message, page=shown)


def close_pages(wanted: str, library: Library) -> list[str]:
    """Return ids of pages whose id or title, in any language, is close to `wanted`, the closest first."""
    wanted = wanted.lower()[:200]
    section, _, name = wanted.rpartition("/")
    scores: dict[str, float] = {}
    if not name:
        return []
    for info in library.pages():
        # Section and all, only what is nearly the same: "topics/" alone would make any two ids alike.
        score = _closeness(wanted, info.id)
        if score < _NEARLY_THE_SAME:
            own_section, _, own = info.id.rpartition("/")
            names = [own, *(title.lower() for title in info.titles.values())]
            score = max(_closeness(name, text) for text in names) - (section not in {"", own_section}) * 0.01
        if score >= _CLOSE_ENOUGH:
            scores[info.id] = score
    for short, page in _SHORT_NAMES.items():
        if (score := _closeness(name, short)) >= _CLOSE_ENOUGH:
            scores[page] = score
    return sorted(scores, key=lambda page: -scores[page])[:_SUGGESTIONS]


def _bare(written: str) -> str:
    """Return `written` as ids are: in small letters, without what files have before and after it."""
    wanted = written.removeprefix("page:").replace("\\", "/").strip("/ ")
    return wanted.removesuffix(".md").lower().removeprefix("content/")


def _closeness(wanted: str, name: str) -> float:
    """Return 1 for the same text, less the more they differ; a part of a name is close to it as well."""
    if len(wanted) > 2 and wanted in name:
        return 0.9 + 0.1 * len(wanted) / len(name)
    matcher = difflib.SequenceMatcher(None, name, wanted)
    return matcher.ratio() if matcher.real_quick_ratio() >= _CLOSE_ENOUGH else 0.0
