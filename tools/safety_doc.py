"""Writes the generated parts of docs/safety.md: hazards, rules, and the tests of each.

    python tools/safety_doc.py            write
    python tools/safety_doc.py --check    say what is wrong, and fail

A test names what it is about by `@pytest.mark.covers("C1", "H3")`, or by a parameter whose id is the id of a
rule. Wrong is: a rule without a test, a test or a hazard that names what there is not, a page that is old.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corecoach.safety.rules import RuleSet
from corecoach.safety.triage import PERSISTS
from corecoach.thermal.rules import ThermalRules

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "safety.md"
HAZARDS = ROOT / "docs" / "hazards.json"
BEGIN, END = "<!-- generated: {name} -->", "<!-- end: {name} -->"
# Where the tests of safety are.
PLACES = (
    "tests/safety",
    "tests/prescription",
    "tests/content",
    "tests/coach",
    "tests/pain",
    "tests/library",
    "tests/figure",
    "tests/session",
    "tests/thermal",
    "tests/audio",
    "tests/exchange",
    "tests/practice",
    "tests/practice",
    "tests/cli",
    "tests/ui",
    "tests/journeys",
)


def rule_set() -> RuleSet:
    """The rules as shipped."""
    return msgspec.json.decode((ROOT / "assets" / "safety" / "rules.json").read_bytes(), type=RuleSet)


def thermal_rules() -> ThermalRules:
    """The limits of ice and heat as shipped."""
    data = (ROOT / "assets" / "safety" / "thermal.json").read_bytes()
    return msgspec.json.decode(data, type=ThermalRules)


def rule_ids(rules: RuleSet) -> list[str]:
    """Everything that must have a test: gates, items, combinations, persons, scores, what persists, and the
    limits of ice and heat."""
    parts = (rules.gates, rules.items, rules.combinations, rules.persons, rules.numeric)
    limits = [limit.id for limit in thermal_rules().limits]
    return [row.id for part in parts for row in part] + [PERSISTS, *limits]


def collected() -> dict[str, list[str]]:
    """What each test says it covers, by test id, from pytest's own collection."""
    # Nothing is run, so no assertion has to be rewritten: that would take as long as all the rest.
    options = ["--collect-only", "-q", "--assert=plain", "-p", "safety_doc"]
    command = [sys.executable, "-m", "pytest", *options, *PLACES]
    # In front of what is there already: a source tree beside an installed one must stay the one in use.
    path = os.pathsep.join(filter(None, (str(ROOT / "tools"), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    lines = [line for line in done.stdout.splitlines() if line.startswith("covers ")]
    if not lines:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    found: dict[str, list[str]] = json.loads(lines[-1].removeprefix("covers "))
    return found


def pytest_collection_finish(session: pytest.Session) -> None:
    """As a plugin of pytest: print the marks of the tests and the ids of their parameters, as JSON."""
    known = set(rule_ids(rule_set()))
    print("\ncovers " + json.dumps({item.nodeid: _covered(item, known) for item in session.items}))


def _covered(item: pytest.Item, known: set[str]) -> list[str]:
    names = [str(name) for mark in item.iter_markers("covers") for name in mark.args]
    call = getattr(item, "callspec", None)
    # An id such as `C1`, or `C1-3` where a rule has several cases.
    return names + [part for part in call.id.split("-") if part in known] if call else names


def tests_by_rule(covers: dict[str, list[str]], known: list[str]) -> dict[str, list[str]]:
    """The tests of each rule, without the ids of parameters."""
    found: dict[str, dict[str, None]] = {name: {} for name in known}
    for test, names in covers.items():
        for name in names:
            if name in found:
                found[name][test.partition("[")[0]] = None
    return {name: sorted(tests) for name, tests in found.items()}


def problems(rules: RuleSet, hazards: list[dict[str, Any]], covers: dict[str, list[str]]) -> list[str]:
    """What is wrong, a line each."""
    known = rule_ids(rules)
    of_hazards = [hazard["id"] for hazard in hazards]
    tests = {test.partition("[")[0] for test in covers}
    lines = [f"{name}: has no test" for name, found in tests_by_rule(covers, known).items() if not found]
    named = {name for names in covers.values() for name in names}
    lines += [f"{name}: a test names it, and it is no rule" for name in sorted(named - {*known, *of_hazards})]
    for hazard in hazards:
        for control in hazard["controls"]:
            lines += [f"{hazard['id']}: no rule {r}" for r in control["rules"] if r not in known]
            lines += [f"{hazard['id']}: no test {t}" for t in control["tests"] if t not in tests]
            if not control["tests"]:
                lines.append(f"{hazard['id']}: a control without a test: {control['what']}")
    return lines


def hazard_table(hazards: list[dict[str, Any]]) -> str:
    """A table a hazard: cause, controls with rules and tests, and what is left."""
    parts = []
    for hazard in hazards:
        parts.append(f"#### {hazard['id']}: {hazard['hazard']}\n")
        parts.append(f"Harm: {hazard['harm']}. Cause: {hazard['cause']}.\n")
        parts.append("| Control | Rules | Tests |\n|---|---|---|")
        for control in hazard["controls"]:
            rules = ", ".join(f"`{rule}`" for rule in control["rules"]) or "-"
            tests = "<br>".join(f"`{test}`" for test in control["tests"])
            parts.append(f"| {control['what']} | {rules} | {tests} |")
        parts.append(f"\nLeft: {hazard['left']}\n")
    return "\n".join(parts)


def rule_table(rules: RuleSet, tests: dict[str, list[str]]) -> str:
    """A row a rule: what it leads to, what clears it, how it is known, and how many tests name it."""
    rows = ["| Rule | Leads to | Cleared by | Known | Review | Tests |", "|---|---|---|---|---|---|"]
    for item in rules.items:
        rows.append(_row(item.id, item.yes, item.clears, item, tests))
    for part in (rules.combinations, rules.persons, rules.numeric):
        for rule in part:
            rows.append(_row(rule.id, rule.outcome, rule.clears, rule, tests))
    return "\n".join(rows)


def _row(name: str, outcome: Any, clears: str, row: Any, tests: dict[str, list[str]]) -> str:
    leads = f"{outcome.tier} {', '.join(outcome.locks)}".strip()
    review = row.reviewed or "none"
    return f"| `{name}` | {leads} | {clears} | {row.mark} | {review} | {len(tests[name])} |"


def limit_table(tests: dict[str, list[str]]) -> str:
    """A row a limit of ice and heat: the rule, how strict it is, how it is known, and its tests."""
    rows = ["| Limit | Rule | Acts | Known | Tests |", "|---|---|---|---|---|"]
    for limit in thermal_rules().limits:
        count = len(tests[limit.id])
        rows.append(f"| `{limit.id}` | {limit.rule} | {limit.severity} | {limit.mark} | {count} |")
    return "\n".join(rows)


def content_table() -> str:
    """The content register: each kind of content, how much of it, since when, and who reviewed it."""
    rows = ["| Content | Pieces | Version or day | Reviewed by |", "|---|---|---|---|"]
    rules = json.loads((ROOT / "assets/safety/rules.json").read_text("utf-8"))
    numbers = json.loads((ROOT / "assets/safety/emergency-numbers.json").read_text("utf-8"))
    cautions = json.loads((ROOT / "assets/safety/cautions.json").read_text("utf-8"))
    exercises = [json.loads(p.read_text("utf-8")) for p in sorted((ROOT / "assets/exercises").glob("*.json"))]
    routines = sorted((ROOT / "assets/routines").glob("*.json"))
    reviewed = sum(exercise["reviewed_by"] is not None for exercise in exercises)
    rows.append(_content("Screening items and rules", len(rules["items"]), rules["rules_version"], rules))
    heat = json.loads((ROOT / "assets/safety/thermal.json").read_text("utf-8"))
    protocols = len(list((ROOT / "assets/thermal").glob("*.json")))
    rows.append(_content("Limits of ice and heat", len(heat["limits"]), heat["rules_version"], heat))
    rows.append(f"| Ice and heat protocols | {protocols} | sources in each | nobody |")
    rows.append(_content("Cautions", len(cautions["cautions"]), cautions["updated"], cautions))
    verified = sum(row["verified"] for row in numbers["countries"])
    rows.append(
        f"| Emergency numbers | {len(numbers['countries'])} | {numbers['updated']} | {verified} verified |"
    )
    days = max(exercise["checked"] for exercise in exercises)
    rows.append(f"| Exercises | {len(exercises)} | {days} | {reviewed} reviewed |")
    figures = sum("figure" in exercise for exercise in exercises)
    rows.append(f"| Key poses and movements of the figures | {figures} | with the exercises | nobody |")
    rows.append(f"| Built-in routines | {len(routines)} | with the exercises | nobody |")
    cards = [json.loads(p.read_text("utf-8")) for p in sorted((ROOT / "assets/education").glob("*.json"))]
    read = sum(card["reviewed_by"] is not None for card in cards)
    rows.append(f"| Pages to read | {len(cards)} | sources and marks in each | {read} reviewed |")
    asked = [
        json.loads(p.read_text("utf-8")) for p in sorted((ROOT / "assets/questionnaires").glob("*.json"))
    ]
    judged = sum(one["reviewed_by"] is not None for one in asked)
    names = ", ".join(one["id"] for one in asked)
    rows.append(f"| Questionnaires of others | {len(asked)} | {names} | {judged} reviewed |")
    return "\n".join(rows)


def _content(name: str, count: int, version: str, source: dict[str, Any]) -> str:
    return f"| {name} | {count} | {version} | {source['reviewed_by'] or 'nobody'} |"


def rendered(page: str, parts: dict[str, str]) -> str:
    """The page with its generated parts anew."""
    for name, text in parts.items():
        begin, end = BEGIN.format(name=name), END.format(name=name)
        head, _begin, rest = page.partition(begin)
        _old, _end, tail = rest.partition(end)
        page = f"{head}{begin}\n\n{text.strip()}\n\n{end}{tail}"
    return page


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    rules, hazards, covers = rule_set(), json.loads(HAZARDS.read_text("utf-8")), collected()
    tests = tests_by_rule(covers, rule_ids(rules))
    page = PAGE.read_text("utf-8")
    parts = {
        "hazards": hazard_table(hazards),
        "rules": rule_table(rules, tests),
        "limits": limit_table(tests),
        "content": content_table(),
    }
    new = rendered(page, parts)
    found = problems(rules, hazards, covers)
    if "--check" not in arguments:
        PAGE.write_text(new, "utf-8", newline="\n")
    elif new != page:
        found.append("docs/safety.md is old: run tools/safety_doc.py")
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
