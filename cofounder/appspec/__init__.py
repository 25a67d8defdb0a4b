"""An app as data: the one specification that every runner writes and the scaffold renders."""
