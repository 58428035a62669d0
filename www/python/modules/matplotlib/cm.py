# Provides the names of colour maps in `matplotlib.cm`. The page uses one map of its own, from blue to orange.


class _Maps:
    def __getattr__(self, name):
        if name[:1] == "_":
            raise AttributeError(name)
        return name

    def get_cmap(self, name, *_):
        return name


cm = _Maps()


def __getattr__(name):
    return getattr(cm, name)
