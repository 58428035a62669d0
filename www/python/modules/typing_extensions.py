# Provides the names of `typing` as `typing_extensions`.
import typing


def __getattr__(name):
    return getattr(typing, name)
