# Implements `tqdm`, which iterates without a progress bar, as the page shows that code runs.


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, **_):
        self._iterable = iterable
        self.total = total if total is not None or not hasattr(iterable, "__len__") else len(iterable)
        self.n = 0
        self.desc = desc

    def __iter__(self):
        for thing in self._iterable:
            yield thing
            self.n += 1

    def __len__(self):
        return self.total

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = desc

    def set_postfix(self, *_, **__):
        """Does nothing, as there is no bar."""

    set_postfix_str = refresh = reset = close = clear = set_description_str = set_postfix

    @staticmethod
    def write(text, *_, **__):
        print(text)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
