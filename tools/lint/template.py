"""Holds template.yaml, as SAM translates it, against checkov and against AWS Control Tower's rules for cfn-guard.

What a resource is excused from stands at the resource, with the reason: Metadata.checkov.skip and
Metadata.guard.SuppressedRules. An excuse that excuses nothing is a fault too.
"""

import json
import os
import platform
import re
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "ap-northeast-2")

from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

TEMPLATE = Path("template.yaml")
FUNCTION = "AWS::Serverless::Function"


def translated(source):
    """What CloudFormation makes of the template, with the code where `sam deploy` puts it."""
    for resource in source["Resources"].values():
        if resource["Type"] == FUNCTION:
            resource["Properties"]["CodeUri"] = "s3://artifacts/code.zip"
    region = {"AWS::Region": os.environ["AWS_DEFAULT_REGION"]}
    template = Translator({}, Parser()).translate(source, region)
    # Or checkov would take the excuses as they are, those that excuse nothing too.
    for resource in template["Resources"].values():
        resource.pop("Metadata", None)
    return template


def excuses(source, read):
    """Pairs of resource and rule."""
    return {
        (name, rule)
        for name, resource in source["Resources"].items()
        for rule in read(resource.get("Metadata", {}))
    }


def skipped(metadata):
    for skip in metadata.get("checkov", {}).get("skip", []):
        if not skip.get("comment"):
            sys.exit(f"{skip['id']} is skipped without a reason")
        yield skip["id"]


def suppressed(metadata):
    return metadata.get("guard", {}).get("SuppressedRules", [])


def checkov(template):
    """Pairs of resource and rule that fail."""
    command = [sys.executable, "-m", "checkov.main", "--file", str(template), "--framework", "cloudformation"]
    command += ["--skip-download", "--compact", "--quiet", "--output", "json", "--soft-fail"]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"checkov failed: {run.stderr}")
    found = json.loads(run.stdout)
    if not found["summary"]["passed"] or found["summary"]["parsing_errors"]:
        sys.exit(f"checkov looked at nothing: {found['summary']}")
    return {(check["resource"].split(".")[1], check["check_id"]) for check in found["results"]["failed_checks"]}


def cfn_guard(template, folder):
    """Pairs of resource and rule that fail."""
    package = Path(sysconfig.get_paths()["purelib"], "cdklabs", "cdk_validator_cfnguard", "_jsii")
    with tarfile.open(next(package.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    system = "macos" if sys.platform == "darwin" else "ubuntu"
    machine = "aarch64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    program = folder / "package" / "bin" / system / machine / "cfn-guard"
    program.chmod(0o755)
    rules = folder / "package" / "rules" / "control-tower" / "cfn-guard"
    command = [program, "validate", "-d", template, "-r", rules, "-S", "none", "--structured", "-o", "json"]
    run = subprocess.run(command, capture_output=True, text=True)
    if not run.stdout.startswith("["):
        sys.exit(f"cfn-guard failed: {run.stderr}")
    (found,) = json.loads(run.stdout)
    if not found["compliant"]:
        sys.exit("cfn-guard looked at nothing")
    return {
        (resource, broken["Rule"]["name"])
        for broken in found["not_compliant"]
        for resource in re.findall(r"/Resources/(\w+)", json.dumps(broken["Rule"]))
    }


def faults(linter, failed, excused):
    for name, rule in sorted(failed - excused):
        yield f"{linter}: {name} fails {rule}"
    for name, rule in sorted(excused - failed):
        yield f"{linter}: {name} is excused from {rule} for nothing"


def main():
    source = yaml_parse(TEMPLATE.read_text(encoding="utf-8"))
    skips, suppressions = excuses(source, skipped), excuses(source, suppressed)
    text = json.dumps(translated(source), indent=2)
    if sys.argv[1:] == ["--print"]:
        print(text)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch, "translated.json")
        template.write_text(text, encoding="utf-8")
        found = [
            *faults("checkov", checkov(template), skips),
            *faults("cfn-guard", cfn_guard(template, Path(scratch)), suppressions),
        ]
    for fault in found:
        print(fault)
    print(f"template.yaml: {len(found)} faults, {len(skips | suppressions)} excused with a reason")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
