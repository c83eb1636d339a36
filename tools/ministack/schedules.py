"""EventBridge Scheduler: what a schedule's input may name, and a look at the clock every second.

ministack hands the input over as it is written, looks every ten seconds, and a schedule that was
changed to a moment does not fire there if its old time was looked at.
https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
"""

import datetime
import time
import uuid

from ministack.services import eventbridge, scheduler


def fill_in(text, schedule):
    due = scheduler._at_time_epoch(schedule["ScheduleExpression"]) or time.time()
    moment = datetime.datetime.fromtimestamp(int(due), datetime.timezone.utc)
    attributes = {
        "schedule-arn": schedule["Arn"],
        "scheduled-time": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "execution-id": str(uuid.uuid4()),
        "attempt-number": "1",
    }
    for name, value in attributes.items():
        text = text.replace(f"<aws.scheduler.{name}>", value)
    return text


def install():
    scheduler._SCHEDULE_TICK_INTERVAL = 1
    update, invoke = scheduler._update_schedule, eventbridge._invoke_target

    def update_anew(name, body):
        for key in [key for key in scheduler._schedule_last_fired if key[2].endswith("/" + name)]:
            del scheduler._schedule_last_fired[key]
        return update(name, body)

    def invoke_filled_in(target, event, rule, view=None):
        if event.get("Source") == "aws.scheduler" and target.get("Input"):
            target = {**target, "Input": fill_in(target["Input"], rule)}
        return invoke(target, event, rule, view)

    scheduler._update_schedule = update_anew
    eventbridge._invoke_target = invoke_filled_in
