"""An embedded AWS on loopback, a JupyterLab on it: how anyone without an AWS account, and every test, runs the product.

moto serves STS's neighbours (IAM, EC2, S3, …); this package serves what moto lacks: credentials that AWS would refuse,
Glue connections, sessions and statements that really execute. Nothing outside this package imports moto.
"""
