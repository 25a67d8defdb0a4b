"""Where things are in a built app: its addresses and its demo accounts."""

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.plan import DEMO_PASSWORD, App, Entity, resolve
from cofounder.appspec.spec import AppSpec

HEALTH_PATH = "/healthz"
HOME_PATH = "/"
SIGNUP_PATH = "/signup/"
LOGIN_PATH = "/login/"
LOGOUT_PATH = "/logout/"
ACCOUNT_PATH = "/account/"
#: Where trusted roles give roles to others.
PEOPLE_PATH = "/account/people/"


def list_path(spec: AppSpec, entity: str) -> str:
    """Return the address of the list of *entity*; ``KeyError`` when there is no such entity."""
    return f"/{_entity(spec, entity).slug}/"


def create_path(spec: AppSpec, entity: str) -> str:
    """Return the address of the form that adds an *entity*."""
    return f"{list_path(spec, entity)}new/"


def detail_path(spec: AppSpec, entity: str, pk: int) -> str:
    """Return the address of one row of *entity*."""
    return f"{list_path(spec, entity)}{pk}/"


def search_path(spec: AppSpec, entity: str) -> str:
    """Return the address to which ``?q=words`` is added to search a list of *entity*."""
    return list_path(spec, entity)


def demo_account(spec: AppSpec, role: str = "") -> tuple[str, str]:
    """Return (user name, password) of the demo account of *role*, or of the first role."""
    app = resolve(spec)
    found = [r for r in app.roles if names.key(r.name) == names.key(role)]
    return (found or list(app.roles))[0].demo_user, DEMO_PASSWORD


def who_may_add(spec: AppSpec, entity: str) -> tuple[str, ...]:
    """Return the names of the roles that may add an *entity*: at least one."""
    ident = _entity(spec, entity).ident
    return tuple(role.name for role in resolve(spec).roles if ident in role.may_add)


def visitors_may_read(spec: AppSpec, entity: str) -> bool:
    """Tell whether the list of *entity* opens without signing in."""
    return shape.reading(resolve(spec), _entity(spec, entity)) == "everyone"


def open_roles(spec: AppSpec) -> tuple[str, ...]:
    """Return the names of the roles that the sign-up page offers."""
    return tuple(role.name for role in resolve(spec).open_roles)


def all_trusted(spec: AppSpec) -> bool:
    """Tell whether every role may change most of what others add."""
    app = resolve(spec)
    return all(app.is_trusted(role) for role in app.roles)


def role_value(spec: AppSpec, role: str) -> str:
    """Return what the sign-up form's ``role`` field holds for *role*."""
    return next(r.ident for r in resolve(spec).roles if names.key(r.name) == names.key(role))


def _entity(spec: AppSpec, name: str) -> Entity:
    app: App = resolve(spec)
    for entity in app.entities:
        if names.key(entity.name) == names.key(name):
            return entity
    raise KeyError(name)
