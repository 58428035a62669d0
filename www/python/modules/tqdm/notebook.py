# Provides `tqdm.notebook`, which is the same as `tqdm`.
from tqdm import tqdm, trange
