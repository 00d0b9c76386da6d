"""Interactive sessions: listed, described, tagged, stopped."""
