"""How gunicorn serves moto_fast, and how it lives and dies.

By hand:  cd tools/local-aws && python -m gunicorn --bind 127.0.0.1:5555 moto_fast:app
From Java (LOCAL_AWS_LOG names the file that stderr goes to):
  ready    the port is written to stdout, one line
  stop     stdin ends: closed by the parent, or by the system when the parent dies;
           nobody will read the log then, so it goes too
  detach   the parent writes "detach": from then on the end of stdin means nothing
"""

import os
import signal
import sys
import threading

bind = "127.0.0.1:0"
worker_class = "gthread"
workers = 1  # the state of moto is the memory of one process
threads = 8
keepalive = 60
timeout = 0  # a laptop that slept is no reason to kill the worker and its state
graceful_timeout = 1
control_socket_disable = True

LOG = os.environ.get("LOCAL_AWS_LOG")


def on_starting(server):
    if LOG:
        os.setsid()  # Ctrl-C in the terminal is for the parent, which then stops us


def post_worker_init(worker):
    if LOG:
        threading.Thread(target=stop_with_parent, daemon=True).start()
        print(worker.sockets[0].getsockname()[1], flush=True)
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def stop_with_parent():
    if sys.stdin.readline() != "detach\n":
        try:
            os.unlink(LOG)
        finally:
            os.kill(os.getppid(), signal.SIGQUIT)


def child_exit(server, worker):
    # A second worker would come up empty: better no answer than a wrong one.
    os.kill(os.getpid(), signal.SIGQUIT)
