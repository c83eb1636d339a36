"""Runs a command and writes what it took: wall and CPU seconds, and the peak memory of the largest
of its processes."""

import json
import resource
import subprocess
import sys
import time

result, *command = sys.argv[1:]
start = time.monotonic()
code = subprocess.call(command)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(result, "w", encoding="utf-8") as out:
    json.dump(
        {
            "wallMillis": round(wall * 1000),
            "cpuMillis": round((used.ru_utime + used.ru_stime) * 1000),
            "peakRssKib": used.ru_maxrss // (1024 if sys.platform == "darwin" else 1),
        },
        out,
    )
sys.exit(code)
