"""Single decompositions and products of Gaussian matrices."""
import numpy as np
import torch


def numpy_svd(rows, columns):
    """Singular values and vectors in float64 by LAPACK's gesdd."""
    a = np.random.default_rng(0).standard_normal((rows, columns))
    return lambda: np.linalg.svd(a, full_matrices=False)


def torch_svd(rows, columns):
    """Singular values and vectors in float32 by LAPACK's gesdd."""
    torch.manual_seed(0)
    a = torch.randn(rows, columns)
    return lambda: torch.linalg.svd(a, full_matrices=False)


def torch_product(size):
    """A float32 product of two square matrices into a third."""
    torch.manual_seed(0)
    a, b = torch.randn(2, size, size)
    out = torch.empty(size, size)
    return lambda: torch.mm(a, b, out=out)
