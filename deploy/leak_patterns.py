"""What secrets look like, and what only looks like one."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

#: Detectors of detect-secrets whose patterns are exact enough to believe without a second look.
_DETECTORS = (
    "artifactory",
    "aws",
    "azure_storage_key",
    "discord",
    "github_token",
    "gitlab_token",
    "mailchimp",
    "npm",
    "openai",
    "pypi_token",
    "sendgrid",
    "slack",
    "square_oauth",
    "stripe",
    "telegram_token",
)
_OWN_TOKENS = {
    "Anthropic key": r"\bsk-ant-[A-Za-z0-9_-]{20,}",
    "OpenAI key": r"\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}",
    "GitHub token": r"\bgithub_pat_[A-Za-z0-9_]{40,}",
    "DigitalOcean token": r"\bdo[opr]_v1_[a-f0-9]{60,}",
    "Shopify token": r"\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b",
    "Hugging Face token": r"\bhf_[A-Za-z]{30,}\b",
    "Twilio key": r"\bSK[a-f0-9]{32}\b",
    "Mapbox secret token": r"\bsk\.eyJ[\w-]{40,}\.[\w-]{10,}",
    "Stripe webhook secret": r"\bwhsec_[A-Za-z0-9]{24,}",
    "Slack webhook": r"hooks\.slack\.com/services/T\w+/B\w+/\w{20,}",
    "Doppler token": r"\bdp\.(?:pt|st|sa)\.[A-Za-z0-9._-]{40,}",
    "Google client secret": r"\bGOCSPX-[\w-]{20,}",
    "Linear token": r"\blin_api_[A-Za-z0-9]{32,}",
    "Airtable token": r"\bpat[A-Za-z0-9]{14}\.[a-f0-9]{60,}",
}
PRIVATE_KEY = re.compile(
    r"-----BEGIN (?:(?:RSA|DSA|EC|OPENSSH|ENCRYPTED|PGP"
    r"|SSH2 ENCRYPTED) )?PRIVATE KEY(?: BLOCK)?-----"
    r"(?:\s|\\n|\\r)*(?:[\w-]+:[^\n]*\s+)*[A-Za-z0-9+/=]{24}|^PuTTY-User-Key-File-\d",
    re.MULTILINE,
)
WEB_TOKEN = re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{10,}")
URL_LOGIN = re.compile(
    r"\b([a-z][a-z0-9+.-]{1,20})://([^\s:/@\"'<>{}$]{0,80}):([^\s/@\"'<>{}$()]{3,120})@([\w.-]+)"
)
#: Names whose values sign sessions, tokens and cookies: whoever knows one can be anybody.
SIGNING = (
    r"secret_?key(?:_?base)?(?:_?hmac)?(?:_?\d+)?|(?:cookie|session|jwt|app|token|auth|csrf|access_token"
    r"|refresh_token|hmac|signing|nextauth|better_auth)_?secret(?:_?key)?|(?:crypto|encryption|signing"
    r"|hmac|jwt|cipher|cookie|fernet)_?key|jwt_?private_?key"
)
#: Names of what opens a door elsewhere.
OPENING = (
    r"password|passwd|passphrase|pwd|(?:api|access|private|account|storage|master)_?key(?:_?id)?|apikey"
    r"|(?:auth|access|api|bearer|bot|refresh)_?token|token|secret|client_?secret|credentials?"
)
ASSIGNED = re.compile(
    rf"""(?P<name>(?:[A-Za-z_][\w.\-]*?[_.\-\["'])??(?P<kind>{SIGNING}|{OPENING}|[a-z]\w*(?:{SIGNING}|{OPENING})))"""
    rf"""["'\]]{{0,2}}(?:\s*:\s*(?:str|string|String|Final(?:\[str\])?))?"""
    rf"""[ \t]*(?:=>|:=|=|:)[ \t]*"""
    rf"""(?P<rest>[^\n]{{1,400}})""",
    re.IGNORECASE,
)
QUOTED = re.compile(r"""(?P<q>["'`])(?P<value>(?:\\.|(?!(?P=q))[^\\\n]){1,300})(?P=q)""")
ENVIRONMENT = re.compile(
    r"environ|getenv|process\.env|ENV\[|ENV\.fetch|\benv\w*(?:\.\w+)?\(|\bconfig\(|System\.get_env|env::var"
    r"|\$\{?[A-Z_]{3,}|secrets\.token|get_random|randomBytes|uuid4?\("
)
#: Files whose only purpose is to hold a secret: the pattern of their path, what must be in them.
KEEPERS = (
    (r"(^|/)\.?(npmrc|yarnrc)$", r"_(?:authToken|auth|password)\s*=\s*(?P<v>[^\s${][^\s]{5,})"),
    (r"(^|/)(\.|_)netrc$", r"\bpassword\s+(?P<v>\S+)"),
    (r"(^|/)\.?pgpass(\.conf)?$", r"^[^:\n#]+:[^:\n]+:[^:\n]+:[^:\n]+:(?P<v>\S+)"),
    (r"(^|/)\.(htpasswd|git-credentials)$", r"^(?P<v>\S*:\S+)"),
    (r"(^|/)(config/)?(master|production|credentials/\w+)\.key$", r"^(?P<v>[a-f0-9]{32,64})\s*$"),
    (
        r"(^|/)\.?(docker/config\.json|dockercfg|dockerconfigjson)$",
        r'"auth"\s*:\s*"(?P<v>[^"]{8,})"',
    ),
    (
        r"(^|/)(\.aws/|aws/|cloud/)?\.?(credentials|s3cfg)$",
        r"secret_(?:access_)?key\s*=\s*(?P<v>\S{20,})",
    ),
    (
        r"(^|/)(\w+-)?(service-?account|credentials|firebase-adminsdk)[\w-]*\.json$",
        r'"private_key"\s*:\s*"(?P<v>-----BEGIN[^"]{40,})',
    ),
    (r"(^|/)(etc/)?shadow$", r"^\w+:(?P<v>\$\w+\$\S+)"),
)
#: What stands before the name of a variable that is read.
READS = re.compile(
    r"(?:environ(?:\.get)?|getenv|env\w*(?:\.\w+)?|config|fetch|get_env)\s*[(\[]\s*$", re.I
)
_PLACEHOLDER = re.compile(
    r"change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|your[-_ ]|^your|example"
    r"|placeholder|dummy"
    r"|todo\b|fixme|xxx|\*\*\*|\.\.\.|<[^>]*>|\{\{|\$\{|\$\(|%\(|%s|insert|fill[-_ ]?in"
    r"|redacted|sample"
    r"|not[-_ ]?(?:a[-_ ]?)?(?:real|secret|set)|no[-_ ]?secret|fake|foobar|^\[|goes[-_ ]here"
    r"|secret[-_ ]here"
    r"|(?:put|enter|add)[-_ ]|none|null|undefined|^(?:true|false)$|lorem|1234567890abcdef|^-+$"
    r"|^_+$",
    re.IGNORECASE,
)
#: Filled in by a program, or nothing at all.
TEMPLATE = re.compile(
    r"\{\{|<%?\s*\w|\$\{|%\(|^\W*$|^(?:none|null|undefined|true|false)$", re.IGNORECASE
)
#: Digits and endings are never given back: shared out in other ways, they take for ever.
WEAK = re.compile(
    r"(?:(?:my|root|admin|user|db|the|some|super|dev|test|local|default|very"
    r"|a)?[-_ ]?)*(?:postgres(?:ql)?|mysql"
    r"|mariadb|mongo(?:db)?|redis|root|admin|user|guest|pass(?:word)?|passwd|secret|pwd|dev(?:elopment)?|test(?:ing)?"
    r"|local|demo|example|default|key|token|insecure|docker|wordpress|django|flask|rails|app|hello)"
    r"(?:[-_ ]?(?:password|pass|pw|key|secret|token|dev|development|test|for|only|local|me"
    r"|please|db|insecure|\d++))*+",
    re.IGNORECASE,
)
#: Nobody tries what is longer first.
LONGEST_WEAK = 100
FOR_DEVELOPMENT = re.compile(
    r"(?:dev|development|local|test|testing|debug)[-_ ](?:only|use|key|secret|mode)|(?:only|key"
    r"|secret)[-_ ](?:for|in)[-_ ]"
    r"(?:dev|test|local)|not[-_ ]for[-_ ]prod|for[-_ ]dev|^dev\b"
    r"|in-?secure[-_ ]?(?:for[-_ ])?(?:dev|local|test)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:sha-?\d+|md5|hs\d+|rs\d+|es\d+|bcrypt|argon2\w*|pbkdf2\w*|base64|utf-?8|oauth2?|bearer|basic|x-[\w-]+"
    r"|aes[-\w]*|(?:new|old|id|confirm|repeat)?[-_]?(?:password|passwd|token|secret|key)[-_]?(?:\d|again|confirm|confirmation)?"
    r"|[\w-]+/[\w/.-]*|[#.?].*|https?://.*|[a-z]+(?:\.[a-zA-Z_]+)+|\d{1,3}(?:px|rem|em|%|ms|s|m|h|d)?)",
    re.IGNORECASE,
)


@cache
def tokens() -> list[tuple[str, re.Pattern[str]]]:
    """Return (what it is, pattern) of keys that can be told by their form alone."""
    from importlib import import_module

    from detect_secrets.plugins.base import RegexBasedDetector

    found = [(label, re.compile(pattern)) for label, pattern in _OWN_TOKENS.items()]
    for part in _DETECTORS:
        module = import_module(f"detect_secrets.plugins.{part}")
        for thing in vars(module).values():
            ours = isinstance(thing, type) and thing.__module__ == module.__name__
            if ours and issubclass(thing, RegexBasedDetector):
                found += [(str(thing.secret_type), pattern) for pattern in thing.denylist]
    return found


def is_placeholder(value: str) -> bool:
    """Tell whether a value only says where a real one belongs."""
    return not value.strip() or _PLACEHOLDER.search(value) is not None or len(set(value)) <= 2


def is_weak(value: str) -> bool:
    """Tell whether a value is a word everybody tries first, as in a database on a laptop."""
    return len(value) <= LONGEST_WEAK and WEAK.fullmatch(value) is not None


def is_guarded(value: str) -> bool:
    """Tell whether a value looks made to be hard to guess, or at least chosen by somebody."""
    if _WORDS.fullmatch(value) or " " in value.strip() or len(value) < 5:
        return False
    letters = any(c.isalpha() for c in value)
    others = any(c.isdigit() or c in "!@#$%^&*+=~?" for c in value)
    mixed = (
        len(value) >= 16
        and entropy(value) > 3.5
        and not re.fullmatch(r"[a-z_-]+|[A-Z_]+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*", value)
    )
    return (letters and others) or mixed


def entropy(value: str) -> float:
    """Return the bits per character."""
    return -sum(n / len(value) * math.log2(n / len(value)) for n in Counter(value).values())


def mask(value: str) -> str:
    """Return what may be shown of a secret: that it is there, and how long it is."""
    return f"•••••• ({len(value)} characters)"
