"""One training step of a linear network as PyTorch is commonly used: autograd, torch.linalg, torch.optim.Adam."""
import torch


def prepare(rows, columns, rowIndices, columnIndices, values, depth, weight, learningRate):
    """The step for: mean of squared residuals over observed entries + weight * nuclear norm / Frobenius norm."""
    torch.manual_seed(0)
    mask, targets = torch.zeros(2, rows, columns)
    at = torch.tensor(rowIndices), torch.tensor(columnIndices)
    mask[at] = 1.0
    targets[at] = torch.tensor(values, dtype=torch.float32)
    count = len(values)

    width = min(rows, columns)
    sizes = [columns, *[width] * (depth - 1), rows]
    scale = 1e-3 if depth == 1 else 0.1
    factors = [torch.nn.Parameter(scale * torch.randn(m, n)) for n, m in zip(sizes, sizes[1:])]
    optimizer = torch.optim.Adam(factors, lr=learningRate)

    def step():
        optimizer.zero_grad(set_to_none=True)
        product = factors[0]
        for factor in factors[1:]:
            product = factor @ product
        # A dense mask is faster than indexing at these sizes, most of all in the backward pass.
        loss = ((product - targets) * mask).square().sum() / count
        if weight:
            loss = loss + weight * torch.linalg.svdvals(product).sum() / torch.linalg.norm(product)
        loss.backward()
        optimizer.step()

    return step
