"""Selections as users, AWS and attackers might come up with them."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from jupyter_glue_panel.wire import Selection


def examples(count: int) -> settings:
    """Settings of a property: the same ``count`` cases on every machine, however slow."""
    return settings(max_examples=count, derandomize=True, deadline=None)


SENTINEL = "ran"
"""The file that each attack makes in the kernel's working directory if it ever runs."""

ATTACKS = (
    f"{{__import__('pathlib').Path('{SENTINEL}').touch()}}",
    f"{{open('{SENTINEL}', 'w')}}",
    f"{{__import__('os').environ.__setitem__('x', open('{SENTINEL}', 'w').name)}}",
    f"a}}{{open('{SENTINEL}', 'w')}}",
    "{{1+1}}",
    "$line",
    "$$line",
    f"!touch {SENTINEL}",
    f"a\n!touch {SENTINEL}",
    f"a\r!touch {SENTINEL}",
    f"a\u2028!touch {SENTINEL}",
    f"a\x0b!touch {SENTINEL}",
    f"a\x85%system touch {SENTINEL}",
    "a\n%%tags\n{'x': 'y'}",
    f"'\n%%bash\ntouch {SENTINEL}\n'",
    f"'+open('{SENTINEL}', 'w').name+'",
    f"\"+open('{SENTINEL}', 'w').name+\"",
    f"''' + open('{SENTINEL}', 'w').name + '''",
    f"\\'+open('{SENTINEL}', 'w').name+\\'",
    f"\n>>> open('{SENTINEL}', 'w')",
    f"\nIn [1]: open('{SENTINEL}', 'w')",
    f"`touch {SENTINEL}` $(touch {SENTINEL})",
    f"a; open('{SENTINEL}', 'w')",
    f"a?\n?open('{SENTINEL}', 'w')",
    "a\\",
    "# -*- coding: utf-7 -*-",
    f"\u202e{{open('{SENTINEL}', 'w')}}\u2066",
    f"\ud800{{open('{SENTINEL}', 'w')}}",
)

_SPECIAL = (
    "'\"\\\n\r\t{}$%!?#,;:=[]()<>.-_ \x00\x0b\x0c\x1c\x85\xa0\u2028\u2029"
    "\u200f\u202e\u2066\ufeff\ufffe\ud800\udfff😀אבسلام"
)
_any_character = st.one_of(st.sampled_from(_SPECIAL), st.characters(exclude_categories=()))

any_text = st.one_of(
    st.text(_any_character, max_size=40), st.text(_any_character, min_size=250, max_size=256), st.sampled_from(ATTACKS)
)
"""Whatever fits into a JSON string, lone surrogates included."""

_tag_text = st.text(st.sampled_from("aZ9_.:/=+-@ éßאس語٣ǅ"), max_size=256).map(str.strip)
_tag_keys = _tag_text.map(lambda key: key[:128].strip()).filter(lambda key: key and not key.lower().startswith("aws:"))
tags = st.dictionaries(_tag_keys, _tag_text, max_size=49).map(
    lambda tags: {
        key: value for key, value in tags.items() if sum(key.casefold() == other.casefold() for other in tags) == 1
    }
)
"""Tags that AWS takes."""

_single_line = st.characters(exclude_categories=("Cs", "Cn"), exclude_characters=",\x00\n\r", min_codepoint=0x20)
connection_names = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,30}", fullmatch=True),
    st.sampled_from(
        [
            "session_vpc",
            "my vpc",
            "{1+1}",
            "$line",
            "'quoted'",
            '"quoted"',
            "[a]",
            "a\u2028b",
            "a\x85b",
            "a\tb",
            "--x y",
            "é",
        ]
    ),
    st.text(_single_line, min_size=1, max_size=60).map(str.strip).filter(bool),
)
"""Names that Glue takes, commas excepted."""

_accounts = st.from_regex(r"[0-9]{12}", fullmatch=True)
_paths = st.one_of(st.just(""), st.from_regex(r"[!-~]{1,20}/", fullmatch=True))
_role_names = st.from_regex(r"[A-Za-z0-9_+=,.@-]{1,64}", fullmatch=True)
role_arns = st.builds(
    "arn:{}:iam::{}:role/{}{}".format, st.sampled_from(["aws", "aws-cn", "aws-us-gov"]), _accounts, _paths, _role_names
)
profiles = st.one_of(
    st.from_regex(r"[A-Za-z0-9_.@-]{1,20}", fullmatch=True),
    st.sampled_from(["my profile", "{1+1}", "$HOME", "a'b", 'a"b', "'a'", "%x", "é"]),
)
prefixes = st.from_regex(r"[-/._#A-Za-z0-9]{1,40}", fullmatch=True)
regions = st.sampled_from(["us-east-1", "eu-west-1", "us-gov-west-1", "cn-north-1", "us-isob-east-1", "ap-southeast-7"])
numbers = st.integers(min_value=1, max_value=10_000)
styles = st.sampled_from(["assume_role", "profile", "configure"])

selections = st.builds(
    Selection,
    role_arn=st.none() | role_arns,
    profile=st.none() | profiles,
    region=st.none() | regions,
    tags=tags,
    connections=st.lists(connection_names, max_size=4).map(tuple),
    runtime_role_arn=st.none() | role_arns,
    glue_version=st.none() | st.sampled_from(["4.0", "5.1", "auto", "5.0.1"]),
    worker_type=st.none() | st.sampled_from(["G.1X", "G.025X", "R.8X", "Standard"]),
    number_of_workers=st.none() | numbers,
    idle_timeout_minutes=st.none() | numbers,
    timeout_minutes=st.none() | numbers,
    session_id_prefix=st.none() | prefixes,
    style=styles,
)
"""Selections that can be written."""

terse_selections = st.builds(
    Selection,
    role_arn=st.none() | role_arns,
    profile=st.none() | profiles,
    tags=st.just({}) | tags,
    connections=st.sampled_from([(), ("my vpc",), ("session_vpc",)]),
    runtime_role_arn=st.none() | st.just("arn:aws:iam::444455556666:role/{team}/Runtime"),
    session_id_prefix=st.none() | prefixes,
    style=styles,
)
"""Selections of so little that their cells hardly tell the style."""

_hostile_arns = any_text | st.sampled_from(ATTACKS).map(lambda attack: f"arn:aws:iam::444455556666:role/{attack}/name")

hostile_selections = st.builds(
    Selection,
    role_arn=st.none() | role_arns | _hostile_arns,
    profile=st.none() | any_text,
    region=st.none() | regions | any_text,
    tags=tags | st.dictionaries(any_text, any_text, max_size=3),
    connections=st.lists(connection_names | any_text, max_size=3).map(tuple),
    runtime_role_arn=st.none() | role_arns | _hostile_arns,
    glue_version=st.none() | any_text,
    worker_type=st.none() | any_text,
    number_of_workers=st.none() | st.integers(),
    session_id_prefix=st.none() | prefixes | any_text,
    style=styles,
)
"""Selections of which most must be refused."""


@st.composite
def one_hostile_field(draw: st.DrawFn) -> Selection:
    """A selection that could be written, but for one field that is whatever it is."""
    wish, threat = draw(selections), draw(hostile_selections)
    field = draw(st.sampled_from(Selection.__struct_fields__))
    return Selection(**{name: getattr(threat if name == field else wish, name) for name in Selection.__struct_fields__})
