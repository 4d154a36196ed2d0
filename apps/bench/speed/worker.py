"""Times work for the benchmark: one JSON object a line on standard input, one answer a line on standard output.

{"describe": {}}                           -> versions, BLAS, and whether its products and decompositions are right
{"prepare": {"work": NAME, ...options}}    -> makes NAME ready; it takes the place of what was prepared before
{"run": N}                                 -> {"ms": wall time of N repetitions, divided by N}

A failure is answered by {"error": message}. The process ends with its input.
"""
import gc
import json
import sys
import time
import traceback

import blas
import decompositions
import train_autograd
import train_by_hand

WORKS = {
    "autograd": train_autograd.prepare,
    "by-hand": train_by_hand.prepare,
    "numpy-svd": decompositions.numpy_svd,
    "torch-svd": decompositions.torch_svd,
    "torch-product": decompositions.torch_product,
}


def main():
    work = None
    # Answers go to the real standard output; whatever a library prints goes to standard error.
    out, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        try:
            request = json.loads(line)
            if "describe" in request:
                answer = blas.describe()
            elif "prepare" in request:
                work = None
                gc.collect()
                options = request["prepare"]
                work = WORKS[options.pop("work")](**options)
                answer = {}
            else:
                repetitions = request["run"]
                start = time.perf_counter()
                for _ in range(repetitions):
                    work()
                answer = {"ms": (time.perf_counter() - start) * 1e3 / repetitions}
        except Exception as error:
            traceback.print_exc()
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    main()
