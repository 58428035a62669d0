# Turns what is plotted into plain numbers.
import math


def numbers(things):
    # JSON has no infinity and no NaN; None becomes a gap.
    if isinstance(things, (int, float)):
        things = [things]
    flat = [thing if type(thing) is int else float(thing.item() if hasattr(thing, "item") else thing) for thing in things]
    return [number if math.isfinite(number) else None for number in flat]


def rows(table, is_upside_down=False):
    """Returns the rows of a picture from above."""
    found = [numbers(row) for row in table]
    if any(len(row) != len(found[0]) for row in found):
        raise ValueError("the rows of a picture must be equally long")
    return list(reversed(found)) if is_upside_down else found
