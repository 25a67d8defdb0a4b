"""The pinned requirements of every app we build, and the commands that run one."""

#: What ``requirements.txt`` of a new app holds.
LOCK = """\
asgiref==3.13.0
dj-database-url==3.1.2
django==5.2.19
gunicorn==27.0.1
psycopg==3.3.9
psycopg-binary==3.3.9
sqlparse==0.6.1
typing-extensions==4.16.0
whitenoise==6.12.0
"""

#: How an app is started, for real: one worker, because memory is what small machines lack.
SERVE_COMMAND = "gunicorn config.wsgi --bind 0.0.0.0:${PORT:-8080} --workers 1 --threads 4"
START_COMMAND = f"python manage.py migrate --noinput && exec {SERVE_COMMAND}"
#: A preview also holds sample data and the demo accounts; doing it again changes nothing.
PREVIEW_COMMAND = (
    f"python manage.py migrate --noinput && python manage.py seed && exec {SERVE_COMMAND}"
)
#: Writes the migrations that a changed spec needs, without asking anything.
MIGRATIONS_COMMAND = "python manage.py makemigrations app --noinput"
TEST_COMMAND = "python manage.py test"
SEED_COMMAND = "python manage.py seed"
#: Settings of a preview besides ``SECRET_KEY``, ``PORT`` and ``CSRF_TRUSTED_ORIGINS``.
PREVIEW_ENV = {"DEBUG": "0", "DEMO": "1", "TRUST_PROXY": "1", "HTTPS": "0", "ALLOWED_HOSTS": "*"}
