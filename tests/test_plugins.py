"""Installed plugins: what they add, what is told of one that cannot be used, and when they are asked anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gi_lint import language
from gi_lint.document import Document
from gi_lint.plugins import PluginError, Plugins, resolve

HEAD = "from gi_lint.hookspecs import hookimpl\n"
READER = HEAD + "@hookimpl\ndef gi_lint_readers():\n    return {'.foo': 'gi_lint.readers.txt:read'}\n"

Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a plugin of one module, with its text, under a name; gives its file."""
    monkeypatch.setenv("GI_LINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # a module written twice in a second is not to be mistaken
    monkeypatch.syspath_prepend(tmp_path / "site")
    before = set(sys.modules)

    def write(text: str, name: str = "example", module: str = "gi_lint_example") -> Path:
        about = tmp_path / "site" / f"{module}-1.0.dist-info"
        about.mkdir(parents=True, exist_ok=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
        (about / "entry_points.txt").write_text(f"[gi_lint]\n{name} = {module}\n", encoding="utf-8")
        file = tmp_path / "site" / f"{module}.py"
        file.write_text(text, encoding="utf-8")
        return file

    yield write
    for added in set(sys.modules) - before:
        if added.startswith("gi_lint_"):
            del sys.modules[added]


def fault() -> str:
    with pytest.raises(PluginError) as error:
        Plugins()
    return str(error.value)


def test_a_plugin_adds_to_what_is_built_in(install: Install) -> None:
    assert ".foo" not in Plugins().readers
    install(READER)
    plugins = Plugins()
    document: Document = resolve(plugins.readers[".foo"])("示例\n".encode(), "a.foo")
    assert [paragraph.text for paragraph in document.paragraphs] == ["示例"]
    assert ".docx" in plugins.readers


def test_an_answer_may_be_the_thing_itself(install: Install) -> None:
    install(HEAD + "class Mine: pass\n@hookimpl\ndef gi_lint_checks():\n    return {'mine': Mine}\n")
    assert Plugins().checks["mine"]().__name__ == "Mine"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "import nothing_of_that_name\n",
            "插件“example”（gi_lint_example）无法装入：ModuleNotFoundError: No module named",
        ),
        ("def (\n", "插件“example”（gi_lint_example）无法装入：SyntaxError: "),
        ("1 / 0\n", "插件“example”（gi_lint_example）无法装入：ZeroDivisionError: division by zero"),
        ("def gi_lint_readers():\n    return {}\n", "插件“example”的 gi_lint_readers 前面没有写 @hookimpl"),
        ("@hookimpl\ndef gi_lint_raeders():\n    return {}\n", "unknown hook 'gi_lint_raeders'"),
        ("@hookimpl\ndef gi_lint_readers():\n    1 / 0\n", "插件“example”的 gi_lint_readers 出错：ZeroDivisionError"),
        (
            "@hookimpl\ndef gi_lint_readers():\n    return None\n",
            "插件“example”的 gi_lint_readers 应给出名称的对照，不是 None",
        ),
        (
            "@hookimpl\ndef gi_lint_rule_packs():\n    return '/没有'\n",
            "插件“example”的 gi_lint_rule_packs 应给出目录的列表，不是 '/没有'",
        ),
        ("@hookimpl\ndef gi_lint_rule_packs():\n    return ['/没有']\n", "插件“example”的规则包不存在：/没有"),
        (
            "@hookimpl\ndef gi_lint_formatters():\n    return {'mine': 'gi_lint.formatters.text:wirte'}\n",
            "插件“example”的 gi_lint_formatters：“mine”（gi_lint.formatters.text:wirte）无法装入：AttributeError",
        ),
        (
            "@hookimpl\ndef gi_lint_readers():\n    return {'foo': 'gi_lint.readers.txt:read'}\n",
            "插件“example”的 gi_lint_readers：后缀应写成 .docx 这样，不是“foo”",
        ),
        (
            "@hookimpl\ndef gi_lint_readers():\n    return {'.docx': 'gi_lint.readers.txt:read'}\n",
            "gi_lint_readers: 插件“gi_lint.plugins.builtin”和“example”都提供“.docx”",
        ),
    ],
)
def test_a_plugin_that_cannot_be_used_is_told_by_name(install: Install, body: str, said: str) -> None:
    install(HEAD + body)
    assert said in fault()
    assert said in fault()  # nothing of it is kept


def test_faults_are_told_in_the_language_in_use(install: Install) -> None:
    install(HEAD + "@hookimpl\ndef gi_lint_readers():\n    return {'foo': 'gi_lint.readers.txt:read'}\n")
    language.use("en")
    try:
        assert fault() == "plugin “example”: gi_lint_readers: a suffix is written as .docx, not “foo”"
    finally:
        language.use("zh")


def test_two_plugins_of_one_name(install: Install) -> None:
    install(READER, module="gi_lint_one")
    install(READER, module="gi_lint_other")
    told = fault()
    assert told.startswith("两个插件都叫“example”：") and "gi_lint_one" in told and "gi_lint_other" in told


def test_plugins_are_asked_anew_when_one_changes(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    file = install(READER)
    state = Plugins().state
    with monkeypatch.context() as patched:
        patched.setattr("gi_lint.plugins._ask", lambda: pytest.fail("asked again"))
        assert ".foo" in Plugins().readers
    install(READER.replace(".foo", ".bar"))
    os.utime(file, (1, 1))
    del sys.modules["gi_lint_example"]
    changed = Plugins()
    assert ".bar" in changed.readers and ".foo" not in changed.readers
    assert changed.state != state


def test_a_plugin_that_is_gone_is_forgotten(install: Install) -> None:
    file = install(READER)
    assert ".foo" in Plugins().readers
    file.unlink()
    del sys.modules["gi_lint_example"]
    assert "gi_lint_example" in fault()
    for left in (file.parent / "gi_lint_example-1.0.dist-info").iterdir():
        left.unlink()
    (file.parent / "gi_lint_example-1.0.dist-info").rmdir()
    assert ".foo" not in Plugins().readers
