"""A Jupyter server with the panel's extension, for which AWS is the canned one: ``python -m bench.jupyter OPTION…``."""

from __future__ import annotations

from jupyter_server.serverapp import ServerApp

from bench.nearby import lead_to_canned_aws

if __name__ == "__main__":
    lead_to_canned_aws()
    ServerApp.launch_instance()
