"""Which conflicts belong together: those that share a claim, however indirectly."""

from collections.abc import Iterable, Sequence


def group_numbers(conflicts: Iterable[Sequence[int]]) -> list[int]:
    """Number the groups of conflicts that share a claim, directly or through others.

    Args:
        conflicts: the claims of each.

    Returns:
        The group of each conflict, from 0 in order of first appearance.
    """
    parent: dict[int, int] = {}
    listed = [tuple(claims) for claims in conflicts]
    for claims in listed:
        roots = [find(parent, claim) for claim in claims]
        for root in roots:
            parent[root] = roots[0]
    numbers: dict[int, int] = {}
    return [numbers.setdefault(find(parent, claims[0]), len(numbers)) for claims in listed]


def find(parent: dict[int, int], item: int) -> int:
    """Return what stands for the set of ``item``, and shorten the way to it."""
    root = item
    while parent.setdefault(root, root) != root:
        root = parent[root]
    while parent[item] != root:
        parent[item], item = root, parent[item]
    return root
