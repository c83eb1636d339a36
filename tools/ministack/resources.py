"""The resource that a call asks for, where ministack takes `*` for it.

Who lists all ECR repositories asks for `repository/*`; who has a principal's policies simulated, for
the principal. https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

import json

from ministack.core import iam_actions


def install():
    resource_of_others = iam_actions.extract_resource_arn

    def resource(service, method, path, headers, body, params, region, account):
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        if service == "ecr" and operation in (
            "DescribeRepositories",
            "BatchGetRepositoryScanningConfiguration",
        ):
            names = json.loads(body or "{}").get("repositoryNames") or ["*"]
            return f"arn:aws:ecr:{region}:{account}:repository/{names[0]}"
        principal = iam_actions._query_param(params, "PolicySourceArn")
        if service == "iam" and principal:
            return principal
        return resource_of_others(service, method, path, headers, body, params, region, account)

    iam_actions.extract_resource_arn = resource
