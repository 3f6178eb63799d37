"""In which column and at which height does each box of a graph stand, so that few lines cross?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from random import Random

from igraph import Graph  # type: ignore[import-untyped]

Step = tuple[int, int]
Point = tuple[float, float]
# The heuristic depends on the order in which it is given boxes; so many orders are tried.
TRIES = 200


@dataclass(frozen=True)
class Layers:
    """Where the boxes stand and the lines bend: column, and height in rows of one box each."""

    boxes: Sequence[Point]
    lines: Sequence[Sequence[Point]]

    @cached_property
    def cost(self) -> tuple[int, float]:
        """How often lines cross, and how high the whole is."""
        gaps = defaultdict(list)
        for line in self.lines:
            for (column, start), (_, end) in pairwise(line):
                gaps[column].append((start, end))
        crossed = sum(
            (one[0] - other[0]) * (one[1] - other[1]) < 0
            for lines in gaps.values()
            for one, other in combinations(lines, 2)
        )
        heights = [height for line in (self.boxes, *self.lines) for _, height in line]
        return crossed, max(heights) - min(heights)


def lay_out(size: int, steps: Sequence[Step]) -> Layers:
    """
    Place boxes in columns: what rests on others first, what rests on nothing last.

    Parameters
    ----------
    size : int
        How many boxes there are.
    steps : sequence of pairs
        Which box rests on which; no chain of steps leads back to where it began.

    Returns
    -------
    Layers
        The places of the boxes, and for each step those of its line, from the box that rests on the other.
        It is the best of several tries, and always the same.
    """
    columns = find_columns(Graph(size, steps, directed=True))
    ways = []
    for low, high in steps:
        # A bend in each column between: igraph 1.0 misplaces its own where not all boxes hang together.
        passed = range(columns[low] + 1, columns[high])
        ways.append([low, *range(len(columns), len(columns) + len(passed)), high])
        columns += passed
    return min(
        (arrange(order, size, columns, ways) for order in shuffle(len(columns))), key=lambda each: each.cost
    )


def find_columns(graph: Graph) -> list[int]:
    """Each box as near as can be to what it rests on, and in the first column if nothing rests on it."""
    above = [0] * graph.vcount()
    for box in reversed(graph.topological_sorting()):
        above[box] = max((above[each] + 1 for each in graph.successors(box)), default=0)
    last = max(above, default=0)
    resting = graph.degree(mode="in")
    return [last - above[box] if resting[box] else 0 for box in range(len(above))]


def shuffle(size: int) -> Iterator[list[int]]:
    """The orders that are tried: the first as they come, the others by chance, but always the same."""
    chance, order = Random(0), list(range(size))
    for _ in range(TRIES):
        yield [*order]
        chance.shuffle(order)


def arrange(order: Sequence[int], size: int, columns: Sequence[int], ways: Sequence[Sequence[int]]) -> Layers:
    """The places that boxes and bends get when they are given in this order."""
    place = {stop: rank for rank, stop in enumerate(order)}
    steps = [(place[low], place[high]) for way in ways for low, high in pairwise(way)]
    layout = Graph(len(order), steps, directed=True).layout_sugiyama(layers=[columns[each] for each in order])
    points = [(columns[stop], layout[place[stop]][0]) for stop in range(len(order))]
    return Layers(points[:size], [[points[stop] for stop in way] for way in ways])


def drop_circles(steps: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """The steps without those few that would lead back to where one began."""
    graph = Graph.TupleList(steps, directed=True)
    closing = set() if graph.is_dag() else set(graph.feedback_arc_set(method="eades"))
    return {step for rank, step in enumerate(steps) if rank not in closing}
