"""Rule packs: folders of YAML become rules, compiled once and cached."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gi_lint import __version__, cache
from gi_lint.check import NOTHING, Checks, settings_of
from gi_lint.claims import Phrase
from gi_lint.digest import digest
from gi_lint.files import absolute, pack_files, read, reason
from gi_lint.hints import Any
from gi_lint.language import LANGUAGES, in_use, learn, say
from gi_lint.named import NamedTuple
from gi_lint.rule import PackError, Rule, Words
from gi_lint.yaml_text import Tree, shown

_FORMAT = "14"  # of the cached data; raised when their shape changes

_MOST = 128  # packs kept, each in one language
_TICK = 2_000_000_000  # nanoseconds that the clock of some disks takes to go on
_KEPT = {"id", "title", "extends", "disable", "lines", "phrases", "rules"}  # keys without which cached data are rebuilt


class RulePack(NamedTuple):
    """A folder of rules: with a template of its own a form, extending another pack without one an overlay on it."""

    id: str
    extends: str | None
    disable: frozenset[str]
    rules: tuple[Rule, ...]
    template: Tree | None
    phrases: tuple[Phrase, ...]
    folder: Path
    lines: Mapping[str, int] = NOTHING  # of pack.yaml, by key

    def place(self, key: str) -> str:
        """Where pack.yaml has a key."""
        return f"{shown(self.folder / 'pack.yaml')}:{self.lines.get(key, 1)}"

    @property
    def is_form(self) -> bool:
        """Whether it has a form of its own."""
        return self.template is not None and "amends" not in self.template

    @property
    def is_common(self) -> bool:
        """Whether it applies to every form."""
        return self.extends is None and self.template is None


def load_pack(folder: Path, checks: Checks, trusted: bool = False) -> RulePack:
    """The rule pack in a folder, in the language in use, from the cache if its files are unchanged. Raises PackError.

    `trusted`: the pack comes with gi-lint.
    """
    name = f"packs/{_name(folder)}"
    try:
        tree = _unpacked(cache.load_bytes(f"{name}-{in_use()}.jsonl") or b"")
    except (ValueError, TypeError, LookupError, AttributeError):
        tree = _unpacked(_compiled(folder, checks, name))
    for rule in tree["rules"]:
        learn(rule.get("terms", {}))
    return _pack(tree, folder, trusted)


def _compiled(folder: Path, checks: Checks, name: str) -> bytes:
    """A pack in the language in use, read as it is written; kept in every language. Raises PackError."""
    from gi_lint.authoring import read_pack  # needed only where a pack has changed

    written = read_pack(folder, checks)
    packed = {language: _packed(_spoken(written, language)) for language in LANGUAGES}
    for language in LANGUAGES:
        cache.store(f"{name}-{language}.jsonl", packed[language], _MOST)
    return packed[in_use()]


def _name(folder: Path) -> str:
    """What a pack is kept under: the same for the same files, which are read only where one has changed in size or
    time. Raises PackError."""
    files = pack_files(folder)
    seen = _seen(folder, files)
    name = cache.load(seen) if seen else None
    if name is None:
        name = digest([__version__, _FORMAT, *_contents(files)])
        if seen:
            cache.store(seen, name, _MOST)
    return name


def _seen(folder: Path, files: Sequence[os.DirEntry[str]]) -> str | None:
    """What the name of a pack is kept under; None where a file cannot be looked at, or is so new that it may change
    without a change of its times. That of its entry in the folder goes on even where a copy keeps the other."""
    try:
        looks = [(file.name, file.stat()) for file in files]
    except OSError:
        return None
    if any(abs(time.time_ns() - at) < _TICK for _, look in looks for at in (look.st_mtime_ns, look.st_ctime_ns)):
        return None
    told = (f"{name} {look.st_size} {look.st_mtime_ns} {look.st_ctime_ns}" for name, look in looks)
    return f"names/{digest([__version__, _FORMAT, str(absolute(folder)), *told])}"


def _contents(files: Sequence[os.DirEntry[str]]) -> Iterator[str | bytes]:
    """The names of a pack's files and what they hold. Raises PackError."""
    for file in files:
        yield file.name
        try:
            yield read(Path(file.path))
        except OSError as error:
            said = say("gi-lint: 无法打开 {path}：{reason}", path=shown(Path(file.path)), reason=reason(error))
            raise PackError(said) from error


def _spoken(pack: Tree, language: str) -> Tree:
    """A pack as written, its rules in one language only."""
    rules = ({**rule, **rule.get(language, {})} for rule in pack["rules"])
    return {**pack, "rules": [{key: rule[key] for key in rule if key not in LANGUAGES} for rule in rules]}


def _packed(pack: Tree) -> bytes:
    """A pack as it is kept: a line of JSON, then words and examples of each rule, which few runs need."""
    rules, rest = [], b""
    for rule in pack["rules"]:
        words = Words(*map(rule.pop, Words._fields)).kept()
        examples = _in_json(rule.pop("examples"))
        rules.append({**rule, "kept": [len(words), len(examples)]})
        rest += words + examples
    return _in_json({**pack, "rules": rules}) + b"\n" + rest


def _in_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _unpacked(packed: bytes) -> Tree:
    """What was packed, the rest still in JSON. Raises ValueError, TypeError, LookupError or AttributeError if not."""
    line, _, rest = packed.partition(b"\n")
    tree: Tree = json.loads(line)
    if not tree.keys() >= _KEPT:
        raise LookupError
    at = 0
    for rule in tree["rules"]:
        for key, length in zip(("words", "examples"), rule["kept"], strict=True):
            rule[key] = rest[at : at + length]
            at += length
    if at != len(rest):
        raise LookupError
    return tree


def _pack(tree: Tree, folder: Path, trusted: bool) -> RulePack:
    return RulePack(
        id=tree["id"],
        extends=tree["extends"],
        disable=frozenset(tree["disable"]),
        rules=tuple(_rule(rule, trusted) for rule in tree["rules"]),
        template=tree.get("template"),
        phrases=tuple(_phrase(quantity, words) for quantity, words in tree["phrases"].items()),
        folder=folder,
        lines=tree["lines"],
    )


def _phrase(quantity: str, tree: Tree) -> Phrase:
    return Phrase(
        quantity,
        _groups(tree["words"]),
        tuple(tree.get("not", ())),
        _groups(tree.get("near", ())),
        tree.get("of", ""),
        tree.get("none", False),
        _groups(tree.get("or", ())),
        tuple(tree.get("apart", ())),
        tuple(tuple(words.split("…")) for words in tree.get("beside", ())),
    )


def _groups(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Groups of words of which one is wanted, as `a|b`."""
    return tuple(tuple(group.split("|")) for group in words)


def _rule(tree: Tree, trusted: bool) -> Rule:
    return Rule(
        id=tree["id"],
        level=tree["level"],
        check_name=tree["check"],
        settings=tree["settings"],
        kept_words=tree["words"],
        kept_examples=tree["examples"],
        since=tree.get("since"),
        until=tree.get("until"),
        gate=tree.get("gate", False),
        mandatory=tree.get("mandatory", False),
        trusted=trusted,
        needs_previous=tree.get("needs_previous", False),
    )


class Adjustment(NamedTuple):
    """Settings that a configuration gives to a rule, and for each the file and line where it does."""

    settings: Mapping[str, Any]
    places: Mapping[str, str]


def adjusted(pack: RulePack, changes: Mapping[str, Adjustment], checks: Checks) -> RulePack:
    """The pack with settings of some rules, by id, replaced; of a setting that is a mapping only the keys given.

    Rules of one id may use different checks: each takes the settings that it knows. A rule changed so is no longer
    trusted.
    """
    if not changes:
        return pack
    rules = (
        _adjusted(rule, changes[rule.id], checks[rule.check_name]()) if rule.id in changes else rule
        for rule in pack.rules
    )
    return pack._replace(rules=tuple(rules))


def _adjusted(rule: Rule, change: Adjustment, check: type) -> Rule:
    merged = dict(rule.settings)
    for key in settings_of(check).keys() & change.settings.keys():
        known, value = merged.get(key), change.settings[key]
        merged[key] = {**known, **value} if isinstance(known, dict) and isinstance(value, dict) else value
    return rule._replace(settings=merged, trusted=False, configured=change.places)
