from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Ask

ADMINISTRATORS = {
    "tag_presets": {"Analytics": {"group": "analytics", "billing": "Data-Platform"}},
    "required_tag_keys": ["billing"],
}


@pytest.mark.parametrize("panel_traits", [ADMINISTRATORS])
async def test_the_administrators_presets_come_first_and_are_locked(ask: Ask) -> None:
    await ask("PUT", "tag-presets", "Aardvark", json={"tags": {"animal": "aardvark"}})

    answer = await ask("GET", "tag-presets")

    assert answer.value == {
        "presets": [
            {
                "name": "Analytics",
                "tags": {"group": "analytics", "billing": "Data-Platform"},
                "source": "administrator",
                "locked": True,
            },
            {"name": "Aardvark", "tags": {"animal": "aardvark"}, "source": "user", "locked": False},
        ],
        "required_tag_keys": ["billing"],
        "errors": [],
    }


async def test_a_saved_preset_is_there_the_next_time(ask: Ask) -> None:
    saved = await ask("PUT", "tag-presets", "Mine · a+b", json={"tags": {"group": "größe 1"}})

    read = await ask("GET", "tag-presets", "Mine · a+b")
    assert saved.status == 200
    assert read.value == {"name": "Mine · a+b", "tags": {"group": "größe 1"}, "source": "user", "locked": False}


async def test_a_preset_can_be_changed(ask: Ask) -> None:
    await ask("PUT", "tag-presets", "Mine", json={"tags": {"group": "a", "stage": "b"}})

    await ask("PUT", "tag-presets", "Mine", json={"tags": {"group": "c"}})

    answer = await ask("GET", "tag-presets")
    assert [preset["tags"] for preset in answer.value["presets"]] == [{"group": "c"}]


async def test_a_preset_can_be_deleted(ask: Ask) -> None:
    await ask("PUT", "tag-presets", "Mine", json={"tags": {"group": "a"}})

    deleted = await ask("DELETE", "tag-presets", "Mine")

    answer = await ask("GET", "tag-presets", "Mine")
    assert deleted.status == 204
    assert answer.code == (404, "preset_not_found")


async def test_a_preset_that_is_not_there_cannot_be_deleted(ask: Ask) -> None:
    answer = await ask("DELETE", "tag-presets", "Mine")

    assert answer.code == (404, "preset_not_found")


@pytest.mark.parametrize("panel_traits", [ADMINISTRATORS])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
async def test_the_administrators_presets_cannot_be_touched(ask: Ask, method: str) -> None:
    answer = await ask(method, "tag-presets", "Analytics", json={"tags": {}})

    assert answer.code == (409, "preset_locked")


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ({"AWS:group": "a"}, "tag_key_reserved"),
        ({"owner": "ann"}, "tag_owner"),
        ({"Group": "a", "group": "b"}, "tag_keys_differ_in_case"),
        ({f"key-{number}": "" for number in range(50)}, "tag_count"),
    ],
)
async def test_tags_that_aws_would_refuse_are_not_saved(ask: Ask, tags: dict[str, str], code: str) -> None:
    answer = await ask("PUT", "tag-presets", "Mine", json={"tags": tags})

    listed = await ask("GET", "tag-presets")
    assert answer.code == (422, code)
    assert listed.value["presets"] == []


async def test_a_slip_in_the_request_names_the_field(ask: Ask) -> None:
    answer = await ask("PUT", "tag-presets", "Mine", json={"tags": {"group": 7}})

    assert answer.code == (400, "invalid_request")
    assert "$.tags[...]" in answer.value["message"]


@pytest.mark.parametrize(
    ("panel_traits", "code"),
    [
        ({"tag_presets": {"Odd": {"aws:x": "y"}, "Fine": {"a": "b"}}}, "tag_key_reserved"),
        ({"tag_presets": {"Odd": "group=a", "Fine": {"a": "b"}}}, "preset_invalid"),
        ({"tag_presets": {"Odd": {"group": 1}, "Fine": {"a": "b"}}}, "preset_invalid"),
    ],
)
async def test_a_broken_preset_of_the_administrators_is_told_and_loses_no_other(ask: Ask, code: str) -> None:
    answer = await ask("GET", "tag-presets")

    assert [preset["name"] for preset in answer.value["presets"]] == ["Fine"]
    assert [error["code"] for error in answer.value["errors"]] == [code]
    assert "'Odd'" in answer.value["errors"][0]["message"]


@pytest.mark.parametrize("content", ["{", '{"Mine": ["a"]}', "\udcff", '{"Mine": {"a": "\udcff"}}'])
async def test_a_broken_file_is_kept_and_told(user_directory: Path, ask: Ask, content: str) -> None:
    user_directory.mkdir()
    (user_directory / "tag-presets.json").write_bytes(content.encode(errors="surrogateescape"))

    first = await ask("GET", "tag-presets")
    second = await ask("GET", "tag-presets")

    (kept,) = user_directory.glob("tag-presets.json.broken-*")
    assert kept.read_bytes() == content.encode(errors="surrogateescape")
    assert [error["code"] for error in first.value["errors"]] == ["file_broken"]
    assert second.value["errors"] == first.value["errors"]
    assert kept.name in first.value["errors"][0]["hint"]


async def test_saving_over_a_broken_file_keeps_both(user_directory: Path, ask: Ask) -> None:
    user_directory.mkdir()
    (user_directory / "tag-presets.json").write_text("{")

    await ask("PUT", "tag-presets", "Mine", json={"tags": {"group": "a"}})

    answer = await ask("GET", "tag-presets")
    assert [preset["name"] for preset in answer.value["presets"]] == ["Mine"]
    assert answer.value["errors"] == []
    assert [kept.read_text() for kept in user_directory.glob("*.broken-*")] == ["{"]


async def test_a_folder_that_cannot_be_written_is_told(user_directory: Path, ask: Ask) -> None:
    user_directory.write_text("a file where the folder should be")

    answer = await ask("PUT", "tag-presets", "Mine", json={"tags": {"group": "a"}})

    assert answer.code == (422, "file_not_writable")
    assert str(user_directory) in answer.value["message"]


async def test_a_file_that_cannot_be_read_is_told(user_directory: Path, ask: Ask) -> None:
    (user_directory / "tag-presets.json").mkdir(parents=True)

    answer = await ask("GET", "tag-presets")

    assert [error["code"] for error in answer.value["errors"]] == ["file_unreadable"]
