"""Lambda functions run where LAMBDA_HOST says, an URL: each invocation is posted there.

ministack's own switch for that is a variable of each function, which the template would have to have.
"""

import os

from ministack.services import lambda_svc


def install():
    host = os.environ.get("LAMBDA_HOST")
    if host:
        lambda_svc._proxy_url_for = lambda config: host
