"""The rules by which pages are told what changed."""

import asyncio
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cofounder.delivery import PACE, WAITING, Audience, Fragment, Outbox


class Page:
    """What one page shows, following live.js' rules."""

    def __init__(self, truth: dict[str, int], version: int) -> None:
        self.truth, self.version = truth, version
        self.shows = dict(truth)
        self.outbox = Outbox(self.receive)

    async def receive(self, text: str) -> None:
        self.take(text)

    def take(self, text: str) -> None:
        for version, element in re.findall(r'<p data-version="(\d+)" id="(\w+)"', text):
            if int(version) >= self.shows.get(element, 0):
                self.shows[element] = int(version)
        since, version = map(int, re.search(r'since="(\d+)" data-version="(\d+)"', text).groups())
        if self.version < since:
            self.shows = dict(self.truth)
        self.version = max(self.version, version)

    def read(self) -> None:
        if self.outbox._line is not None:
            self.take(self.outbox._take())


def fragment(version: int, element: str = "a") -> Fragment:
    return Fragment(version, element, f'<p data-version="{version}" id="{element}"></p>')


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.sampled_from("abc")),
        st.tuples(st.just("deliver"), st.integers(0, 3)),
        st.tuples(st.just("lose"), st.integers(0, 3)),
        st.tuples(st.just("sweep"), st.none()),
        st.tuples(st.just("heal"), st.none()),
        st.tuples(st.just("draw"), st.none()),
        st.tuples(st.just("join"), st.integers(0, 3)),
        st.tuples(st.just("read"), st.integers(0, 3)),
    ),
    max_size=60,
)


@settings(max_examples=300)
@given(STEPS)
def test_every_page_shows_the_truth_in_the_end(steps):
    truth, flying, healing, pages = {}, [], [], []
    audience, version = Audience(), 0

    def sweep() -> None:
        if audience.committed(version):
            healing.append(version)

    for step, what in steps:
        if step == "change":
            version += 1
            truth[what] = version
            flying.append(fragment(version, what))
        elif step == "deliver" and what < len(flying):  # in any order
            if audience.published(flying.pop(what)):
                healing.append(audience.missing())
        elif step == "lose" and what < len(flying):
            flying.pop(what)
        elif step == "sweep":
            sweep()
        elif step == "heal" and healing:
            audience.heal(healing.pop())
        elif step == "draw":
            pages.append(Page(truth, version))
        elif step == "join" and what < len(pages):  # later than it was drawn
            audience.join(pages[what].outbox)
        elif step == "read" and what < len(pages):
            pages[what].read()

    flying.clear()  # all the rest is lost
    sweep()
    for late in healing:
        audience.heal(late)
    for page in pages:
        audience.join(page.outbox)
        page.read()
        assert page.shows == truth


def test_a_slow_page_gets_the_newest_of_each_element_only():
    async def story() -> list[str]:
        sent, gate = [], asyncio.Event()

        async def send(text: str) -> None:
            sent.append(text)
            await gate.wait()

        audience, outbox = Audience(), Outbox(send)
        audience.committed(0)
        audience.join(outbox)
        outbox.open()
        while not sent:
            await asyncio.sleep(0)
        for version in range(1, 1001):
            audience.published(fragment(version, "ab"[version % 2]))
        assert len(outbox._fragments) == 2
        gate.set()
        while len(sent) < 2:
            await asyncio.sleep(PACE)
        outbox.close()
        return sent

    _, merged = asyncio.run(story())
    assert 'data-since="0" data-version="1000"' in merged
    assert re.findall(r'<p data-version="(\d+)"', merged) == ["999", "1000"]


def test_a_page_far_behind_fetches_instead_of_queueing():
    outbox = Outbox(None)
    for version in range(1, WAITING + 2):
        outbox.offer(version - 1, version, fragment(version, f"e{version}"))

    assert not outbox._fragments
    assert f'data-since="{WAITING + 1}" data-version="{WAITING + 1}"' in outbox._take()


def test_nothing_is_sent_before_the_page_is_accepted():
    async def story() -> list[str]:
        sent = []

        async def send(text: str) -> None:
            sent.append(text)

        outbox = Outbox(send)
        outbox.offer(0, 1, fragment(1))
        await asyncio.sleep(0)
        assert sent == []
        outbox.open()
        while not sent:
            await asyncio.sleep(0)
        outbox.close()
        return sent

    assert len(asyncio.run(story())) == 1


def test_a_late_version_in_time_costs_no_fetch():
    audience = Audience()
    audience.committed(0)
    page = Page({}, 0)
    audience.join(page.outbox)

    assert audience.published(fragment(2, "b"))  # 1 is missing
    assert not audience.published(fragment(1, "a"))
    audience.heal(2)
    page.read()

    assert (page.shows, page.version) == ({"a": 1, "b": 2}, 2)


def test_two_fragments_that_overtook_each_other_leave_the_newer_one():
    audience = Audience()
    audience.committed(0)
    page = Page({}, 0)
    audience.join(page.outbox)

    audience.published(fragment(2))
    audience.published(fragment(1))
    page.read()

    assert (page.shows, page.version) == ({"a": 2}, 2)
