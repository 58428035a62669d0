# Runs the learner's code a statement at a time, as a notebook does, and decides what is drawn.
import builtins
import gc
import io
import sys

import _engine
import imports
import interpreter
import unsupported
from repr import pretty

FILE = "<code>"

# The names of our packages, which a fresh run imports again, as the run before may have changed them.
_PACKAGES = (
    "micrograd", "mathematics", "random_stream", "numpy", "sklearn", "matplotlib", "graphviz", "IPython", "system", "learner",
    "description", "recognition", "roles", "operands", "links", "attributes", "torch", "strided", "indexing", "elementary", "decimals",
    "generator", "tqdm", "rich", "bulk", "arena", "entries",
)

imports.depth = 0

namespace = {}
current = 0
# The last thing that was drawn or shown, as (value, whether it is drawn already, number of values then), or None.
_chosen = None
_learner = _description = _entries = _arena = None
_names = {}
# The names that loops assign.
_loop_names = set()
_hidden = ("__name__", "draw", "sum")

# These names are bound here, as looking up a module's name fails once memory has run out.
_relieve = _engine.relieve


def begin(is_fresh, names_networks, lists_attributes, loop_names, adds_operations, expects_refusals):
    """Begins a run. `Value` and `draw` are known without an import, and so are networks where the code names one: to
    import them takes longer than most code runs. Code that lists the attributes of its objects finds none of ours there.
    `loop_names` are the names that loops assign. Code that adds operations to micrograd's `Value` gets one in plain Python; code
    that expects micrograd to refuse something gets a `Value` that can no more than micrograd's."""
    global namespace, current, _chosen
    _chosen = None
    current = 0
    if _learner:
        _learner.begin()
    if is_fresh:
        _loop_names.clear()
        if hasattr(builtins, "_"):
            del builtins._
    _loop_names.update(loop_names.split())
    if is_fresh or not namespace:
        for name in list(sys.modules):
            if name.partition(".")[0] in _PACKAGES:
                del sys.modules[name]
        namespace = interpreter.main()
        namespace.update(draw=draw, sum=interpreter.total, display=display, get_ipython=_Shell)
        _modules(names_networks, adds_operations)
        interpreter.begin()
        # The memory of the previous run is freed at once, as a fragmented heap is slow.
        gc.collect()
    sys.modules["micrograd.engine"].refuses = expects_refusals
    if lists_attributes:
        _learner.attributes.lists_attributes = True


def _modules(names_networks, adds_operations):
    """Imports what the notebook itself needs, and what the learner need not import, without the guard."""
    global _learner, _description, _entries, _arena, _value, _recorded
    imports.depth += 1
    try:
        import arena
        import description
        import entries
        import learner
        from micrograd.engine import Value, _Recorded

        imports.plain = None
        namespace["Value"] = Value
        if adds_operations:
            import micrograd
            from micrograd import nn, plain

            imports.plain = micrograd.engine = plain
            namespace["Value"] = nn.Value = plain.Value
            learner.watch_class(plain.Value)
        if names_networks:
            from micrograd.nn import MLP, Layer, Neuron

            namespace.update(Neuron=Neuron, Layer=Layer, MLP=MLP)
    finally:
        imports.depth -= 1
    _learner, _description, _entries, _arena, _value, _recorded = learner, description, entries, arena, Value, _Recorded


def check(text):
    """Returns whether the text is valid Python, and otherwise reports the error to the page."""
    return _guarded(lambda: compile(text, FILE, "exec"))


def run(text, defines):
    """Runs statements, and returns whether they succeeded."""

    def execute():
        exec(compile(text, FILE, "exec"), namespace)
        if defines:
            _learner.watch(defines, namespace, text)

    return _guarded(execute)


def run_last(text, lines):
    """Runs the last statement of a cell, and shows its value if it is an expression."""
    if not _is_expression(text):
        return run("\n" * lines + text, "")

    def execute():
        exec(compile("\n" * lines + "__shown__ = (" + text + "\n)", FILE, "exec"), namespace)
        shown = namespace.pop("__shown__")
        if shown is not None:
            builtins._ = shown
            display(shown)

    return _guarded(execute)


def _is_expression(text):
    try:
        compile(text, FILE, "eval")
        return True
    except SyntaxError:
        return False


def display(*things, **_):
    """Shows things as a notebook does, and chooses the last value among them to be drawn."""
    global _chosen
    for thing in things:
        _learner.survey(thing)
        value = _drawable(thing)
        if value is not None:
            _chosen = (value, False, _count())
        if not _is_picture(thing):
            _engine.shown(pretty(thing, 0))
        elif hasattr(thing, "show"):
            thing.show()


class _Shell:
    """Takes the commands of a notebook that was exported, and does nothing."""

    def __getattr__(self, name):
        return lambda *_, **__: None


def _is_picture(thing):
    """Returns whether an object is shown as a picture instead of as text, such as a Digraph or a line of a plot."""
    if isinstance(thing, (list, tuple)) and thing:
        thing = thing[-1]
    return getattr(type(thing), "is_picture", False)


def end_cell():
    plots = sys.modules.get("matplotlib.pyplot")
    return plots is None or _guarded(lambda: plots.show(block=True))


def end():
    """Draws the newest value, unless the code has drawn or shown one since. It reports errors instead of raising them."""
    _tell_failure(_end)


def _end():
    global _names
    _learner.survey(namespace, True)
    root = _last_assigned()
    if not _chosen and (root is None or not _is_tensor(root) and not _is_computed(root)):
        # What was computed last is of more interest than a leaf, even if no variable holds it.
        newest = _learner.newest if _learner.newest is not None else _last_recorded()
        _learner.survey(newest)
        if not _learner.is_value(newest):
            newest = None
        if root is None or newest is not None and _is_computed(newest) and _learner.is_scalar(newest):
            root = newest
    if not _chosen and (root is None or not _is_tensor(root) and not _is_computed(root)):
        held = {name: thing for name, thing in namespace.items() if name not in _hidden}
        found = _arena.last(held)
        if found:
            _names = {}
            _describe(*found)
            return
        name = _entries.named_tuple(held)
        if name:
            _engine.note(
                "There is no picture of the graph, as %s is a named tuple, which cannot keep a gradient. "
                "A picture needs values of a class, as in class Value." % name
            )
            return
        name = _entries.list_of_entries(held)
        if name:
            _engine.note(
                "There is no picture of the graph, as the entries of %s say by number what each value was computed from. "
                "A picture needs values that hold their operands themselves, as in _prev = (self, other)." % name
            )
            return
    if root is not None and (not _chosen or _is_newer(root, _chosen)):
        _record(root)
    elif _chosen and not _chosen[1]:
        _record(_chosen[0])


def draw(root):
    """Draws the graph of a value in the picture of the page."""
    global _chosen
    _learner.survey(root)
    found = root if _learner.is_value(root) else _drawable(root)
    if found is None:
        raise TypeError("draw takes a Value, not %s" % _described(root))
    _tell_failure(lambda: _record(found))
    _chosen = (found, True, _count())


def _described(thing):
    try:
        return pretty(thing, 0)[:60]
    except Exception:
        return "a %s" % type(thing).__name__


def _tell_failure(function):
    """Calls a function that reads the learner's classes. If it fails, the program continues without a picture."""
    try:
        function()
    except MemoryError as error:
        _relieve()
        _report(error)
    except _description.NotScalar as error:
        _engine.forget()
        name = name_of(error.value)
        subject = name or "A %s" % type(error.value).__name__
        _engine.note_at(
            name or type(error.value).__name__,
            "%s holds %s. A graph here is of single real numbers, so there is no picture of this one."
            % (subject, error.what),
        )
    except Exception as error:
        _engine.forget()
        _engine.note("There is no picture of the graph, as reading it failed: %s: %s" % (type(error).__name__, error))


def _count():
    """Returns how many values of the learner's classes were made, and how many of micrograd's were recorded."""
    return _learner.made(), _engine.count()


def _is_newer(value, chosen):
    """Returns whether a value was computed after another was drawn or shown."""
    other, _, count = chosen
    if _is_tensor(value):
        return not _is_tensor(other) or value.grad_fn.order > other.grad_fn.order
    return _engine.age(value._id) >= count[1] if isinstance(value, _value) else _learner.age(value) > count[0]


def _last_recorded():
    """Returns the value that was computed last, even if no variable holds it."""
    last = _engine.newest()
    return _value(last, _recorded) if last >= 0 else None


def _drawable(thing):
    """Returns the value whose graph represents `thing`, which for a list is its last one, or None."""
    if isinstance(thing, (list, tuple)) and thing:
        thing = thing[-1]
    if _is_tensor(thing):
        return thing if thing.grad_fn is not None and thing.numel() == 1 else None
    return thing if _learner.is_value(thing) and _is_computed(thing) else None


def _is_tensor(thing):
    """Returns whether an object is a torch tensor, whose graph is made of values when it is drawn."""
    return hasattr(type(thing), "as_value")


def _is_computed(value):
    if isinstance(value, _value):
        return _engine.operand(value._id, 0) >= 0
    return bool(_learner.operands(value))


def _age(value):
    return value._id if isinstance(value, _value) else _learner.age(value)


def _last_assigned():
    """Returns the newest value that a variable holds: a computed one, or else one in a list, or else a leaf."""
    single = []
    listed = []
    tensors = []
    for name, thing in namespace.items():
        if name in _hidden:
            continue
        if isinstance(thing, (list, tuple)):
            if _drawable(thing) is not None:
                listed.append(_drawable(thing))
        elif _is_tensor(thing):
            if _drawable(thing) is not None:
                tensors.append(thing)
        elif not isinstance(thing, type) and _learner.is_value(thing):
            single.append(thing)
    others = [value for value in single if not _learner.is_scalar(value)]
    single = [value for value in single if _learner.is_scalar(value)]
    computed = [value for value in single if _is_computed(value)]
    # Values without a single number cannot be drawn, only reported.
    unscalar = [value for value in others if _is_computed(value)]
    for found in (computed, listed, [] if tensors else unscalar, single, [] if tensors else others):
        # When an age is not known, the value that no other depends on is the newest.
        if found:
            found.sort(key=_age)
            return found[-1]
    return max(tensors, key=lambda one: one.grad_fn.order) if tensors else None


def _record(root):
    global _names
    if _is_tensor(root):
        titles = {id(thing): name for name, thing in namespace.items() if _is_tensor(thing)}
        value = root.as_value(titles)
        _engine.record(value._id, titles.get(id(root), ""))
        return
    _learner.survey(root)
    _names = {}
    # The last name of a value counts. That of a loop, such as `p`, is the worst, and then that in a dictionary of parameters.
    for _, _, name, thing in sorted(_named(), key=lambda one: one[:3]):
        _names[_key(thing)] = name
    if isinstance(root, _value):
        for index, name in _names.items():
            if index >= 0:
                _engine.name(index, name)
        _engine.record(root._id, _names.get(root._id, ""))
    else:
        _describe(root, _names.get(_key(root), ""))


def _describe(root, title):
    if not _description.describe(root, title):
        _engine.forget()
        _engine.note("The graph has more than %d values: too many to draw." % _description.LIMIT)


def _named():
    """Returns what has a name, a worse one first: (how good it is, less its length, the name, the value)."""
    found = []
    for name, thing in namespace.items():
        if name in _hidden or isinstance(thing, type):
            continue
        if type(thing) is dict:
            keys = [key for key in thing if type(key) is str and _learner.is_value(thing[key])]
            found.extend((1, -len(key), key, thing[key]) for key in keys)
        elif _learner.is_value(thing):
            found.append((2 * (name not in _loop_names), -len(name), name, thing))
    return found


def _key(value):
    # The sign distinguishes the two kinds of numbers.
    return value._id if isinstance(value, _value) else -1 - id(value)


def names():
    """Returns the names of the variables that hold values, by the keys of the values."""
    return _names


def name_of(value):
    return _names.get(_key(value), "")


class scope:
    """A context manager that shows the values computed within it as one box."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        global current
        self.outer = current
        inner = _engine.enter(self.name, current)
        if inner < 0:
            interpreter.collect()
        current = abs(inner)

    def __exit__(self, *_):
        global current
        current = self.outer
        _engine.leave()


def _guarded(function):
    """Calls a function, reports its exception to the page, and returns whether it succeeded."""
    try:
        function()
        return True
    except SystemExit:
        return True
    except MemoryError as error:
        _relieve()
        _report(error)
        return False
    except BaseException as error:
        _report(error)
        return False


def _report(error):
    text = io.StringIO()
    interpreter.print_exception(error, text)
    _engine.failed(type(error).__name__, interpreter.message(error), text.getvalue(), _names_instead(error))


def _names_instead(error):
    """Returns the names that there are where an exception did not find one, with spaces between them."""
    try:
        if isinstance(error, NameError):
            return " ".join(list(namespace) + dir(builtins) + ["True", "False", "None"])
        if isinstance(error, AttributeError):
            return " ".join(_attributes_of(str(error).split("'")[1]))
    except Exception:
        pass  # what the learner's classes answer is not known
    return ""


def _attributes_of(name):
    """Returns the attributes of the class with a name and those of an instance, as MicroPython's exceptions hold neither."""
    found = getattr(builtins, name, None) or (_value if name == "Value" else None)
    names = []
    for thing in namespace.values():
        if isinstance(thing, type) and thing.__name__ == name:
            found = thing
        elif type(thing).__name__ == name:
            found = type(thing)
            names = list(getattr(thing, "__dict__", ()))
    return dir(found) + names if found else names
