"""The types that the JSON of every app is made of."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def _storable(text: str) -> str:
    """Leave out what no text may hold, and no database takes."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode().strip()


#: What somebody wrote: at most 5000 characters, and some that can be seen.
Words = Annotated[
    str,
    StringConstraints(max_length=5_000),
    AfterValidator(_storable),
    StringConstraints(min_length=1),
]
#: The same, where nothing need be written.
Note = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_storable)]
