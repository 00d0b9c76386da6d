from __future__ import annotations

import json

from jupyter_glue_panel.rules.positions import position, statement_spans

TEXT = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*"
    }
  ]
}"""


def test_a_statement_stands_where_awss_own_answer_for_administrator_access_says() -> None:
    span = statement_spans(TEXT)[0]

    assert position(TEXT, span.start) == {"Line": 3, "Column": 17}
    assert position(TEXT, span.end) == {"Line": 8, "Column": 6}


def test_every_statement_of_a_compact_policy_is_found() -> None:
    statements = [{"Sid": "A", "Resource": ["x", "y"]}, {"Sid": "B]"}, {"Sid": "C"}]
    text = json.dumps({"Version": "2012-10-17", "Statement": statements})

    found = [json.loads(text[span.start : span.end]) for span in statement_spans(text)]

    assert found == statements


def test_a_single_statement_needs_no_brackets() -> None:
    text = '{"Statement": {"Sid": "A"}}'

    assert [text[span.start : span.end] for span in statement_spans(text)] == ['{"Sid": "A"}']
