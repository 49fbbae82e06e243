"""The letters of a PDF that Qt wrote, in the order they were painted: a hundredth of the time of a reader of any PDF."""

import re
from typing import Any

from pypdf import PdfReader

_PAINTED = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj")
_NAMED = re.compile(r"<([0-9A-F]{4})> <[0-9A-F]{4}> (?:\[([^\]]*)\]|<([0-9A-F]+)>)")


def printed_text(reader: PdfReader) -> str:
    """Return the text of all pages. Raises KeyError for a letter that nobody could copy from the file."""
    known: dict[int, dict[int, str]] = {}
    return "".join(_page_text(page, known) for page in reader.pages)


def _page_text(page: Any, known: dict[int, dict[int, str]]) -> str:
    fonts = {name.strip("/"): font for name, font in page["/Resources"]["/Font"].items()}
    letters: dict[int, str] = {}
    text: list[str] = []
    for found in _PAINTED.finditer(page.get_contents().get_data()):
        if found[1]:
            font = fonts[found[1].decode()]
            if font.idnum not in known:
                known[font.idnum] = _letters(font.get_object())
            letters = known[font.idnum]
        else:
            codes = found[2].decode()
            text += [letters[int(codes[place : place + 4], 16)] for place in range(0, len(codes), 4)]
    return "".join(text)


def _letters(font: Any) -> dict[int, str]:
    """Return what each code of a font stands for, as the file says."""
    found: dict[int, str] = {}
    for first, several, one in _NAMED.findall(font["/ToUnicode"].get_object().get_data().decode()):
        for place, hexadecimal in enumerate(re.findall("[0-9A-F]+", several or one)):
            found[int(first, 16) + place] = bytes.fromhex(hexadecimal).decode("utf-16-be")
    return found
