"""Last year's report: which file it is, and why it cannot be compared with where it is not the one.

Only what is named is looked at: a file, the files of a folder, or those that a pattern names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from gi_lint.files import exists, is_file, is_folder, is_report, real, reports_below
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.report import Report
from gi_lint.text import squeeze

_MOST_KEPT = 8  # reports held at a time; of all others only year and body are remembered
_LEAST_NAME = 4  # characters that a body's short name must have to be looked for in a folder of many bodies
# Compiled by the first use: a run without last year's report is not to pay for them.
_YEAR = r"(?<!\d)(20\d\d)(?=\D|$|[01]\d[0-3]\d(?!\d))"
_NO_NAME = r"[\W\d_]+"
_MAGIC = r"[*?\[]"
_PLACEHOLDER = r"\{(?:year|year-1|agency)\}"
_GOVERNMENT = "人民政府"

Read = Callable[[str], Report]


class _Known(NamedTuple):
    """What is remembered of a report that was read."""

    year: int | None
    body: str
    failed: bool = False


class _File(NamedTuple):
    """A file of a folder by its name: the years and the words in it."""

    path: Path
    years: frozenset[int]
    words: str


class _Folder(NamedTuple):
    """The files of a folder; and by suffix, of reports that look for one, and what is known of it the file read."""

    files: tuple[_File, ...]
    found: dict[tuple[str, _Known], Path]


class Archive:
    """The earlier reports that a run looks at, each read once."""

    def __init__(self, read: Read, suffixes: Collection[str]) -> None:
        self._suffixes = frozenset(suffixes)
        self._read = lru_cache(maxsize=_MOST_KEPT)(read)
        self._known: dict[Path, _Known] = {}
        self._folders: dict[Path, _Folder] = {}
        self._looked_at: dict[Path, None] = {}  # files and folders, for the present report

    def compared(self, report: Report, where: str, base: Path) -> Report:
        """The report together with last year's, or with the reason why it cannot be compared with one."""
        if report.failure is not None:
            return report
        self._looked_at = {}
        path = self.find_previous(where, report, base)
        if path is None:
            report = report._replace(no_previous=_not_found(where, report))
        else:
            self._facts(path)
            report = with_previous(report, self._read(str(path)))
        is_sure = not any(self._known[path].failed for path in self._looked_at if path in self._known)
        return report._replace(rests_on=tuple(map(str, self._looked_at)) if is_sure else None)

    def find_previous(self, where: str, report: Report, base: Path) -> Path | None:
        """The file that holds last year's report.

        `where`, from `base` on, is a file (taken as it is), a folder (the report of the same body and the year
        before in it), or a pattern of either such as `reports/{year-1}/{agency}*`; of several files that it names the
        one whose own words fit. None where nothing is found.
        """
        place = base / where
        self._looked_at[place] = None
        if exists(place):
            return self._in_folder(place, report) if is_folder(place) else place
        for pattern in _filled_in(where, report):
            place = base / pattern
            self._looked_at[place] = None
            if is_folder(place) and (inside := self._in_folder(place, report)) is not None:
                return inside
            found = [path for path in self._named(place) if not _is_file_of(report, path)]
            if len(found) > 1:
                found.sort(key=lambda path: path.suffix.lower() != _suffix(report))
                found = [path for path in found if self._fits(path, report)]
            if found:
                return found[0]
        return None

    def _fits(self, path: Path, report: Report) -> bool:
        """Whether a file holds the same body's report on the year before."""
        known = self._facts(path)
        same = _same_body(known.body, body_of(report), _LEAST_NAME)
        return report.facts.year is not None and known.year == report.facts.year - 1 and same

    def _facts(self, path: Path) -> _Known:
        self._looked_at[path] = None
        if path not in self._known:
            found = self._read(str(path))
            self._known[path] = _Known(found.facts.year, body_of(found), found.failure is not None)
        return self._known[path]

    def _in_folder(self, place: Path, report: Report) -> Path | None:
        """The report looked for in a folder: among those read already, then by the names of files."""
        if report.facts.year is None:
            return None
        folder, suffix = self._folder(place), _suffix(report)
        year, body = report.facts.year - 1, body_of(report)
        if body and (found := folder.found.get((suffix, _Known(year, body)))) is not None:
            self._looked_at[found] = None
            return found
        for file in _by_name(folder.files, report, year, body):
            if _is_file_of(report, file.path):
                continue
            known = self._facts(file.path)
            folder.found.setdefault((suffix, known), file.path)
            nameless = not (known.body and body)
            if known.year == year and (file.words == _words(report) if nameless else self._fits(file.path, report)):
                return file.path
        return None

    def _folder(self, place: Path) -> _Folder:
        if place not in self._folders:
            files = tuple(_file(path, place) for path in reports_below(place, self._suffixes))
            self._folders[place] = _Folder(files, {})
        return self._folders[place]

    def _named(self, pattern: Path) -> list[Path]:
        """The files that a pattern names, none outside the folder that it begins with."""
        fixed = next((n for n, part in enumerate(pattern.parts) if re.search(_MAGIC, part)), len(pattern.parts))
        root, rest = Path(*pattern.parts[:fixed]), pattern.parts[fixed:]
        self._looked_at[root] = None
        if not rest:
            return [root] if is_file(root) else []
        if ".." in rest or not exists(root):
            return []
        inside = real(root)
        within = "/".join(part if part == "**" else re.sub(r"\*+", "*", part) for part in rest)
        found = (path for path in root.glob(within) if is_report(path, self._suffixes) and is_file(path))
        return sorted(path for path in found if real(path).is_relative_to(inside))


def root_of(where: str) -> Path | None:
    """The folder that a pattern such as `reports/{year-1}/{agency}*` begins with; None for what is no pattern."""
    parts = Path(where).parts
    fixed = next((n for n, part in enumerate(parts) if re.search(_MAGIC, part) or "{" in part), len(parts))
    is_pattern = fixed < len(parts) and not {"{", "}"} & set(re.sub(_PLACEHOLDER, "", where))
    return Path(*parts[:fixed]) if is_pattern else None


def leads_nowhere(where: str) -> bool:
    """Whether nothing is at a path, nor where a pattern begins."""
    if exists(where):
        return False
    root = root_of(where)
    return root is None or not is_folder(root)


def with_previous(report: Report, previous: Report) -> Report:
    """The report together with last year's; where it is not last year's, with the reason instead."""
    reason = misfit(report, previous)
    return report._replace(no_previous=reason) if reason else report._replace(previous=previous)


def misfit(report: Report, previous: Report) -> str:
    """Why a report is not that of the same body on the year before; empty if it is.

    A body that one of them does not name is taken to be the same.
    """
    path, facts = previous.document.path, previous.facts
    if previous.failure is not None:
        said = "给出的上年报告 {path} 读不出（{failure}），无法与上年比对"
        return say(said, path=path, failure=previous.failure)
    if report.facts.year is None:
        return say("本报告的年度不明，不能确定哪一份是上年报告，无法与上年比对")
    wanted = report.facts.year - 1
    if facts.year is None:
        said = "给出的上年报告 {path} 看不出是哪一年度的，应是 {wanted} 年度的报告，无法与上年比对"
        return say(said, path=path, wanted=wanted)
    if facts.year != wanted:
        said = "给出的上年报告 {path} 是 {year} 年度的，应是 {wanted} 年度的报告，无法与上年比对"
        return say(said, path=path, year=facts.year, wanted=wanted)
    if not _same_body(body_of(previous), body_of(report), 2):
        said = "给出的上年报告 {path} 是{other}的，不是{agency}的，无法与上年比对"
        return say(said, path=path, other=facts.agency, agency=report.facts.agency)
    return ""


def body_of(report: Report) -> str:
    """The name of a report's body as compared: a place stands for its government."""
    return squeeze(report.facts.agency or "").removesuffix("(本级)").removesuffix(_GOVERNMENT)


def _same_body(one: str, other: str, least: int) -> bool:
    """Whether two names are of one body: the same, or one the end of the other (with the places above it)."""
    short, long = sorted((one, other), key=len)
    return not short or short == long or (len(short) >= least and long.endswith(short))


def _not_found(where: str, report: Report) -> str:
    year, agency = report.facts.year, report.facts.agency or say("本机关")
    if year is None:
        return say("本报告的年度不明，不能确定哪一份是上年报告，无法与上年比对")
    said = "在 {path} 中没有找到{agency} {year} 年度的报告，无法与上年比对"
    places = say("、").join(_filled_in(where, report) or [where])
    return say(said, path=places, agency=agency, year=year - 1)


def _file(path: Path, folder: Path) -> _File:
    """What a file's name says; where it gives no year, the folders below `folder` that it lies in may."""
    parts = (path.stem, *reversed(path.relative_to(folder).parts[:-1]))
    years = next((found for part in parts if (found := frozenset(map(int, re.findall(_YEAR, part))))), frozenset[int]())
    return _File(path, years, re.sub(_NO_NAME, "", squeeze(path.stem)))


def _words(report: Report) -> str:
    return re.sub(_NO_NAME, "", squeeze(Path(report.document.path).stem))


def _by_name(files: Sequence[_File], report: Report, year: int, body: str) -> Iterator[_File]:
    """The files that may be the one, likely ones first. Those that by their names are of other years are left out;
    a name may give the year of the report or the one in which it was published."""
    possible = [file for file in files if not file.years or year in file.years or year + 1 in file.years]
    of_year = [file for file in possible if year in file.years]
    alike = [file for file in of_year if file.words == _words(report)]
    named = [file for file in of_year if body and body in file.words]
    suffix = _suffix(report)
    seen: set[Path] = set()
    for group in (alike, named, of_year, possible):
        for file in sorted(group, key=lambda file: file.path.suffix.lower() != suffix):
            if file.path not in seen:
                seen.add(file.path)
                yield file


def _filled_in(where: str, report: Report) -> list[str]:
    """A pattern with its placeholders filled in: the body by its whole name, and without 人民政府."""
    if report.facts.year is None or (not re.search(_MAGIC, where) and "{" not in where):
        return []
    year, agency = report.facts.year, report.facts.agency or ""
    filled = where.replace("{year}", str(year)).replace("{year-1}", str(year - 1))
    if "{agency}" not in filled:
        return [filled]
    names = [re.sub(r"[^\w()（）]", "", name) for name in (agency, agency.removesuffix(_GOVERNMENT))]
    return [filled.replace("{agency}", name) for name in dict.fromkeys(filter(None, names))]


def _suffix(report: Report) -> str:
    return Path(report.document.path).suffix.lower()


def _is_file_of(report: Report, path: Path) -> bool:
    """Whether a file is the one that a report was read from."""
    return path.name == Path(report.document.path).name and real(path) == real(Path(report.document.path))
