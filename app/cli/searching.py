"""The commands that find: search, terms."""

import argparse
import textwrap
from collections.abc import Iterator

from app.cli.desk import Command, Desk
from app.cli.output import shortened
from app.cli.parser import Parser, choice, text, whole_number
from app.core.content.library import Library
from app.core.errors import UnknownSectionError, marked
from app.core.model.language import LANGUAGES
from app.core.model.term import Term
from app.core.search.result import Hit, SearchAnswer, SearchRequest, Snippet

_ENGINES = ("whoosh", "scan")
_MOST_HITS = 1000


def _declare_search(parser: Parser) -> None:
    _ = parser.words.gettext
    parser.values.add_argument(
        "text",
        metavar=_("TEXT"),
        nargs="+",
        type=text,
        help=_("words to look for, in any language, with or without accents"),
    )
    parser.add_language(_("language to read in; the search covers all of them"))
    parser.options.add_argument(
        "--limit",
        metavar=_("NUMBER"),
        type=whole_number(parser.words, 1, _MOST_HITS),
        default=10,
        help=_("how many hits to print at most (10)"),
    )
    parser.options.add_argument(
        "--in",
        dest="section",
        metavar=_("SECTION"),
        type=text,
        default="",
        help=_("id of a section to search in"),
    )
    parser.options.add_argument(
        "--engine",
        metavar=_("ENGINE"),
        type=choice(parser.words, _ENGINES),
        help=_("how to search: {engines}; normally chosen by itself", engines=", ".join(_ENGINES)),
    )


def search(given: argparse.Namespace, desk: Desk) -> int:
    """Print the passages and glossary entries that match."""
    from app.core.search.service import SearchService  # noqa: PLC0415 - Whoosh, only to search

    query = " ".join(given.text)
    language = given.lang or desk.words.language
    with desk.library() as library:
        request = SearchRequest(query, language, given.limit, _section(given.section, library))
        service = SearchService(library.folder, engine=given.engine or "auto")
        try:
            answer = service.search(request)
        finally:
            service.close()
        if given.json:
            desk.output.data(_answer_data(answer))
        else:
            desk.output.text("\n".join(_answer_lines(answer, library, desk)))
    return 0


def _section(written: str, library: Library) -> str:
    """Return the id of the section that was written: its id or its title. Raises UnknownSectionError."""
    wanted = written.strip().lower()
    for section in library.collection.sections:
        if wanted in {"", section.id, *(title.lower() for title in section.titles.values())}:
            return section.id if wanted else ""
    known = ", ".join(section.id for section in library.collection.sections)
    message = marked("There is no section “{section}”; there are: {known}.")
    raise UnknownSectionError(message, section=shortened(written), known=known)


def _answer_data(answer: SearchAnswer) -> dict[str, object]:
    return {
        "query": answer.request.text,
        "language": answer.request.language,
        "engine": answer.engine,
        "total": answer.total,
        "took_ms": round(answer.took_ms, 3),
        "corrected": answer.corrected or None,
        "suggestions": answer.suggestions,
        "hits": [_hit_data(hit) for hit in answer.hits],
    }


def _hit_data(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "page": hit.page,
        "block": hit.block or None,
        "number": hit.number,
        "language": hit.language,
        "matched": hit.matched,
        "title": hit.title,
        "section": hit.section,
        "snippet": hit.snippet.text,
        "score": round(hit.score, 4),
        "subjects": hit.subjects,
    }


def _answer_lines(answer: SearchAnswer, library: Library, desk: Desk) -> Iterator[str]:
    _ = desk.words.gettext
    query = shortened(answer.request.text)
    if not any(letter.isalnum() for letter in answer.request.text):
        yield _(answer.hint) or _("Nothing to look for: type a word, an acronym or a term.")
        return
    if answer.hint:
        yield _(answer.hint)
    if answer.corrected:
        yield _(
            "Nothing found for “{query}”; these are hits for “{corrected}”.",
            query=query,
            corrected=answer.corrected,
        )
    if answer.total:
        count = desk.words.ngettext("{count} hit", "{count} hits", answer.total)
        yield (
            count
            if len(answer.hits) == answer.total
            else _("{hits}, showing the first {shown}", hits=count, shown=len(answer.hits))
        )
    else:
        yield _("Nothing found for “{query}”.", query=query)
    sections = {section.id: section.title(answer.request.language) for section in library.collection.sections}
    for hit in answer.hits:
        yield ""
        yield from _hit_lines(hit, sections, answer.request.language, desk)
    if others := [text for text in answer.suggestions if text != answer.corrected]:
        yield ""
        yield _("Did you mean: {suggestions}", suggestions=", ".join(others))


def _hit_lines(hit: Hit, sections: dict[str, str], language: str, desk: Desk) -> Iterator[str]:
    _ = desk.words.gettext
    place = f"{hit.page}#{hit.number}" if hit.number is not None else hit.page
    kind = _("Glossary") if hit.kind == "term" else sections.get(hit.section, hit.section)
    title = f"{hit.title} › {hit.heading}" if hit.heading and hit.heading != hit.title else hit.title
    yield " · ".join(filter(None, (title, kind, place)))
    yield from _snippet_lines(hit.snippet, desk)
    remarks = []
    if hit.language != language:
        name = LANGUAGES[hit.language].name if hit.language in LANGUAGES else hit.language
        remarks.append(_("found in: {language}", language=name))
    if hit.matched:
        remarks.append(_("also matched: {words}", words=", ".join(hit.matched)))
    if hit.more:
        remarks.append(
            desk.words.ngettext("{count} more on this page", "{count} more on this page", hit.more)
        )
    if remarks:
        yield f"    ({'; '.join(remarks)})"


def _snippet_lines(snippet: Snippet, desk: Desk) -> Iterator[str]:
    """Yield the snippet wrapped and indented, its marks in bold where that can be seen."""
    indent = "    "
    position = 0
    flat = "".join(" " if letter.isspace() and letter != "\u00a0" else letter for letter in snippet.text)
    for line in textwrap.wrap(flat, desk.output.width - len(indent)):
        start = flat.find(line, position)
        position = start + len(line)
        marks = [
            (max(begin - start, 0), min(end - start, len(line)))
            for begin, end in sorted(snippet.marks)
            if end > start and begin < position
        ]
        yield indent + desk.output.emphasised(line, marks)


def _declare_terms(parser: Parser) -> None:
    _ = parser.words.gettext
    parser.values.add_argument(
        "text",
        metavar=_("TEXT"),
        nargs="*",
        type=text,
        help=_("beginnings of words of a term, acronym or alias; all terms without it"),
    )


def terms(given: argparse.Namespace, desk: Desk) -> int:
    """Print the glossary entries whose names hold every word that was written."""
    query = " ".join(given.text)
    with desk.library() as library:
        found = [term for term in library.terms() if not given.text or _named(query, term)]
    if given.json:
        desk.output.data([_term_data(term) for term in found])
    elif found:
        desk.output.text("\n\n".join("\n".join(_term_lines(term, desk)) for term in found))
    else:
        desk.output.text(desk.words.gettext("No glossary entry for “{query}”.", query=shortened(query)))
    return 0


def _named(query: str, term: Term) -> bool:
    """Say whether one of the names of `term` has a word that begins like each word of `query`."""
    from app.core.search.analysis import words  # noqa: PLC0415 - its tables are of no use to other commands

    wanted = words(query)
    names = [
        words(name)
        for entry in term.texts.values()
        for name in filter(None, (entry.term, entry.acronym, *entry.aliases))
    ]
    return bool(wanted) and any(
        all(any(word.startswith(beginning) for word in name) for beginning in wanted) for name in names
    )


def _term_data(term: Term) -> dict[str, object]:
    data: dict[str, object] = {"id": term.id, "pages": term.pages}
    for language, entry in term.texts.items():
        data[language] = entry._asdict()
    return data


def _term_lines(term: Term, desk: Desk) -> Iterator[str]:
    indent = "    "
    own = desk.words.language
    for language in sorted(term.texts, key=lambda tag: tag != own):
        entry = term.texts[language]
        yield f"{language}  {entry.name}"
        yield from textwrap.wrap(
            entry.definition, desk.output.width, initial_indent=indent, subsequent_indent=indent
        )
        if entry.aliases:
            also = desk.words.gettext("also: {aliases}", aliases=", ".join(entry.aliases))
            yield from textwrap.wrap(also, desk.output.width, initial_indent=indent, subsequent_indent=indent)
    yield f"    -> {', '.join(term.pages)}" if term.pages else ""


COMMANDS = (
    Command(
        "search",
        marked("find passages and glossary entries"),
        _declare_search,
        search,
        marked('Syntax: "exact words"  -without  this OR that  begin*  title:word  in:section  lang:fr'),
        words=True,
    ),
    Command("terms", marked("print glossary entries in every language"), _declare_terms, terms, words=True),
)
