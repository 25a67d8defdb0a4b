"""Deploy: proving that a version is ready, and the way to launch it."""
