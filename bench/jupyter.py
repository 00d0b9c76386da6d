"""A Jupyter server with the extension; AWS is the canned one, if one is told: ``python -m bench.jupyter OPTION…``."""

from __future__ import annotations

import os

from jupyter_server.serverapp import ServerApp

from bench.nearby import PORT_VARIABLE, lead_to_canned_aws

if __name__ == "__main__":
    if PORT_VARIABLE in os.environ:
        lead_to_canned_aws()
    ServerApp.launch_instance()
