"""The Glue kernel's dialect: selection to cells, cells to selection. Pure.

What the kernel makes of a cell is decided by its ``BaseKernel._execute_magics`` and ``KernelMagics``
(aws-glue-sessions 1.0.9).
"""

from .checks import check_connection
from .compile import compile_cells
from .read import read_cells

__all__ = ["check_connection", "compile_cells", "read_cells"]
