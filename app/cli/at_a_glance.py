"""The briefing without a window: its home page as plain text, then how to go on in the terminal."""

from app.cli.desk import Desk
from app.cli.output import Output
from app.cli.page_reference import readable_page
from app.core import paths
from app.core.i18n.catalog import Catalog
from app.core.paths import Locations
from app.core.rendering.plain import page_text


def glance_text(language: str, locations: Locations) -> str:
    """Return the home page, then how to search. Raises BriefingError where there is no library to be had."""
    words = Catalog(paths.resources_folder() / "locale", language)
    return desk_glance(Desk(words, Output(), locations, None), language)


def desk_glance(desk: Desk, language: str) -> str:
    """Return the same for a run of the program; `language` is the one to read in."""
    _ = desk.words.gettext
    with desk.library() as library:
        collection = library.collection
        page = readable_page(library, collection.home, language, desk)
        text = collection.text(page.language)
        head = ". ".join(filter(None, (text.title, text.subtitle)))
    examples = {
        'briefing search "digital divide"': _("find passages, in every language at once"),
        "briefing show topics/overview": _("read a page"),
        "briefing cite conference/in-brief#1": _("cite a paragraph by its number"),
        "briefing list": _("see all pages"),
        "briefing --help": _("see all commands"),
    }
    width = max(map(len, examples))
    lines = [f"  {command.ljust(width)}  {purpose}" for command, purpose in examples.items()]
    title = _("In the terminal")
    return "\n".join([head, "", page_text(page, desk.output.width), title, "-" * len(title), *lines, ""])
