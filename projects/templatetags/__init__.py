"""Tags that only pages of projects need."""
