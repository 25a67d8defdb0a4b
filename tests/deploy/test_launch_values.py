"""What a guide tells of an app: its own commands, settings and needs, from its own files."""

import pytest

from deploy import guides
from deploy.environment import MOST, variables
from deploy.needs import needs
from deploy.paths import AWS, PATHS, RAILWAY, VERCEL, minds, recommended
from deploy.steps import block
from tests.appspec.specs import CROWDFUNDING
from tests.deploy.launch_world import a_project, a_version, rendered

pytestmark = pytest.mark.django_db
STATIC = {"index.html": b"<h1>Hi</h1>", "README.md": b"# Hi"}


@pytest.fixture
def project(founder):
    return a_project(owner=founder)


def told(path, found, own=""):
    return "\n".join(
        "\n".join([step.title, *step.words, *(snippet.text for snippet in step.snippets)])
        for step in guides.guide(path, found, own)
    )


def test_needs_are_read_from_the_files(project):
    found = needs(a_version(project))
    assert found.name == "Paws & Paths"
    assert found.slug == "paws-paths"
    assert found.folder == "paws-paths-v0.1"
    assert found.start.startswith("python manage.py migrate --noinput && exec gunicorn")
    assert found.health == "/healthz"
    assert (found.database, found.uploads, found.background) == (True, False, False)
    assert found.migrates_itself
    assert found.dockerfile
    assert found.knows_hosts == {"railway", "vercel"}
    assert {"seed", "promote"} <= found.commands


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.key)
def test_a_guide_uses_the_apps_own_values(project, path):
    version = a_version(project)
    text = told(path, needs(version), "walk.example")
    for own in ("cd paws-paths-v0.1", "/healthz", "DEBUG=0", "DEMO=0", "TRUST_PROXY=1", "HTTPS=1"):
        assert own in text
    assert "ALLOWED_HOSTS=walk.example" in text
    assert "CSRF_TRUSTED_ORIGINS=https://walk.example" in text
    assert "createsuperuser" in text
    assert "seed" in text
    assert "SECRET_KEY=change-me" not in text
    assert "PORT=" not in text


def test_the_start_line_is_the_one_of_the_procfile(project):
    files = rendered() | {"Procfile": b"web: run-my-own --port $PORT\n"}
    found = needs(a_version(project, files))
    text = told(RAILWAY, found)
    assert "run-my-own --port $PORT" in text
    assert "manage.py migrate" in text  # it does not bring the tables up to date by itself


def test_trusted_roles_get_their_first_member(project):
    from cofounder.appspec.render import all_files

    files = {path: text.encode() for path, text in all_files(CROWDFUNDING).items()}
    files["app/roles.py"] = b'TRUSTED = ("keeper",)\n'
    text = told(RAILWAY, needs(a_version(project, files)))
    assert "manage.py promote YOUR-USER-NAME keeper" in text


def test_the_database_is_where_each_host_has_it(project):
    found = needs(a_version(project))
    assert "DATABASE_URL=${{Postgres.DATABASE_URL}}" in block(RAILWAY, found, "")
    assert "DATABASE_URL" not in block(VERCEL, found, "")  # connecting the database adds it
    assert "DATABASE_URL=postgres://USER:PASSWORD@ENDPOINT" in block(AWS, found, "")
    keys = [step.key for step in guides.guide(VERCEL, found)]
    assert keys.index("database") < keys.index("tables") < keys.index("upload")


def test_an_app_with_a_database_goes_to_railway_and_the_reason_says_so(project):
    path, why = recommended(needs(a_version(project)))
    assert path is RAILWAY
    assert "Paws & Paths keeps what people enter in a database." in why
    assert "no durable disk" in why


def test_an_app_that_keeps_nothing_goes_to_vercel(project):
    path, why = recommended(needs(a_version(project, STATIC, spec={})))
    assert path is VERCEL
    assert "keeps nothing where it runs" in why


def test_uploads_and_background_work_are_held_against_vercel(project):
    files = rendered() | {
        "app/extra.py": b"from django.db import models\nphoto = models.ImageField()\n",
        "Procfile": b"web: gunicorn config.wsgi\nworker: celery -A config worker\n",
    }
    found = needs(a_version(project, files))
    assert found.uploads
    assert found.background
    held = " ".join(minds(VERCEL, found))
    assert "would be lost" in held
    assert "works in the background" in held
    assert recommended(found)[0] is RAILWAY


def test_a_path_says_what_it_costs_and_when_we_looked():
    for path in PATHS:
        low, high = path.dollars
        assert 0 < low < high
        assert path.priced.split()[-1].isdigit()
        assert path.prices_at.startswith("https://")


def test_settings_are_read_with_what_is_written_above_them():
    found = variables(
        "# The lock.\n# Make one: do this\nexport SECRET_KEY='x'\n\n# stray\n\n"
        "STRIPE_API_KEY=sk_test_1234\nCOLOUR=blue\nPORT=8080\nCOLOUR=red\nnot a line\n"
    )
    by_name = {variable.name: variable for variable in found}
    assert list(by_name) == ["SECRET_KEY", "STRIPE_API_KEY", "COLOUR", "PORT"]
    assert by_name["SECRET_KEY"].what == "The lock."
    assert by_name["SECRET_KEY"].command
    assert by_name["STRIPE_API_KEY"].what == ""
    assert by_name["STRIPE_API_KEY"].kind == "yours"
    assert "sk_test" not in str(by_name["STRIPE_API_KEY"])
    assert "blue" in by_name["COLOUR"].how
    assert not by_name["PORT"].is_task


def test_a_list_of_settings_without_end_is_cut():
    assert len(variables("\n".join(f"A{n}=1" for n in range(500)))) == MOST
