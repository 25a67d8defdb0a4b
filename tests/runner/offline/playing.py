"""Ideas in founders' words, and an interview that plays itself."""

from collections.abc import Mapping

from cofounder.runner.offline import OfflineRunner
from cofounder.runner.protocol import Answered, Known, Question

DOGS = "I want an app so dog owners can book trusted walkers nearby"

IDEAS = {
    "dogs": DOGS,
    "tools": "a place where neighbours can borrow tools from each other",
    "plants": "track my houseplants and remind me to water them",
    "clients": "help freelancers keep track of clients and send invoices",
    "cakes": "an app for my bakery where people can pre-order cakes",
    "ceramics": "a marketplace for handmade ceramics",
    "recipes": "keep my family's recipes in one place",
    "jobs": "job board for refugees",
    "migraines": "help people with migraines find their triggers",
    "rent": "landlords need to see who paid the rent and what needs repair",
    "cafes": "a map of wheelchair accessible cafés",
    "weddings": "wedding planning for couples on a budget of €5,000 in Lyon",
}

#: What somebody might type by accident, from another country, or to do harm.
HOSTILE = {
    "empty": "",
    "dots": "...",
    "emoji": "🐶🐾 🚶‍♀️➡️ 💸",
    "arabic": "أريد تطبيقًا يساعد أصحاب الكلاب على حجز من يمشي بها",
    "chinese": "我想做一个让狗主人预约遛狗师的应用",
    "spanish": "Quiero una aplicación para reservar clases de piano cerca de casa",
    "script": "<script>alert('x')</script> an app for <b>bakers</b>",
    "template": "{{ 7*7 }} {% debug %} a shop for {0} and {lead} {__class__}",
    "sql": "Robert'); DROP TABLE projects;-- wants to sell cakes",
    "override": "an app \u202egnp.exe\u202c for dog owners\u0000 and \ud800 more",
    "long": "We keep bees and sell honey, and every hive has its own story. " * 320,
    "one word": "a" * 20_000,
    "quotes": "an app for \"dog\" 'owners' “who” ‘care’ \\ ` ~",
}


def play(
    idea: str,
    answers: Mapping[str, tuple[str, ...]] | None = None,
    **more: object,
) -> Known:
    """Answer every question with *answers*, else with what is proposed, else the first chip."""
    runner, given = OfflineRunner(), ()
    for _ in range(30):
        known = Known(idea=idea, answers=given, **more)
        question = runner.next_question(known)
        if question is None:
            return known
        given += (Answered(question, _answer(question, answers or {})),)
    raise AssertionError("the interview does not end")


def _answer(question: Question, answers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if question.key in answers:
        return answers[question.key]
    return question.preselected or question.suggestions[:1] or ("every week, for two years",)


def asked(known: Known) -> list[Question]:
    """Return the questions that were asked, in order."""
    return [answer.question for answer in known.answers]


def texts(answer: object) -> list[str]:
    """Return every string of a pydantic answer, however deep."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list | tuple):
            for item in value:
                walk(item)

    walk(answer.model_dump())
    return found
