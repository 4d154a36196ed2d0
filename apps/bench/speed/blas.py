"""Which BLAS is behind numpy and torch, by the libraries that this process has mapped, and whether it computes right."""
import ctypes
import platform
import re

import numpy as np
import torch


def describe():
    right = check()
    libraries = mapped_libraries()
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "threads": torch.get_num_threads(),
        "torchBlas": library_of_torch(libraries),
        "numpyBlas": library_of_numpy(libraries),
        "right": right,
    }


def check():
    """Products of small integers are exact in floating point, so any deviation from integer arithmetic is an error."""
    generator = np.random.default_rng(0)
    for n in (7, 33, 64, 100, 129, 300):
        a, b = generator.integers(-8, 9, (2, n, n))
        for dtype in (np.float32, np.float64):
            x, y = a.astype(dtype), b.astype(dtype)
            for left, right, exact in ((x, y, a @ b), (x.T, y, a.T @ b), (x, y.T, a @ b.T), (x.T, y.T, a.T @ b.T)):
                if not (np.array_equal(left @ right, exact) and is_product(left, right, exact)):
                    return False
            if not (rebuilds(*np.linalg.svd(x), x) and rebuilds(*torch.linalg.svd(torch.from_numpy(x)), x)):
                return False
    return True


def is_product(left, right, exact):
    return np.array_equal((torch.from_numpy(left) @ torch.from_numpy(right)).numpy(), exact)


def rebuilds(u, sigma, vt, x):
    """|U diag(sigma) V^T - X|_F <= 100 n eps |X|_F, without BLAS: LAPACK's own tests allow 50."""
    u, sigma, vt = (np.asarray(part, dtype=np.float64) for part in (u, sigma, vt))
    rebuilt = np.einsum("ik,kj->ij", u * sigma, vt, optimize=False)
    error = np.sqrt(np.sum((rebuilt - x) ** 2))
    return bool(error <= 100 * len(x) * np.finfo(x.dtype).eps * np.sqrt(np.sum(np.square(x, dtype=np.float64))))


def mapped_libraries():
    """Paths of the BLAS and LAPACK libraries in this process; none where the system does not tell."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split(maxsplit=5)[5].strip() for line in maps if line.count("/") > 0}
    except OSError:
        return []
    return sorted(path for path in paths if re.search(r"blas|lapack|mkl|blis|atlas", path.rsplit("/", 1)[-1]))


def library_of_torch(libraries):
    """MKL is linked into torch itself, other libraries are mapped."""
    if re.search(r"BLAS_INFO=mkl|USE_MKL=ON", torch.__config__.show()):
        return {"kind": "mkl", "path": torch.__file__}
    return first_of([path for path in libraries if "numpy.libs" not in path])


def library_of_numpy(libraries):
    own = [path for path in libraries if "numpy.libs" in path]
    return first_of(own or [path for path in libraries if "/torch/" not in path])


def first_of(libraries):
    """OpenBLAS answers to openblas_get_corename, also behind a libblas.so that only passes calls on to it."""
    for path in libraries:
        openblas = ask_openblas(path)
        if openblas:
            return {"kind": "openblas", "path": path, **openblas}
    for kind in ("mkl", "blis", "atlas"):
        for path in libraries:
            if kind in path:
                return {"kind": kind, "path": path}
    for path in libraries:
        if "blas" in path.rsplit("/", 1)[-1]:
            return {"kind": "reference", "path": path}
    return {"kind": "unknown"}


def ask_openblas(path):
    try:
        library = ctypes.CDLL(path)
    except OSError:
        return None
    # numpy's own wheels carry the functions with a suffix.
    for suffix in ("", "64_"):
        try:
            corename = getattr(library, "openblas_get_corename" + suffix)
            config = getattr(library, "openblas_get_config" + suffix)
            threads = getattr(library, "openblas_get_num_threads" + suffix)
        except AttributeError:
            continue
        corename.restype = config.restype = ctypes.c_char_p
        version = re.search(r"\d+\.\d+\.\d+", config().decode())
        return {"core": corename().decode(), "version": version.group() if version else "unknown", "threads": threads()}
    return None
