"""Values as YAML reads them -> the NamedTuples a figure is drawn from, or what does not fit them and where."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from app.core.rendering.limits import FIGURE_ITEMS, FIGURE_LETTERS, FIGURE_NUMBER


class ShapeFault(NamedTuple):
    """What is wrong, and the keys that lead to it; items of a list are numbered from "0"."""

    path: tuple[str, ...]
    message: str


_PLAIN: dict[type, tuple[tuple[type, ...], str]] = {
    str: ((str,), "must be text: put it in quotation marks"),
    int: ((int,), "must be a whole number"),
    float: ((int, float), "must be a number"),
    bool: ((bool,), "must be true or false"),
    dt.date: ((dt.date,), "must be a date such as 2017-10-09"),
}


def read_shape(shape: type[Any], value: object) -> tuple[Any, list[ShapeFault]]:
    """Return `value` as the NamedTuple `shape`, or None and every fault.

    A field is text, a number, true or false, a date, another such tuple, or a list of one of these; the type of
    the field says which. A field with a default may be left out; no text and no list is empty.
    """
    faults: list[ShapeFault] = []
    result = _read(shape, value, (), faults)
    return (None if faults else result), faults


def _read(hint: Any, value: object, path: tuple[str, ...], faults: list[ShapeFault]) -> Any:
    if get_origin(hint) is tuple:
        return _read_list(get_args(hint)[0], value, path, faults)
    if hint in _PLAIN:
        return _read_plain(hint, value, path, faults)
    return _read_fields(hint, value, path, faults)


def _read_plain(hint: type, value: object, path: tuple[str, ...], faults: list[ShapeFault]) -> object:
    kinds, complaint = _PLAIN[hint]
    # In Python a truth value is a number and a moment is a date.
    odd = (isinstance(value, bool) and hint is not bool) or isinstance(value, dt.datetime)
    if odd or not isinstance(value, kinds):
        faults.append(ShapeFault(path, complaint))
    elif isinstance(value, str) and not value.strip():
        faults.append(ShapeFault(path, "must not be empty"))
    elif isinstance(value, str) and len(value) > FIGURE_LETTERS:
        faults.append(ShapeFault(path, f"must not have more than {FIGURE_LETTERS} letters"))
    elif hint is int and isinstance(value, int) and abs(value) > FIGURE_NUMBER:
        faults.append(ShapeFault(path, f"must not be beyond {FIGURE_NUMBER}"))
    return value


def _read_list(hint: Any, value: object, path: tuple[str, ...], faults: list[ShapeFault]) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value:
        faults.append(ShapeFault(path, "must be a list with at least one item"))
        return ()
    if len(value) > FIGURE_ITEMS:
        faults.append(ShapeFault(path, f"must not have more than {FIGURE_ITEMS} items"))
        return ()
    return tuple(_read(hint, item, (*path, str(number)), faults) for number, item in enumerate(value))


def _read_fields(shape: Any, value: object, path: tuple[str, ...], faults: list[ShapeFault]) -> Any:
    if not isinstance(value, dict):
        faults.append(ShapeFault(path, f"must have the keys {_listed(shape._fields)}"))
        return None
    for key in value:
        if key not in shape._fields:
            message = f"is no key here; known: {_listed(shape._fields)}"
            faults.append(ShapeFault((*path, str(key)), message))
    hints = get_type_hints(shape)
    fields: dict[str, Any] = dict(shape._field_defaults)
    for name in shape._fields:
        if name in value:
            fields[name] = _read(hints[name], value[name], (*path, name), faults)
        elif name not in fields:
            faults.append(ShapeFault(path, f"lacks the key '{name}'"))
            return None
    return shape(**fields)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def leaves(value: object, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], object]:
    """Return every text, number and date in nested mappings and lists, by the keys that lead to it."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        nested = (leaves(item, (*path, str(key))) for key, item in items)
        return {place: leaf for inner in nested for place, leaf in inner.items()}
    return {path: value}
