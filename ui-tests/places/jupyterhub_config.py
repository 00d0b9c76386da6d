"""A JupyterHub below a base URL, one server a user, on the sandbox's AWS; hub.ts says where."""

import json
import os
import secrets

place = json.loads(os.environ["PLACE"])
c = get_config()  # noqa: F821 - JupyterHub gives it

c.JupyterHub.bind_url = place["url"]
c.JupyterHub.log_level = "ERROR"
c.JupyterHub.hub_port = place["hub_port"]
c.JupyterHub.db_url = "sqlite:///:memory:"
c.JupyterHub.cookie_secret = secrets.token_bytes(32)
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{place['proxy_port']}"
c.ConfigurableHTTPProxy.command = place["proxy"]
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{place['directory']}/{{username}}"
c.Spawner.args = ["--allow-root", "--log-level=ERROR", "--LabApp.expose_app_in_browser=True"]
# A server whose kernels still run asks whether it may stop; there is nobody to answer.
c.LocalProcessSpawner.interrupt_timeout = 1
c.LocalProcessSpawner.term_timeout = 3
c.Spawner.environment = place["environment"]
c.Spawner.default_url = "/lab"
