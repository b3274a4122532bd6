"""Solving a small symmetric system of equations."""

Matrix = list[list[float]]


def solved(matrix: Matrix, right: list[float]) -> list[float]:
    """x with matrix · x = right, for a symmetric matrix without negative eigenvalues (Cholesky).

    A direction in which the matrix is almost zero, as two rows that say the same have, is left alone.
    """
    size = len(right)
    lower = [[0.0] * size for _ in range(size)]
    scale = max((matrix[i][i] for i in range(size)), default=0.0)
    for i in range(size):
        row = lower[i]
        for j in range(i + 1):
            other = lower[j]
            left = matrix[i][j]
            for k in range(j):
                left -= row[k] * other[k]
            if j < i:
                row[j] = left / other[j]
            else:
                row[i] = max(left, scale * 1e-10, 1e-30) ** 0.5
    return _back(lower, _forth(lower, right))


def _forth(lower: Matrix, right: list[float]) -> list[float]:
    found: list[float] = []
    for i, value in enumerate(right):
        row = lower[i]
        for k in range(i):
            value -= row[k] * found[k]
        found.append(value / row[i])
    return found


def _back(lower: Matrix, right: list[float]) -> list[float]:
    size = len(right)
    found = [0.0] * size
    for i in reversed(range(size)):
        value = right[i]
        for k in range(i + 1, size):
            value -= lower[k][i] * found[k]
        found[i] = value / lower[i][i]
    return found
