"""The network doctor: what in a VPC keeps a Glue session from starting. Pure: facts in, findings out.

answers ─▶ facts ─▶ placement, security_groups, routing ─▶ diagnosis

Sources: AWS Glue Developer Guide, "Setting up Amazon VPC for JDBC connections", "Setting up a VPC to connect to data
stores", "Troubleshooting errors in AWS Glue"; EC2 API Reference.
"""
