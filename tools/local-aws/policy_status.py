"""GetBucketPolicyStatus for moto, which answers it with a listing of the bucket.

A policy is public here if it allows everybody something without any condition. AWS's rule is finer
(it asks whether conditions bind to fixed values); for a sample class this much will do.
"""

import json

from moto.s3.responses import S3Response

ANSWER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<PolicyStatus xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    "<IsPublic>{}</IsPublic></PolicyStatus>"
)


def is_public(policy):
    statements = json.loads(policy)["Statement"]
    return any(map(lets_everybody_in, statements if isinstance(statements, list) else [statements]))


def lets_everybody_in(statement):
    principal = statement.get("Principal")
    if isinstance(principal, dict):
        principal = principal.get("AWS")
    everybody = principal == "*" or isinstance(principal, list) and "*" in principal
    return statement["Effect"] == "Allow" and everybody and not statement.get("Condition")


def install():
    answer_others = S3Response._bucket_response_get

    def answer(self, bucket_name, querystring):
        if "policyStatus" not in querystring:
            return answer_others(self, bucket_name, querystring)
        _, _, policy = self.get_bucket_policy()
        return 200, {}, ANSWER.format(str(is_public(policy)).lower())

    S3Response._bucket_response_get = answer
