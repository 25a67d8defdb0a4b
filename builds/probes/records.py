"""Probes of lists: adding, finding, downloading."""

import csv
import io
import secrets
from collections import Counter

import httpx

from builds.probes.trial import Broken, Trial, a, opened, rows
from cofounder.appspec import paths
from cofounder.appspec.spec import CreateAndFind, ExportHolds, SearchFinds


def create_and_find(trial: Trial, check: CreateAndFind) -> str:
    """Sign in, add a row through its form, find it in its list."""
    role = check.role or trial.adder(check.entity)
    address = paths.list_path(trial.spec, check.entity)
    with trial.signed_in(role) as person:
        before = rows(opened(person.visit(address)), address)
        added = trial.add(person, check.entity)
        found = rows(opened(person.visit(address)), address) - before
        found = found or rows(person.visit(f"{address}?q={added.marker}"), address) - before
    if not found:
        raise Broken(f"Added {a(check.entity)} as {role} and did not find it in the list.")
    return f"Signed in as {role}, added {a(check.entity)} and found it in the list."


def search_finds(trial: Trial, check: SearchFinds) -> str:
    """Search a list for the name of one of its rows, and for words that no row has."""
    address = paths.search_path(trial.spec, check.entity)
    with trial.signed_in(trial.adder(check.entity)) as person:
        listed = sorted(rows(opened(person.visit(address)), address))
        if not listed:
            raise Broken(f"The list of {check.entity} is empty, so there was nothing to find.")
        name = opened(person.visit(listed[0])).title
        found = opened(person.visit(f"{address}?{httpx.QueryParams(q=name)}"))
        nonsense = opened(person.visit(f"{address}?q=zq{secrets.token_hex(6)}"))
    if listed[0] not in rows(found, address):
        raise Broken(f"Searched for “{name}” and did not find it.")
    if rows(nonsense, address):
        raise Broken("Searched for words that nothing has and found something all the same.")
    return f"Searched for “{name}” and found it."


def export_holds(trial: Trial, check: ExportHolds) -> str:
    """Download a list, add a row, download it again: the second file has the new row."""
    address = paths.list_path(trial.spec, check.entity)
    with trial.signed_in(trial.adder(check.entity)) as person:
        link = opened(person.visit(address)).link("Export", "export", "Download")
        before = _sheet(person.client.get(link))
        added = trial.add(person, check.entity)
        after = _sheet(person.client.get(link))
    if len(after) != len(before) + 1:
        told = f"{len(before) - 1} lines before and {len(after) - 1} after"
        raise Broken(f"Added {a(check.entity)}; the downloaded file had {told}.")
    new = list((Counter(after) - Counter(before)).elements())
    wrote = added.marker in added.page.text
    if not any(cell.strip() for cell in new[0]):
        raise Broken(f"The line of the new {check.entity} in the downloaded file is empty.")
    if wrote and not any(added.marker in cell for cell in new[0]):
        raise Broken(f"The new line of the downloaded file lacks what the {check.entity} says.")
    return f"Downloaded the list as a file: {len(after) - 1} lines, the one just added among them."


def _sheet(answer: httpx.Response) -> list[tuple[str, ...]]:
    """Return the lines of a downloaded file, its heading first; ``Broken`` when it is none."""
    kind = answer.headers.get("content-type", "")
    if answer.status_code >= 400:
        raise Broken(f"The download answered with an error ({answer.status_code}).")
    if "csv" not in kind:
        raise Broken(f"The download is not a file for a spreadsheet ({kind or 'no kind given'}).")
    found = [tuple(line) for line in csv.reader(io.StringIO(answer.text)) if line]
    if not found:
        raise Broken("The downloaded file is empty.")
    return found
