# Implements `matplotlib.animation`: an animation computes its frames, through which the page lets one go. Of many, some are kept.
import _engine
from bridge import only

__getattr__ = only("matplotlib.animation", ("ArtistAnimation", "FuncAnimation", "PillowWriter"))

# The number of frames where no end is known.
_MOST = 100

# The most frames that are kept, and the most characters in all of them: a run may send the page a few million.
_MOST_KEPT = 60
_MOST_LETTERS = 600000


class _Page(str):
    """The text that a notebook would show as a film."""

    is_picture = True


class _Animation:
    is_picture = True

    def __init__(self, fig, **_):
        self._figure = fig
        self._page = None
        self._has_run = False
        fig.before_show.append(self._run_once)

    def _run_once(self):
        if not self._has_run:
            self._run("The animation")

    def _run(self, name):
        self._has_run = True
        self._kept, self._every = [], 1
        count = self._frames()
        self._figure.frames = self._kept
        kept = "" if self._every == 1 else ", of which one in %d is kept" % self._every
        _engine.note("%s has %d frame%s%s." % (name, count, "" if count == 1 else "s", kept))

    def _keep(self, number):
        """Keeps the figure as it is, as the frame of this number. If there are too many, every other one is dropped."""
        if number % self._every:
            return
        self._kept.append(self._figure.described())
        while len(self._kept) > _MOST_KEPT or len(self._kept) > 2 and sum(len(one) for one in self._kept) > _MOST_LETTERS:
            self._kept = self._kept[::2]
            self._every *= 2

    def save(self, filename, *_, **__):
        self._run(filename)
        self._figure.is_saved = True

    def to_jshtml(self, *_, **__):
        if self._page is None:
            self._run("The animation")
            self._page = _Page("<p>The frames are shown as a plot.</p>")
            self._figure.show()
        return self._page

    def to_html5_video(self, *_, **__):
        return self.to_jshtml()

    def show(self):
        self._figure.show()

    def pause(self):
        """Does nothing, as all frames were computed at once."""

    resume = pause


class FuncAnimation(_Animation):
    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, **settings):
        _Animation.__init__(self, fig, **settings)
        self._function, self._arguments, self._start = func, fargs or (), init_func
        self._given, self._most = frames, save_count

    def _sequence(self):
        """Returns the frames from the first, or the rest of a generator that was given."""
        given = self._given
        if given is None or isinstance(given, int):
            return iter(range((self._most or _MOST) if given is None else given))
        return iter(given() if callable(given) else given)

    def _frames(self):
        """Calls the function as often as matplotlib does: once more for the first frame if nothing else prepares the plot."""
        begun = []
        if self._start:
            self._start()
        else:
            frames = self._sequence()
            for frame in frames:
                self._function(frame, *self._arguments)
                begun = [frame] if frames is self._given else []
                break
        count = 0
        for frames in (begun, self._sequence()):
            for frame in frames:
                self._function(frame, *self._arguments)
                self._keep(count)
                count += 1
                if count == self._most:
                    return count
        return count


class ArtistAnimation(_Animation):
    def __init__(self, fig, artists, **settings):
        _Animation.__init__(self, fig, **settings)
        self._artists = artists

    def _frames(self):
        # Each frame is what only its artists have plotted, beside what is in none.
        for frame in self._artists:
            for one in frame:
                one.remove()
        for number, frame in enumerate(self._artists):
            if number:
                for one in self._artists[number - 1]:
                    one.remove()
            for one in frame:
                one.restore()
            self._keep(number)
        return len(self._artists)


class PillowWriter:
    def __init__(self, *_, **__):
        pass


FFMpegWriter = ImageMagickWriter = HTMLWriter = PillowWriter
