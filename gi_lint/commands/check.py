"""check: lint reports and deliver the findings."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gi_lint.batch import Batch
from gi_lint.commands import UsageError, baseline_for, setups_for
from gi_lint.commands.inputs import Inputs, inputs
from gi_lint.commands.output import refuse_replacing, show, write_file, write_page
from gi_lint.commands.progress import followed
from gi_lint.exit_codes import FOUND, USAGE
from gi_lint.files import absolute, is_folder, place
from gi_lint.finding import LEVELS, Result, Run, View
from gi_lint.formatters.text import statistics
from gi_lint.formatters.text import write as as_text
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.plugins.names import PluginError, resolve, told
from gi_lint.setups import Setups


def run(arguments: Namespace) -> int:
    """Lint the files; 1 if a finding reaches --fail-on, 2 if a path is missing or a folder cannot be opened."""
    if not arguments.paths:
        raise UsageError(say("gi-lint: 请写明要检查的路径（文件、文件夹或 -）"))
    setups = setups_for(arguments, baseline_for(arguments))
    outputs = [_output(setups, text) for text in arguments.format or ["text"]]
    targets = [output.target for output in outputs if output.target is not None]
    _refuse_one_target(targets)
    _refuse_among_reports([output.target for output in outputs if output.target and output.is_folder], arguments.paths)
    given = inputs(arguments, setups, targets)
    for target in targets:
        refuse_replacing(target, (path for path, _ in given.files))
    found = _linted(setups, arguments, given)
    told = found._replace(results=[one.down_to(arguments.level or LEVELS[-1]) for one in found.results])
    faults = list(_faults_of_delivery(outputs, told, arguments))
    if arguments.statistics and not any(output.write is as_text for output in outputs):
        print(*statistics(told), sep="\n", file=sys.stderr)
    for said in setups.idle() if any(map(is_folder, arguments.paths)) else ():
        print(said, file=sys.stderr)
    if faults:
        raise UsageError("\n".join(faults))
    if given.missed:
        return USAGE
    return FOUND if any(_fails(result, setups.fail_on(result.path)) for result in found.results) else 0


def _fails(result: Result, level: str) -> bool:
    """Whether a file has faults at or above a level."""
    levels = LEVELS[: LEVELS.index(level) + 1] if level != "never" else ()
    counts = result.counts
    return any(counts[level] for level in levels)


def _linted(setups: Setups, arguments: Namespace, given: Inputs) -> Run:
    files = given.files
    contents = {path: data for path, data in files if data is not None}  # standard input, which cannot be read again
    batch = Batch(setups, arguments.jobs, cached=not arguments.no_cache)
    results = [*followed(batch.lint(files), len(files)), *batch.stale(files)]
    return Run(results, lambda path: batch.document(path, contents.get(path)))


_SUFFIXES = {"text": ".txt", "markdown": ".md", "junit": ".xml", "checkstyle": ".xml"}  # of most, the format's name


class _Output(NamedTuple):
    """An output that is asked for: its name, what writes it, and the file that it goes to if not to stdout."""

    name: str
    write: Callable[[Run], str]
    target: Path | None
    is_folder: bool = False  # it takes a file for each report

    def deliver(self, found: Run, arguments: Namespace) -> None:
        """Write it. Raises PluginError where it fails, UsageError where its file cannot be written."""
        color = self.target is None and _wants_color(arguments.color)
        found = found._replace(view=View(arguments.quiet, color, arguments.statistics))
        if self.target is None:
            show(self._text(found))
        elif self.is_folder:
            for result in found.results:
                suffix = _SUFFIXES.get(self.name, f".{self.name}")
                write_page(self.target, result.path, suffix, self._text(found._replace(results=[result])))
        else:
            write_file(self.target, self._text(found))

    def _text(self, found: Run) -> str:
        try:
            text = self.write(found)
        except Exception as error:
            raise PluginError(
                say("gi-lint: 输出格式“{name}”出错：{error}", name=self.name, error=told(error))
            ) from error
        if not isinstance(text, str):
            raise PluginError(say("gi-lint: 输出格式“{name}”给出的不是文字，而是 {text!r}", name=self.name, text=text))
        return text


def _output(setups: Setups, text: str) -> _Output:
    name, colon, target = text.partition(":")
    if name not in setups.plugins.formatters:
        known = say("、").join(sorted(setups.plugins.formatters))
        raise UsageError(say("gi-lint: 没有输出格式“{name}”；可用：{known}", name=name, known=known))
    if colon and not target:
        raise UsageError(say("gi-lint: --format {text} 的冒号后面没有文件名", text=text))
    as_folder = target.endswith(("/", os.sep))
    return _Output(name, resolve(setups.plugins.formatters[name]), Path(target) if target else None, as_folder)


def _faults_of_delivery(outputs: Sequence[_Output], found: Run, arguments: Namespace) -> Iterator[str]:
    """Deliver each output, whatever becomes of the others: files first, since nobody may read stdout to its end."""
    for output in sorted(outputs, key=lambda output: output.target is None):
        try:
            output.deliver(found, arguments)
        except (PluginError, UsageError) as error:
            yield str(error)


def _refuse_one_target(targets: Sequence[Path]) -> None:
    """No output may replace another one."""
    places = list(map(place, targets))
    for target, here in zip(targets, places, strict=True):
        if places.count(here) > 1:
            raise UsageError(say("gi-lint: 有两种格式都要写到 {path}，请分别写明文件", path=target))


def _refuse_among_reports(folders: Sequence[Path], paths: Sequence[str]) -> None:
    """Pages of their own for reports, among the reports, would be taken for such by the next run."""
    for folder in folders:
        here = absolute(folder)
        if any(is_folder(path) and absolute(path).is_relative_to(here) for path in paths):
            said = "gi-lint: 每份报告一页的结果要写到 {path}，它在要检查的文件夹里；请另写一个文件夹"
            raise UsageError(say(said, path=folder))


def _wants_color(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"
