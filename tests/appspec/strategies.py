"""Specs nobody would write, for hypothesis."""

from typing import get_args

from hypothesis import strategies as st

from cofounder.appspec.changes import (
    AddEntity,
    AddFeature,
    AddField,
    AddLink,
    Operation,
    RemoveEntity,
    RemoveFeature,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetColour,
    SetLook,
    SetRequired,
    SetText,
)
from cofounder.appspec.lint import tidy
from cofounder.appspec.spec import (
    AppSpec,
    EntitySpec,
    Feature,
    FeatureProbe,
    FieldKind,
    FieldSpec,
    PromiseSpec,
    RoleSpec,
    ThemeSpec,
)
from tests.appspec.test_names import HOSTILE

_WORDS = (
    "dog",
    "Dog",
    "name",
    "status",
    "date",
    "owner",
    "user",
    "message",
    "stock",
    "progress",
    "goal amount",
)
_KEYS = ("", "booking", "product", "review", "pet", "event", "post", "task", "reading", "zzz")


def _names(longest: int) -> st.SearchStrategy[str]:
    fixed = st.sampled_from([word[:longest] for word in (*HOSTILE, *_WORDS)])
    return st.one_of(fixed, fixed, st.text(max_size=longest))


def _tuples(of: st.SearchStrategy, most: int) -> st.SearchStrategy[tuple]:
    return st.lists(of, max_size=most).map(tuple)


def _literals(of: object) -> st.SearchStrategy[str]:
    return st.sampled_from(of.__args__)


@st.composite
def app_specs(draw: st.DrawFn) -> AppSpec:
    """Draw any valid spec; links and permissions mostly point somewhere."""
    name = _names(40)
    fields = st.builds(
        FieldSpec, name=name, kind=_literals(FieldKind), required=st.booleans(),
        choices=_tuples(_names(60), 4),
    )  # fmt: skip
    called = draw(st.lists(name, min_size=1, max_size=6))
    links = _tuples(st.one_of(st.sampled_from(called), name), 3)
    entities = tuple(
        draw(
            st.builds(
                EntitySpec, name=st.just(one), plural=_names(60), fields=_tuples(fields, 6),
                belongs_to=links, archetype=st.sampled_from(_KEYS),
            )
        )
        for one in called
    )  # fmt: skip
    roles = _tuples(st.builds(RoleSpec, name=name, may_add=links, may_edit=links), 3)
    colour = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
    theme = st.builds(
        ThemeSpec, accent=colour, background=colour, layout=st.sampled_from(["top", "side"]),
        font=st.sampled_from(["sans", "serif", "rounded", "humanist"]), radius=st.integers(0, 24),
    )  # fmt: skip
    probes = st.sampled_from(get_args(FeatureProbe)).flatmap(
        lambda kind: st.sampled_from(["", *called]).map(lambda entity: kind(entity=entity))
    )
    promises = _tuples(st.builds(PromiseSpec, text=_names(60), check=probes), 3)
    archetypes = (
        "booking",
        "store",
        "tracker",
        "crm",
        "event",
        "social",
        "inventory",
        "course",
        "directory",
        "x",
    )
    return draw(
        st.builds(
            AppSpec, name=_names(60), tagline=_names(200), archetype=st.sampled_from(archetypes),
            roles=roles, entities=st.just(entities), theme=theme, promises=promises,
            features=_tuples(_literals(Feature), 9),
        )
    )  # fmt: skip


@st.composite
def changed_specs(
    draw: st.DrawFn, specs: st.SearchStrategy[AppSpec] | None = None, least: int = 1
) -> tuple[AppSpec, list[Operation]]:
    """Draw a tidy spec, any or one of *specs*, and *least* or more operations, many possible."""
    spec = tidy(draw(app_specs() if specs is None else specs))
    new = _names(40)
    fields = st.builds(FieldSpec, name=new, kind=_literals(FieldKind), required=st.booleans())
    known = [(e.name, f.name) for e in spec.entities for f in e.fields]
    entity = st.one_of(st.sampled_from([e.name for e in spec.entities]), new)
    of_field = st.sampled_from(known)
    words = st.lists(new, min_size=1, max_size=4).map(tuple)
    added = st.builds(EntitySpec, name=new, fields=st.lists(fields, max_size=3).map(tuple),
                      belongs_to=st.lists(entity, max_size=2).map(tuple))  # fmt: skip
    operations = st.one_of(
        st.builds(AddField, entity=entity, field=fields),
        st.tuples(of_field, new).map(lambda t: RenameField(entity=t[0][0], field=t[0][1], to=t[1])),
        of_field.map(lambda t: RemoveField(entity=t[0], field=t[1])),
        st.tuples(of_field, st.booleans()).map(
            lambda t: SetRequired(entity=t[0][0], field=t[0][1], required=t[1])
        ),
        st.tuples(of_field, words).map(
            lambda t: SetChoices(entity=t[0][0], field=t[0][1], choices=t[1])
        ),
        st.builds(AddEntity, entity=added),
        st.builds(RenameEntity, entity=entity, to=new),
        st.builds(RemoveEntity, entity=entity),
        st.builds(AddLink, entity=entity, to=entity),
        st.builds(AddFeature, feature=_literals(Feature)),
        st.builds(RemoveFeature, feature=_literals(Feature)),
        st.builds(SetText, what=st.sampled_from(["name", "tagline"]), to=_names(200)),
        st.just(SetColour(what="accent", to="#123456")),
        st.just(SetLook(what="layout", to="side")),
    )
    return spec, draw(st.lists(operations, min_size=least, max_size=least + 5))
