"""The product's settings with a small site around one live region."""

from cofounder.settings import *  # noqa: F403
from cofounder.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "tests.live.site"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "tests" / "live" / "templates")
DEBUG = True  # serves static files from where they are
