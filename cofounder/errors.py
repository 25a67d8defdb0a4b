"""What may go wrong, said in words a founder can read.

Everything else that is raised is a bug: it becomes a 500 with a debug id.
"""


class CofounderError(Exception):
    """An expected failure. Its text is shown to the founder as it is."""

    status_code = 409


class NotAllowedNow(CofounderError):
    """The project is not at a point where this can be done."""


class PaymentNeeded(CofounderError):
    """A locked feature, or a ceiling that has been reached."""

    status_code = 402


class TooMuch(CofounderError):
    """A limit of time or number; trying again later helps."""

    status_code = 429


class RunnerError(CofounderError):
    """The co-founder's mind did not answer, or not usably."""

    status_code = 502


class SandboxError(CofounderError):
    """The sandbox failed, and there is nothing the founder did wrong."""

    status_code = 502


class SandboxGone(SandboxError):
    """The sandbox no longer exists; rebuild it from the stored workspace."""


class CommandTimeout(SandboxError):
    """A command in a sandbox took longer than it was given."""
