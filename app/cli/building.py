"""The commands of whoever writes the briefing: build, check."""

import argparse
import contextlib
from pathlib import Path

from app.cli.desk import Command, Desk
from app.cli.output import shortened
from app.cli.parser import Parser, whole_number
from app.core.build import BuildReport, build_library, examine, good_library, not_written, rebuild_target
from app.core.content.library import Library
from app.core.content.manifest import LibraryState
from app.core.content.schema import DATABASE, INDEX_FOLDER, MANIFEST
from app.core.errors import BriefingError, ContentError, marked
from app.core.paths import Locations

_MOST_JOBS = 999


def _declare_build(parser: Parser) -> None:
    _ = parser.words.gettext
    _declare_folder(parser)
    parser.options.add_argument(
        "-o",
        "--output",
        metavar=_("FOLDER"),
        type=Path,
        help=_("where the library goes; by default search_index beside the content"),
    )
    parser.options.add_argument(
        "--jobs",
        metavar=_("NUMBER"),
        type=whole_number(parser.words, 1, _MOST_JOBS),
        default=1,
        help=_("how many processes may be used; a small briefing is built by one"),
    )
    parser.options.add_argument(
        "--if-stale",
        action="store_true",
        help=_("do nothing where the library is good and not older than its content"),
    )


def _declare_folder(parser: Parser) -> None:
    _ = parser.words.gettext
    parser.values.add_argument(
        "folder", metavar=_("FOLDER"), nargs="?", type=Path, help=_("content folder, with en/ and fr/ in it")
    )


def build(given: argparse.Namespace, desk: Desk) -> int:
    """Compile a content folder into a library."""
    content = _content_folder(given.folder, desk)
    target = _target(given, content, desk)
    _refuse_other_folders(target, content)
    if given.if_stale and (report := _good_report(given, content, target, desk)) is not None:
        _tell(report, desk, given, desk.words.gettext("Nothing to do: the library is good and up to date."))
        return 0
    progress = desk.build_progress()
    try:
        report = build_library(content, target, progress)
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        progress.clear()
    _tell(report, desk, given, _result_line(report, target, desk))
    if problems := _fault_count(target):
        faults = desk.words.ngettext("{count} fault", "{count} faults", problems)
        desk.output.note(
            desk.words.gettext("{faults} in the content; “briefing check” names them.", faults=faults)
        )
    return 0


def _content_folder(folder: Path | None, desk: Desk) -> Path:
    content = folder if folder is not None else desk.locations.content
    # A name with a null character, or one that is too long for any folder, is an error of its own.
    with contextlib.suppress(OSError, ValueError):
        if content.is_dir():
            return content
    raise ContentError(marked("There is no folder {folder}."), folder=shortened(str(content), 200))


def _target(given: argparse.Namespace, content: Path, desk: Desk) -> Path:
    if given.output is not None:
        return Path(given.output).absolute()
    if content.resolve() == desk.locations.content.resolve():
        return rebuild_target(desk.locations)
    return content.resolve().parent / desk.locations.shipped.name


def _refuse_other_folders(target: Path, content: Path) -> None:
    """Raise BriefingError unless `target` is a library or empty: what is in it will be replaced."""
    inner, outer = target.resolve(), content.resolve()
    if inner == outer or outer in inner.parents or inner in outer.parents:
        message = marked(
            "The library cannot go to {folder}: it is, contains or lies inside the content folder."
        )
        raise BriefingError(message, folder=target)
    if target.is_dir():
        names = {path.name for path in target.iterdir()}
        if DATABASE not in names and names - {MANIFEST, INDEX_FOLDER, "README.md"}:
            message = marked(
                "The library cannot go to {folder}: there are other files in it, which would be lost."
            )
            raise BriefingError(message, folder=target)
    elif target.exists():
        raise BriefingError(marked("The library cannot go to {folder}: that is a file."), folder=target)


def _good_report(given: argparse.Namespace, content: Path, target: Path, desk: Desk) -> BuildReport | None:
    """Return what is in the library that a build would make, where that is good already, else None."""
    folder: Path | None = target
    if given.folder is None and given.output is None:
        folder, _verdict = good_library(desk.locations)
    elif examine(Locations(content, target, target), target).state is not LibraryState.GOOD:
        folder = None
    if folder is None:
        return None
    library = Library(folder)
    try:
        blocks = library.rows("SELECT COUNT(*) FROM block")[0][0]
        return BuildReport(
            pages=sum(1 for _page in library.pages()),
            blocks=int(str(blocks)),
            seconds=0.0,
            bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
            problems=len(library.problems()),
        )
    finally:
        library.close()


def _fault_count(folder: Path) -> int:
    """Return how many faults the library records, those between files included."""
    library = Library(folder)
    try:
        return len(library.problems())
    finally:
        library.close()


def _tell(report: BuildReport, desk: Desk, given: argparse.Namespace, words: str) -> None:
    if given.json:
        data = report._asdict()
        del data["problems"]
        desk.output.data({**data, "seconds": round(report.seconds, 3)})
    else:
        desk.output.text(words)


def _result_line(report: BuildReport, target: Path, desk: Desk) -> str:
    from app.core.i18n.formats import number_text  # noqa: PLC0415 - Babel, only where numbers are large

    language = desk.words.language
    return desk.words.gettext(
        "{pages} pages and {blocks} blocks in {seconds} s, {megabytes} MB in {folder}",
        pages=number_text(report.pages, language),
        blocks=number_text(report.blocks, language),
        seconds=number_text(round(report.seconds, 1), language),
        megabytes=number_text(round(report.bytes / 1e6, 1), language),
        folder=target,
    )


def _declare_check(parser: Parser) -> None:
    _declare_folder(parser)


def check(given: argparse.Namespace, desk: Desk) -> int:
    """Print every fault of a content folder; exit code 1 where there is one."""
    # Markdown, YAML and dictionaries, only to read sources.
    from app.core.content.checks.spelling import check_spelling, dictionaries  # noqa: PLC0415 - for the same reason
    from app.core.content.checks.structure import check_structure  # noqa: PLC0415 - for the same reason
    from app.core.content.checks.writing import check_writing  # noqa: PLC0415 - for the same reason
    from app.core.content.source import read_content  # noqa: PLC0415 - for the same reason

    content = read_content(_content_folder(given.folder, desk))
    found = {*content.problems, *check_structure(content), *check_writing(content)}
    known = dictionaries(content.languages)
    if known is None:
        desk.output.note(
            desk.words.gettext("Spelling was not checked: install the package pyspellchecker for that.")
        )
    else:
        found.update(check_spelling(content, known))
    problems = sorted(found)
    if given.json:
        rows = [problem._asdict() for problem in problems]
        desk.output.data({"ok": not problems, "pages": len(content.pages), "problems": rows})
    else:
        lines = [f"{fault.file}:{fault.line}: {fault.code}: {fault.message}" for fault in problems]
        pages = desk.words.ngettext("{count} page", "{count} pages", len(content.pages))
        faults = desk.words.ngettext("{count} fault", "{count} faults", len(problems))
        none = desk.words.gettext("no fault")
        desk.output.text("\n".join([*lines, f"{pages}, {faults if problems else none}"]))
    return 1 if problems else 0


COMMANDS = (
    Command("check", marked("look for faults in the content"), _declare_check, check),
    Command("build", marked("compile the content into the library"), _declare_build, build),
)
