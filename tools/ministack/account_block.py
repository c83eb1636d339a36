"""S3 Control's public access block of the account, which ministack does not have: put, read, enforced."""

from ministack import app
from ministack.core.responses import get_account_id
from ministack.services import s3

PATH = "/v20180820/configuration/publicAccessBlock"
ACTIONS = {"GET": "s3:GetAccountPublicAccessBlock", "PUT": "s3:PutAccountPublicAccessBlock"}

blocks = {}


def install():
    answer_others = app._handle_s3_control_request

    async def answer(path, method, body, query_params, request_id, headers=None):
        if path != PATH or method not in ACTIONS:
            return await answer_others(path, method, body, query_params, request_id, headers)
        denied = app._enforce_data_plane(
            "s3", ACTIONS[method], headers or {}, query_params, request_id, resource_arn="*"
        )
        if denied:
            return denied
        if method == "PUT":
            blocks[get_account_id()] = body
            return 200, {}, b""
        if get_account_id() in blocks:
            return 200, {"Content-Type": "application/xml"}, blocks[get_account_id()]
        return s3.s3control_error(
            "NoSuchPublicAccessBlockConfiguration",
            "The public access block configuration was not found",
            404,
        )

    app._handle_s3_control_request = answer
