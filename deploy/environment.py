"""What an app must be told where it runs: read from its own ``.env.example``, explained, filled in.

No value that must stay secret is ever made or kept here; the founder makes it where it is used.
"""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["made", "given", "address", "fixed", "host", "yours", "kept"]

#: The most variables of one app that we list.
MOST = 60
_LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,79})\s*=(.*)")
_SECRET = re.compile(r"(SECRET|PASSWORD|TOKEN|PRIVATE)|(?:^|_)(API_?KEY|KEY)$")
#: Makes a value nobody can guess, with the Python that runs the app.
MAKE_SECRET = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'

#: name -> kind, the value for a launch ("" where there is none to copy), how to come by it
_KNOWN: dict[str, tuple[Kind, str, str]] = {
    "SECRET_KEY": (
        "made",
        "",
        "Make one with this command and paste what it prints. Make a new one for every place the "
        "app runs, and tell nobody.",
    ),
    "DATABASE_URL": ("given", "", "Your host gives you this when you add a Postgres database."),
    "ALLOWED_HOSTS": ("address", "", "The address people type, without https://."),
    "CSRF_TRUSTED_ORIGINS": ("address", "", "The same address, with https:// in front."),
    "DEBUG": ("fixed", "0", "0 for everybody but you: with 1, a mistake would show the code."),
    "DEMO": ("fixed", "0", "0, so that the demo accounts are not offered to strangers."),
    "HTTPS": ("fixed", "1", "1: every host on this page answers over HTTPS."),
    "TRUST_PROXY": ("fixed", "1", "1: all three hosts stand between the app and its visitors."),
    "PORT": ("host", "", "Your host sets this by itself. Leave it out."),
}


@dataclass(frozen=True)
class Variable:
    """One setting: what it is for, and where its value comes from."""

    name: str
    what: str
    example: str
    kind: Kind
    value: str
    how: str

    @property
    def command(self) -> str:
        """The command that makes a value; empty for what is not made."""
        return MAKE_SECRET if self.kind == "made" else ""

    @property
    def is_task(self) -> bool:
        """True when somebody has to do something about it before a launch."""
        return self.kind not in {"host", "kept"}


def variables(example: str) -> list[Variable]:
    """Return the settings in *example*, the text of a ``.env.example``, in its order."""
    found: dict[str, Variable] = {}
    comments: list[str] = []
    for line in example.splitlines():
        text = line.strip()
        if text.startswith("#"):
            comments.append(text.lstrip("# ").strip())
        elif match := _LINE.fullmatch(text):
            name, value = match[1], match[2].strip().strip("\"'")
            if name not in found and len(found) < MOST:
                found[name] = _variable(name, _purpose(comments), value)
            comments = []
        else:
            comments = []
    return list(found.values())


def _purpose(comments: list[str]) -> str:
    """What the comments above a setting say; how to make a value is said in our own words."""
    words = " ".join(comments)
    words = re.split(r"\s*(?:Make one|Generate (?:one|it|with)|Create one)\b", words)[0]
    return words[:300].strip()


def _variable(name: str, what: str, example: str) -> Variable:
    if name in _KNOWN:
        kind, value, how = _KNOWN[name]
        return Variable(name, what, example, kind, value, how)
    if _SECRET.search(name):
        how = "From your account with the service it belongs to. Treat it like a password."
        return Variable(name, what, "", "yours", "", how)
    if not example:
        how = "Leave it empty unless you know that you need it."
        return Variable(name, what, example, "kept", "", how)
    how = f"Leave it as it is ({example[:80]}) unless you want something else."
    return Variable(name, what, example, "kept", example, how)


def block(known: list[Variable], *, hosts: str, origin: str, database: str) -> str:
    """Return the lines to paste into a host's settings, in the shape of a ``.env`` file.

    *hosts*, *origin* and *database* fill what depends on the place; without *database* its line
    is left out because the place adds it by itself. What is the founder's says so in capitals.
    """
    filled = {
        "SECRET_KEY": "PASTE-THE-KEY-YOU-MADE",
        "DATABASE_URL": database,
        "ALLOWED_HOSTS": hosts,
        "CSRF_TRUSTED_ORIGINS": origin,
    }
    lines = []
    for variable in known:
        value = filled.get(variable.name, variable.value)
        if variable.kind == "yours":
            value = "PASTE-YOUR-OWN"
        if variable.is_task and value:
            lines.append(f"{variable.name}={value}")
    return "\n".join(lines)
