"""Template tags of builds."""
