"""Which numbers does a Korean text give, in digits with words of size or in counting words?"""

import re
from decimal import Decimal

_SIZES = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_PART = re.compile(rf"(?P<digits>{_DIGITS})(?P<small>[십백천])?(?P<large>[만억조])?")
_SIZED = rf"(?:{_DIGITS})(?:[십백천][만억조]?|[만억조])"
_WRITTEN = re.compile(rf"{_SIZED}(?: ?{_SIZED})*(?:{_DIGITS})?")
_TENS = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_ONES = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_TEN = {**{word: 10 * number for number, word in enumerate(_TENS, 1)}, "스무": 20}
_ONE = {**{word: number for number, word in enumerate(_ONES, 1)}, "석": 3, "넉": 4}
# Counting words are parts of many others: they count only before what is counted.
_COUNTED = "명|건|개|곳|차례|번|달|살|시간|주|가지|사람|군데|배|대|장"
_COUNTING = re.compile(
    rf"(?<![가-힣])(?P<ten>{'|'.join(_TEN)})?(?P<one>{'|'.join(_ONE)})?(?= ?(?:{_COUNTED}))",
)


def find_korean_numbers(text: str) -> set[Decimal]:
    """
    Find the numbers that a Korean text gives otherwise than in plain digits.

    Parameters
    ----------
    text : str
        Text in normal form.

    Returns
    -------
    set of decimal.Decimal

    Examples
    --------
    >>> sorted(int(each) for each in find_korean_numbers("3만5천명 가운데 열두 명, 1억2000만원"))
    [12, 35000, 120000000]
    """
    written = {_add_up(run.group()) for run in _WRITTEN.finditer(text)}
    counted = {_TEN.get(each["ten"], 0) + _ONE.get(each["one"], 0) for each in _COUNTING.finditer(text)}
    return written | {Decimal(each) for each in counted if each}


def _add_up(run: str) -> Decimal:
    """The number of sized parts; 만, 억 and 조 multiply all that stands before them since the last."""
    total = section = Decimal(0)
    for part in _PART.finditer(run):
        section += Decimal(part["digits"].replace(",", "")) * _SIZES.get(part["small"], 1)
        if part["large"]:
            total, section = total + section * _SIZES[part["large"]], Decimal(0)
    return total + section
