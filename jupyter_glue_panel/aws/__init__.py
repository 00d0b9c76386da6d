"""The way to AWS, and the only one: credentials, clients, worker threads, paging, time-outs, retries.

Nothing outside this folder (and the sandbox) imports boto3 or botocore; here they are imported on first use, inside
functions, for importing the package must cost nothing. Credentials stay in botocore's sessions, in memory.
"""

from .calls import Aws
from .configuration import session_name
from .principal import Configured, Lifetime, Limits, Principal, RoleProfile

__all__ = ["Aws", "Configured", "Lifetime", "Limits", "Principal", "RoleProfile", "session_name"]
