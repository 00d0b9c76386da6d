"""Call one AWS operation as a profile: ``aws.py PROFILE SERVICE OPERATION < parameters.json``, the answer as JSON."""

import json
import sys

import boto3

profile, service, operation = sys.argv[1:]
client = boto3.Session(profile_name=profile).client(service)
answer = getattr(client, operation)(**json.load(sys.stdin))
answer.pop("ResponseMetadata")
json.dump(answer, sys.stdout, default=str)
