"""Probes of numbers an app computes: averages, warnings, charts."""

from builds.probes.trial import Broken, Trial, a, opened, seen
from cofounder.appspec import parts, paths
from cofounder.appspec.spec import ChartShows, LowStockWarns, ReviewsAverage
from cofounder.browsing import Page

#: Two ratings, and their average, which neither of them says.
RATINGS, AVERAGE = ("5", "2"), "3.5 out of 5"
SPARSE, PLENTY = "1", "950"
#: A number that no sample has.
NUMBER = "97.25"
#: The rows that a warning links to.
WARNED = '//*[@role="status"][contains(., "low")]//a/@href'
CURVES = '//*[local-name()="svg"][contains(@class, "curve")]/@aria-label'
BARS = '//dl[contains(@class, "bars")]/div/dd[last()]'


def reviews_average(trial: Trial, check: ReviewsAverage) -> str:
    """Add something, review it with two and five stars, read three and a half on its page."""
    review = parts.reviews(trial.spec, check.entity)
    with trial.signed_in(trial.adder(check.entity)) as person:
        path = trial.add_row(person, check.entity).page.path
    key = path.strip("/").rpartition("/")[2]
    with trial.signed_in(trial.adder(review.entity)) as person:
        for rating in RATINGS:
            trial.add(person, review.entity, **{review.link: key, review.rating: rating})
        page = opened(person.visit(path))
    if AVERAGE not in seen(page, "//@aria-label"):
        found = ", ".join(label for label in seen(page, "//@aria-label") if "out of 5" in label)
        raise Broken(f"Reviewed {a(check.entity)} with 5 and 2: its page says {found or 'none'}.")
    return f"Reviewed a new {check.entity} with 5 and 2, and its page shows {AVERAGE}."


def low_stock_warns(trial: Trial, check: LowStockWarns) -> str:
    """Add something that is nearly gone and something of plenty; read the warning."""
    stock = parts.stock_field(trial.spec, check.entity)
    with trial.signed_in(trial.adder(check.entity)) as person:
        sparse = trial.add_row(person, check.entity, **{stock: SPARSE}).page.path
        plenty = trial.add_row(person, check.entity, **{stock: PLENTY}).page.path
        page = opened(person.visit(paths.list_path(trial.spec, check.entity)))
    warned = seen(page, WARNED)
    if sparse not in warned:
        raise Broken(f"Added {a(check.entity)} of which {SPARSE} is left; nothing warns of it.")
    if plenty in warned:
        raise Broken(f"Added {a(check.entity)} of which {PLENTY} are left and was warned of it.")
    return (
        f"Was warned of {a(check.entity)} of which {SPARSE} is left, and not of one with {PLENTY}."
    )


def chart_shows(trial: Trial, check: ChartShows) -> str:
    """Add something and see the chart change by it."""
    chart = parts.chart(trial.spec, check.entity)
    values = {chart.number: _fitting(trial, check.entity)} if chart.number else {}
    with trial.signed_in(trial.adder(check.entity)) as person:
        before = opened(person.visit(chart.path))
        trial.add(person, check.entity, **values)
        after = opened(person.visit(chart.path))
    if chart.number:
        return _curve(check.entity, values[chart.number], after)
    counted, now = _counted(before), _counted(after)
    if now != counted + 1:
        raise Broken(f"Added {a(check.entity)}; the chart counted {counted}, then {now}.")
    return f"Added {a(check.entity)}: the chart counts {now} instead of {counted}."


def _fitting(trial: Trial, entity: str) -> str:
    """Return a number for the chart, whole where only whole numbers fit."""
    number = parts.chart(trial.spec, entity).number
    kind = parts.kind_of(trial.spec, entity, number)
    return {"rating": "1", "number": "97"}.get(kind, NUMBER)


def _curve(entity: str, value: str, page: Page) -> str:
    """Read where the line over time ends: the new row has the latest day of all."""
    told = seen(page, CURVES)
    if not told:
        raise Broken(f"Added {a(entity)} and there is no chart.")
    if not any(f" to {value}," in words for words in told):
        raise Broken(f"Added {a(entity)} of {value}; the chart goes “{told[0]}”.")
    return f"Added {a(entity)} of {value}, and the chart ends there."


def _counted(page: Page) -> int:
    """Return how many rows the bars of *page* count together."""
    found = seen(page, BARS)
    if not found:
        raise Broken(f"There is no chart on {page.path}.")
    return sum(int(words.replace(",", "")) for words in found)
