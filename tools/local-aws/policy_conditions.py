"""Conditions in bucket policies for moto, which holds each unmet, and then refuses the object.

A statement with a condition says nothing here. So a policy that refuses plain HTTP refuses nobody
on the local AWS, which has no TLS.
"""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket


def unconditional(policy):
    statements = policy["Statement"]
    statements = statements if isinstance(statements, list) else [statements]
    return {**policy, "Statement": [one for one in statements if not one.get("Condition")]}


def permission(bucket, action, resource):
    if bucket.policy is None:
        return PermissionResult.NEUTRAL
    policy = json.dumps(unconditional(json.loads(bucket.policy)))
    return IAMPolicy(policy).is_action_permitted(action, resource)


def install():
    FakeBucket.get_permission = permission
