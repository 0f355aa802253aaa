"""Checking many files: what is kept from earlier runs is taken, the rest is checked here or by several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property

from gi_lint import language
from gi_lint.document import Document, ReadError
from gi_lint.files import content
from gi_lint.finding import Result
from gi_lint.hints import TYPE_CHECKING, Any
from gi_lint.language import say
from gi_lint.plugins.names import PluginError, told
from gi_lint.result_cache import ResultCache
from gi_lint.rule import PackError
from gi_lint.setups import Setups
from gi_lint.sheet import ConfigError
from gi_lint.yaml_text import shown

if TYPE_CHECKING:
    from gi_lint.linters import Linters

File = tuple[str, bytes | None]  # a path, and what it holds where that cannot be read from it
FILES_FOR_A_PROCESS = 16  # that must be left to check before another process is worth its start


class Batch:
    """The check of many files. `jobs` None: as many processes as the work is worth."""

    def __init__(self, setups: Setups, jobs: int | None = None, *, cached: bool = True) -> None:
        self.setups = setups
        self.jobs = jobs
        self.cached = cached

    def __reduce__(self) -> tuple[Any, ...]:  # another process puts it together anew
        return _single, (self.setups, self.cached, language.in_use())

    def lint(self, files: Sequence[File]) -> Iterator[Result]:
        """The results of files, in their order.

        Raises ConfigError, PackError and PluginError; what is wrong with options and configurations at once.
        """
        kept = [self._kept(file) for file in files]
        left = [file for file, result in zip(files, kept, strict=True) if result is None]
        self._assure([path for path, _ in files] or ["report"])  # with nothing to check, by what applies here
        fresh = self._fresh(left)
        return (next(fresh) if result is None else result for result in kept)

    def lint_one(self, file: File) -> Result:
        """Check a file. A fault of the program is a finding in it, so that other files' findings are not lost."""
        path, data = file
        data = content(path) if data is None else data
        try:
            result = self.linters.lint(path, data)
        except Exception as error:
            return self.linters.of(path).failed(path, fault_of(error))
        if self._cache is not None and data is not None:
            self._cache.keep(path, data, result)
        return result

    def stale(self, files: Sequence[File]) -> Iterator[Result]:
        """What is to be said of the configurations of files: that they accept findings in others, which are gone."""
        paths = [path for path, _ in files]
        configs = {config.path: config for path in paths if (config := self.setups.of(path).config) is not None}
        for config in configs.values():
            if gone := config.gone(paths):
                path = shown(config.path)
                result = self.linters.of(path).stale(path, gone)
                if result.findings:
                    yield result

    def document(self, path: str, data: bytes | None = None) -> Document:
        """A file as its reader sees it. Raises ReadError."""
        try:
            return self.linters.of(path).document(path, data)
        except ReadError:
            raise
        except Exception as error:
            raise fault_of(error) from error

    @cached_property
    def linters(self) -> Linters:
        """The linters of the files. With them all that reads and checks reports is loaded, only if a file is left."""
        from gi_lint.linters import Linters

        return Linters(self.setups)

    @cached_property
    def _cache(self) -> ResultCache | None:
        return ResultCache(self.setups) if self.cached else None

    def _assure(self, paths: Sequence[str]) -> None:
        """See that nothing is wrong with what is asked for, once for all files that are checked alike."""
        alike = {id(self.setups.of(path)): path for path in reversed(paths)}
        for path in reversed(alike.values()):
            setup = self.setups.of(path)
            if self._cache is None or not self._cache.is_sound(setup):
                self.linters.of(path)
                if self._cache is not None:
                    self._cache.keep_sound(setup)

    def _kept(self, file: File) -> Result | None:
        path, data = file
        if self._cache is None:
            return None
        data = content(path) if data is None else data
        return self._cache.find(path, data) if data is not None else None

    def _fresh(self, files: Sequence[File]) -> Iterator[Result]:
        jobs = self.jobs or min(_processors(), len(files) // FILES_FOR_A_PROCESS)
        if jobs <= 1 or len(files) <= 1:
            return map(self.lint_one, files)
        # Processes are slow to import, and few runs need any.
        from gi_lint.workers import shared_out

        return shared_out(self.lint_one, files, min(jobs, len(files)), self._lost)

    def _lost(self, file: File, code: int) -> Result:
        reason = say("检查这个文件时程序意外终止（{code}）", code=code)
        return self.linters.of(file[0]).failed(file[0], ReadError(reason, _advice()))


def fault_of(error: Exception) -> ReadError:
    """What is to be said of a file at which the program, or a plugin, has failed.

    Raises the error itself where it is one of configuration, pack or plugin, and so of all files.
    """
    if isinstance(error, ConfigError | PackError | PluginError):
        raise error
    return ReadError(say("检查时程序出错：{error}", error=told(error)), _advice())


def _advice() -> str:
    return say("这不是报告的问题；请改用其他格式的文件，并把这条信息告诉 gi-lint 或所用插件的开发者")


def _single(setups: Setups, cached: bool, spoken: str) -> Batch:
    language.use(spoken)
    return Batch(setups, 1, cached=cached)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
