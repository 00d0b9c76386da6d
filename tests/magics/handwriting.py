"""Cells as people write them: mostly right, often not."""

from __future__ import annotations

from hypothesis import strategies as st

from .strategies import any_text, connection_names, role_arns

_sayable = any_text.map(lambda text: text.encode("utf-8", "replace").decode())
"""What JSON can carry."""
_one_line = _sayable.map(lambda text: " ".join(text.splitlines()))
_number = st.sampled_from(["5", "60", "'60'", "five", "5.0", "1h", "90 min", "0", "-1", "2", "3600", "", "１０", "1_0"])
_list = st.sampled_from(["a,b", "a >= 2, b", "a,,b", "[a, b]", "my file", "--x y", "{1+1}", "", "'a'", '["a", "b"]'])
_VALUES = {
    "region": st.sampled_from(["us-east-1", '"eu-west-1"', "us-east-1a", "US-WEST-2", "moon", "", "$here"]),
    "iam_role": role_arns | st.sampled_from(["AWSGlueServiceRole", "", "'arn:aws:iam::444455556666:role/Runtime'"]),
    "glue_version": st.sampled_from(["5.1", "4", "4.0", "latest", "", "auto"]),
    "worker_type": st.sampled_from(["G.1X", "g.2x", "G1X", "huge", '"G.4X"', ""]),
    "number_of_workers": _number,
    "idle_timeout": _number,
    "timeout": _number,
    "session_id_prefix": st.sampled_from(["nightly", "a b", "{1+1}", "", "#1"]),
    "connections": st.one_of(
        st.sampled_from(
            ["session_vpc", "a,b", "a, b", "[a, b]", '"a","b"', "['a', 'b']", "my vpc", "a,,b", ",", "", "{1+1}"]
        ),
        st.lists(connection_names, min_size=1, max_size=3).map(",".join),
    ),
    "additional_python_modules": _list,
    "extra_jars": _list,
    "extra_py_files": _list,
    "endpoint": st.sampled_from(["https://example.com", "{1+1}", ""]),
    "security_config": st.sampled_from(["mine", "{1+1}", "'mine'", "$x"]),
    "spark_conf": st.sampled_from(["a=1 --conf b=2", "a=${b}", ""]),
    "etl": st.sampled_from(["", "{1+1}", "now"]),
    "profile": st.sampled_from(["other", "my profile", "", "'quoted'"]),
}
_KEYS = {name: name for name in _VALUES} | {"idle_timeout": "idle_timout", "timeout": "Timeout"}

_line_magics = st.sampled_from(sorted(_VALUES)).flatmap(
    lambda magic: st.builds(
        "{}%{}{}{}{}".format,
        st.sampled_from(["", "", "", "  ", "%"]),
        st.just(magic),
        st.sampled_from([" ", " ", " ", "  ", "\t"]),
        _VALUES[magic] | _one_line,
        st.sampled_from(["", "", "", " # why", " "]),
    )
)
_role_bodies = st.builds(
    str.format,
    st.sampled_from(['"{}"', "'{}'", '{{"{}"}}', "{}", '["{}"]', '" {} "', '"{}"  # mine', '{{"RoleArn": "{}"}}']),
    role_arns,
)
_tag_bodies = st.one_of(
    st.dictionaries(
        st.sampled_from(["group", "Group", " billing ", "year", "owner", "a", "aws:x", "?"]),
        st.sampled_from(["x", " y ", 1, None, True, "z" * 257]),
        max_size=3,
    ).map(repr),
    st.sampled_from(
        [
            '{"a": null}',
            '{\n  # why\n  "a": "b",\n}',
            "{'a': 'b'",
            "group=analytics",
            "",
            str(dict.fromkeys(range(55), "x")),
        ]
    ),
)
_configurations = st.dictionaries(
    st.sampled_from([*_KEYS.values(), *_KEYS, "--conf", "tags", "max_capacity"]),
    st.one_of(
        st.sampled_from(
            [
                "us-east-1",
                "5",
                5,
                5.0,
                "G.1X",
                ["a", "b"],
                "a, b",
                "a,,b",
                True,
                None,
                {"a": 1},
                "x",
                {"aws:x": "y", " a": "b "},
            ]
        ),
        _one_line,
    ),
    max_size=4,
).map(repr)
_cell_magics = st.one_of(
    *(
        st.builds(
            "{}{}{}{}{}".format,
            st.sampled_from(["%%", "%%", "%%", " %%", "%"]),
            st.just(name),
            st.sampled_from(["\n", "\n", "\n", " ", " -f\n", " {1+1}\n", " # why\n", "\n# above\n"]),
            bodies,
            st.sampled_from(["", "", "  # behind", "\n# below", "\nx = '''\n%region moon\n'''"]),
        )
        for name, bodies in (("assume_role", _role_bodies), ("tags", _tag_bodies), ("configure", _configurations))
    )
)
_others = st.sampled_from(
    ["# a comment", "", "   ", "  # indented", "x = 1", "if x:\n    print(x)", "'''\n%region moon\n'''"]
)

cells = st.lists(_line_magics | _cell_magics | _others, min_size=1, max_size=4).map("\n".join)
notebooks = st.lists(cells, min_size=1, max_size=3)
