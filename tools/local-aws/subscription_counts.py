"""The number of a topic's confirmed subscriptions for moto, which always says none.

moto waits for nobody to confirm: each subscription that it has takes messages at once.
"""

from moto.sns.models import Topic


def confirmed(topic):
    return sum(each.topic is topic for each in topic.sns_backend.subscriptions.values())


def install():
    # moto sets it to 0, by its own misspelt name, and never again.
    Topic.subscriptions_confimed = property(confirmed, lambda topic, value: None)
