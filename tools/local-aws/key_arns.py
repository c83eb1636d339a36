"""ARNs of KMS keys for moto, which deletes, keeps and enables a key by its id alone."""

from moto.kms.models import KmsBackend

OPERATIONS = ("schedule_key_deletion", "cancel_key_deletion", "enable_key")


def by_id(operation):
    def call(backend, key_id, *others):
        return operation(backend, key_id.rpartition("/")[2], *others)

    return call


def install():
    for name in OPERATIONS:
        setattr(KmsBackend, name, by_id(getattr(KmsBackend, name)))
