"""Measures the Python tools inside their process, warm. Prints a JSON line for each figure, times in ms.

A tool that fails at a task says so in its result; one that prints while it works is silenced.
"""

import asyncio
import contextlib
import io
import json
import logging
import os
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TASKS = json.loads((Path(__file__).parent / "tasks.json").read_text())
AT_LEAST_SECONDS = 1.0
AT_MOST_ROUNDS = 101

logging.disable(logging.CRITICAL)


def figure(tool, task, work, show, **marks):
    """The first run by itself, then the median of as many as fit a second, at least five."""
    times = []
    silent = io.StringIO()
    try:
        while len(times) < 6 or (sum(times) < AT_LEAST_SECONDS and len(times) <= AT_MOST_ROUNDS):
            with contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
                begin = time.perf_counter()
                result = work()
                times.append(time.perf_counter() - begin)
        outcome = {"first": times[0] * 1e3, "median": sorted(times[1:])[len(times[1:]) // 2] * 1e3,
                   "rounds": len(times) - 1, "result": show(result)}
    except Exception as error:  # a peer's fault is a figure too
        outcome = {"result": f"fails: {type(error).__name__} {str(error)[:60]}"}
    print(json.dumps({"tool": f"{tool} {version(tool)}", "task": task, **outcome, **marks}), flush=True)


def characters(document):
    return len(json.dumps(document, separators=(",", ":"), ensure_ascii=False))


def policy(path):
    return json.loads((ROOT / path).read_text())


def minimised(path, minimise):
    """The document with the action list of each Allow statement minimised."""
    document = policy(path)
    for statement in document["Statement"]:
        if statement["Effect"] == "Allow" and "Action" in statement:
            statement["Action"] = minimise(statement)
    return document


def listed(statement):
    actions = statement["Action"]
    return [actions] if isinstance(actions, str) else actions


def policy_sentry():
    from policy_sentry.analysis.expand import determine_actions_to_expand, expand
    from policy_sentry.querying.all import get_all_actions
    from policy_sentry.writing.minimize import minimize_statement_actions

    for task, pattern in TASKS["expand"].items():
        figure("policy_sentry", task, lambda: expand(pattern), len, cached=pattern == "*")
    everything = {action.lower() for action in get_all_actions()}

    def minimise(statement):
        return minimize_statement_actions(determine_actions_to_expand(listed(statement)), everything)

    for task, path in TASKS["minimise"].items():
        figure("policy_sentry", task, lambda: minimised(path, minimise), characters)


def policyuniverse():
    from policyuniverse import expander_minimizer as tool

    for task, pattern in TASKS["expand"].items():
        figure("policyuniverse", task, lambda: tool._expand_wildcard_action(pattern), len)
    for task, path in TASKS["minimise"].items():
        figure("policyuniverse", task, lambda: minimised(path, tool.minimize_statement_actions), characters)


def parliament():
    import parliament as tool

    expand = getattr(tool.expand_action, "__wrapped__", tool.expand_action)
    for task, pattern in TASKS["expand"].items():
        figure("parliament", task, lambda: expand(pattern), len)
    for task, path in TASKS["lint"].items():
        text = (ROOT / path).read_text()
        figure("parliament", task, lambda: tool.analyze_policy_string(text),
               lambda analysed: f"{len(analysed.findings)} findings")


def services_of(paths, folder):
    """The services that some policies use, in the form that iam-policy-validator reads offline: it would
    fetch them from AWS otherwise. Made from parliament's data."""
    from parliament import iam_definition

    used = {action.split(":")[0].lower() for path in paths
            for statement in policy(path)["Statement"] for action in listed(statement)}
    names = []
    for service in iam_definition:
        if service["prefix"] not in used:
            continue
        names.append({"service": service["prefix"], "url": f"https://localhost/{service['prefix']}.json"})
        keys = {key["condition"] for key in service["conditions"]}
        described = {
            "Name": service["prefix"],
            "Actions": [{"Name": p["privilege"],
                         "Resources": [{"Name": r["resource_type"].rstrip("*")}
                                       for r in p["resource_types"] if r["resource_type"]]}
                        for p in service["privileges"]],
            "Resources": [{"Name": r["resource"], "ARNFormats": [r["arn"]]} for r in service["resources"]],
            "ConditionKeys": [{"Name": key, "Types": ["String"]} for key in sorted(keys)],
        }
        Path(folder, f"{service['prefix']}.json").write_text(json.dumps(described))
    Path(folder, "_services.json").write_text(json.dumps(names))


def iam_policy_validator():
    from iam_validator.sdk.shortcuts import validate_json

    paths = TASKS["lint"].values()
    with tempfile.TemporaryDirectory() as folder:
        services_of(paths, folder)
        for task, path in TASKS["lint"].items():
            document = policy(path)
            figure("iam-policy-validator", task,
                   lambda: asyncio.run(validate_json(document, aws_services_dir=folder)),
                   lambda validated: f"{len(validated.issues)} findings")


if __name__ == "__main__":
    os.chdir(tempfile.gettempdir())
    for tool in (policy_sentry, policyuniverse, parliament, iam_policy_validator):
        try:
            tool()
        except Exception as error:
            print(f"{tool.__name__}: {error}", file=sys.stderr)
