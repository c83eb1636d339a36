"""GetAccountSetting and PutAccountSetting of ECR for moto, which has neither.

An account that never set anything scans with AWS's own scanner: CLAIR is no longer offered.
"""

from moto.core.responses import ActionResult
from moto.ecr.responses import ECRResponse

DEFAULTS = {"BASIC_SCAN_TYPE_VERSION": "AWS_NATIVE"}


def settings(response):
    return response.ecr_backend.__dict__.setdefault("account_settings", dict(DEFAULTS))


def get_account_setting(self):
    name = self._get_param("name")
    return ActionResult({"name": name, "value": settings(self).get(name)})


def put_account_setting(self):
    name, value = self._get_param("name"), self._get_param("value")
    settings(self)[name] = value
    return ActionResult({"name": name, "value": value})


def install():
    ECRResponse.get_account_setting = get_account_setting
    ECRResponse.put_account_setting = put_account_setting
