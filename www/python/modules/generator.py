# Provides the engine's Mersenne Twister, on which the streams of `random`, `numpy.random` and `torch` are built.
import _engine
from bridge import box


class Generator:
    """A generator of its own. The same code gives the same numbers: it is seeded with 0 until it is told otherwise, so that
    a link shows what its sender saw."""

    def __init__(self):
        self._number = -1
        self.seed_with(0)

    def seed_with(self, word):
        """Seeds as NumPy and PyTorch do, with 32 bits; None chooses an unpredictable seed."""
        _engine.seed_word(-1.0 if word is None else float(word))
        self._number = _engine.generator(self._number, False)

    def seed_by(self, words):
        """Seeds as Python does, with a list of words of 32 bits."""
        for word in words:
            _engine.seed_word(-1.0 if word is None else float(word))
        self._number = _engine.generator(self._number, True)

    def state(self):
        """Returns a number for what it will draw, to which `go_to` goes back."""
        return _engine.keep_generator(self._number)

    def go_to(self, state):
        _engine.go_back(self._number, state)

    def word(self):
        """Returns the next 32 bits."""
        _engine.word(self._number)
        return int(box[0])

    def random(self):
        """Returns a number in [0, 1)."""
        _engine.random(self._number)
        return box[0]

    def interval(self, most):
        """Returns a whole number from 0 to `most`, as NumPy's `random_interval` draws it."""
        if most < 1 << 32:
            _engine.interval(self._number, float(most))
            return int(box[0])
        mask = most
        for shift in (1, 2, 4, 8, 16, 32):
            mask |= mask >> shift
        while True:
            drawn = (self.word() << 32 | self.word()) & mask
            if drawn <= most:
                return drawn
