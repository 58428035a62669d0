# Restricts the modules that the learner's code may import. Our own modules may import any, as `depth` is above 0 within them,
# and until the learner's code starts.
import builtins

import interpreter
import unsupported

depth = 1

# The module that takes the place of micrograd's engine, or None.
plain = None

_import = builtins.__import__

# The modules that code may import, each with the module that implements it if that has another name.
_MODULES = {
    "micrograd": None,
    "math": "mathematics",
    "random": "random_stream",
    "numpy": None,
    "sklearn": None,
    "torch": None,
    "matplotlib": None,
    "graphviz": None,
    "IPython": None,
    "sys": "system",
    "time": "clock",
    "typing": None,
    "typing_extensions": None,
    "__future__": None,
    "tqdm": None,
    "rich": None,
    "functools": None,
    "itertools": None,
    "collections": None,
}


def _guarded_import(name, *rest, **named):
    global depth
    top, _, path = name.partition(".")
    if not depth and not interpreter.has(top) and not interpreter.is_library(*rest):
        if top in unsupported.MODULES:
            return unsupported.Missing(top)
        if top not in _MODULES:
            interpreter.missing(top)
            known = sorted(_MODULES)
            raise ImportError("there is no module '%s' here. There are: %s" % (name, ", ".join(known)))
        name = (_MODULES[top] or top) + ("." + path if path else "")
    # What `from micrograd.engine import` means; other imports find it in the package.
    is_replaced = plain and not depth and name == "micrograd.engine" and len(rest) > 2 and rest[2]
    # What `from numpy import a, b` asks for.
    names = rest[2] if not depth and len(rest) > 2 and top in unsupported.PARTS and not interpreter.is_library(*rest) else ()
    depth += 1
    try:
        found = _import(name, *rest, **named)
        for one in names or ():
            _complete(found, name, one)
        return plain if is_replaced else found
    except (ImportError, AttributeError) as error:
        if depth > 1 or not path:
            raise
        if top in unsupported.PARTS:
            return _without(top, path, names)
        if not isinstance(error, ImportError):
            raise
        # MicroPython looks for a name that a module of its own lacks as for a part of it.
        interpreter.missing(top)
        raise ImportError("there is no module '%s' here: only the part that the tutorial uses" % name)
    finally:
        depth -= 1


def _complete(module, path, name):
    """Gives a module a stand-in for what it lacks, unless that is a part of it that is not loaded yet."""
    try:
        if name != "*":
            getattr(module, name)
    except AttributeError:
        try:
            _import(path + "." + name)
        except (ImportError, AttributeError):
            setattr(module, name, unsupported.Missing(path + "." + name, module))


def _without(top, path, names):
    """Returns what an import finds of a library of which a part is not here: the library, or that part if names are asked of it."""
    whole = module = _import(top)
    known = top
    for piece in path.split("."):
        if isinstance(module, unsupported.Missing):
            module = getattr(module, piece)
            continue
        _complete(module, known, piece)
        known += "." + piece
        module = getattr(module, piece)
    return module if names else whole


builtins.__import__ = _guarded_import
