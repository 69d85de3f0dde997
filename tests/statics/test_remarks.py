"""What is said about a document is said in Swedish too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.designer.test_translations import swedish
from webhooks.elks.statics import remarks
from webhooks.elks.statics.remarks import AT_LINE, Remark

FOLDER = Path(remarks.__file__).parent


def sentences() -> Iterator[str]:
    """Every text of the room that ends as a sentence does, and is no docstring."""
    for path in FOLDER.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        }
        texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        for text in texts:
            if isinstance(text, str) and " " in text and text.endswith((".", ".)")):
                yield from {text} - docs


def test_every_sentence_about_a_document_has_its_swedish() -> None:
    assert sorted({*sentences(), AT_LINE} - swedish().keys()) == []


def test_a_remark_names_its_line_in_the_reader_s_language() -> None:
    remark = Remark("“{key}” stands twice: keep one.", {"key": "next"}, line=3)
    assert remark.told(swedish().__getitem__) == "Rad 3: ”next” står två gånger: behåll en."
