# A notebook's first cell imports more than it uses.
import random
import time

import matplotlib.pyplot as plt
import numpy as np

try:
    import pandas as pd
    import seaborn as sns
    from scipy.special import expit
except ImportError:
    pass

from rich import print as rprint
from rich.console import Console

rprint("[bold]loss[/bold]", 0.5)
Console().print("[green]done[/green] 3 of 3")
print(np.mean([1, 2, 3]), random.Random(0).randint(1, 6))
