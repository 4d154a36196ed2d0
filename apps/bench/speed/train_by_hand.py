"""The step of the subspace engine in PyTorch as somebody would write it who cares for speed: no autograd, in place."""
import torch


@torch.no_grad()
def prepare(rows, columns, rowIndices, columnIndices, values, weight, learningRate, rank, floor):
    """The step of one layer W for: mean of squared residuals over observed entries + weight * ratio, with

    V <- orth(W^T W V), Rayleigh-Ritz within V, tau = max(sigma_k, floor |W|_F),
    Q = W / tau + U diag(1 - sigma / tau) V^T over sigma > tau, nuclear norm = <Q, W>.
    """
    torch.manual_seed(0)
    mask, targets = torch.zeros(2, rows, columns)
    at = torch.tensor(rowIndices), torch.tensor(columnIndices)
    mask[at] = 2.0 / len(values)
    targets[at] = torch.tensor(values, dtype=torch.float32)

    W = 1e-3 * torch.randn(rows, columns)
    V = torch.linalg.qr(torch.randn(columns, rank)).Q
    m, v, residual, gradient, scratch = (torch.zeros_like(W) for _ in range(5))
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    t = 0

    @torch.no_grad()
    def step():
        nonlocal V, t
        t += 1
        torch.sub(W, targets, out=residual)
        torch.mul(residual, mask, out=gradient)
        loss = torch.dot(residual.view(-1), gradient.view(-1)) / 2

        frobenius = torch.linalg.vector_norm(W).item()
        V = torch.linalg.qr(W.t() @ (W @ V)).Q
        images = W @ V
        squares, R = torch.linalg.eigh(images.t() @ images)
        sigma = squares.clamp_min_(0).sqrt_()
        V = V @ R
        tau = max(sigma[0].item(), floor * frobenius)
        # 1 - sigma / tau where sigma > tau, else 0.
        shares = (1 - sigma / tau).clamp_max_(0)
        nuclear = frobenius**2 / tau + torch.dot(sigma, shares).item()

        onQ = weight / frobenius
        onW = onQ / tau - weight * nuclear / frobenius**3
        # U = images R / sigma, and where sigma is 0 so is its share.
        left = (images @ R).mul_(shares.mul_(onQ).div_(sigma.clamp_min_(1e-30)))
        gradient.addmm_(left, V.t()).add_(W, alpha=onW)

        m.lerp_(gradient, 1 - beta1)
        v.mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        torch.sqrt(v, out=scratch).mul_((1 - beta2**t) ** -0.5).add_(epsilon)
        W.addcdiv_(m, scratch, value=-learningRate / (1 - beta1**t))
        return loss

    return step
