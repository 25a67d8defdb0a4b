"""Secrets are found wherever they lie; what only looks like one is left alone."""
# ruff: noqa: E501 - a file reads best on one line

import json

import pytest

from deploy import leaks
from deploy.checks import CHECKS
from deploy.sources import Tree

AWS = "AKIA" + "Z7QW3ERTY2UIOP5A"
GITHUB = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
SLACK = "xoxb-" + "123456789012-abcdefABCDEF1234"
STRIPE = "sk_live_" + "9aF3kQ7LmZx2Wv8RtYbN4cDe"
ANTHROPIC = "sk-ant-" + "api03-Zx9Wv8RtYbN4cDe9aF3kQ7Lm"
PEM = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n" * 9
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.4sJ2fKq8PzW1vX3yN5mR7tB9cD0eF6gH"
ANON = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.4sJ2fKq8PzW1vX3yN5mR7tB9cD0eF6gH"
STRONG = "q8W7e6R5t4Z3u2I1oPaS"

LIVE = {
    "app.py": f"SECRET_KEY = '{STRONG}'",
    "a/settings.py": "SECRET_KEY = 'django-insecure-key-for-demonstration-only'",
    "b/settings.py": f"SECRET_KEY = os.environ.get('SECRET_KEY', '{STRONG}')",
    "c/config.py": "app.config['SECRET_KEY_HMAC'] = 'secret'",
    "d/config.py": "JWT_SECRET_KEY = 'super-secret'",
    "e/config.py": f"class S(BaseSettings):\n    secret_key: str = '{STRONG}'",
    "f/db.py": "connect(host='db.shop.io', user='shop', password='h7Kp2xQ9!')",
    "g/db.py": "URL = 'postgres://shop:h7Kp2xQ9@db.shop.io/shop'",
    "h/aws.py": f"KEY = '{AWS}'",
    "config/all.js": 'module.exports = { cookieSecret: "session_cookie_secret_key_here" }',
    "i/config.py": "app.secret_key = 'your_secret_key_here'",
    "j/config.py": "SECRET_KEY = 'change-me'",
    "server.js": "app.use(session({ resave: true, secret: 'keyboard cat' }))",
    "auth.js": f"const API_TOKEN = '{STRONG}'",
    "pay.ts": f'const stripe = new Stripe("{STRIPE}")',
    "ai.ts": f'const key: string = "{ANTHROPIC}"',
    "bot.js": f"login('{SLACK}')",
    "supabase.js": f"createClient(url, '{JWT}')",
    "index.html": f"<script>const t = '{GITHUB}'</script>",
    "config.php": "<?php define('DB_PASSWORD', 'x'); $password = 'h7Kp2xQ9';",
    "secrets.rb": f"config.secret_key_base = '{STRONG}'",
    ".env": f"DEBUG=1\nSECRET_KEY={STRONG}",
    "deploy/.env.production": "MAIL_PASSWORD=h7Kp2xQ9mm",
    "config/master.key": "0123456789abcdef0123456789abcdea",
    "certs/server.key": PEM,
    "id_rsa": PEM.replace("PRIVATE", "OPENSSH PRIVATE"),
    "db/password.txt": "db-78n9n",
    ".npmrc": "//registry/:_authToken=Zx9Wv8RtYbN4cDe9aF3k",
    ".netrc": "machine a login b password h7Kp2xQ9",
    ".htpasswd": "admin:$apr1$x$abcdefghijk",
    "Dockerfile": f"FROM a\nENV API_KEY={STRONG}",
    "compose.yaml": "services: {db: {environment: {MYSQL_ROOT_PASSWORD: h7Kp2xQ9mm}}}",
    "app.yml": "mail:\n  password: h7Kp2xQ9mm",
    "firebase-adminsdk-x.json": json.dumps({"private_key": PEM}),
    "src/main/resources/application.properties": "spring.datasource.password=h7Kp2xQ9mm",
}

HARMLESS = {
    ".env.example": f"SECRET_KEY={STRONG}\nPOSTGRES_PASSWORD=password",
    "env.sample": "STRIPE_KEY=sk_live_your_key_goes_here1234567",
    "settings.py": "SECRET_KEY = os.environ['SECRET_KEY']",
    "s1/settings.py": "SECRET_KEY = env('SECRET_KEY', default=get_random_secret_key())",
    "s2/settings.py": "DATABASES = {'default': {'PASSWORD': os.getenv('DB_PASSWORD', 'password')}}",
    "s3/settings.py": "K = env('SECRET_KEY')\nif not K:\n    SECRET_KEY = 'for-development-only-' + '0' * 40\n"
    "SECRET_KEY = env('SECRET_KEY') or SECRET_KEY",
    "s4/settings.py": "URL = os.getenv('DATABASE_URL', 'postgres://postgres:postgres@localhost/app')",
    "settings/test.py": f"SECRET_KEY = '{STRONG}'",
    "tests/test_login.py": f"password = 'h7Kp2xQ9'\nKEY = '{AWS}'",
    "fixtures/users.json": '{"password": "h7Kp2xQ9mm"}',
    "README.md": "Sign in as admin with password: `Admin_123`. postgres://user:h7Kp2xQ9@db.shop.io/x",
    "docs/keys.md": f"export AWS_ACCESS_KEY_ID={AWS}",
    "package-lock.json": '{"integrity": "sha512-q8W7e6R5t4Z3u2I1oPaS+AKIAZ7QW3ERTY2UIOP5A=="}',
    "yarn.lock": f"resolved x#{GITHUB}",
    "uv.lock": 'hash = "sha256:0123456789abcdef0123456789abcdef"',
    "static/jquery.min.js": f"var token='{STRONG}'",
    "node_modules/a/index.js": f"var secret_key='{STRONG}'",
    "vendor/x.php": "$password = 'h7Kp2xQ9';",
    "forms.py": "password1 = forms.CharField(label='Password')\nerrors = {'password': 'Invalid password 123'}",
    "f1/forms.py": "fields = ['password1', 'password2']\ntoken_name = 'csrfmiddlewaretoken2'",
    "views.py": "data = {'password': request.POST['password'], 'csrf_token': get_token(request)}",
    "i18n/en.json": '{"password": "Passwort1!", "token": "Token2go"}',
    "hash.py": "password_algorithm = 'sha256'\nTOKEN_TYPE = 'Bearer1'",
    "ui.js": "const labels = { password: 'Password', apiKey: 'API key' }\nlet resetToken = generate()",
    "keys.js": "const API_KEY = process.env.API_KEY\nconst token = `${prefix}-${id}`",
    "a.tf.js": "const secretName = 'my-app/prod/db'\nconst tokenUrl = 'https://auth.io/oauth2/token'",
    "Dockerfile": "FROM a\nRUN SECRET_KEY=dummyvalue python manage.py collectstatic\nARG API_KEY",
    "compose.yaml": "services: {db: {environment: {POSTGRES_PASSWORD: '${POSTGRES_PASSWORD}'}}}",
    ".github/workflows/ci.yml": "env:\n  SECRET_KEY: ci-key-12345\n  POSTGRES_PASSWORD: h7Kp2xQ9",
    "supabase.js": f"createClient(url, '{ANON}')",
    "pem.py": "HEADER = '-----BEGIN PRIVATE KEY-----'",
    "roles.py": "DEMO_PASSWORD = 'demo-pass-123'",
    "seed.py": "user.password = 'h7Kp2xQ9'",
    "docs.py": "# password = 'h7Kp2xQ9'\nAWS_EXAMPLE = 'AKIAIOSFODNN7EXAMPLE'",
    "colours.css": ".token { color: #a1b2c3 }",
    "schema.sql": "password VARCHAR(255) NOT NULL, token CHAR(64)",
    "enum.ts": "export enum Field { Password = 'password', Secret = 'secret' }",
    "types.ts": "interface User { password: string; token?: string | null }",
    "db.go": 'token := r.Header.Get("X-Token1")\npassword := os.Getenv("PASSWORD")',
}


def found(path: str, text: str) -> list[leaks.Leak]:
    return leaks.find(Tree({path: text.encode()}))


@pytest.mark.parametrize("path", LIVE)
def test_a_secret_is_found(path):
    assert [leak.path for leak in found(path, LIVE[path]) if leak.sure][:1] == [path]


@pytest.mark.parametrize("path", HARMLESS)
def test_what_looks_like_a_secret_is_left_alone(path):
    assert [leak.told for leak in found(path, HARMLESS[path]) if leak.sure] == []


@pytest.mark.parametrize("path", LIVE)
def test_a_verdict_never_shows_what_it_found(path):
    files = {path: LIVE[path].encode()}
    shown = json.dumps(CHECKS["secrets"].function(Tree(files)).row(), ensure_ascii=False)
    shown += "".join(map(repr, found(path, LIVE[path])))
    for leak in found(path, LIVE[path]):
        assert leak.value not in shown or leak.value in ("secret", "super-secret")
    assert "••••••" in shown


@pytest.mark.parametrize("value", ["dev", "change-me", "you-will-never-guess", "secret"])
def test_a_value_everybody_knows_to_fall_back_on_is_a_warning(value):
    files = {"app.py": f"SECRET_KEY = os.environ.get('SECRET_KEY') or '{value}'".encode()}
    assert CHECKS["secrets"].function(Tree(files)).status == "warn"


def test_a_file_that_compose_mounts_as_a_secret_counts():
    files = {
        "compose.yaml": b"services: {}\nsecrets: {root: {file: ./db/root_login}}",
        "db/root_login": b"h7Kp-mm",
    }
    assert CHECKS["secrets"].function(Tree(files)).status == "fail"


def test_the_details_name_the_line():
    text = b"import os\n\nSECRET_KEY = 'q8W7e6R5t4Z3u2I1oPaS'\n"
    verdict = CHECKS["secrets"].function(Tree({"app.py": text}))
    assert verdict.details == ("app.py:3 SECRET_KEY •••••• (20 characters)",)
    assert verdict.snippet == 'SECRET_KEY = os.environ["SECRET_KEY"]\n'


def test_nothing_to_find_is_a_pass():
    assert CHECKS["secrets"].function(Tree({"app.py": b"x = 1"})).status == "pass"
