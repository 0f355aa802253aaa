"""check --show-config: which configuration applies to a file, where it lies and why, and what comes of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from gi_lint.batch import Batch
from gi_lint.commands import UsageError, baseline_for, setups_for, wish_of
from gi_lint.commands.output import show
from gi_lint.config import NAME, SHARED, Config, Layer
from gi_lint.files import is_file, is_folder
from gi_lint.hints import Any
from gi_lint.language import say
from gi_lint.setups import FAIL_ON, Setup
from gi_lint.sheet import Key

_DEFAULTS = {"template": "auto", "fail-on": FAIL_ON}


def run(arguments: Namespace) -> int:
    """Show what applies to the file given."""
    file = arguments.show_config
    if is_folder(file):
        raise UsageError(say("gi-lint: --show-config 后面应写一个文件，{path} 是文件夹", path=file))
    setups = setups_for(arguments, baseline_for(arguments))
    list(Batch(setups, cached=not arguments.no_cache).lint([(file, None)]))  # what is wrong is told as a check would
    setup = setups.of(file)
    lines = [file, *_why(setup, arguments.config is not None), *_values(setup, wish_of(arguments), file)]
    show("\n".join(lines) + "\n")
    return 0


def _why(setup: Setup, given: bool) -> Iterator[str]:
    config = setup.config
    if config is None:
        yield say("  配置文件：没有（从该文件所在目录逐级向上，没有找到 {name}）", name=NAME)
        return
    yield say("  配置文件：{path}", path=config.folder / config.path.name)
    if given:
        yield say("  原因：由 --config 指定，适用于全部文件")
    else:
        yield say("  原因：从该文件所在目录逐级向上，最先找到的 {name}", name=NAME)
    for other in () if given else _others(config):
        yield say("  另有：{path}（较远，不起作用；几份配置不会合并）", path=other)
    for number in setup.overrides:
        files = say("、").join(config.sheet.tree["overrides"][number]["files"])
        place = config.sheet.source("overrides", number)
        said = "  适用的 overrides：第 {number} 项（{place}，files：{files}）"
        yield say(said, number=number + 1, place=place, files=files)


def _others(config: Config) -> Iterator[Path]:
    yield from (folder / NAME for folder in config.folder.parents if is_file(folder / NAME))


def _values(setup: Setup, wish: dict[str, Any], file: str) -> Iterator[str]:
    yield say("  各项设置：")
    for key in SHARED:
        value = _accepted(setup, file) if key == "accept" else setup.values.get(key, _DEFAULTS.get(key))
        shown = _shown(value)
        source = _source(key, setup, wish)
        yield f"    {key}: {shown}" + (say("  （{remark}）", remark=source) if source else "")


def _accepted(setup: Setup, file: str) -> list[str]:
    entries = setup.config.entries(file) if setup.config is not None else ()
    return [entry.identity.rule + say("（{remark}）", remark=entry.reason) for entry in entries]


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return say("、").join(map(str, value)) or "—"
    if isinstance(value, dict):
        return say("；").join(f"{key} = {_nested(item)}" for key, item in value.items()) or "—"
    return "—" if value is None else str(value)


def _nested(value: Any) -> str:
    return f"{{{_shown(value)}}}" if isinstance(value, dict) else _shown(value)


def _source(key: str, setup: Setup, wish: dict[str, Any]) -> str:
    """Where a value comes from."""
    places = [_place(key, setup.config, layer) for layer in _layers(setup) if layer[0].get(key) is not None]
    if key in wish:
        return say("、").join([*places, say("命令行")]) if key == "packs" else say("命令行")
    if key == "ignore" and "select" in wish:
        return say("命令行用了 --select") if places else ""
    return say("、").join(places) or (say("默认") if key in _DEFAULTS else "")


def _layers(setup: Setup) -> list[Layer]:
    return setup.config.layers(setup.overrides) if setup.config is not None else []


def _place(key: str, config: Config | None, layer: Layer) -> str:
    at: tuple[Key, ...] = (*layer[1], key)
    return f"{config.path.name}:{config.sheet.line(*at)}" if config is not None else ""
