"""What is told where an engine cannot do its work?"""


class EngineFailed(Exception):
    """The engine is not there, or gave up; the package was not checked."""
