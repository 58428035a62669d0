# Implements `typing`. MicroPython ignores annotations, so the names only have to exist.
TYPE_CHECKING = False


class _Form:
    """A type that nothing is checked against."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __call__(self, *_, **__):
        return self

    def __repr__(self):
        return "typing." + self._name


class _Base:
    """The base of classes that are declared as generic."""


class _Generic(_Form):
    """The bases `Generic[T]` and `Protocol[T]`."""

    def __getitem__(self, parameters):
        return _Base


_FORMS = (
    "Annotated Any AnyStr AsyncIterator Awaitable Callable ChainMap ClassVar Collection Concatenate Container Coroutine Counter "
    "DefaultDict Deque Dict Final FrozenSet Generator Hashable Iterable Iterator KeysView Iterable List Literal Mapping "
    "MutableMapping MutableSequence MutableSet Never NoReturn NotRequired Optional OrderedDict Required Reversible Self Sequence Set "
    "Sized SupportsFloat SupportsIndex SupportsInt Text Tuple Type TypeAlias TypeGuard Union Unpack ValuesView"
)
for _name in _FORMS.split():
    globals()[_name] = _Form(_name)

Generic = _Generic("Generic")
Protocol = _Base


def TypeVar(name, *_, **__):
    return _Form(name)


ParamSpec = TypeVarTuple = NewType = TypeVar


def cast(kind, value):
    return value


def _same(function):
    return function


overload = final = no_type_check = runtime_checkable = override = _same
