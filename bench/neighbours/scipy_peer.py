"""Exact nearest rows of a CSR matrix with scipy, in several ways; CPU seconds of each as one JSON line.

Usage: scipy_peer.py FOLDER K. FOLDER holds shape.json, offsets.bin, indices.bin and values.bin; the
neighbours of the fastest variant are written back as peer-ids.bin and peer-scores.bin.
"""
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import scipy
from scipy.sparse import csr_matrix


def dense_top(scores, first, k):
    """The k best of each row of a dense block, self left out."""
    rows = np.arange(scores.shape[0])
    scores[rows, first + rows] = -1
    best = np.argpartition(scores, -k, axis=1)[:, -k:]
    values = np.take_along_axis(scores, best, 1)
    order = np.argsort(-values, axis=1, kind="stable")
    return np.take_along_axis(best, order, 1), np.take_along_axis(values, order, 1)


def by_dense_blocks(matrix, k, block):
    """Sparse times sparse a block of rows at a time, made dense, then argpartition."""
    other = matrix.T.tocsr()
    parts = []
    for first in range(0, matrix.shape[0], block):
        parts.append(dense_top((matrix[first : first + block] @ other).toarray(), first, k))
    return [np.vstack(part) for part in zip(*parts)]


def by_dense_operand(matrix, k, block):
    """Sparse times a dense block of rows, then argpartition."""
    parts = []
    for first in range(0, matrix.shape[0], block):
        scores = (matrix @ matrix[first : first + block].T.toarray()).T
        parts.append(dense_top(np.ascontiguousarray(scores), first, k))
    return [np.vstack(part) for part in zip(*parts)]


def by_sparse_rows(matrix, k, block):
    """Sparse times sparse a block of rows at a time, argpartition over the entries of each row."""
    other = matrix.T.tocsr()
    ids = np.full((matrix.shape[0], k), -1, np.int64)
    values = np.zeros((matrix.shape[0], k), np.float32)
    for first in range(0, matrix.shape[0], block):
        product = matrix[first : first + block] @ other
        for r in range(product.shape[0]):
            start, end = product.indptr[r], product.indptr[r + 1]
            columns, data = product.indices[start:end], product.data[start:end]
            data[columns == first + r] = -1
            n = min(k, len(data))
            best = np.argpartition(data, len(data) - n)[-n:] if n else np.empty(0, np.int64)
            best = best[np.argsort(-data[best], kind="stable")]
            best = best[data[best] > 0]
            ids[first + r, : len(best)] = columns[best]
            values[first + r, : len(best)] = data[best]
    return ids, values


VARIANTS = [
    ("dense blocks of 64", by_dense_blocks, 64),
    ("dense blocks of 256", by_dense_blocks, 256),
    ("dense operand of 16", by_dense_operand, 16),
    ("sparse rows, blocks of 64", by_sparse_rows, 64),
    ("sparse rows, blocks of 256", by_sparse_rows, 256),
    ("sparse rows, blocks of 1024", by_sparse_rows, 1024),
    ("sparse rows, blocks of 4096", by_sparse_rows, 4096),
]


def main(folder, k):
    read = lambda name, kind: np.fromfile(os.path.join(folder, name), kind)
    with open(os.path.join(folder, "shape.json")) as file:
        shape = json.load(file)
    parts = (read("values.bin", np.float32), read("indices.bin", np.int32), read("offsets.bin", np.int32))
    matrix = csr_matrix(parts, shape=shape)
    seconds, best = {}, None
    for name, variant, block in VARIANTS:
        started = time.process_time()
        found = variant(matrix, k, block)
        seconds[name] = round(time.process_time() - started, 3)
        if best is None or seconds[name] == min(seconds.values()):
            best = found
    best[0].astype(np.int32).tofile(os.path.join(folder, "peer-ids.bin"))
    best[1].astype(np.float32).tofile(os.path.join(folder, "peer-scores.bin"))
    print(json.dumps({"scipy": scipy.__version__, "seconds": seconds}))


main(sys.argv[1], int(sys.argv[2]))
