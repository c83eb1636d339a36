"""The account of a KMS key, which ministack leaves out of what it says of a key."""

from ministack.core.responses import get_account_id
from ministack.services import kms


def install():
    describe = kms._key_metadata
    kms._key_metadata = lambda key: {"AWSAccountId": get_account_id(), **describe(key)}
