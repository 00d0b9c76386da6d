"""JupyterLab on the embedded AWS: its directories, its process, and the end of both."""
