"""Secrets that lie in the files of an app: where, what for, never the value itself."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deploy import leak_patterns as look
from deploy.containers import COMPOSE, dockerfiles
from deploy.sources import DOCS, EXAMPLE, LOCKS, TESTS, VENDORED, Tree, hidden, name, once, suffix
from deploy.variables import EXAMPLES

_NAMED_SECRET = re.compile(
    r"(password|passwd|secret|api[_-]?key|token|credential)s?([_-]?\w+)?(\.(txt|key|pass|secret))?",
    re.I,
)
_SETTINGS = (
    ".env",
    ".yml",
    ".yaml",
    ".ini",
    ".cfg",
    ".conf",
    ".toml",
    ".properties",
    ".json",
    ".xml",
    ".config",
)
_PEOPLE = re.compile(
    r"demo|sample|example|dummy|fake|mock|test|placeholder|hint|label|error|message|invalid|title|regex|pattern|field|input|prompt|help|url|uri|path|header|type|algorithm|validator|public|publishable|expir|column|selector",
    re.I,
)
_SEEDS = re.compile(
    r"(^|/)(seeds?|fixtures?|factories|stories|locales?|i18n|lang|translations|storybook)([/._-]|$)|\.stories\.",
    re.I,
)
_LAPTOP = re.compile(
    r"(^|[/._-])(dev|development|local|test|testing|ci|debug|staging)([/._-]|$)", re.I
)
_WORKFLOWS = re.compile(
    r"(^|/)\.(github|gitlab|circleci|vscode|devcontainer)(/|-ci)|\.travis\.yml$"
)

_HINTS = ("secret", "passw", "passphrase", "pwd", "key", "token", "credential")
_RUN = re.compile(r"[A-Za-z0-9_-]{12,}")
_DIGIT = re.compile(r"\d")
#: Longer lines are data.
LONGEST_LINE = 2_000


@dataclass(frozen=True)
class Leak:
    """A secret in a file. *sure*: it opens something; otherwise it is a weak fallback."""

    path: str
    line: int
    what: str
    variable: str
    sure: bool
    value: str = field(repr=False)

    @property
    def told(self) -> str:
        """``file:line`` and what is there, with the value masked."""
        return f"{self.path}:{self.line} {self.what} {look.mask(self.value)}"


@once
def find(tree: Tree) -> list[Leak]:
    """Return the secrets in a tree, the sure ones first."""
    found: dict[tuple[str, int], Leak] = {}
    for leak in [*_mounted(tree), *(leak for path in tree.files for leak in _in_file(tree, path))]:
        known = found.get((leak.path, leak.line))
        if known is None or leak.sure > known.sure:
            found[leak.path, leak.line] = leak
    return sorted(found.values(), key=lambda leak: (not leak.sure, leak.path, leak.line))


def _in_file(tree: Tree, path: str) -> Iterator[Leak]:
    if VENDORED.search(path) or LOCKS.search(path) or TESTS.search(path) or DOCS.search(path):
        return
    if EXAMPLE.search(name(path)) and suffix(path) not in (".py", ".js", ".ts", ".rb", ".php"):
        return
    text = tree.text(path)
    if not text or tree.minified(path):
        return
    yield from _by_form(path, text)
    yield from _by_keeper(path, text)
    if not _SEEDS.search(path) and not _WORKFLOWS.search(path):
        yield from _by_name(tree, path)
        yield from _in_urls(path, tree.plain(path))


def _by_form(path: str, text: str) -> Iterator[Leak]:
    if "PRIVATE KEY" in text or "PuTTY" in text:
        for match in look.PRIVATE_KEY.finditer(text):
            yield _leak(path, match, "private key", "", value=match.group())
    if "eyJ" in text:
        for match in look.WEB_TOKEN.finditer(text):
            claims = _claims(match.group())
            if claims.get("role") != "anon" and claims.get("name") != "John Doe":
                yield _leak(path, match, "signed web token", "", value=match.group())
    for number, line in enumerate(text.split("\n"), 1):
        # Every key that can be told by its form has a long run of letters and digits.
        if any(_DIGIT.search(run) for run in _RUN.findall(line)):
            for what, pattern in look.tokens():
                for match in pattern.finditer(line):
                    if not look.is_placeholder(match.group()):
                        yield Leak(path, number, what, "", True, match.group())


def _by_keeper(path: str, text: str) -> Iterator[Leak]:
    for pattern, inner in look.KEEPERS:
        if re.search(pattern, path):
            for match in re.finditer(inner, text, re.MULTILINE):
                if not look.is_placeholder(match.group("v")):
                    yield _leak(path, match, "stored login", "", value=match.group("v"))
    if _NAMED_SECRET.fullmatch(name(path)) and _single(text):
        yield Leak(path, 1, "password file", "", True, text.strip())


def _mounted(tree: Tree) -> Iterator[Leak]:
    """Yield the secret files that a compose file hands to containers."""
    for path in tree.named(COMPOSE):
        secrets = tree.yaml(path).get("secrets")
        for row in (secrets if isinstance(secrets, dict) else {}).values():
            file = str(row.get("file", "") if isinstance(row, dict) else "").removeprefix("./")
            if file in tree and not EXAMPLE.search(name(file)) and _single(tree.text(file)):
                yield Leak(
                    file,
                    1,
                    "password file that the containers use",
                    "",
                    True,
                    tree.text(file).strip(),
                )


def _single(text: str) -> bool:
    value = text.strip()
    return 3 <= len(value) <= 200 and not re.search(r"\s", value) and not look.is_placeholder(value)


def _by_name(tree: Tree, path: str) -> Iterator[Leak]:
    code = path in tree.code
    settings = (
        suffix(path) in _SETTINGS
        or EXAMPLES.search(path)
        or hidden("x/" + path)
        or "." not in name(path)
    )
    if not (
        code or settings or path in dockerfiles(tree) or suffix(path) in (".sh", ".php", ".sql")
    ):
        return
    text = tree.plain(path)
    for match in _assignments(text):
        variable, rest = match.group("name"), match.group("rest")
        quoted = _value(rest)
        asked = look.ENVIRONMENT.search(
            rest[: quoted.start()] + rest[quoted.end() :] if quoted else rest
        )
        if quoted and (asked or quoted.start() == 0):
            value = quoted.group("value")
        elif quoted or code or asked:
            continue
        else:
            value = re.split(r"\s+#|[\s,;<}\]]", rest.strip(), maxsplit=1)[0].strip("\"'")
        yield from _judged(tree, path, match, variable, value, fallback=bool(asked))


def _assignments(text: str) -> Iterator[re.Match[str]]:
    """Yield what is set to something under a name that speaks of secrets."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if (":" in line or "=" in line) and _hinted(line.lower()):
            yield from look.ASSIGNED.finditer(text, start, min(end, start + LONGEST_LINE))
        start = end + 1


def _value(rest: str) -> re.Match[str] | None:
    """Return the first text in quotes that is not the name of a variable that is read."""
    for quoted in look.QUOTED.finditer(rest):
        if not look.READS.search(rest[: quoted.start()]):
            return quoted
    return None


def _hinted(line: str) -> bool:
    return any(hint in line for hint in _HINTS)


def _judged(
    tree: Tree, path: str, match: re.Match[str], variable: str, value: str, *, fallback: bool
) -> Iterator[Leak]:
    last = re.split(r"[.\[]", variable)[-1].strip("\"'")
    signs = re.fullmatch(rf"(?:\w*_)?(?:{look.SIGNING})", last, re.IGNORECASE) or _session(match)
    if _PEOPLE.search(last.replace("latest", "")) or value.strip("\"'").lower() == last.lower():
        return
    if look.ENVIRONMENT.search(value) or (re.search(r"[{}<>]|%s|\(", value) and not signs):
        return
    env_file = EXAMPLES.search(path) and path not in tree.code
    laptop = _LAPTOP.search(path) is not None
    docker = path in dockerfiles(tree)
    composed = suffix(path) in (".yml", ".yaml")
    if signs and path in tree.code and not laptop:
        if look.TEMPLATE.search(value):
            return
        insecure = value.startswith("django-insecure")
        if fallback and not insecure and _is_known(value):
            what = f"known fallback for {last}"
            yield _leak(path, match, what, last, value=value, sure=False)
            return
        if not insecure and look.FOR_DEVELOPMENT.search(value) and _is_read(last, match.string):
            return  # a stated value for laptops beside a read of the real one
        yield _leak(path, match, last, last, value=value)
        return
    if look.is_placeholder(value) or not (
        look.is_guarded(value) or (signs and len(value) >= 8 and not look.is_weak(value))
    ):
        return
    if look.is_weak(value) and (fallback or laptop or env_file or docker or composed):
        if env_file or composed:
            yield _leak(path, match, f"weak {last}", last, value=value, sure=False)
        return
    yield _leak(path, match, last, last, value=value, sure=not (fallback or laptop))


def _is_known(value: str) -> bool:
    """Tell whether a value stands in many apps, or is made of plain words."""
    return look.is_placeholder(value) or look.is_weak(value) or not look.is_guarded(value)


def _is_read(variable: str, text: str) -> bool:
    """Tell whether a text reads a variable of this name from somewhere."""
    after = r"\s*(?:[,)\]]|in\b|\|\||\?\?)"
    return re.search(rf"[\"'.]{re.escape(variable)}\b[\"']?{after}", text, re.I) is not None


def _session(match: re.Match[str]) -> bool:
    """Tell whether a bare ``secret`` is the one of a session or a signed token."""
    if match.group("name").lower() not in ("secret", "keys"):
        return False
    before = match.string[max(0, match.start() - 250) : match.start()]
    return re.search(r"(session|jwt|cookie)\w*\(", before, re.IGNORECASE) is not None


def _in_urls(path: str, text: str) -> Iterator[Leak]:
    if "://" not in text or "@" not in text:
        return
    for match in look.URL_LOGIN.finditer(text):
        user, value, host = match.group(2, 3, 4)
        weak = value.lower() == user.lower() or look.is_weak(value) or look.is_placeholder(value)
        far = "." in host and not re.fullmatch(
            r"[\d.]+|.*\.(local|internal|test|example|localhost)", host
        )
        if "example." in host or (weak and not far) or look.is_placeholder(value):
            continue
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
        sure = far or (
            look.is_guarded(value)
            and not look.ENVIRONMENT.search(line)
            and not _LAPTOP.search(path)
        )
        yield _leak(path, match, f"login in the address of {host}", "", value=value, sure=sure)


def _claims(token: str) -> dict:
    middle = token.split(".")[1]
    try:
        read = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _leak(
    path: str, match: re.Match[str], what: str, variable: str, *, value: str, sure: bool = True
) -> Leak:
    return Leak(path, match.string.count("\n", 0, match.start()) + 1, what, variable, sure, value)
