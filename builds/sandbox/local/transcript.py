"""What a program printed, as much of it as is worth keeping."""

from collections import deque


class Transcript:
    """The beginning and the end of a text, at most *limit* characters of it in all."""

    def __init__(self, limit: int, *, head: int | None = None) -> None:
        self._head_room = limit // 4 if head is None else head
        self._tail_limit = limit - self._head_room - 80  # room for the sentence in between
        self._head: list[str] = []
        self._tail: deque[str] = deque()
        self._tail_size = 0
        self._dropped = 0

    def add(self, text: str) -> None:
        """Append *text*."""
        if self._head_room:
            self._head.append(text[: self._head_room])
            text = text[self._head_room :]
            self._head_room -= len(self._head[-1])
        if not text:
            return
        self._tail.append(text)
        self._tail_size += len(text)
        while self._tail_size > self._tail_limit:
            first = self._tail.popleft()
            excess = self._tail_size - self._tail_limit
            self._tail_size -= len(first)
            self._dropped += min(excess, len(first))
            if excess < len(first):
                self._tail.appendleft(first[excess:])
                self._tail_size += len(first) - excess

    def __str__(self) -> str:
        left_out = f"\n[{self._dropped:,} characters left out]\n" if self._dropped else ""
        return "".join([*self._head, left_out, *self._tail])
