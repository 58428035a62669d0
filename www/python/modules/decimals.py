# Writes floats in decimal notation as C does. It computes with whole numbers, so that every digit is right.
import math


def _ratio(x):
    """Returns a positive float as a fraction of whole numbers."""
    fraction, exponent = math.frexp(x)
    number, exponent = int(fraction * (1 << 53)), exponent - 53
    return (number << exponent, 1) if exponent >= 0 else (number, 1 << -exponent)


def _rounded(above, below):
    """Returns the whole number nearest to a fraction, rounding half to even."""
    whole, rest = divmod(above, below)
    if 2 * rest > below or (2 * rest == below and whole % 2):
        whole += 1
    return whole


def _sign(x):
    return "-" if math.copysign(1.0, x) < 0 else ""


def fixed(x, places):
    """Returns `"%.*f" % (places, x)`."""
    if not math.isfinite(x):
        return str(x)
    digits = "0"
    if x:
        above, below = _ratio(abs(x))
        digits = str(_rounded(above * 10**places, below))
    digits = "0" * (places + 1 - len(digits)) + digits
    point = len(digits) - places
    return _sign(x) + digits[:point] + ("." + digits[point:] if places else "")


def scientific(x, places):
    """Returns `"%.*e" % (places, x)`."""
    if not math.isfinite(x):
        return str(x)
    digits, exponent = "0" * (places + 1), 0
    if x:
        above, below = _ratio(abs(x))
        exponent = math.floor(math.log10(abs(x)))
        while above < below * 10**exponent if exponent >= 0 else above * 10**-exponent < below:
            exponent -= 1
        while above >= below * 10 ** (exponent + 1) if exponent >= -1 else above * 10 ** (-exponent - 1) >= below:
            exponent += 1
        power = places - exponent
        digits = str(_rounded(above * 10**power, below) if power >= 0 else _rounded(above, below * 10**-power))
        if len(digits) > places + 1:
            digits, exponent = digits[:-1], exponent + 1
    text = digits[0] + ("." + digits[1:] if places else "")
    return "%s%se%s%02d" % (_sign(x), text, "-" if exponent < 0 else "+", abs(exponent))


def shortest(x, narrow=None):
    """Returns the digits of the shortest number that reads as `x`, and the exponent of the first: x = 0.d1d2... times
    10 ** exponent. `narrow` rounds to a narrower type, if `x` is of one."""
    if x == 0:
        return "0", 1
    for places in range(8) if narrow else range(17) if abs(x) < 1e-300 else (14, 15, 16):
        text = scientific(abs(x), places)
        read = float(text)
        if (narrow(read) if narrow else read) == abs(x):
            break
    else:
        text = scientific(abs(x), 8 if narrow else 16)
    mantissa, _, exponent = text.partition("e")
    digits = mantissa.replace(".", "").rstrip("0")
    return digits or "0", int(exponent) + 1
