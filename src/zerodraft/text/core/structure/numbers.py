"""Numbers as paragraphs bear them: digits, letters of four alphabets, Roman and Chinese numerals, words."""

import re
import unicodedata

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|c{1,3}")
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = {digit: number for number, digit in enumerate("一二三四五六七八九", start=1)}
_WORDS = {
    **dict.fromkeys(("premier", "première", "first", "primero", "primera", "первая", "первый", "الأول", "الأولى"), 1),
    **dict.fromkeys(("second", "deuxième", "segundo", "segunda", "вторая", "второй", "الثاني", "الثانية"), 2),
    **dict.fromkeys(("third", "troisième", "tercero", "tercera", "третья", "третий", "الثالث", "الثالثة"), 3),
    **dict.fromkeys(("fourth", "quatrième", "cuarto", "cuarta", "четвертая", "الرابع", "الرابعة"), 4),
    **dict.fromkeys(("fifth", "cinquième", "quinto", "quinta", "пятая", "الخامس", "الخامسة"), 5),
    **dict.fromkeys(("sixth", "sixième", "sexto", "sexta", "шестая", "السادس", "السادسة"), 6),
    **dict.fromkeys(("seventh", "septième", "séptimo", "séptima", "седьмая", "السابع", "السابعة"), 7),
    **dict.fromkeys(("eighth", "huitième", "octavo", "octava", "восьмая", "الثامن", "الثامنة"), 8),
    **dict.fromkeys(("ninth", "neuvième", "noveno", "novena", "девятая", "التاسع", "التاسعة"), 9),
    **dict.fromkeys(("tenth", "dixième", "décimo", "décima", "десятая", "العاشر", "العاشرة"), 10),
    **dict.fromkeys(("الحادي عشر", "الحادية عشرة"), 11),
    **dict.fromkeys(("الثاني عشر", "الثانية عشرة"), 12),
}
WORDS = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
"""Numbers written out, for a regular expression."""

CHINESE = "[一二三四五六七八九十百]"

Reading = tuple[str, int]
"""A style of numbering, named by its first number ("1", "a", "i", "一"), and the value."""


def readings(number: str) -> tuple[Reading, ...]:
    """How a number can be read: "i" is the ninth letter or the first Roman numeral. Empty for what is no number."""
    if number and all(part.isdecimal() for part in number.split(".")):
        parts = [int(part) for part in number.split(".")]
        return ((".".join("1" * len(parts)), parts[-1]),)
    return tuple(_letters(number.strip("ـ")))


def _letters(number: str) -> list[Reading]:
    low, found = number.lower(), list[Reading]()
    style = "a" if number == low else "A"
    if re.fullmatch(r"[a-z]|([a-z])\1", low):
        found.append((style, ord(low[0]) - ord("a") + 1 + 26 * (len(low) - 1)))
    if _ROMAN_FORM.fullmatch(low):
        found.append(("i" if number == low else "I", _roman(low)))
    if len(low) == 1 and low in _CYRILLIC:
        found.append(("а" if number == low else "А", _CYRILLIC.index(low) + 1))
    bare = unicodedata.normalize("NFD", low)[:1].replace("\u0627", "أ")
    if bare and bare in _ABJAD:
        found.append(("أ", _ABJAD.index(bare) + 1))
    if low and re.fullmatch(f"{CHINESE}+", low):
        found.append(("一", _chinese(low)))
    if low in _WORDS:
        found.append(("1", _WORDS[low]))
    return found


def _roman(low: str) -> int:
    values = [_ROMAN[each] for each in low]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))


def _chinese(low: str) -> int:
    total = 0
    hundreds, _, rest = low.rpartition("百")
    if "百" in low:
        total += 100 * _CHINESE.get(hundreds, 1)
    tens, ten, units = rest.rpartition("十")
    if ten:
        total += 10 * _CHINESE.get(tens, 1)
    return total + _CHINESE.get(units, 0)
