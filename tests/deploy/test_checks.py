"""Each check tells apart what it should, on small apps of many kinds."""
# ruff: noqa: E501 - a small app reads best on one line

import json

import pytest

from deploy.checks import CHECKS
from deploy.sources import Tree

FLASK = "from flask import Flask\napp = Flask(__name__)\n"
NODE = "const app = require('express')();\n"
START = {"package.json": json.dumps({"scripts": {"start": "node server.js"}})}
GIN = 'package main\nimport "net/http"\nfunc main() { http.ListenAndServe(":8080", nil) }\n'
MANAGE = {"manage.py": "execute_from_command_line(sys.argv)"}
MODEL = "from django.db import models\nclass Dog(models.Model):\n    name = models.CharField()\n"
MIGRATION = "migrations.CreateModel(name='Dog', fields=[('name', models.CharField())])"
RUN = "Install it with `pip install -r requirements.txt`, then start it with `python app.py`. "

CASES = {
    "readme": [
        ("pass", {"readme.rst": RUN + "It keeps the walks of dogs and who walks them today."}),
        ("pass", {"README": "word " * 30 + "\n```\nbundle install\nbin/rails server\n```"}),
        ("warn", {"README.md": "It keeps walks. " * 9, "app.py": FLASK}),
        ("fail", {"README.md": "# TODO"}),
        ("fail", {"lib/a/README.md": RUN * 3, "lib/b/README.md": RUN * 3}),
        ("fail", {"app.py": FLASK}),
    ],
    "env_docs": [
        ("pass", {"a.js": NODE + "process.env.API_URL", ".env.sample": "API_URL="}),
        ("pass", {"app.py": FLASK + "os.environ['API_URL']", "README.md": "Set `API_URL`."}),
        ("pass", {"main.go": GIN + 'os.Getenv("API_URL")', "docs/config.md": "API_URL"}),
        ("pass", {"app.py": FLASK + "os.getenv('API_URL')", "render.yaml": "- key: API_URL"}),
        ("warn", {"app.py": FLASK + "os.environ['A_KEY'], os.environ['B_KEY']", ".env.example": "A_KEY="}),
        ("warn", {"a.js": NODE + "process.env.API_URL", ".env": "API_URL=http://x"}),
        ("fail", {"app.py": FLASK + "class S(BaseSettings):\n    api_url: str\n"}),
        ("fail", {"a.js": NODE + "const { API_URL } = process.env"}),
        ("fail", {"a.rb": "require 'sinatra'\nENV.fetch('API_URL')", "config.ru": "run App"}),
        ("fail", {"a.ts": "import pg from 'pg';\nnew pg.Pool();\napp.listen(1)"}),
        ("fail", {"app.py": FLASK + "# see\nx = open('/run/secrets/db')"}),
        ("na", {"a.js": NODE + "process.env.PORT || process.env.NODE_ENV"}),
        ("na", {"app.py": FLASK + "os.environ['API_URL'] = 'x'\n# os.environ['OLD_URL']"}),
        ("na", {"app.py": FLASK, "tests/test_a.py": "os.environ['API_URL']"}),
        ("na", {"notes.md": "process.env.API_URL"}),
    ],
    "start_command": [
        ("pass", {"Procfile": "web: gunicorn app:app", "app.py": FLASK}),
        ("pass", {"Procfile": "web: gunicorn 'shop:create_app()'", "shop/__init__.py": "def create_app(): ..."}),
        ("pass", {"Procfile": "web: uvicorn src.main:app --port $PORT", "src/main.py": "app = FastAPI()"}),
        ("pass", {"Procfile": "web: cd back && gunicorn core.wsgi -w 2", "back/core/wsgi.py": "application = 1"}),
        ("pass", {"Dockerfile": 'FROM python:3\nCMD ["gunicorn", "-c", "conf.py", "app:app"]', "app.py": FLASK, "conf.py": ""}),
        ("pass", {"Dockerfile": "FROM node\nCMD npm start", "package.json": '{"scripts": {"start": "node ."}}'}),
        ("pass", {"Dockerfile": "FROM a\nENTRYPOINT ./run.sh", "run.sh": "#!/bin/sh\nexec gunicorn app:app", "app.py": FLASK}),
        ("pass", {"package.json": '{"scripts": {"build": "tsc", "start": "node dist/a.js"}}'}),
        ("pass", {"package.json": '{"scripts": {"start": "next start", "build": "next build"}}'}),
        ("pass", {"package.json": "{}", "server.js": NODE}),
        ("pass", {"render.yaml": "services:\n- type: web\n  startCommand: gunicorn app:app", "app.py": FLASK}),
        ("pass", {"railway.json": '{"deploy": {"startCommand": "node a.js"}}', "a.js": NODE}),
        ("pass", {"Dockerfile": "FROM golang AS b\nRUN go build -o /app\nFROM scratch\nCMD [\"/app\"]", "main.go": GIN}),
        ("pass", {"index.html": "<h1>Hi</h1>"}),
        ("pass", {"package.json": '{"scripts": {"build": "vite build"}, "devDependencies": {"vite": "^5"}}'}),
        ("warn", {"app.py": FLASK, "requirements.txt": "Flask\nGunicorn"}),
        ("warn", {"main.go": GIN, "go.mod": "module x"}),
        ("warn", {"Procfile": "web: flask --app app run", "app.py": FLASK}),
        ("warn", {"Procfile": "web: python app.py", "app.py": FLASK + "if 1:\n    app.run()\n"}),
        ("warn", {"package.json": '{"scripts": {"start": "nodemon a.js"}}', "a.js": NODE}),
        ("warn", {"package.json": '{"scripts": {"start": "react-scripts start"}}'}),
        ("warn", {"Dockerfile": "FROM python:2.7\nCMD gunicorn app:app", "app.py": FLASK}),
        ("warn", {"compose.yaml": "services: {web: {build: ., command: python manage.py runserver}}", **MANAGE}),
        ("fail", {"Procfile": "web: gunicorn shop.wsgi", "app/wsgi.py": "application = 1"}),
        ("fail", {"Procfile": "web: gunicorn app:server", "app.py": FLASK}),
        ("fail", {"Procfile": "web: python main.py", "app.py": FLASK}),
        ("fail", {"package.json": '{"scripts": {"start": "node index.js"}}', "app.js": NODE}),
        ("fail", {"package.json": '{"scripts": {"start": "node dist/a.js"}}', "a.js": NODE}),
        ("fail", {"Dockerfile": "FROM python\nCMD python3 serve.py", "app.py": FLASK}),
        ("fail", {"notes.txt": "nothing to run"}),
    ],
    "pinned_deps": [
        ("pass", {"requirements.txt": "Flask==3.0.0\ngunicorn[gevent]==23.0.0 ; python_version > '3'", "app.py": FLASK}),
        ("pass", {"requirements.txt": "flask==3.0.0 \\\n    --hash=sha256:abc", "app.py": FLASK}),
        ("pass", {"pyproject.toml": '[project]\ndependencies = ["flask>=3"]', "uv.lock": "x", "app.py": FLASK}),
        ("pass", {"package.json": '{"dependencies": {"a": "^1.0.0"}}', "pnpm-lock.yaml": "x", "a.js": NODE}),
        ("pass", {"web/package.json": '{"dependencies": {"a": "^1"}}', "yarn.lock": "x", "web/a.js": NODE}),
        ("pass", {"Gemfile": "gem 'rails', '~> 8'", "Gemfile.lock": "x", "config.ru": "run App"}),
        ("pass", {"requirements.in": "flask", "requirements.txt": "flask==3.0.0", "app.py": FLASK}),
        ("pass", {"requirements.txt": "flask==3.0.0", "requirements-dev.txt": "pytest", "app.py": FLASK}),
        ("pass", {"go.mod": "module x\nrequire github.com/a/b v1.2.3", "go.sum": "x", "main.go": GIN}),
        ("pass", {"package.json": '{"devDependencies": {"a": "*"}}', "a.js": NODE}),
        ("warn", {"requirements.txt": "flask~=3.0\ngunicorn>=20,<24", "app.py": FLASK}),
        ("warn", {"package.json": '{"dependencies": {"express": "^4.1.0"}}', "a.js": NODE}),
        ("fail", {"requirements.txt": "Flask\nGunicorn", "app.py": FLASK}),
        ("fail", {"requirements.txt": "flask>=2", "app.py": FLASK}),
        ("fail", {"package.json": '{"dependencies": {"express": "latest"}}', "a.js": NODE}),
        ("fail", {"pyproject.toml": '[project]\ndependencies = ["flask"]', "app.py": FLASK}),
        ("fail", {"requirements.txt": "git+https://github.com/a/b.git", "app.py": FLASK}),
        ("fail", {"app.py": FLASK}),
        ("na", {"README.md": "words"}),
    ],
    "health_endpoint": [
        ("pass", {"app.py": FLASK + "@app.route('/healthz')\ndef h(): ..."}),
        ("pass", {"urls.py": "urlpatterns = [path('up/', views.up)]", **MANAGE}),
        ("pass", {"a.js": NODE + "app.get('/api/health', (q, r) => r.end())"}),
        ("pass", {"main.go": GIN + 'http.HandleFunc("/ping", ok)'}),
        ("pass", {"app/api/health/route.ts": "export function GET() {}", "a.js": NODE}),
        ("pass", {"config/routes.rb": 'get "up" => "rails/health#show"', "config.ru": "run App"}),
        ("warn", {"a.js": NODE + "app.listen(1)", "Dockerfile": "FROM node\nHEALTHCHECK CMD curl localhost/"}),
        ("fail", {"app.py": FLASK + "@app.route('/')\ndef index(): ..."}),
        ("fail", {"a.js": NODE + "app.get('/health-tips/all')", "package.json": "{}"}),
        ("fail", {"app.py": FLASK, "tests/test_a.py": "@app.route('/healthz')"}),
        ("na", {"index.html": "<a href='/health'>"}),
    ],
    "port_from_env": [
        ("pass", {"Procfile": "web: gunicorn app:app", "app.py": FLASK}),
        ("pass", {"Procfile": "web: uvicorn app:app --port ${PORT:-8000}", "app.py": "app = FastAPI()"}),
        ("pass", {"Procfile": "web: gunicorn app:app", "app.py": FLASK, "gunicorn.conf.py": "bind = '0.0.0.0:' + os.environ['PORT']"}),
        ("pass", {**START, "server.js": "http.createServer(x).listen(process.env.PORT || 3000)"}),
        ("pass", {**START, "server.js": "const { PORT = 3000 } = process.env\napp.listen(PORT)"}),
        ("pass", {"Dockerfile": "FROM golang\nCMD /app", "main.go": 'os.Getenv("PORT")\nhttp.ListenAndServe(":"+p, nil)'}),
        ("pass", {"package.json": '{"scripts": {"start": "next start"}}', "pages/a.js": "x"}),
        ("pass", {"Dockerfile": "FROM java\nCMD java -jar a.jar", "A.java": "SpringApplication.run(A)", "src/application.properties": "server.port=${PORT:8080}"}),
        ("warn", {**START, "server.js": "app.listen(process.env.HTTP_PORT || 3000)"}),
        ("fail", {**START, "server.js": "app.listen(5000)"}),
        ("fail", {**START, "server.js": "const port = 3000\napp.listen(port)"}),
        ("fail", {"Procfile": "web: gunicorn -b :8000 app:app", "app.py": FLASK}),
        ("fail", {"Procfile": "web: uvicorn app:app", "app.py": "app = FastAPI()"}),
        ("fail", {"Dockerfile": "FROM golang\nCMD /app", "main.go": GIN}),
        ("fail", {"Procfile": "web: python app.py", "app.py": FLASK + "if 1:\n  app.run(host='0.0.0.0', port=5000)"}),
        ("fail", {"Procfile": "web: python manage.py runserver 0.0.0.0:8000", **MANAGE}),
        ("fail", {"Procfile": "web: gunicorn app:app", "app.py": FLASK, "gunicorn.conf.py": "bind = '0.0.0.0:8000'"}),
        ("na", {"app.py": FLASK}),
        ("na", {"index.html": "x"}),
    ],
    "debug_off": [
        ("pass", {"a/settings.py": "DEBUG = os.environ.get('DEBUG', 'False') == 'True'", **MANAGE}),
        ("pass", {"a/settings.py": "DEBUG = bool(strtobool(os.getenv('DEBUG', 'false')))", **MANAGE}),
        ("pass", {"a/settings.py": "DEBUG = env.bool('DJANGO_DEBUG', default=False)", **MANAGE}),
        ("pass", {"a/settings.py": "DEBUG = env('DEBUG')", **MANAGE}),
        ("pass", {"a/settings.py": "DEBUG = config('DEBUG', default=False, cast=bool)", **MANAGE}),
        ("pass", {"a/settings.py": "DEBUG = int(os.environ.get('DEBUG', default=0))", **MANAGE}),
        ("pass", {"a/settings.py": "DEBUG = 'RENDER' not in os.environ", **MANAGE}),
        ("pass", {"a/settings/base.py": "DEBUG = True", "a/settings/production.py": "DEBUG = False", **MANAGE}),
        ("pass", {"a/settings/dev.py": "DEBUG = True", "a/settings/base.py": "", **MANAGE}),
        ("pass", {"app.py": FLASK + "if 1:\n    app.run(debug=True)", "Procfile": "web: gunicorn app:app"}),
        ("pass", {"app.py": FLASK + "# app.run(debug=True)"}),
        ("warn", {"a/settings.py": "DEBUG = True\nif 'PROD' in os.environ:\n    DEBUG = False", **MANAGE}),
        ("warn", {"a/settings.py": "DEBUG = os.environ.get('DEBUG', 'True') == 'True'", **MANAGE}),
        ("warn", {"a/settings.py": "DEBUG = config('DEBUG', default=True, cast=bool)", **MANAGE}),
        ("warn", {"a/settings.py": "DEBUG = not os.getenv('PRODUCTION')", **MANAGE}),
        ("warn", {"a/settings.py": "DEBUG = os.getenv('ENV', 'dev') != 'prod'", **MANAGE}),
        ("fail", {"a/settings.py": "DEBUG = True", **MANAGE}),
        ("fail", {"a/settings.py": "DEBUG = 1\nINSTALLED_APPS = []", **MANAGE}),
        ("fail", {"app.py": FLASK + "if 1:\n    app.run(debug=True)", "Procfile": "web: python app.py"}),
        ("fail", {"app.py": FLASK, "Dockerfile": "FROM a\nENV FLASK_ENV development\nCMD flask run"}),
        ("fail", {"app.py": FLASK + "app.debug = True"}),
        ("fail", {"server.js": NODE, "Dockerfile": "FROM node\nENV NODE_ENV=development\nCMD node server.js"}),
        ("na", {"README.md": "DEBUG = True"}),
    ],
    "database_url_from_env": [
        ("pass", {"a/settings.py": "DATABASES = {'default': dj_database_url.config(default='sqlite:///db')}", **MANAGE}),
        ("pass", {"a/settings.py": "DATABASES = {'default': env.db()}", **MANAGE}),
        ("pass", {"app.py": FLASK + "import psycopg2\npsycopg2.connect(os.environ['DATABASE_URL'])"}),
        ("pass", {"app.py": FLASK + "import redis\nredis.from_url(os.getenv('REDIS_URL', 'redis://localhost'))"}),
        ("pass", {"a.js": NODE + "const m = require('mongoose'); m.connect(process.env.MONGODB_URI)"}),
        ("pass", {"a.js": NODE + "require('@prisma/client')", "prisma/schema.prisma": 'datasource db { url = env("DATABASE_URL") }'}),
        ("pass", {"main.go": GIN + 'import ("database/sql")\nsql.Open("pg", os.Getenv("DATABASE_URL"))'}),
        ("pass", {"app.py": FLASK + "import sqlalchemy\nclass S(BaseSettings):\n    database_url: str\n"}),
        ("fail", {"a/settings.py": "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3'}}", **MANAGE}),
        ("fail", {"app.py": FLASK + "import sqlite3\nsqlite3.connect('a.db')"}),
        ("fail", {"app.py": FLASK + "import flask_sqlalchemy\nURI = 'sqlite:///a.db'"}),
        ("fail", {"a.js": NODE + "require('mongoose').connect('mongodb://localhost/shop')"}),
        ("fail", {"a.js": NODE + "const mysql = require('mysql2');\nmysql.createConnection({\n  host: 'db',\n})"}),
        ("fail", {"index.php": "<?php new mysqli('localhost', 'root', '');"}),
        ("na", {"app.py": FLASK}),
        ("na", {"index.html": "x"}),
    ],
    "dockerfile": [
        ("pass", {"Dockerfile": "FROM python:3.12"}),
        ("pass", {"web/Dockerfile": "FROM node"}),
        ("fail", {"Dockerfile": "# nothing yet"}),
        ("fail", {".devcontainer/Dockerfile": "FROM node"}),
        ("fail", {"app.py": FLASK}),
    ],
    "migrations": [
        ("pass", {"dogs/models.py": MODEL, "dogs/migrations/0001_initial.py": MIGRATION, **MANAGE}),
        ("pass", {"src/dogs/models/dog.py": MODEL, "src/dogs/models/__init__.py": "", "src/dogs/migrations/0001_a.py": MIGRATION, **MANAGE}),
        ("pass", {"a/settings.py": "", "Procfile": "web: python manage.py migrate && gunicorn a.wsgi", **MANAGE}),
        ("pass", {"prisma/schema.prisma": "datasource db {}", "prisma/migrations/1_a/migration.sql": "x"}),
        ("pass", {"alembic.ini": "x", "alembic/versions/1_a.py": "x"}),
        ("pass", {"db/migrate/1_create.rb": "x", "config.ru": "run App", "app.rb": "require 'sinatra'"}),
        ("pass", {"a.js": NODE + "app.listen(1)", "migrations/1-a.js": "x"}),
        ("warn", {"a/settings.py": "", **MANAGE}),
        ("warn", {"prisma/schema.prisma": "datasource db {}", "package.json": '{"scripts": {"build": "prisma db push"}}'}),
        ("fail", {"dogs/models.py": MODEL, "dogs/migrations/__init__.py": "", **MANAGE}),
        ("fail", {"dogs/models.py": MODEL + "    age = models.IntegerField()\n", "dogs/migrations/0001_initial.py": MIGRATION, **MANAGE}),
        ("fail", {"dogs/models.py": MODEL + "class Cat(models.Model):\n    x = 1\n", "dogs/migrations/0001_a.py": MIGRATION, **MANAGE}),
        ("fail", {"prisma/schema.prisma": "datasource db {}"}),
        ("fail", {"requirements.txt": "Flask-Migrate==4.0", "app.py": FLASK}),
        ("na", {"app.py": FLASK + "import flask_sqlalchemy"}),
        ("na", {"dogs/models.py": "class Dog:\n    pass", "app.py": FLASK}),
    ],
    "tests": [
        ("pass", {"app.py": FLASK, "tests/test_a.py": "def test_it():\n    assert 1"}),
        ("pass", {"shop/tests.py": "class T(TestCase):\n    def test_up(self): ...", **MANAGE}),
        ("pass", {"a.js": NODE + "app.listen(1)", "src/a.test.ts": "it('works', () => {})"}),
        ("pass", {"main.go": GIN, "main_test.go": "func TestA(t *testing.T) {}"}),
        ("pass", {"config.ru": "run App", "a.rb": "x", "spec/a_spec.rb": "  it 'works' do"}),
        ("warn", {"app.py": FLASK, "tests/e2e.py": "requests.get('http://localhost')\n" * 12}),
        ("fail", {"shop/tests.py": "from django.test import TestCase\n\n# Create your tests here.", **MANAGE}),
        ("fail", {"app.py": FLASK}),
        ("na", {"README.md": "x"}),
    ],
    "licence_file": [
        ("pass", {"LICENSE": "MIT License, with many words in it"}),
        ("pass", {"LICENCE.md": "All rights reserved by the owner"}),
        ("pass", {"COPYING": "GNU General Public License version 3"}),
        ("fail", {"LICENSE": ""}),
        ("fail", {"package.json": '{"license": "MIT"}'}),
        ("fail", {"vendor/x/LICENSE": "MIT License, with many words in it"}),
    ],
}  # fmt: skip
TABLE = [(check, *case) for check, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(
    ("check", "status", "files"), TABLE,
    ids=[f"{check}-{status}-{number}" for number, (check, status, _) in enumerate(TABLE)],
)  # fmt: skip
def test_a_check_tells_apart_what_it_should(check, status, files):
    verdict = CHECKS[check].function(Tree({path: text.encode() for path, text in files.items()}))
    assert verdict.status == status, verdict
    assert verdict.check == check
    assert verdict.evidence.endswith((".", "app", "PORT")) or verdict.status == "pass"
    assert bool(verdict.fix) or verdict.status in ("pass", "na")


def test_every_check_can_fail_and_pass():
    for check in CHECKS.keys() - {"secrets"}:
        assert {"pass", "fail"} <= {status for status, _ in CASES[check]}


def test_every_check_says_what_its_answers_mean():
    for check in CHECKS.values():
        for status in ("pass", "fail", "na"):
            assert status in check.function.__doc__
        assert check.label
        assert check.why.endswith(".")
