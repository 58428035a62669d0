# `rich.progress`: goes through what it is given, without a bar.


def track(sequence, description="", total=None, **_):
    return iter(sequence)
