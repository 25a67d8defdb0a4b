"""LangGraph decides what runs next.

Every step is checkpointed before the next begins (``durability="sync"``), so a build whose worker
died goes on where it stood.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from django.db import connection as database
from langgraph.checkpoint.postgres import PostgresSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from psycopg import Connection
from psycopg.rows import dict_row

from builds import lifecycle, record
from builds.models import Build
from builds.pipeline import nodes
from builds.pipeline.bench import Bench, CannotRepair, save
from builds.pipeline.nodes import State

Stage = Build.Stage
Node = Callable[[State, Runtime[Bench]], State]

#: Rounds of repair before we stop, and how often the same failure may come.
MOST_ROUNDS = 4
SAME_FAILURE = 3
#: Steps of the graph at most: four per round, and publishing.
MOST_STEPS = 4 * (MOST_ROUNDS + 1) + 5


SCHEMA = "checkpoints"
#: What Django passes to psycopg besides libpq's parameters; ``options`` is extended.
DJANGOS_OWN = {"context", "cursor_factory", "prepare_threshold", "server_side_binding", "options"}


def staged(stage: str, node: Node) -> Node:
    """Let the build enter *stage* before *node* runs, so the page always knows."""

    def enter_and_run(state: State, runtime: Runtime[Bench]) -> State:
        lifecycle.enter(runtime.context.build, stage)
        return node(state, runtime)

    return enter_and_run


def after_install(state: State) -> Literal["code", "checks"]:
    """Check what installed; repair what did not."""
    return repair_or_stop(state) if state["problems"] else Stage.CHECKS


def after_checks(state: State) -> Literal["code", "publish"]:
    """Publish what works, repair what does not."""
    return repair_or_stop(state) if state["problems"] else "publish"


def repair_or_stop(state: State) -> Literal["code"]:
    """Try again, and know when to stop: too many rounds, or the same failure again and again."""
    latest = state["signatures"][-1]
    if state["round"] > MOST_ROUNDS or state["signatures"].count(latest) >= SAME_FAILURE:
        raise CannotRepair(state["problems"])
    return Stage.CODE


def repairing(node: Node) -> Node:
    """Say which attempt at repair this is."""

    def tell_and_run(state: State, runtime: Runtime[Bench]) -> State:
        if state["problems"]:
            build = runtime.context.build
            save(build, round=state["round"])
            record.tell(build, f"Fixing a problem, try {state['round']} of {MOST_ROUNDS}.")
        return node(state, runtime)

    return tell_and_run


def steps() -> StateGraph:
    """The steps of a build and the ways between them."""
    graph = StateGraph(State, context_schema=Bench)
    graph.add_node(Stage.SCAFFOLD.value, staged(Stage.SCAFFOLD, nodes.scaffold))
    graph.add_node(Stage.CODE.value, staged(Stage.CODE, repairing(nodes.write_code)))
    graph.add_node(Stage.DEPS.value, staged(Stage.DEPS, nodes.install))
    graph.add_node(Stage.CHECKS.value, staged(Stage.CHECKS, nodes.check))
    graph.add_node("publish", staged(Stage.CHECKS, nodes.publish))
    graph.add_edge(START, Stage.SCAFFOLD.value)
    graph.add_edge(Stage.SCAFFOLD.value, Stage.CODE.value)
    graph.add_edge(Stage.CODE.value, Stage.DEPS.value)
    graph.add_conditional_edges(Stage.DEPS.value, after_install)
    graph.add_conditional_edges(Stage.CHECKS.value, after_checks)
    graph.add_edge("publish", END)
    return graph


@contextmanager
def checkpointer() -> Iterator[PostgresSaver]:
    """Open the place where LangGraph keeps its state: a schema of its own in our database."""
    known = database.get_connection_params()
    libpq = {name: known[name] for name in known.keys() - DJANGOS_OWN if known[name]}
    own = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    search = f"{known.get('options') or ''} -csearch_path={SCHEMA}".strip()
    with Connection.connect(**libpq, **own, options=search) as connection:
        yield PostgresSaver(connection)


def set_up() -> None:
    """Make the schema and tables in which LangGraph keeps its state. Safe to run twice."""
    with database.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    with checkpointer() as saver:
        saver.setup()


def thread(build: Build) -> dict[str, object]:
    """Name the thread of *build* and bound its length."""
    return {"configurable": {"thread_id": f"build:{build.pk}"}, "recursion_limit": MOST_STEPS}


def run(bench: Bench) -> None:
    """Run the build on *bench* from where it stood to the end of the graph."""
    with checkpointer() as saver:
        graph: CompiledStateGraph = steps().compile(saver)
        config = thread(bench.build)
        stood = graph.get_state(config).next
        graph.invoke(None if stood else {"problems": []}, config, context=bench, durability="sync")


def forget(build: Build) -> None:
    """Remove the checkpoints of a build that has ended."""
    with checkpointer() as saver:
        saver.delete_thread(f"build:{build.pk}")
