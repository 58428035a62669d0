# Provides `tqdm.auto`, which is the same as `tqdm`.
from tqdm import tqdm, trange
