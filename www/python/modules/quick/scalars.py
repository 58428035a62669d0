# Provides the single elements of arrays, which are numbers of Python's here: MicroPython cannot extend those.


def scalar(number):
    """Returns the number itself."""
    return number
