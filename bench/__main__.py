"""Runs the benchmarks and writes their tables: ``python -m bench [NAME…]``, all of them by default."""

from __future__ import annotations

import sys
from compileall import compile_dir

from bench import bundle, discovery, growth, importing, notebook, page, policy_decision, status, table
from bench.nearby import ROOT

MODULES = (importing, bundle, page, notebook, status, discovery, growth, policy_decision)
ALL = {module.__name__.partition(".")[2]: module.rows for module in MODULES}


def main() -> None:
    """Measure what was asked for, one after another, of a package that is compiled, as pip does when it installs it."""
    compile_dir(ROOT / "jupyter_glue_panel", quiet=1)
    for name in sys.argv[1:] or ALL:
        print(table.write(name, ALL[name]()))


if __name__ == "__main__":
    main()
