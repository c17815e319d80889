"""Counted once, end to end: clusters of a few short reports each become the incidents that a careful person records."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.clusters import Cluster, clusters, differences, linked

PAGE = Path(__file__).resolve().parents[2] / "docs" / "clusters.md"


def cases() -> list[object]:
    """The clusters; one that fails is expected to, and its test fails once it does not."""
    return [
        pytest.param(
            cluster,
            id=cluster.name,
            marks=[pytest.mark.xfail(reason=cluster.fails, strict=True)] if cluster.fails else [],
        )
        for cluster in clusters()
    ]


@pytest.mark.parametrize("cluster", cases())
def test_cluster_becomes_its_incidents(cluster: Cluster) -> None:
    """Each cluster's reports become exactly the incidents that it names, with tolls, grades and relations."""
    record, names = linked(cluster)
    assert differences(cluster, record, names) == []


def test_page_names_every_cluster_and_why_it_fails() -> None:
    """Readers see what is tried, what fails, and the reason."""
    page = PAGE.read_text(encoding="utf-8")
    lost = [c.name for c in clusters() if f"`{c.name}`" not in page or (c.fails is not None and c.fails not in page)]
    assert lost == []
