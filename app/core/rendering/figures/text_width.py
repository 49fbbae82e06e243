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
_SLACK = 1.25


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of `text` at a font size, never less than it is on screen; a strange sign counts as wide."""
    widths = _TABLES[bold]
    return sum(widths.get(sign, _WIDEST) for sign in text) * size / 1000


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break `text` into as few lines as fit `width`, none much shorter than the others.

    Lines break at spaces, not at no-break spaces; a word that fits no line is broken where it must be.
    """
    lines = _filled(text, width, size, bold)
    # The narrowest measure that needs no more lines, and breaks no word, gives the most even ones. A little slack
    # lets the first line be the longer one, which is the one to keep together.
    low, high = max(text_width(word, size, bold) for word in text.split(" ")), width
    while len(lines) > 1 and high - low > 2:
        middle = (low + high) / 2
        tried = _filled(text, middle, size, bold)
        if len(tried) == len(lines):
            high = middle
        else:
            low = middle
    return _filled(text, min(width, high * _SLACK), size, bold)


def _filled(text: str, width: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, width, size, bold))
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_width(pieces[-1] + sign, size, bold) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces
