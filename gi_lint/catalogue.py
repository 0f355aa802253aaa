"""The rules as people read them: a list, or each rule explained with its examples."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from gi_lint.acceptance import OWN_RULES, spoken
from gi_lint.finding import LEVEL_WORDS, OPEN_WORD
from gi_lint.language import labelled, say
from gi_lint.packs import Rule, Rulebook

Known = Sequence[tuple[Rule, tuple[str, ...]]]
Said = Mapping[int, Sequence[Sequence[str]]]  # by id(rule): what the rule says of each of its examples
_VERDICTS = {"pass": "符合", "fail": "报告", "open": OPEN_WORD}


def known_rules(rulebook: Rulebook) -> Known:
    """Every rule that may find something: those of the packs, then the engine's own."""
    return [*rulebook.all_rules(), *((spoken(rule), ("all",)) for rule in OWN_RULES)]


def as_text(rules: Known, said: Said | None) -> str:
    """A line for each rule, or with what they say of their examples all that is known of it."""
    if said is None:
        words = {level: say(LEVEL_WORDS[level]) for level in LEVEL_WORDS}
        width = max(map(len, words.values()))
        lines = [f"{r.id:<6} {words[r.level]:<{width}}  {_forms(r, forms):<15} {r.title}" for r, forms in rules]
        return "\n".join(lines) + say("\n共 {count} 条规则；gi-lint rules 编号 看一条规则的讲解\n", count=len(rules))
    return "\n".join(_explained(rule, forms, said[id(rule)]) for rule, forms in rules)


def _forms(rule: Rule, forms: Sequence[str]) -> str:
    """The forms whose reports a rule is asked of, and the years that it is narrowed to."""
    named = say("各年度") if forms == ("all",) else say("、").join(forms)
    years = [say("{year} 年度起", year=rule.since)] if rule.since is not None else []
    years += [say("到 {year} 年度", year=rule.until)] if rule.until is not None else []
    return named + (say("（{remark}）", remark=say("，").join(years)) if years else "")


def _explained(rule: Rule, forms: Sequence[str], said: Sequence[Sequence[str]]) -> str:
    lines = [
        f"{rule.id}  {rule.title}",
        f"  {labelled(say('级别'), say(LEVEL_WORDS[rule.level]))}",
        f"  {labelled(say('适用'), _forms(rule, forms))}",
        f"  {labelled(say('依据'), rule.basis.replace('{notice}', say('该年度执行的格式通知')))}",
        f"  {labelled(say('理由'), rule.why)}",
        f"  {labelled(say('改法'), rule.fix)}",
        f"  {labelled(say('检查'), rule.check_name)}{say('（{remark}）', remark=rule.source)}",
        *(f"    {key}: {_shown(value)}" for key, value in rule.settings.items()),
    ]
    for example, messages in zip(rule.examples, said, strict=True):
        lines += [*_example(example), *(f"    → {message}" for message in messages)]
    return "\n".join(lines) + "\n"


def _example(example: dict[str, Any]) -> list[str]:
    verdict = next(key for key in _VERDICTS if key in example)
    says = say("，说明中有“{words}”", words=example["says"]) if "says" in example else ""
    lines = [say("  例（{verdict}{says}）：", verdict=say(_VERDICTS[verdict]), says=says)]
    for key, value in example[verdict].items():
        text = str(value).strip() if isinstance(value, str) else _shown(value)
        lines += (
            [f"    {key}: {text}"] if "\n" not in text else [f"    {key}:", *(f"      {t}" for t in text.split("\n"))]
        )
    return lines


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def as_json(rules: Known, said: Said | None) -> str:
    """All fields of each rule as a JSON list."""
    del said
    return json.dumps([_data(rule, forms) for rule, forms in rules], ensure_ascii=False, indent=1) + "\n"


def _data(rule: Rule, forms: Sequence[str]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "level": rule.level,
        "forms": list(forms),
        "since": rule.since,
        "until": rule.until,
        "basis": rule.basis,
        "why": rule.why,
        "fix": rule.fix,
        "check": rule.check_name,
        "settings": rule.settings,
        "source": rule.source,
        "examples": list(rule.examples),
    }


def as_markdown(rules: Known, said: Said | None) -> str:
    """A table of the rules; with what they say of their examples a chapter for each."""
    if said is not None:
        chapters = ((rule.id, _explained(rule, forms, said[id(rule)])) for rule, forms in rules)
        return "\n".join(f"### {id}\n\n```text\n{text}```\n" for id, text in chapters)
    lines = [say("| 编号 | 级别 | 适用 | 规则 | 依据 |"), "|---|---|---|---|---|"]
    for rule, forms in rules:
        basis = rule.basis.replace("{notice}", say("格式通知"))
        lines.append(f"| {rule.id} | {say(LEVEL_WORDS[rule.level])} | {_forms(rule, forms)} | {rule.title} | {basis} |")
    return "\n".join(lines) + "\n"
