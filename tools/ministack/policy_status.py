"""GetBucketPolicyStatus, which ministack answers with a listing of the bucket."""

import json

from ministack.services import s3

ANSWER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<PolicyStatus xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    "<IsPublic>{}</IsPublic></PolicyStatus>"
)


def is_public(policy):
    """Whether it allows everybody something without any condition. AWS's rule is finer."""
    statements = json.loads(policy)["Statement"]
    return any(map(lets_everybody_in, statements if isinstance(statements, list) else [statements]))


def lets_everybody_in(statement):
    everybody = statement.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})
    return statement["Effect"] == "Allow" and everybody and not statement.get("Condition")


def install():
    answer_others = s3.handle_request

    async def answer(method, path, headers, body, query_params):
        if method != "GET" or "policyStatus" not in query_params:
            return await answer_others(method, path, headers, body, query_params)
        policy = {name: value for name, value in query_params.items() if name != "policyStatus"}
        status, head, content = await answer_others(
            method, path, headers, body, {**policy, "policy": [""]}
        )
        if status != 200:
            return status, head, content
        text = ANSWER.format(str(is_public(content)).lower())
        return 200, {**head, "Content-Type": "application/xml"}, text.encode()

    s3.handle_request = answer
