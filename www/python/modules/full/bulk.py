# Reads nothing at once: CPython reads attributes fast enough.


def walk(*_):
    return None


numbers = births = kinds = walk
