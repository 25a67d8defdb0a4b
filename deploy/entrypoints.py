"""Where an app begins: the files that hold a server or an application object."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deploy.manifests import manifests
from deploy.sources import Tree, folder, inside, name, once

#: kind -> (language, pattern of the line that makes a server or an application)
_PATTERNS = {
    "django": ("python", r"\bget_[aw]sgi_application\(|\bexecute_from_command_line\("),
    "flask": (
        "python",
        r"^(\w+)(?:\s*:\s*\w+)?\s*=\s*(?:flask\.)?(?:Flask|Quart)\(|\bdef create_app\(",
    ),
    "fastapi": (
        "python",
        r"^(\w+)(?:\s*:\s*\w+)?\s*=\s*(?:fastapi\.)?(?:FastAPI|Starlette|Litestar)\(",
    ),
    "streamlit": ("python", r"^import streamlit\b"),
    "python": (
        "python",
        r"\b(?:HTTPServer|make_server|serve_forever|run_app|run_simple|Sanic|Bottle)\(|\brun\(.*\bport\s*=",
    ),
    "node": ("node", r"\.listen\(|\bcreateServer\(|\bBun\.serve\(|\bDeno\.serve\("),
    "node app": (
        "node",
        r"\bexpress\(\)|\([\"']express[\"']\)\(\)|\b[fF]astify\(|\bnew (?:Koa|Hono|Elysia)\(",
    ),
    "go": ("go", r"\bListenAndServe(?:TLS)?\(|\.(?:Run|Start|Listen)\(|\bhttp\.Serve\("),
    "rust": (
        "rust",
        r"\bHttpServer::new|\baxum::serve|\brocket::build|\b#\[launch\]|\bwarp::serve",
    ),
    "java": ("java", r"\bSpringApplication\.run|@QuarkusMain|\bJavalin\.create|\bembeddedServer\("),
    "ruby": ("ruby", r"^run\s+\S+|\bSinatra::|require\s+[\"']sinatra"),
    "dotnet": ("dotnet", r"\bWebApplication\.Create|\bCreateHostBuilder\("),
    "elixir": ("elixir", r"\buse Phoenix\.Endpoint"),
}
_PAGES = re.compile(r"index\.(html?)", re.IGNORECASE)
#: Packages that build pages which any host of files serves.
_BUILDERS = {
    "vite",
    "react-scripts",
    "@angular/cli",
    "@vue/cli-service",
    "gatsby",
    "parcel",
    "astro",
    "webpack",
    "@11ty/eleventy",
    "hexo",
    "@docusaurus/core",
    "vuepress",
    "vitepress",
}
_SERVERS = {
    "express",
    "fastify",
    "koa",
    "@hapi/hapi",
    "hapi",
    "@nestjs/core",
    "next",
    "nuxt",
    "@remix-run/serve",
    "restify",
    "@sveltejs/adapter-node",
    "socket.io",
    "apollo-server",
    "@adonisjs/core",
    "hono",
    "polka",
    "sails",
    "strapi",
    "@strapi/strapi",
    "meteor",
    "keystone",
    "http-server",
    "serve",
    "ws",
}


@dataclass(frozen=True)
class Entry:
    """A file that holds a server: its *kind*, and the *name* of the application in it, if any."""

    kind: str
    path: str
    name: str = ""

    @property
    def module(self) -> str:
        """The dotted name of a Python module, from the folder that holds its top package."""
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


@once
def entries(tree: Tree) -> list[Entry]:
    """Return the places where servers are made, shallow ones first."""
    found: list[Entry] = []
    for kind, (language, pattern) in _PATTERNS.items():
        for hit in tree.search(pattern, language, flags=re.MULTILINE):
            called = hit.match.group(1) if hit.match.re.groups else ""
            if not any(e.path == hit.path for e in found):
                found.append(Entry(kind, hit.path, called or ""))
    found += [
        Entry("php", path)
        for path in tree.named(r"index\.php|artisan")
        if path in tree.code or "." not in path
    ]
    return sorted(found, key=lambda e: (e.path.count("/"), e.path))


def packages(tree: Tree) -> set[str]:
    """Return what all package.json files ask for, those for development left out."""
    return {
        key
        for path in tree.named(r"package\.json")
        if isinstance(tree.json(path).get("dependencies"), dict)
        for key in tree.json(path)["dependencies"]
    }


def build_scripts(tree: Tree, base: str = "") -> list[str]:
    """Return the package.json scripts below a folder that make files before the start."""
    names = ("build", "prestart", "postinstall", "heroku-postbuild", "prepare", "compile", "tsc")
    found = []
    for path in tree.named(r"package\.json"):
        scripts = tree.json(path).get("scripts")
        if inside(base, folder(path)) or inside(folder(path), base):
            found += [n for n in names if isinstance(scripts, dict) and n in scripts]
    return found


@once
def is_static(tree: Tree) -> bool:
    """Tell whether the app is only pages: nothing of it runs on a server."""
    if entries(tree) or packages(tree) & _SERVERS:
        return False
    languages = set(tree.languages) - {"node"}
    built = _development_packages(tree) & _BUILDERS and build_scripts(tree)
    return not languages and bool(built or any(_PAGES.fullmatch(name(p)) for p in tree.own))


@once
def is_app(tree: Tree) -> bool:
    """Tell whether there is an application at all, not only papers and settings."""
    started = tree.named(r"Procfile|manage\.py|config\.ru|artisan")
    return bool(entries(tree) or is_static(tree) or (tree.code and (manifests(tree) or started)))


def module_file(tree: Tree, dotted: str) -> str:
    """Return the file of a Python module, wherever its top package lies; empty when none."""
    path = dotted.replace(".", "/")
    for wanted in (f"{path}.py", f"{path}/__init__.py"):
        for known in tree.own:
            if known == wanted or known.endswith("/" + wanted):
                return known
    return ""


def django_module(tree: Tree) -> str:
    """Return the dotted WSGI module of a Django app, as a server beside manage.py names it."""
    managers = tree.named(r"manage\.py")
    base = folder(managers[0]) if managers else ""
    for path in tree.named(r"wsgi\.py"):
        if inside(path, base):
            return (
                path.removeprefix(f"{base}/" if base else "").removesuffix(".py").replace("/", ".")
            )
    return ""


def _development_packages(tree: Tree) -> set[str]:
    found: set[str] = set()
    for path in tree.named(r"package\.json"):
        for key in ("dependencies", "devDependencies"):
            rows = tree.json(path).get(key)
            found |= set(rows) if isinstance(rows, dict) else set()
    return found
