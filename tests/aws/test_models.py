from __future__ import annotations

import copy
import gc
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader

from jupyter_glue_panel.aws.models import Models

ASKED = ("sts", "glue", "ec2", "iam", "ce", "pricing", "organizations")


@pytest.mark.parametrize("kind", ["service-2", "paginators-1", "endpoint-rule-set-1"])
@pytest.mark.parametrize("service", ASKED)
def test_a_service_has_the_model_that_botocore_ships(service: str, kind: str) -> None:
    shipped = Loader().load_service_model(service, kind)

    read = Models().load_service_model(service, kind)

    assert json.dumps(read) == json.dumps(shipped)


@pytest.mark.parametrize("name", ["endpoints", "partitions", "_retry", "sdk-default-configuration"])
def test_a_file_for_all_services_is_what_botocore_ships(name: str) -> None:
    shipped = Loader().load_data(name)

    read = Models().load_data(name)

    assert json.dumps(read) == json.dumps(shipped)


def test_a_member_that_a_model_does_not_have_is_told_as_by_a_dict() -> None:
    shapes = Models().load_service_model("sts", "service-2")["shapes"]

    assert shapes.get("Nothing", "default") == "default"
    with pytest.raises(KeyError, match="Nothing"):
        shapes["Nothing"]


@pytest.mark.parametrize(
    "taken", [dict, lambda shapes: {**shapes}, lambda shapes: shapes.copy(), lambda shapes: shapes | {}, copy.deepcopy]
)
def test_who_takes_a_copy_gets_what_botocore_ships(taken: Callable[[Any], Any]) -> None:
    shipped = Loader().load_service_model("sts", "service-2")["shapes"]

    shapes = taken(Models().load_service_model("sts", "service-2")["shapes"])

    assert dict(shapes) == shipped


def test_a_service_that_nobody_knows_is_told_as_by_botocore() -> None:
    with pytest.raises(UnknownServiceError, match="glu"):
        Models().load_service_model("glu", "service-2")


def test_a_model_of_the_users_own_is_read_as_botocore_reads_it(tmp_path: Path) -> None:
    (folder := tmp_path / "mine" / "2020-01-01").mkdir(parents=True)
    model = {"metadata": {"serviceId": "Mine"}, "operations": {"Ask": {"name": "Ask"}}}
    (folder / "service-2.json").write_text(json.dumps(model))
    models = Models()
    models.search_paths.append(str(tmp_path))

    assert json.dumps(models.load_service_model("mine", "service-2")) == json.dumps(model)


def test_a_model_that_many_threads_ask_for_is_loaded_once() -> None:
    models, threads = Models(), 16
    together = Barrier(threads)

    def load(_: int) -> int:
        together.wait()
        return id(models.load_service_model("iam", "service-2"))

    with ThreadPoolExecutor(threads) as pool:
        assert len(set(pool.map(load, range(threads)))) == 1


def test_of_a_large_model_only_what_is_used_becomes_objects() -> None:
    gc.collect()
    before = len(gc.get_objects())

    model = Models().load_service_model("ec2", "service-2")
    gc.collect()

    assert len(model["shapes"]) > 1000
    assert len(gc.get_objects()) - before < 1000
