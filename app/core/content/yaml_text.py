"""YAML text -> values and the line each key stands on. Build time only; knows nothing of what the keys mean."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from app.core.rendering.limits import DIGITS, ENTRIES, YAML_NESTING, unseen, without_unseen

Report = Callable[[int, str, str], None]
"""Called with line (from 1), code and sentence for each fault."""

KeyPath = tuple[str, ...]
"""How a value is reached: ("sources", "isoc17", "title"); the items of a list are numbered from "0"."""

_SAFE_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 8
_NUMBERS = {f"tag:yaml.org,2002:{name}" for name in ("int", "float", "timestamp")}


class YamlText(NamedTuple):
    """The mapping a YAML text holds, and the line of every key down to the eighth level."""

    values: dict[str, Any]
    lines: Mapping[KeyPath, int]

    def line(self, *path: str) -> int:
        """Return the line of the key at `path`, else of the nearest key above it, else the first line."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return self.lines[()]


class _Loader(_SAFE_LOADER):  # type: ignore[misc]  # chosen at run time: in C where PyYAML was built so
    """A safe loader that reports impossible dates and numbers like every other fault, with their line."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if node.tag in _NUMBERS and len(node.value) > DIGITS:
            problem = f"a number or date of more than {DIGITS} characters"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError) as error:
            problem = f"'{node.value[:40]}' is neither a date nor a number"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark) from error

    def construct_scalar(self, node: yaml.Node) -> Any:
        if isinstance(node.value, str):
            node.value = without_unseen(node.value)
        return super().construct_scalar(node)


def read_yaml(text: str, first_line: int, code: str, report: Report) -> YamlText | None:
    """Return what `text` holds, or None where it is not a mapping; faults go to `report` under `code`.

    `first_line` is the line of the file on which `text` begins. A key written twice is reported as
    "duplicate-key"; the last one counts, as everywhere in YAML.
    """
    try:
        _look_for_excess(text, first_line, report)
        loader = _Loader(text)
        node = loader.get_single_node()
        _keep_keys(node)
        values = loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, RecursionError) as error:
        line, reason = _place_and_reason(error, text)
        hint = "a value with a colon, quotes or brackets in it needs quotation marks around it"
        report(first_line + line, code, f"not valid YAML ({reason}); {hint}")
        return None
    if not isinstance(values, dict):
        report(first_line, code, "must be lines of 'key: value'")
        return None
    lines: dict[KeyPath, int] = {(): first_line}
    for path, offset in _keys(node, ()):
        line = first_line + offset
        if path in lines:
            report(
                line, "duplicate-key", f"'{path[-1]}' stands on line {lines[path]} already: keep one of them"
            )
        lines[path] = line
    return YamlText({str(key): value for key, value in values.items()}, lines)


def _look_for_excess(text: str, first_line: int, report: Report) -> None:
    """Raise YAMLError at what could take time or memory out of proportion, or is more than data: see `limits`.

    Characters that nobody sees, which quotation marks allow to be written by their numbers, are only reported.
    """
    depth = entries = 0
    event: Any  # those of the two loaders have no type in common
    for event in yaml.parse(text, Loader=_SAFE_LOADER):
        problem, line = "", first_line + event.start_mark.line
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        entries += isinstance(event, yaml.NodeEvent)
        if depth > YAML_NESTING:
            problem = f"more than {YAML_NESTING} lists and mappings inside one another"
        elif entries > ENTRIES:
            problem = f"more than {ENTRIES} values"
        elif getattr(event, "anchor", None) is not None:
            problem = "anchors (&) and aliases (*) are not read: write the value again"
        elif getattr(event, "tag", None) is not None:
            problem = "tags (!) are not read"
        elif isinstance(event, yaml.ScalarEvent) and event.value == "<<" and event.implicit[0]:
            problem = "merge keys (<<) are not read: write the values again"
        if problem:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        if isinstance(event, yaml.ScalarEvent) and (found := next(unseen(event.value), None)):
            report(line, *found[1:])


def _keep_keys(node: yaml.Node | None) -> None:
    """Have every key read as the text that is written there: not as a number, a date, or the truth value of `no`."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = "tag:yaml.org,2002:str"
            _keep_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _keep_keys(item)


def _place_and_reason(error: Exception, text: str) -> tuple[int, str]:
    """Return the line (from 0) an error is about, and what the parser says about it."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return min(mark.line, text.count("\n")), str(getattr(error, "problem", None) or error).split("\n")[0]
    if isinstance(error, yaml.reader.ReaderError):
        character = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
        return text.count("\n", 0, text.find(chr(character))), f"invisible character U+{character:04X}"
    return 0, "too many brackets inside one another" if isinstance(error, RecursionError) else str(error)


def _keys(node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    if len(path) == _DEPTH:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            own = (*path, str(key.value))
            yield own, key.start_mark.line
            yield from _keys(value, own)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            own = (*path, str(number))
            yield own, item.start_mark.line
            yield from _keys(item, own)
