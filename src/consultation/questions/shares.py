"""Points made to add up to their total."""

from collections.abc import Mapping


def normalised(points: Mapping[str, int], total: int) -> dict[str, int]:
    """Bring whole points to the total in the same proportions; nothing changes where there are none to share.

    By the method of the largest remainder (Hamilton): each gets its exact share without the fraction, and what is then
    left goes one by one to the largest fractions, of equal ones to the one named first.
    """
    given = sum(points.values())
    if not given:
        return dict(points)
    shares = {name: divmod(n * total, given) for name, n in points.items()}
    left = total - sum(whole for whole, _ in shares.values())
    favoured = sorted(shares, key=lambda name: -shares[name][1])[:left]
    return {name: whole + (name in favoured) for name, (whole, _) in shares.items()}
