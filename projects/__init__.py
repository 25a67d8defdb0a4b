"""Projects: founders, their ideas, interviews, documents, plans and history."""
