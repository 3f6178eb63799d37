"""Of which words are the statements of a linked package made?"""

from __future__ import annotations

FAMILIES = (
    "김",
    "이",
    "박",
    "최",
    "정",
    "강",
    "조",
    "윤",
    "Kim",
    "Lee",
    "Nguyễn",
    "Müller",
    "Lefèvre",
    "O’Hara",
)
GIVEN = ("가온", "다솔", "라온", "마루", "새벽", "한별", "Da-sol", "Ha-on", "Zoë", "André", "Noor", "Émilie")
NAMES = tuple(f"{family} {given}" for family in FAMILIES for given in GIVEN)

OUTLETS = (
    *("Example Daily", "Exemple du matin", "예시신문", "The Sample Post", "Beispiel, Blatt & Söhne"),
    *('Radio "Sample"', "견본방송", "Station 7"),
)

OPENINGS = (
    *("In the second report", "At noon that day", "경찰에 따르면", "According to the ministry’s own figures"),
    *("Après la réunion", "By the office’s own account, which was never published,", "The page says that"),
    *("한 관계자는 말했다:", "On the phone", "In a letter of two pages", "During the hearing"),
    *("As several papers wrote", "Without naming anyone", "국회에서", "Last week", "For the first time"),
)

MIDDLES = (
    *("said that the channel had been closed and that all members were told of",),
    *("told reporters “we are looking into every single case” and then gave a number:",),
    *('called the list "incomplete" and asked for', "counted", "이 확인한 피해자는 모두", "spoke of"),
    *("asked the company to hand over what it knew of", "a demandé l’accès à", "estimated"),
    *("wrote in a reply that took three weeks to come of at most", "wants the court to hear"),
    *("denied that there were more than", "보고서에 적힌 사건은", "had first told of"),
    *("read out what the message said and held up a file of", "found", "handed in to the court on paper"),
)

CLOSINGS = (
    *("cases.", "명이다.", "pupils at schools in four cities.", "accounts that are closed by now."),
    *("dossiers dont la moitié déjà close.", "people; others put it far lower.", "files in all."),
    *("images (some of them counted twice), the office added later.", "건으로 지난해보다 두 배 늘었다."),
    *("reports – a third more than in the year before.", "rooms of which not one was public.", "victims."),
    *('messages. Asked again, the answer was "no comment".', "complaints in the first half of the year."),
    *("students.", "cases of which few came to court.", "calls to the hotline.", "신고가 접수됐다."),
    *(
        "such groups, “perhaps more”.",
        "names that no list has had before.",
        "pages of notes.",
        "posts none of which can be seen today.",
    ),
    *("officers who will work on nothing else until the end of the year.", "links.", "hours of film."),
    *("cases:\nfirst those of minors,\nthen all others.", "servers in five countries.", "clips.", "건."),
    *("persons under the age of nineteen as far as their age is known at all.", "days of work."),
)

ASIDES = (
    *("None of it could be checked.", "(kein Wort davon in der Antwort)", "Who counted and how is not told."),
    *("The figure had been lower in spring when only two of the nine offices had sent in their lists.",),
    *(
        "이 숫자는 중복을 포함한 것으로 실제 인원과 다를 수 있다고 덧붙였다.",
        "A month later it read “about half”.",
    ),
    *("Two papers left the figure out; one printed it without a word on where it came from.",),
    *("The same words stand in the release of the day before and in that of the week before.",),
    *("The office has not replied and its page names neither day nor place.", "이후 정정되었다."),
    *("The speaker named the second part of the law of 2020 and gave neither number nor date.",),
    *(
        "Asked what was meant, the speaker named no number.",
        "Le reste manque à ce jour et n’a pas été publié.",
        "It was said twice in the same hour of the same morning.",
    ),
)
