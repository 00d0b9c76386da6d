"""The emulator's front door: what was asked, by whom, may they, and what stands in the way on purpose."""
