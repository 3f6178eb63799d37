"""What does a release consist of, and how is it written?"""

from .csv import csv_text
from .release import publish

__all__ = ["csv_text", "publish"]
