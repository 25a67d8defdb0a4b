"""Text to paste that fixes what a check found, with the app's own names."""

from __future__ import annotations

from deploy import entrypoints
from deploy.sources import Tree, folder

#: Written apart, because only our settings read the environment of our own process.
ENVIRON = "os.environ"


def serve_line(tree: Tree) -> str:
    """Return the command that serves this app on ``$PORT``; empty when we cannot tell."""
    module = entrypoints.django_module(tree)
    if module:
        return f"gunicorn {module} --bind 0.0.0.0:$PORT"
    for entry in entrypoints.entries(tree):
        if entry.kind == "flask":
            target = entry.name or "'create_app()'"
            return f"gunicorn {entry.module}:{target} --bind 0.0.0.0:$PORT"
        if entry.kind == "fastapi":
            return f"uvicorn {entry.module}:{entry.name or 'app'} --host 0.0.0.0 --port $PORT"
        if entry.kind == "streamlit":
            return f"streamlit run {entry.path} --server.port $PORT --server.address 0.0.0.0"
        if entry.kind == "node":
            built = entry.path.endswith((".ts", ".mts"))
            return "npm start" if built else f"node {entry.path}"
        if entry.kind == "ruby":
            return "bundle exec puma -p $PORT"
        if entry.kind == "php":
            return f"php -S 0.0.0.0:$PORT -t {folder(entry.path) or '.'}"
        if entry.kind in ("python", "go"):
            return f"python {entry.path}" if entry.kind == "python" else "go run ."
    return ""


def procfile(tree: Tree) -> str:
    """Return the line of a Procfile that starts this app."""
    line = serve_line(tree) or "the command that starts your app"
    migrate = "python manage.py migrate --noinput && " if entrypoints.django_module(tree) else ""
    return f"web: {migrate}{line}\n"


def install_line(tree: Tree) -> str:
    """Return the command that installs what the app needs."""
    known = (
        (r"uv\.lock", "uv sync --frozen"),
        (r"requirements\.txt", "pip install -r requirements.txt"),
        (r"pnpm-lock\.yaml", "pnpm install --frozen-lockfile"),
        (r"yarn\.lock", "yarn install --frozen-lockfile"),
        (r"package-lock\.json", "npm ci"),
        (r"package\.json", "npm install"),
        (r"Gemfile", "bundle install"),
        (r"composer\.json", "composer install --no-dev"),
        (r"go\.mod", "go mod download"),
        (r"poetry\.lock", "poetry install"),
        (r"Pipfile", "pipenv install --deploy"),
        (r"pyproject\.toml", "pip install ."),
    )
    return next((line for pattern, line in known if tree.named(pattern)), "")


def run_lines(tree: Tree) -> str:
    """Return the commands that run the app on a laptop."""
    lines = [install_line(tree)]
    if tree.named(r"manage\.py"):
        lines += ["python manage.py migrate", "python manage.py runserver"]
    else:
        lines.append(serve_line(tree).replace("$PORT", "8000"))
    return "\n".join(filter(None, lines)) or "the commands that install and start it"


def dockerfile(tree: Tree) -> str:
    """Return a Dockerfile for this app."""
    line = serve_line(tree) or "echo 'the command that starts your app'"
    start = "python manage.py migrate --noinput && " if entrypoints.django_module(tree) else ""
    language = (tree.languages or ["python"])[0]
    images = {
        "node": "node:22-slim", "ruby": "ruby:3.4-slim", "go": "golang:1.25", "php": "php:8.4-cli",
        "python": "python:3.12-slim",
    }  # fmt: skip
    image = images.get(language, "debian:stable-slim")
    install = f"RUN {install_line(tree)}\n" if install_line(tree) else ""
    return (
        f"FROM {image}\nENV PORT=8080\nWORKDIR /srv\nCOPY . .\n{install}"
        f'EXPOSE 8080\nCMD ["sh", "-c", "{start}exec {line}"]\n'
    )
