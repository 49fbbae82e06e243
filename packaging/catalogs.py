"""The catalogs of words on screen: extract them from app/, bring the languages up to date, check, compile.

    python packaging/catalogs.py extract|update|check|compile

A language is a folder in resources/locale. The catalog of the source language is filled by itself.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

DOMAIN = "briefing"
SOURCE_LANGUAGE = "en"
KEYWORDS = ("_", "gettext", "ngettext:1,2", "pgettext:1c,2", "marked")
FOLDER = Path("resources/locale")
TEMPLATE = FOLDER / f"{DOMAIN}.pot"


def _pybabel(*arguments: str | Path) -> None:
    CommandLineInterface().run(["pybabel", "--quiet", *map(str, arguments)])  # type: ignore[no-untyped-call]


def catalog_files(folder: Path = FOLDER) -> dict[str, Path]:
    """Return language -> catalog; one of a new language need not exist yet."""
    languages = sorted(path.name for path in folder.iterdir() if path.is_dir())
    return {language: folder / language / "LC_MESSAGES" / f"{DOMAIN}.po" for language in languages}


def read(path: Path, language: str | None = None) -> Catalog:
    """Return the catalog or template `path`."""
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def extract() -> None:
    """Collect every marked text of app/ in the template; where nothing has changed, it is left as it is."""
    fresh = _fresh_template()
    if not TEMPLATE.is_file() or _entries(TEMPLATE.read_text(encoding="utf-8")) != _entries(fresh):
        TEMPLATE.write_text(fresh, encoding="utf-8")


def _fresh_template() -> str:
    """Return the template for app/ as it is. Places are files without lines: moving code changes nothing."""
    words = [f"--keyword={keyword}" for keyword in KEYWORDS]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TEMPLATE.name
        _pybabel(
            *("extract", "--mapping-file=packaging/babel.cfg", "--no-default-keywords", *words),
            *("--add-comments=i18n:", "--strip-comment-tags", "--add-location=file", "--sort-by-file"),
            *(
                "--project=delegate-briefing",
                "--header-comment=# Words on screen. See packaging/catalogs.py.",
            ),
            *("--output-file", made, "app"),
        )
        return made.read_text(encoding="utf-8")


def _entries(text: str) -> str:
    """Return a template without its header, which names a date and a version of Babel."""
    return text.partition("\n\n")[2]


def update() -> None:
    """Bring every language up to date with the template; what changed only a little is marked fuzzy."""
    for language, path in catalog_files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _pybabel(
            *("update", "--init-missing", "--ignore-obsolete", "--previous", "--domain", DOMAIN),
            *("--input-file", TEMPLATE, "--output-file", path, "--locale", language),
        )
        if language == SOURCE_LANGUAGE:
            _fill(path)


def _fill(path: Path) -> None:
    catalog = read(path, SOURCE_LANGUAGE)
    for message in _messages(catalog):
        message.string = message.id
        message.flags.discard("fuzzy")
        message.previous_id = []
    with path.open("wb") as file:
        write_po(file, catalog, ignore_obsolete=True)


def compile_stale(folder: Path = FOLDER) -> None:
    """Compile each catalog in `folder` that is newer than its compiled form."""
    for language, path in catalog_files(folder).items():
        compiled = path.with_suffix(".mo")
        if path.is_file() and not (compiled.is_file() and compiled.stat().st_mtime >= path.stat().st_mtime):
            with compiled.open("wb") as file:
                write_mo(file, read(path, language))


def problems() -> Iterator[str]:
    """Yield what is not in order: a template older than app/, words missing, in doubt or with other placeholders."""
    template = TEMPLATE.read_text(encoding="utf-8") if TEMPLATE.is_file() else ""
    if _entries(template) != _entries(_fresh_template()):
        yield f"{TEMPLATE}: not what app/ says now; run `make messages-extract messages-update`"
        return
    wanted = {_key(message) for message in _messages(read(TEMPLATE))}
    for language, path in catalog_files().items():
        catalog = read(path, language) if path.is_file() else Catalog(language)
        found = {_key(message): message for message in _messages(catalog)}
        for key in sorted(wanted - found.keys(), key=str):
            yield f"{path}: {key} is missing; run `make messages-update`"
        for key in sorted(found.keys() - wanted, key=str):
            yield f"{path}: {key} is not used any more; run `make messages-update`"
        for message in found.values():
            yield from (f"{path}: {message.id!r} {fault}" for fault in faults(message))


def faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with the translation of one message."""
    sources, texts = _forms(message.id), _forms(message.string)
    if message.fuzzy:
        yield "is marked fuzzy: look at it and remove the mark"
    if not all(texts):
        yield "is not translated"
        return
    allowed = set().union(*map(_placeholders, sources))
    for text in texts:
        if len(sources) == 1 and _placeholders(text) != allowed:
            yield "has other placeholders than its source"
        elif not _placeholders(text) <= allowed:
            yield "has a placeholder that its source does not have"


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _key(message: Message) -> tuple[object, ...]:
    return (message.context, *_forms(message.id))


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text or ""),)


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w*)", text))


def check() -> None:
    """Print what is not in order and end with exit status 1 if that is anything."""
    if found := list(problems()):
        sys.exit("\n".join(found))


COMMANDS = {"extract": extract, "update": update, "check": check, "compile": compile_stale}


def main() -> None:
    """Run the command named on the command line, from the root of the tree."""
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"usage: python packaging/catalogs.py {'|'.join(COMMANDS)}")
    COMMANDS[sys.argv[1]]()


if __name__ == "__main__":
    main()
