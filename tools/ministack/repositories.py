"""ECR: how repositories are scanned, which ministack does not know.

The account has what a new account has until somebody puts rules: basic scanning, by AWS's own
scanner. Images are never scanned.
"""

import fnmatch
import json

from ministack.core.responses import error_response_json, json_response
from ministack.services import ecr

registries = {}


def rules():
    return registries.get(ecr._registry_id(), {"scanType": "BASIC", "rules": []})


def of_registry(data):
    return json_response({"registryId": ecr._registry_id(), "scanningConfiguration": rules()})


def put_registry(data):
    registries[ecr._registry_id()] = {"scanType": "BASIC", "rules": [], **data}
    return json_response({"registryScanningConfiguration": rules()})


def of_account(data):
    return json_response({"name": data["name"], "value": "AWS_NATIVE"})


def of_repositories(data):
    found, failures = [], []
    for name in data["repositoryNames"]:
        repository = ecr._repositories.get(name)
        if repository is None:
            failures.append({"repositoryName": name, "failureCode": "REPOSITORY_NOT_FOUND"})
            continue
        applied = [
            chosen
            for rule in rules()["rules"]
            for chosen in rule["repositoryFilters"]
            if rule["scanFrequency"] == "SCAN_ON_PUSH" and fnmatch.fnmatch(name, chosen["filter"])
        ]
        on_push = bool(applied) or repository["imageScanningConfiguration"].get("scanOnPush", False)
        found.append(
            {
                "repositoryArn": repository["repositoryArn"],
                "repositoryName": name,
                "scanOnPush": on_push,
                "scanFrequency": "SCAN_ON_PUSH" if on_push else "MANUAL",
                "appliedScanFilters": applied,
            }
        )
    return json_response({"scanningConfigurations": found, "failures": failures})


def of_image(data):
    return error_response_json(
        "ScanNotFoundException",
        f"Image scan does not exist for the image in the repository '{data['repositoryName']}'",
        400,
    )


def images(data):
    """As ministack lists them, without the type of manifest that it takes for one of artifact."""
    status, head, body = ecr._describe_images(data)
    if status != 200:
        return status, head, body
    answer = json.loads(body)
    for image in answer["imageDetails"]:
        del image["artifactMediaType"]
    return json_response(answer)


ADDITIONS = {
    "DescribeImages": images,
    "GetRegistryScanningConfiguration": of_registry,
    "PutRegistryScanningConfiguration": put_registry,
    "GetAccountSetting": of_account,
    "BatchGetRepositoryScanningConfiguration": of_repositories,
    "DescribeImageScanFindings": of_image,
}


def install():
    answer_others = ecr.handle_request

    async def answer(method, path, headers, body, query_params):
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        if operation in ADDITIONS:
            return ADDITIONS[operation](json.loads(body or "{}"))
        return await answer_others(method, path, headers, body, query_params)

    ecr.handle_request = answer
