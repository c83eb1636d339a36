"""Permissions that the caller has lost, which moto itself does not know.

POST /local-aws/denied with the names of S3 subresources (`versioning`, `encryption`), one a line:
from then on reading them is answered as S3 answers who may not. An empty body gives all back.
"""

from urllib.parse import parse_qs

DENIED = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
)


class Denials:
    def __init__(self, app):
        self.app = app
        self.denied = frozenset()

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/local-aws/denied":
            length = int(environ.get("CONTENT_LENGTH") or 0)
            self.denied = frozenset(environ["wsgi.input"].read(length).decode().split())
            start_response("204 No Content", [])
            return []
        asked = parse_qs(environ["QUERY_STRING"], keep_blank_values=True)
        if environ["REQUEST_METHOD"] == "GET" and not self.denied.isdisjoint(asked):
            start_response("403 Forbidden", [("Content-Type", "application/xml")])
            return [DENIED]
        return self.app(environ, start_response)
