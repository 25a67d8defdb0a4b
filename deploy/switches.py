"""What a Python settings file says when nothing is set where it runs. Read, never executed."""

from __future__ import annotations

import ast
from typing import Any

#: Set by hosts themselves: a file that asks for one of them knows that it is in production.
HOSTED = frozenset(
    {
        "RENDER",
        "DYNO",
        "RAILWAY_ENVIRONMENT",
        "RAILWAY_ENVIRONMENT_NAME",
        "VERCEL",
        "VERCEL_ENV",
        "FLY_APP_NAME",
        "K_SERVICE",
        "GAE_APPLICATION",
        "GAE_ENV",
        "WEBSITE_HOSTNAME",
        "HEROKU_APP_NAME",
    }
)
_TRUE = {"1", "true", "t", "yes", "y", "on"}
_CASTS = {"bool", "int", "float", "str", "strtobool", "string_to_bool", "to_bool", "str2bool"}


class Unknown(Exception):
    """The value depends on something we cannot see."""


class Switch:
    """The fate of one name in a settings file: its *value*, whether the environment may change it
    (*asked*), and whether somewhere it is set to something else (*changed*).
    """

    def __init__(self, text: str, wanted: str) -> None:
        self.wanted, self.names = wanted, {}
        self.value: Any = None
        self.line, self.assigned, self.asked, self.changed = 0, False, False, False
        try:
            self._run(ast.parse(text).body, sure=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            # Nobody nests like this: what was found up to here may be half of it.
            self.value, self.assigned, self.asked, self.changed = None, False, False, False

    def _run(self, body: list[ast.stmt], *, sure: bool) -> None:
        for node in body:
            if isinstance(node, ast.If):
                test = self._guess(node.test)
                known = test is not None
                self._run(node.body, sure=sure and known and bool(test))
                self._run(node.orelse, sure=sure and known and not test)
            elif isinstance(node, ast.Try):
                self._run([*node.body, *node.orelse, *node.finalbody], sure=sure)
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    self._assign(target, node.value, sure=sure)
            elif isinstance(node, ast.AnnAssign) and node.value:
                self._assign(node.target, node.value, sure=sure)

    def _assign(self, target: ast.expr, value: ast.expr, *, sure: bool) -> None:
        if not isinstance(target, ast.Name):
            return
        if target.id == self.wanted:
            self.assigned = True
            if not sure:
                self.changed = True
                return
            self.asked = reads_environment(value)
            self.value, self.line = self._guess(value), value.lineno
        elif not sure:
            return
        self.names[target.id] = self._guess(value)

    def _guess(self, node: ast.expr) -> Any:
        try:
            return self._value(node)
        except (Unknown, TypeError, ValueError, AttributeError):
            return None

    def _value(self, node: ast.expr) -> Any:
        match node:
            case ast.Constant():
                return node.value
            case ast.Name() if self.names.get(node.id) is not None:
                return self.names[node.id]
            case ast.UnaryOp(op=ast.Not()):
                return not self._value(node.operand)
            case ast.BoolOp(op=op):
                for part in node.values:
                    result = self._value(part)
                    if bool(result) == isinstance(op, ast.Or):
                        return result
                return result
            case ast.Compare(ops=[op], comparators=[right]):
                return self._compare(node.left, op, right)
            case ast.List() | ast.Tuple() | ast.Set():
                return [self._value(part) for part in node.elts]
            case ast.IfExp():
                return self._value(node.body if self._value(node.test) else node.orelse)
            case ast.Call():
                return self._call(node)
        raise Unknown

    def _compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> bool:
        if isinstance(op, ast.In | ast.NotIn) and "environ" in ast.unparse(right):
            there = self._value(left) in HOSTED
            return there == isinstance(op, ast.In)
        a, b = self._value(left), self._value(right)
        match op:
            case ast.Eq():
                return a == b
            case ast.NotEq():
                return a != b
            case ast.In():
                return a in b
            case ast.NotIn():
                return a not in b
            case ast.Is():
                return a is b
            case ast.IsNot():
                return a is not b
        raise Unknown

    def _call(self, node: ast.Call) -> Any:
        called = ast.unparse(node.func)
        last = called.rpartition(".")[2]
        if last in _CASTS and node.args and "env" not in called and not _is_name(node.args[0]):
            return _cast(last, self._value(node.args[0]))
        if last in {"lower", "upper", "strip", "title", "capitalize"} and isinstance(
            node.func, ast.Attribute
        ):
            return getattr(str(self._value(node.func.value)), last)()
        if node.args and _is_name(node.args[0]):
            return self._asked_for(node, called)
        raise Unknown

    def _asked_for(self, node: ast.Call, called: str) -> Any:
        """Return what a reader of the environment gives when the variable is not set."""
        given = {word.arg: word.value for word in node.keywords}
        default = given.get("default") or (node.args[1] if len(node.args) > 1 else None)
        if str(node.args[0].value) in HOSTED:  # type: ignore[attr-defined]
            return "1"
        value = self._value(default) if default is not None else None
        typed = (
            called.endswith((".bool", "_bool", "bool_env")) or _names(given.get("cast")) == "bool"
        )
        if typed and isinstance(value, str):
            return value.strip().lower() in _TRUE
        return value


def reads_environment(node: ast.expr) -> bool:
    """Tell whether an expression asks for a variable of the environment."""
    return any(
        isinstance(part, ast.Call) and part.args and _is_name(part.args[0])
        for part in ast.walk(node)
    ) or "environ" in ast.unparse(node)


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isupper()


def _names(node: ast.expr | None) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _cast(last: str, value: Any) -> Any:
    if "bool" in last and last != "bool":
        return str(value).strip().lower() in _TRUE
    return {"bool": bool, "int": int, "float": float}.get(last, str)(value)
