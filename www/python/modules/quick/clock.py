# Implements `time` by MicroPython's, and adds the clocks that it lacks.
from bridge import only
from time import gmtime, localtime, mktime, sleep, strftime, time, time_ns

perf_counter = monotonic = process_time = thread_time = time
perf_counter_ns = monotonic_ns = process_time_ns = time_ns


def ctime(seconds=None):
    return strftime("%a %b %d %H:%M:%S %Y", localtime(seconds))


__getattr__ = only(
    "time",
    ("ctime", "gmtime", "localtime", "mktime", "monotonic", "perf_counter", "process_time", "sleep", "strftime", "time", "time_ns"),
)
