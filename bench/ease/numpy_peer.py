"""EASE from its Gram matrix as its author writes it, with numpy; wall seconds as one JSON line.

Usage: numpy_peer.py FOLDER ITEMS. FOLDER holds gram.f32 and weights.json (film, film, our weight).
"""
import json
import sys
import time

import numpy as np

folder, items = sys.argv[1], int(sys.argv[2])
gram = np.fromfile(f"{folder}/gram.f32", dtype=np.float32).reshape(items, items)


def train(matrix):
    start = time.perf_counter()
    inverse = np.linalg.inv(matrix)
    weights = inverse / -np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return time.perf_counter() - start, weights


float64, weights = train(gram.astype(np.float64))
with open(f"{folder}/weights.json") as file:
    ours = json.load(file)
deviation = max(abs(weights[i, j] - value) for i, j, value in ours)
del weights
float32, _ = train(gram)
print(json.dumps({"float64": float64, "float32": float32, "deviation": float(deviation)}))
