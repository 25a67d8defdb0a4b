"""Which settings an app reads from its environment, and where they are written down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deploy.sources import EXAMPLE, Tree, hidden, name, once

#: How each language reads a variable. The group is its name.
READS = {
    "python": (
        r"""environ(?:\.get\(|\[|\.pop\()\s*["'](\w+)["']""",
        r"""\bgetenv\(\s*["'](\w+)["']""",
        r"""\b(?:env|config|decouple_config)\w*(?:\.\w+)?\(\s*["']([A-Z][A-Z0-9_]+)["']""",
        r"""["'](\w+)["']\s+(?:not\s+)?in\s+(?:os\.)?environ""",
    ),
    "node": (
        r"""\b(?:process|import\.meta|Bun)\.env\??\.([A-Za-z_]\w*)""",
        r"""\bprocess\.env\[\s*["'](\w+)["']""",
        r"""\bDeno\.env\.get\(\s*["'](\w+)["']""",
        r"""[cC]onfigService\.get(?:OrThrow)?(?:<\w+>)?\(\s*["']([A-Z][A-Z0-9_]+)["']""",
    ),
    "ruby": (r"""\bENV(?:\.fetch\(|\[)\s*["'](\w+)["']""",),
    "go": (r"""\bos\.(?:Getenv|LookupEnv)\(\s*"(\w+)\"""",),
    "php": (
        r"""\b(?:getenv|env)\(\s*["'](\w+)["']""",
        r"""\$_(?:ENV|SERVER)\[\s*["']((?!HTTP_|REQUEST_|SERVER_|REMOTE_|SCRIPT_|PHP_|DOCUMENT_|QUERY_|PATH_|HTTPS)[A-Z]\w+)["']""",
    ),
    "java": (r"""\bgetenv\(\s*"(\w+)\"""",),
    "rust": (r"""\benv::var(?:_os)?\(\s*"(\w+)\"""", r"""\benv!\(\s*"(\w+)\""""),
    "elixir": (r"""\bSystem\.(?:get_env|fetch_env!?)\(\s*"(\w+)\"""",),
    "dotnet": (r"""\bGetEnvironmentVariable\(\s*"(\w+)\"""",),
}  # fmt: skip
#: Written in other files than code: a pattern of file names, and how those read a variable.
ELSEWHERE = (
    (r".*\.prisma", r"""\benv\(\s*"(\w+)"\s*\)"""),
    (r"application[\w-]*\.(properties|ya?ml)", r"\$\{([A-Z][A-Z0-9_]*)[:}]"),
    (
        r"(database|storage|cable|secrets|mongoid)\.ya?ml",
        r"""ENV(?:\.fetch\(|\[)\s*["'](\w+)["']""",
    ),
)
#: What hosts and shells set by themselves; nobody needs to be told.
GIVEN = re.compile(
    r"PORT|HOST|HOSTNAME|HOME|PATH|USER|PWD|SHELL|TERM|CI|DYNO|TZ|LANG|LC_ALL|TMPDIR|TEMP|APPDATA"
    r"|NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|MIX_ENV|GO_ENV|GIN_MODE|FLASK_ENV|FLASK_APP|FLASK_DEBUG"
    r"|DJANGO_SETTINGS_MODULE|PYTHON\w*|VIRTUAL_ENV|PIDFILE|WEB_CONCURRENCY|RAILS_(MAX|MIN)_THREADS"
    r"|RAILS_(LOG_LEVEL|LOG_TO_STDOUT|SERVE_STATIC_FILES)|BUNDLE_\w+|BOOTSNAP\w*|MALLOC_\w+"
    r"|(RAILWAY|VERCEL|NEXT_RUNTIME|RENDER|FLY|HEROKU|K|GAE|GOOGLE_CLOUD|AWS_LAMBDA|NETLIFY|GITHUB|npm)(_\w+)?"
    r"|MODE|PROD|DEV|SSR|BASE_URL|NODE_TLS_\w+|NO_COLOR|FORCE_COLOR|RUN_MAIN|WERKZEUG_\w+"
)
IMPLICIT_POOL = (r"\bnew\s+(?:\w+\.)?(?:Pool|Client)\(\s*\)", r"""["']pg["']""")
EXAMPLES = re.compile(r"(^|/)[\w.-]*env[\w.-]*$", re.IGNORECASE)
_DEFAULT = re.compile(
    r"""\s*["']?\s*(?:,\s*(?!cast\b|os\.)|\]?\s*(?:\|\||\?\?|\?[^.]|\bor\b)|\)\s*(?:\|\||\?\?|or\b|\{))"""
)
_SETTINGS_CLASS = re.compile(
    r"^class\s+\w+\([^)]*BaseSettings[^)]*\):\n((?:[ \t]+.*\n|\n)+)", re.MULTILINE
)
_SETTING = re.compile(r"^    (\w+)\s*:\s*[^=\n]+(=.*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Variable:
    """A setting the app reads: *required* when it has no default. *at* is ``file:line``."""

    name: str
    at: str
    required: bool


@once
def read_by(tree: Tree) -> dict[str, Variable]:
    """Return what the app reads from its environment, by name, without what hosts set."""
    found: dict[str, Variable] = {}
    for variable in [*_in_code(tree), *_implied(tree), *_elsewhere(tree)]:
        known = found.get(variable.name)
        if not GIVEN.fullmatch(variable.name) and (known is None or variable.required):
            found[variable.name] = variable
    return dict(sorted(found.items()))


def every_name(tree: Tree) -> set[str]:
    """Return all names that code reads, those that hosts set as well."""
    return {variable.name for variable in [*_in_code(tree), *_elsewhere(tree)]}


def _in_code(tree: Tree) -> list[Variable]:
    found = []
    for language, patterns in READS.items():
        for hit in tree.search("|".join(patterns), language):
            variable = next(filter(None, hit.match.groups()))
            if language == "python" and _is_set_here(hit.match):
                continue
            after = hit.match.string[hit.match.end() : hit.match.end() + 60]
            asked = "in" in hit.match.group().split() or language in ("go", "java")
            found.append(Variable(variable, hit.at, not (asked or _DEFAULT.match(after))))
    for hit in tree.search(r"\{([^{}]*)\}\s*=\s*process\.env\b", "node"):
        for part in hit.match.group(1).split(","):
            if key := re.match(r"\s*([A-Z]\w*)", part):
                found.append(Variable(key.group(1), hit.at, "=" not in part))
    for hit in tree.search(
        r"\bdj_database_url\.config\(([^)]*)|\benv\.db(?:_url)?\(([^)]*)", "python"
    ):
        given = hit.match.group(1) or hit.match.group(2) or ""
        if not re.match(r"""\s*["']""", given):
            found.append(Variable("DATABASE_URL", hit.at, "default" not in given))
    for hit in tree.search(_SETTINGS_CLASS.pattern, "python", flags=re.MULTILINE):
        prefix = re.search(r"""env_prefix\s*=\s*["'](\w*)["']""", hit.match.group(1))
        for field in _SETTING.finditer(hit.match.group(1)):
            if field.group(1) != "model_config":
                called = ((prefix.group(1) if prefix else "") + field.group(1)).upper()
                found.append(Variable(called, hit.at, not field.group(2)))
    return found


def _is_set_here(match: re.Match[str]) -> bool:
    """Tell whether the variable is written, not read: ``environ["X"] = ...``."""
    return bool(re.match(r"\s*\]\s*=(?!=)", match.string[match.end() : match.end() + 12]))


def _implied(tree: Tree) -> list[Variable]:
    """Return what libraries read by themselves: a Postgres pool made of nothing."""
    pool, library = IMPLICIT_POOL
    for hit in tree.search(pool, "node"):
        if re.search(library, hit.match.string):
            names = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE")
            return [Variable(variable, hit.at, True) for variable in names]
    for hit in tree.search(r"""["']/run/secrets/([\w.-]+)["']"""):
        return [Variable(hit.match.group(1), hit.at, True)]
    return []


def _elsewhere(tree: Tree) -> list[Variable]:
    found = []
    for names, pattern in ELSEWHERE:
        for path in tree.named(names):
            for match in re.finditer(pattern, tree.plain(path)):
                line = match.string.count("\n", 0, match.start()) + 1
                found.append(Variable(match.group(1), f"{path}:{line}", ":" not in match.group()))
    return found


def example_files(tree: Tree) -> list[str]:
    """Return the files that list settings with made-up values, like ``.env.example``."""
    return [
        path for path in tree.own if EXAMPLES.search(path) and EXAMPLE.search(name(path))
    ]  # fmt: skip


def documented(tree: Tree) -> str:
    """Return all that tells people which settings there are."""
    texts = [tree.text(path) for path in example_files(tree)]
    for path in tree.own:
        is_text = path.lower().endswith((".md", ".rst", ".adoc", ".mdx")) or re.match(
            r"readme", name(path), re.IGNORECASE
        )
        if (is_text and not hidden(path)) or name(path) in {"app.json", "render.yaml", "fly.toml"}:
            texts.append(tree.text(path))
    return "\n".join(texts)


def mentioned(variable: str, text: str) -> bool:
    """Tell whether a text names a variable."""
    return re.search(rf"(?<![A-Za-z0-9_]){re.escape(variable)}(?![A-Za-z0-9_])", text) is not None
