"""The rules as people read them: a list, or each rule explained with its examples."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from gi_lint.acceptance import OWN_RULES, spoken
from gi_lint.examples import VERDICT_WORDS, examples_of
from gi_lint.finding import LEVEL_WORDS
from gi_lint.formatters.common import json_text
from gi_lint.hints import Any
from gi_lint.language import labelled, say
from gi_lint.linter import Linter
from gi_lint.named import NamedTuple
from gi_lint.rule import Rule
from gi_lint.rulebook import Rulebook
from gi_lint.text import padded

_FORMS = 22  # columns that the forms of a rule take in a list
_SHOWN = 3  # examples of each verdict that an explanation shows
Run = tuple[dict[str, Any], Sequence[str]]  # an example, and what the rule says of it


class Entry(NamedTuple):
    """A rule of the catalogue and the forms whose reports it is asked of; `all` for every form.

    `said` is what it says of each of its examples, in an entry that explains the rule.
    """

    rule: Rule
    forms: tuple[str, ...]
    said: Sequence[Sequence[str]] | None = None


def known_rules(rulebook: Rulebook) -> list[Entry]:
    """Every rule that may find something: those of the packs by their ids, then the engine's own."""
    listed = sorted(rulebook.all_rules(), key=lambda pair: pair[0].id)
    return [Entry(*pair) for pair in (*listed, *((spoken(rule), ("all",)) for rule in OWN_RULES))]


def explained(entry: Entry, linter: Linter) -> Entry:
    """The entry with what the rule says of its examples."""
    pack = next((pack for pack in linter.rulebook.packs if entry.rule in pack.rules), None)
    runs = examples_of(linter, pack._replace(rules=(entry.rule,))) if pack is not None else ()
    return entry._replace(said=[run.said for run in runs])


def as_text(entries: Sequence[Entry]) -> str:
    """A line for each rule, or of those explained all that is known."""
    if all(entry.said is not None for entry in entries):
        return "\n".join(map(_explanation, entries))
    words = {level: say(LEVEL_WORDS[level]) for level in LEVEL_WORDS}
    width = max(map(len, words.values()))
    lines = [
        f"{entry.rule.id:<6} {words[entry.rule.level]:<{width}}  {padded(_forms(entry), _FORMS)} {entry.rule.title}"
        for entry in entries
    ]
    return "\n".join(lines) + say("\n共 {count} 条规则；gi-lint rules 编号 看一条规则的讲解\n", count=len(entries))


def _forms(entry: Entry) -> str:
    """The forms whose reports a rule is asked of, and the years that it is narrowed to."""
    rule = entry.rule
    named = say("各年度") if entry.forms == ("all",) else say("、").join(entry.forms)
    years = [say("{year} 年度起", year=rule.since)] if rule.since is not None else []
    years += [say("到 {year} 年度", year=rule.until)] if rule.until is not None else []
    return named + (say("（{remark}）", remark=say("，").join(years)) if years else "")


def _explanation(entry: Entry) -> str:
    rule = entry.rule
    lines = [
        f"{rule.id}  {rule.title}",
        f"  {labelled(say('级别'), say(LEVEL_WORDS[rule.level]))}",
        f"  {labelled(say('适用'), _forms(entry))}",
        f"  {labelled(say('依据'), _basis(rule))}",
        f"  {labelled(say('理由'), rule.words.why)}",
        f"  {labelled(say('改法'), rule.words.fix)}",
        f"  {labelled(say('检查'), rule.check_name)}{say('（{remark}）', remark=rule.words.source)}",
        *(f"    {key}: {_shown(value)}" for key, value in rule.settings.items()),
    ]
    shown = _first_of_each_verdict(list(zip(rule.examples, entry.said or (), strict=True)))
    for example, messages in shown:
        lines += [*_example(example), *(f"    → {message}" for message in messages)]
    if left_out := len(rule.examples) - len(shown):
        lines.append(say("  另有 {count} 个例子：gi-lint rules {rule} --format json", count=left_out, rule=rule.id))
    return "\n".join(lines) + "\n"


def _first_of_each_verdict(run: list[Run]) -> list[Run]:
    """The first few examples of each verdict, in their order: what tells a reader most stands above many examples."""
    seen: Counter[str] = Counter()
    shown: list[Run] = []
    for example, messages in run:
        verdict = _verdict(example)
        seen[verdict] += 1
        if seen[verdict] <= _SHOWN:
            shown.append((example, messages))
    return shown


def _verdict(example: dict[str, Any]) -> str:
    return next(key for key in VERDICT_WORDS if key in example)


def _basis(rule: Rule) -> str:
    return rule.words.basis.replace("{notice}", say("该年度执行的格式通知"))


def _example(example: dict[str, Any]) -> list[str]:
    verdict = _verdict(example)
    says = say("，说明中有“{words}”", words=example["says"]) if example.get("says") else ""
    says += say("，级别是{level}", level=say(LEVEL_WORDS[example["level"]])) if example.get("level") else ""
    lines = [say("  例（{verdict}{says}）：", verdict=say(VERDICT_WORDS[verdict]), says=says)]
    for key, value in example[verdict].items():
        text = str(value).strip() if isinstance(value, str) else _shown(value)
        lines += (
            [f"    {key}: {text}"] if "\n" not in text else [f"    {key}:", *(f"      {t}" for t in text.split("\n"))]
        )
    return lines


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def as_json(entries: Sequence[Entry]) -> str:
    """All fields of each rule as a JSON list."""
    return json_text(list(map(_data, entries)))


def _data(entry: Entry) -> dict[str, Any]:
    rule = entry.rule
    return {
        "id": rule.id,
        "title": rule.title,
        "level": rule.level,
        "forms": list(entry.forms),
        "since": rule.since,
        "until": rule.until,
        "basis": _basis(rule),
        "why": rule.words.why,
        "fix": rule.words.fix,
        "check": rule.check_name,
        "settings": rule.settings,
        "source": rule.words.source,
        "examples": rule.examples,
    }


def as_markdown(entries: Sequence[Entry]) -> str:
    """A table of the rules; of those explained a chapter for each."""
    if all(entry.said is not None for entry in entries):
        return "\n".join(f"### {entry.rule.id}\n\n```text\n{_explanation(entry)}```\n" for entry in entries)
    lines = [say("| 编号 | 级别 | 适用 | 规则 | 依据 |"), "|---|---|---|---|---|"]
    for entry in entries:
        rule = entry.rule
        basis = rule.words.basis.replace("{notice}", say("格式通知"))
        lines.append(f"| {rule.id} | {say(LEVEL_WORDS[rule.level])} | {_forms(entry)} | {rule.title} | {basis} |")
    return "\n".join(lines) + "\n"
