"""completion: what a shell needs to complete commands, options and their values, made from the parser itself.

Ids of rules, templates and outputs are those known when the script is made, with installed plugins.
"""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from gi_lint.arguments import parser_for
from gi_lint.commands.completion.levels import known_words, levels_of
from gi_lint.commands.output import show


def run(arguments: Namespace) -> int:
    """Print the script of a shell."""
    levels = list(levels_of(parser_for(()), known_words()))
    show(import_module(f"{__name__}.{arguments.shell}").script(levels))
    return 0
