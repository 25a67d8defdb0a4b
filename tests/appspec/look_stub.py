"""The template tags of a built app, taken from its own file, so that its templates parse here."""

from cofounder.appspec.render import FIXED

register = None
exec(compile((FIXED / "app/templatetags/look.py.txt").read_text(), "look.py", "exec"))
