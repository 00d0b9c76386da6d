"""The sandbox's stand-in for awsglue, which AWS publishes for its own images only."""
