"""What part of a page does a passage look like, and is it plainly page furniture?"""

import re
from typing import NamedTuple

LONGEST = 14
SLOT = "The number only labels the slot."


class Suggestion(NamedTuple):
    """What a passage may be; a blank disposition is for the coder to give."""

    part: str = "body"
    disposition: str = ""
    note: str = ""


# First what fits. Only what states nothing is given a disposition; all else a coder must read.
_LOOKS = [
    (r"(?:story continues below )?advertis?e?ment(?: \d+)?|sponsored(?: content)?", "advertisement"),
    (r"\[?광고\]?", "advertisement"),
    (r"share|tweet|email|print|save|copy link|comments?|follow us", "furniture"),
    (r"(?:share|save|email|print) (?:this|on|via|to)\b.*", "furniture"),
    (r"(?:sign up|subscribe|log in|sign in|register)\b.*", "furniture"),
    (r"(?:read (?:more|next|also)|related|recommended|most (?:read|popular))\b.*", "furniture"),
    (r"(?:skip|back) to .*|(?:accept|manage)(?: all)? cookies\b.*", "furniture"),
    (r"댓글|공유|인쇄|스크랩|좋아요|(?:공유|저장)\s?하기|글자\s?크기.*|본문\s?바로가기.*", "furniture"),
    (r"(?:구독|로그인|회원\s?가입)(?:하기)?|(?:구독|로그인)하고 .*", "furniture"),
    (r"(?:관련\s?기사|많이 본 (?:뉴스|기사)|추천\s?기사|이 기사를 추천).*", "furniture"),
    (r"(?:©|ⓒ|\(c\)|copyright\b|all rights reserved|저작권자|무단\s?전재).*", "copyright"),
    (r".*(?:all rights reserved|재배포\s?금지)\W*", "copyright"),
    (r"[^|]{1,24}(?: ?\| ?[^|]{1,24}){2,}", "furniture"),
    (r"(?:published|updated|posted|last updated)\b.*\d.*", "dateline"),
    (r"(?:기사)?(?:입력|수정|등록|승인)\b.*\d.*", "dateline"),
    (r"by (?:[A-Z][\w.'’-]*)(?: [\w.'’,-]+){0,6}", "byline"),
    (r"[가-힣]{2,4}\s?(?:기자|특파원|앵커)(?:\s*=?\s*\S+@\S+)?", "byline"),
    (r"(?:photo|image|picture|graphic|사진|그래픽)\s?(?:by|credit|:|=|/|제공).*", "credit"),
]
LOOKS = [(re.compile(pattern, re.IGNORECASE), look) for pattern, look in _LOOKS]
_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def suggest_part(text: str, *, is_first: bool = False) -> Suggestion:
    """
    Suggest what part of a page a passage is.

    Parameters
    ----------
    text : str
        The passage as received.
    is_first : bool
        Whether it opens the text, alone in its paragraph.

    Returns
    -------
    Suggestion

    Examples
    --------
    >>> suggest_part("Share this story").disposition, suggest_part("It rained.").disposition
    ('page-furniture', '')
    """
    words = " ".join(text.split())
    look = next((look for pattern, look in LOOKS if pattern.fullmatch(words)), "")
    if look in ("advertisement", "copyright", "furniture"):
        return _suggest_furniture(words, look)
    if look and len(words.split()) <= LONGEST:
        return Suggestion(look)
    return Suggestion("headline") if is_first and not _END.search(words) else Suggestion()


def _suggest_furniture(words: str, look: str) -> Suggestion:
    """A disposition only where no figure is lost by it: the guide has such passages coded."""
    has_figure = any(each.isdecimal() for each in words)
    if look == "advertisement":
        return Suggestion("furniture", "advertisement", SLOT if has_figure else "")
    is_plain = look == "copyright" or (not has_figure and len(words.split()) <= LONGEST)
    # A line that only opens like a button may be a sentence of the article.
    if not is_plain or (look == "furniture" and _END.search(words)):
        return Suggestion()
    return Suggestion("furniture", "page-furniture")
