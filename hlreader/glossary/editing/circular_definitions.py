"""Circles of definitions: words that only explain each other."""

from collections.abc import Collection, Iterator, Mapping, Sequence

Node = int


def circles(uses: Mapping[Node, Collection[Node]]) -> Iterator[Sequence[Node]]:
    """Yield the shortest circle through each node that lies on one, each circle once.

    ``uses`` says for each node which others its definition uses.
    """
    seen: set[frozenset[Node]] = set()
    for node in uses:
        circle = _shortest(node, uses)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            yield circle


def _shortest(start: Node, uses: Mapping[Node, Collection[Node]]) -> list[Node]:
    """Return the shortest path from a node back to itself, or an empty one."""
    came_from: dict[Node, Node] = {}
    layer = [start]
    while layer:
        following: list[Node] = []
        for node in layer:
            for used in uses.get(node, ()):
                if used == start:
                    way = [node]
                    while way[-1] != start:
                        way.append(came_from[way[-1]])
                    return way[::-1]
                if used not in came_from:
                    came_from[used] = node
                    following.append(used)
        layer = following
    return []
