"""Runs the programs in tests/python/strangers with CPython and the libraries themselves, and keeps what they print.

Run by hand, with numpy, scikit-learn and torch installed:  python tests/reference/strangers.py [NAME ...]
Beside each program NAME.py it writes NAME.txt. ATEN_CPU_CAPABILITY is set, since torch's order of additions depends on
the processor. Pictures go nowhere: matplotlib and graphviz are replaced by objects that take any call.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / "python" / "strangers"

SILENT = """
import sys
from unittest.mock import MagicMock
for name in ("matplotlib", "matplotlib.pyplot", "matplotlib.colors", "matplotlib.cm", "graphviz"):
    sys.modules[name] = MagicMock()
plots = sys.modules["matplotlib.pyplot"] = sys.modules["matplotlib"].pyplot
plots.subplots = lambda rows=1, columns=1, **_: (MagicMock(), MagicMock() if rows * columns == 1 else [MagicMock() for _ in range(columns)])
exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), globals())
"""

for program in sorted(PROGRAMS.glob("*.py")):
    if sys.argv[1:] and program.stem not in sys.argv[1:]:
        continue
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SILENT, program],
        cwd=tempfile.mkdtemp(),
        env={**os.environ, "ATEN_CPU_CAPABILITY": "avx2"},
        capture_output=True,
        text=True,
    )
    if run.returncode:
        sys.exit(f"{program.name}:\n{run.stderr}")
    program.with_suffix(".txt").write_text(run.stdout)
    print(program.name)
