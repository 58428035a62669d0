# Implements `matplotlib.animation`: an animation computes its frames, and its figure is shown as the last one leaves it.
import _engine
from bridge import only

__getattr__ = only("matplotlib.animation", ("ArtistAnimation", "FuncAnimation", "PillowWriter"))

# The number of frames where no end is known.
_MOST = 100


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
        count = self._frames()
        _engine.note("%s has %d frames: the last is shown." % (name, count))

    def save(self, filename, *_, **__):
        self._run(filename)
        self._figure.is_saved = True

    def to_jshtml(self, *_, **__):
        if self._page is None:
            self._run("The animation")
            self._page = _Page("<p>The last frame is shown as a plot.</p>")
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
                count += 1
                if count == self._most:
                    return count
        return count


class ArtistAnimation(_Animation):
    def __init__(self, fig, artists, **settings):
        _Animation.__init__(self, fig, **settings)
        self._artists = artists

    def _frames(self):
        for frame in self._artists[:-1]:
            for one in frame:
                one.remove()
        return len(self._artists)


class PillowWriter:
    def __init__(self, *_, **__):
        pass


FFMpegWriter = ImageMagickWriter = HTMLWriter = PillowWriter
