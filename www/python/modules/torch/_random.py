import random_stream


def uniform_numbers(count, low, high, kind):
    return kind.take([random_stream.uniform(low, high) for _ in range(count)])
