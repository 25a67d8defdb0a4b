"""Can the app be told where its database is?"""

from __future__ import annotations

import re

from deploy import entrypoints, variables
from deploy.snippets import ENVIRON
from deploy.sources import Hit, Tree
from deploy.verdicts import Verdict

_NAMES = re.compile(
    r"(?:\w+_)?(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB|HQ|LAB)?|REDIS|SQLALCHEMY|SQL|SQLITE|JAWSDB"
    r"|CLEARDB|COUCH(?:DB|BASE)?|CASSANDRA|NEO4J|TURSO|SUPABASE|PLANETSCALE|DYNAMODB|ELASTIC\w*|RDS|MSSQL|KV|UPSTASH|DSN)"
    r"\w*|\w+_DSN|CONN(?:ECTION)?_?STR(?:ING)?|STORAGE_URL",
    re.IGNORECASE,
)
_CLIENTS = {
    "python": r"^\s*(?:import|from)\s+(?:psycopg2?|asyncpg|pymysql|MySQLdb|mysql\.connector"
    r"|aiomysql|sqlite3|aiosqlite|pymongo"
    r"|motor|mongoengine|redis|sqlalchemy|flask_sqlalchemy|sqlmodel|peewee|pony|tortoise|databases|cassandra|flask_pymongo)\b"
    r"|^\s*DATABASES\s*[:=]",
    "node": r"(?:require\(|from\s+|import\s+)\s*[\"'](?:node:)?(?:pg|mysql2?|mysql2/promise"
    r"|mongodb|mongoose|redis|ioredis|sequelize|knex|typeorm"
    r"|@prisma/client|better-sqlite3|sqlite3?|drizzle-orm[\w/-]*|@mikro-orm/\w+|postgres|mariadb|nedb|@nestjs/(?:typeorm|mongoose)"
    r"|cassandra-driver|connect-mongo|monk|pg-promise|libsql|@libsql/client)[\"']",
    "go": r"\"(?:database/sql|gorm\.io/gorm|github\.com/(?:lib/pq|jackc/pgx[\w/]*"
    r"|go-sql-driver/mysql|mattn/go-sqlite3|(?:go-)?redis/\w+(?:/v\d+)?)"
    r"|go\.mongodb\.org/[\w/-]+)\"",
    "php": r"\bnew\s+\\?(?:PDO|mysqli|MongoDB\\Client)\b|\bmysqli_connect\("
    r"|[\"']connections[\"']\s*=>|\bpg_connect\(",
    "java": r"jakarta\.persistence|javax\.persistence|DriverManager\.getConnection|JdbcTemplate"
    r"|JpaRepository|MongoRepository",
    "ruby": r"\bActiveRecord::Base|\bSequel\.|\bApplicationRecord\b|\bMongo::Client|\bRedis\.new",
    "rust": r"\bsqlx::|\bdiesel::|\bmongodb::|\bsea_orm::|\bredis::",
    "elixir": r"\bEcto\.Repo\b",
    "dotnet": r"\bDbContext\b|\bNpgsqlConnection\b|\bSqlConnection\b",
}
_LITERAL = re.compile(
    r"[\"'`](?:postgres(?:ql)?(?:\+\w+)?|mysql2?(?:\+\w+)?|mariadb|mongodb(?:\+srv)?|rediss?|sqlite3?(?:\+\w+)?|jdbc:\w+|mssql(?:\+\w+)?|file)"
    r"://?[^\"'`$]*[\"'`$]"
    r"|[\"']django\.db\.backends\.sqlite3[\"']|\bsqlite3\.connect\(|\bnew\s+(?:sqlite3\.)?Database\(\s*[\"'`]"
    r"|\bdialect\s*:\s*[\"']sqlite[\"']|\bstorage\s*:\s*[\"'`][^\"'`]*\.(?:sqlite3?|db)[\"'`]|sqlite\.Open\(\s*\""
    r"|\b(?:host|hostname|HOST|db_?host|server|servername)[\"']?\s*(?:=>|=|:)\s*[\"'](?!0\.0\.0\.0)[\w.-]+[\"']"
    r"|\bnew\s+mysqli\(\s*[\"']|\bmysqli_connect\(\s*[\"']|[\"'`]\w*:?(?:host|dbname)=[\w.-]+",
    re.IGNORECASE,
)
_SERVES = re.compile(r"\brun\(|listen\(|\bapp\.|createServer|server_name|smtp|mail", re.IGNORECASE)
_DECLARED = (
    r".*\.prisma|database\.ya?ml|mongoid\.ya?ml|application[\w-]*\.(properties|ya?ml)"
    r"|ormconfig\.\w+|knexfile\.\w+"
)


def check(tree: Tree) -> Verdict:
    """Judge the address of the database.

    pass: it comes from the environment (one address or its parts, even when a library reads them).
    warn: some of it does, or we cannot tell. fail: a fixed host, or a file beside the code that a
    new deployment loses. na: no database.
    """
    used = _used(tree)
    if not used or not entrypoints.is_app(tree):
        return Verdict("database_url_from_env", "na", "The app keeps nothing in a database.")
    asked = [v for v in variables.read_by(tree).values() if _NAMES.fullmatch(v.name)]
    fixed = _fixed(tree, used)
    if asked and not [
        hit for hit in fixed if hit.path not in {v.at.rpartition(":")[0] for v in asked}
    ]:
        return Verdict(
            "database_url_from_env",
            "pass",
            f"{asked[0].at.rpartition(':')[0]} takes it from {asked[0].name}.",
        )
    if not asked and _is_rails(tree):
        return _rails(tree)
    fix = _fix(tree, (fixed or used)[0])
    if asked:
        return Verdict(
            "database_url_from_env",
            "pass" if _minor(fixed) else "warn",
            f"{asked[0].at.rpartition(':')[0]} takes it from {asked[0].name}"
            + (
                "."
                if _minor(fixed)
                else f", but {fixed[0].path} line {fixed[0].line} holds a fixed one."
            ),
            "" if _minor(fixed) else "Take that one from the environment as well.",
            "" if _minor(fixed) else fix[0],
            "" if _minor(fixed) else fix[1],
        )
    if fixed:
        file = re.search(r"sqlite|\.db\b|Database\(", fixed[0].whole, re.I)
        what = (
            "keeps everything in a file beside the code, which a new launch may lose"
            if file
            else "always uses one fixed database"
        )
        return Verdict(
            "database_url_from_env",
            "fail",
            f"{fixed[0].path} line {fixed[0].line} {what}.",
            "Take its address from DATABASE_URL.",
            *fix,
            tuple(f"{hit.at} fixed" for hit in fixed[:10]),
        )
    return Verdict(
        "database_url_from_env",
        "warn",
        f"{used[0].path} uses a database; we could not see where its address comes from.",
        "Take its address from DATABASE_URL.",
        *fix,
    )


def _used(tree: Tree) -> list[Hit]:
    """Return where database libraries are used."""
    found = [
        h
        for lang, pattern in _CLIENTS.items()
        for h in tree.search(pattern, lang, flags=re.MULTILINE)
    ]
    for path in tree.named(_DECLARED):
        match = re.search(
            r"datasource|adapter|clients:|spring\.data|jdbc|provider\s*=", tree.plain(path)
        )
        found += [Hit(path, match)] if match else []
    return found


def _fixed(tree: Tree, used: list[Hit]) -> list[Hit]:
    """Return fixed addresses that no variable can change."""
    found = []
    for path in dict.fromkeys(
        [*(h.path for h in used), *(p for p in tree.code if _speaks(tree, p))]
    ):
        text = tree.plain(path)
        for match in _LITERAL.finditer(text):
            hit = Hit(path, match)
            host = "://" not in match.group() and "sqlite" not in match.group()
            if not _is_default(_statement(text, hit.line)) and not (
                host and _SERVES.search(hit.whole)
            ):
                found.append(hit)
    return found


def _statement(text: str, line: int) -> str:
    """Return a line with the lines before it that it goes on from."""
    lines = text.splitlines()[max(0, line - 4) : line]
    while len(lines) > 1 and not re.search(r"(?:[(,\\]|\|\||\?\?|\bor)\s*$", lines[-2]):
        return lines[-1]
    return "\n".join(lines)


def _is_default(line: str) -> bool:
    return (
        re.search(
            r"environ|getenv|process\.env|\benv\w*\(|\bconfig\(|ENV|dj_database_url|default\s*=",
            line,
        )
        is not None
    )


def _speaks(tree: Tree, path: str) -> bool:
    return re.search(r"(^|/)(config|settings|database|db|conf)[\w-]*(\.\w+|/)", path) is not None


def _minor(fixed: list[Hit]) -> bool:
    """Tell whether what is fixed is only for laptops, beside a setting that is asked for."""
    return all(re.search(r"sqlite|localhost|127\.0\.0\.1|:memory:", hit.whole) for hit in fixed)


def _is_rails(tree: Tree) -> bool:
    return bool(tree.named(r"config\.ru") and tree.named(r"database\.ya?ml"))


def _rails(tree: Tree) -> Verdict:
    path = tree.named(r"database\.ya?ml")[0]
    production = re.search(r"^production:\n((?:[ \t]+.*\n?|\n)+)", tree.plain(path), re.MULTILINE)
    if re.search(r"sqlite", production.group(1) if production else "") or "pg" not in tree.text(
        "Gemfile"
    ):
        return Verdict(
            "database_url_from_env",
            "fail",
            f"{path} keeps everything in a file beside the code.",
            "Use Postgres in production.",
            path,
            'production:\n  adapter: postgresql\n  url: <%= ENV["DATABASE_URL"] %>\n',
        )
    return Verdict("database_url_from_env", "pass", "Rails takes it from DATABASE_URL by itself.")


def _fix(tree: Tree, hit: Hit) -> tuple[str, str]:
    if "DATABASES" in tree.text(hit.path):
        return hit.path, (
            'import dj_database_url\n\nDATABASES = {"default": dj_database_url.config(default="sqlite:///data.sqlite3")}\n'
        )
    if hit.path.endswith(".py"):
        return hit.path, f'DATABASE_URL = {ENVIRON}["DATABASE_URL"]\n'
    if tree.code.get(hit.path) == "node":
        key = (
            "REDIS_URL"
            if "redis" in hit.match.string
            else "MONGODB_URI"
            if "mongo" in hit.match.string
            else "DATABASE_URL"
        )
        return hit.path, f"const databaseUrl = process.env.{key};\n"
    return hit.path, ""
