"""Alignment: does what a founder asks for belong to what was agreed on?

``align`` judges one request against a scope, ``of_many`` several. Pure and without network: the
same texts always get the same answer. ``benchmarks/alignment.py`` measures it and fits its model.
"""

from projects.alignment.shapes import Alignment, Scope, scope_of
from projects.alignment.verdict import align, of_many

__all__ = ["Alignment", "Scope", "align", "of_many", "scope_of"]
