"""Finds sentences that the code gives to people who are refused something, past translation."""

from __future__ import annotations

import ast
from collections.abc import Iterator

# What carries a sentence to a person: our exceptions, rest framework's, and those who make them.
CARRIERS = {"Problem", "Missing", "Conflict", "Refused", "TooLarge", "BadWav"}
CARRIERS |= {"ValidationError", "PermissionDenied", "NotFound", "_refuse", "_bad_request"}
# What a sentence is called on its way there.
NAMES = {"sentence", "message"}


def untranslated(tree: ast.AST, *, markers: set[str]) -> Iterator[str]:
    """English that reaches a refusal or a `detail` outside a marker's brackets."""
    for node in ast.walk(tree):
        for said in _handed_over(node):
            yield from _english(said, markers)


def _handed_over(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        # `kind(sentence)` carries too, but then the sentence has its name.
        if isinstance(node.func, ast.Name) and node.func.id in CARRIERS:
            yield from node.args
            yield from (keyword.value for keyword in node.keywords)
    elif isinstance(node, ast.Assign):
        if {target.id for target in node.targets if isinstance(target, ast.Name)} & NAMES:
            yield node.value
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "detail":
                yield value


def _english(said: ast.AST, markers: set[str]) -> Iterator[str]:
    if isinstance(said, ast.Call) and isinstance(said.func, ast.Name) and said.func.id in markers:
        return
    if isinstance(said, ast.Constant) and isinstance(said.value, str) and " " in said.value.strip():
        yield said.value
    for part in ast.iter_child_nodes(said):
        # What describes the API is English.
        if not (isinstance(part, ast.keyword) and part.arg == "help_text"):
            yield from _english(part, markers)
