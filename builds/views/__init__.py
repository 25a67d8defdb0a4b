"""What a founder sees of builds, previews, changes and versions."""
