"""How wide a text is, without a font at hand: widths of PT Serif, rounded up, upright or italic, the wider one.

The figures name this face, and a test measures it: no text is wider on screen than it is here.
"""

_REGULAR = {
    240: "'|¦·\u202f\u2009",
    260: " \u00a0",
    280: ".‹›",
    300: ",j’‘",
    320: "[]ilìíîï",
    340: "!:;`¡ł",
    360: "()/IJf{}ÌÍÎÏ",
    380: '"t',
    400: "\\rř",
    440: "_-sª°²³¹ºš",
    480: "¸ş*c«¯»¿ç“”„čć",
    500: "?z¨ž\u2002",
    520: "^ekvxy¬´¶èéêëýÿě",
    540: "#$+0123456789<=>Sag~¢£¤¥§±×àáâãäåð÷€≥≤ŞğŠ",
    560: "FLbdoqòóôõöø",
    580: "puµùúûüþ",
    600: "EPhnÈÉÊËÞñń",
    620: "BTZŽŹ",
    640: "Rß–",
    660: "CKYÇÝŸČ",
    680: "UXÙÚÛÜ",
    700: "AGV®ÀÁÂÃÄÅ",
    740: "DÐHNOwÑÒÓÔÕÖØ",
    780: "Qæ",
    840: "%©→←↑↓",
    880: "&Mmœ",
    960: "—…④W¼ÆŒ",
}
_BOLD = {
    240: "'|¦\u202f\u2009",
    280: " \u00a0",
    320: ".·,j’‘‹›",
    340: "[]ilìíîï",
    380: "!/:;`{}¡ł()IJfÌÍÎÏ",
    420: '\\t"-_°',
    440: "r²³¹ř",
    480: "sª¸ºš*ş",
    520: "c¯¿çčć\u2002?^z¨«»“”„ž",
    540: "evy´èéêëýÿě",
    580: "Sx~¬¶ŞŠ#$+0123456789<=>Fag¢£¤¥§±×àáâãäåð÷€≥≤ğ",
    600: "Lbdkoqòóôõöø",
    620: "EpÈÉÊËþ",
    640: "PZhuµÞùúûü–ŽŹ",
    680: "BCnÇñČńT",
    700: "RYÝŸ",
    740: "GKU®ÙÚÛÜßADVXÀÁÂÃÄÅ",
    780: "NOÐÑÒÓÔÕÖØHQ",
    820: "w©",
    860: "æ→←↑↓%④",
    920: "&—œ",
    960: "Mm¼Æ…",
    1040: "ŒW",
}
_TABLES = tuple(
    {sign: width for width, signs in table.items() for sign in signs} for table in (_REGULAR, _BOLD)
)
_WIDEST = 1300
_LITTLE = 3


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of `text` at a font size, never less than it is on screen; a strange sign counts as wide."""
    widths = _TABLES[bold]
    return sum(widths.get(sign, _WIDEST) for sign in text) * size / 1000


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break `text` into as few lines as fit `width`, as even as can be, none ending with a little word.

    Lines break at spaces, not at no-break spaces; a word that fits no line is broken where it must be. A sign alone
    that is wider than the box is a line of its own and wider than it: whoever checks the figure finds it.
    """
    pieces = [piece for word in text.split(" ") for piece in _pieces(word, width, size, bold)]
    words = text.split(" ")
    if len(pieces) > len(words) or any(text_width(piece, size, bold) > width for piece in pieces):
        return _filled(pieces, width, size, bold)
    return _evenest(words, len(_filled(words, width, size, bold)), width, size, bold)


def _filled(words: list[str], width: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _evenest(words: list[str], count: int, width: float, size: float, bold: bool) -> list[str]:
    """Return the `count` lines, each within `width`, that differ least from one another."""
    mean = text_width(" ".join(words), size, bold) / count
    # For so many first words: the least unevenness, and the lines that have it.
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for number in range(count):
        found: dict[int, tuple[float, list[str]]] = {}
        for start, (cost, lines) in best.items():
            for end in range(start + 1, len(words) + 1):
                line = " ".join(words[start:end])
                wide = text_width(line, size, bold)
                if wide > width:
                    break
                little = words[end - 1].islower() and len(words[end - 1]) <= _LITTLE
                total = cost + (wide - mean) ** 2 + (mean**2 / 8 if little and number < count - 1 else 0)
                if end not in found or total < found[end][0]:
                    found[end] = (total, [*lines, line])
        best = found
    return best[len(words)][1]


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_width(pieces[-1] + sign, size, bold) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces
