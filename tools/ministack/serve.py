"""Serves ministack on loopback, with what it lacks, and lets it live and die as the local AWS does.

By hand:  cd tools/ministack && AUTH=true python serve.py
From Java (LOCAL_AWS_LOG names the file that stderr goes to):
  ready    the port is written to stdout, one line
  stop     stdin ends: closed by the parent, or by the system when the parent dies;
           nobody will read the log then, so it goes too
  detach   the parent writes "detach": from then on the end of stdin means nothing

PORT names the port; without it a free one is found.
"""

import asyncio
import os
import socket
import sys
import threading

ACCOUNT, REGION = "123456789012", "ap-northeast-2"
LOG = os.environ.get("LOCAL_AWS_LOG")


def stop_with_parent():
    if sys.stdin.readline() != "detach\n":
        try:
            os.unlink(LOG)
        finally:
            os._exit(0)


def main():
    if LOG:
        os.setsid()  # Ctrl-C in the terminal is for the parent, which then stops us
    listener = socket.create_server(("127.0.0.1", int(os.environ.get("PORT", "0"))), backlog=128)
    port = listener.getsockname()[1]
    os.environ |= {
        "GATEWAY_PORT": str(port),  # in the URLs that it gives out
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_REGION": REGION,
        "AWS_ACCESS_KEY_ID": ACCOUNT,  # the caller that may do everything
        "CLOUDTRAIL_RECORDING": "0",
    }

    import hypercorn.asyncio
    import hypercorn.config
    import ministack.app

    import account_block
    import functions
    import keys
    import policy_status
    import repositories
    import resources
    import schedules
    import transport

    for addition in (
        account_block,
        functions,
        keys,
        policy_status,
        repositories,
        resources,
        schedules,
        transport,
    ):
        addition.install()
    config = hypercorn.config.Config()
    config.bind = [f"fd://{listener.fileno()}"]
    config.keep_alive_timeout = 75
    print(port, flush=True)
    if LOG:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        threading.Thread(target=stop_with_parent, daemon=True).start()
    asyncio.run(hypercorn.asyncio.serve(ministack.app.app, config))


if __name__ == "__main__":
    main()
