"""What does the datasheet answer to the questions that other forms ask, too?"""

import re
from collections.abc import Mapping

ENTRY = re.compile(r"^- (?:\*\*(?P<question>.+?)\*\* )?(?P<answer>.+)$")
HEADING = "## "

# What Croissant asks for responsible use, and where the datasheet has it: a question or a whole section.
ASKED = {
    "rai:dataCollection": ("How were the data acquired?",),
    "rai:dataCollectionRawData": ("What is the sample?", "Public reports"),
    "rai:dataCollectionMissingData": ("Is anything missing?",),
    "rai:dataAnnotationProtocol": ("Is there labelled or derived content?", "Who coded?"),
    "rai:dataAnnotationAnalysis": ("How were measures of agreement computed?",),
    "rai:dataReleaseMaintenancePlan": ("How is it maintained?",),
    "rai:personalSensitiveInformation": ("Does it concern people?", "Is it sensitive?"),
    "rai:dataBiases": ("What is the sample?",),
    "rai:dataLimitations": ("Errors and noise.", "Limits", "What should it not be used for?"),
    "rai:dataUseCases": ("What is it for?",),
}


def read_answers(datasheet: str) -> dict[str, list[str]]:
    """The entries of a datasheet in Markdown, by their question and by the title of their section."""
    answers: dict[str, list[str]] = {}
    section = ""
    for line in unfold(datasheet):
        if line.startswith(HEADING):
            section = line.removeprefix(HEADING)
        elif entry := ENTRY.match(line):
            question, answer = entry["question"] or "", entry["answer"]
            # What is set in bold and asks nothing is the beginning of a sentence.
            text = answer if question.endswith(("?", ".")) else f"{question} {answer}".lstrip()
            for key in filter(None, (section, question)):
                answers.setdefault(key, []).append(text)
    return answers


def unfold(text: str) -> list[str]:
    """The lines of a text, each entry of a list on one line."""
    return re.sub(r"\n +", " ", text).splitlines()


def responsible_use(answers: Mapping[str, list[str]]) -> dict[str, str]:
    """What is answered of `ASKED`, by the name of the property; some of them take one text only."""
    told = {name: [each for key in keys for each in answers.get(key, ())] for name, keys in ASKED.items()}
    return {name: " ".join(texts) for name, texts in told.items() if texts}
