# `typing_extensions`: the names of `typing`.
import typing


def __getattr__(name):
    return getattr(typing, name)
