"""Requests for what an app can do beside its lists: searching, downloading, a calendar."""

# ruff: noqa: E501 - a pattern reads best on one line

import re

from cofounder.appspec.changes import AddEntity, AddFeature, AddField, RemoveFeature
from cofounder.appspec.changes.extras import where
from cofounder.appspec.spec import EntitySpec, Feature, FieldSpec
from cofounder.runner.offline.changing.talk import Talk
from cofounder.runner.offline.wording import plural

_ANY = r"(?:add|include|introduce|create|build in|build|offer|provide|have|show|display|turn on|enable|give (?:us|me|it|people|users|everyone)|i want|we want|we need|i need|see|view|look at|draw|there should be|we would like|put in|set up)"
_WHO = r"(?:people|users|everyone|everybody|we|i|they|you|members|visitors|[\w ]+?)"
_CAN = r"(?:(?:should|must|can|could|want to|need to|would like to)(?: be able to)?|(?:should|must) (?:also )?be able to|be able to|(?:want|need)s? to(?: be able to)?)(?: also)?"
_E = r"(?P<e>[\w' -]+?)"
_FORMS: tuple[tuple[Feature, tuple[str, ...]], ...] = (
    ("search", (
        rf"{_ANY} (?:an? |the )?(?:search|search (?:box|bar|field|function|feature)|way to search)(?: (?:for|of|to|over|on|in) {_E})?",
        rf"(?:{_WHO} {_CAN} |let {_WHO} |allow {_WHO} to |make it possible to )?search (?:for |through |in |all |the )*{_E}",
        rf"make {_E} searchable", rf"{_E} (?:should|must|need to|has to|have to) be searchable",
    )),
    ("export", (
        rf"{_ANY} (?:an? |the )?(?:export|exports|download|downloads|csv|csv export|excel export|csv download|spreadsheet export|export (?:button|function|feature)|download (?:button|link))(?: (?:of|for|to|from|as) {_E})?(?: (?:to|as|in|into|for) (?:an? )?(?:excel|csv|spreadsheet|file)(?: file)?)?",
        rf"(?:{_WHO} {_CAN} |let {_WHO} |allow {_WHO} to |make it possible to )?(?:download|export) {_E}(?: (?:to|as|in|into|for) (?:an? )?(?:excel|csv|spreadsheet|file|table)(?: file| sheet| format)?)?",
        r"(?:export|download)(?: button| function)?(?: (?:to|as|for) (?:an? )?(?:excel|csv|spreadsheets?)(?: file)?)?",
        rf"make {_E} (?:downloadable|exportable)",
        rf"{_E} (?:should|must) be (?:downloadable|exportable)(?: (?:to|as|in) (?:excel|csv))?",
    )),
    ("calendar", (
        rf"{_ANY} (?:an? |the )?(?:monthly |month |weekly )?calendar(?: view| page)?(?: (?:of|for|with|showing) {_E})?",
        rf"(?:show|display|see|view|put|list) {_E} (?:in|on|as) (?:an? |the )?(?:monthly )?calendar(?: view)?",
        rf"{_WHO} {_CAN} (?:see|view|find) {_E} (?:in|on) (?:an? |the )?calendar",
        rf"{_E} (?:should|must) (?:be shown |be visible |appear |show up |show |be )?(?:in|on) (?:an? |the )?calendar",
    )),
    ("board", (
        rf"{_ANY} (?:an? |the )?(?:kanban|kanban board|board|trello[- ]like board|trello[- ]style board|board view|board of cards|task board|board with columns)(?: view)?(?: (?:of|for|with|to) {_E})?",
        rf"(?:show|display|see|view|put|organi[sz]e) {_E} (?:in|on|as) (?:an? |the )?(?:kanban )?board(?: with columns)?",
        rf"{_E} (?:should|must) (?:be shown |be |appear |show |stand )?(?:in|on|as) (?:an? |the )?(?:kanban )?board(?: with columns)?",
        rf"(?:{_WHO} {_CAN} |let {_WHO} )?(?:drag|move) (?:the )?(?:cards?|{_E}) (?:between|from column to|across|through) (?:columns?|stages|statuses)",
    )),
    ("chart", (
        rf"{_ANY} (?:an? |the )?(?:chart|graph|diagram|bar chart|line chart|pie chart)(?: (?:of|for|showing|with|about) {_E})?",
        rf"(?:show|display|see|view|draw|plot) {_E} (?:in|on|as) (?:an? |the )?(?:chart|graph|diagram)",
    )),
    ("low_stock", (
        rf"(?:warn|alert|tell|show) (?:us|me|them|people|somebody|someone|{_WHO}) (?:when|if) {_E} (?:is|are|runs?|gets?|get) (?:running )?(?:low|out|nearly gone|out of stock|low on stock|almost gone)(?: on stock)?",
        rf"{_ANY} (?:an? |the )?(?:low[- ]stock|stock) (?:warning|warnings|alert|alerts)(?: for {_E})?",
        rf"{_WHO} {_CAN} (?:see|know) (?:when|if|what|which) {_E} (?:is|are|runs?) (?:running )?(?:low|out)",
    )),
    ("approval", (
        rf"{_E} (?:should|must|need to|have to|has to|needs to) be (?:approved|confirmed|accepted)(?: or (?:declined|rejected))?(?: first)?(?: by {_WHO})?",
        rf"{_WHO} {_CAN} (?:approve|confirm|accept)(?: or (?:decline|reject))? {_E}(?: first)?",
        rf"{_ANY} (?:an? |the )?(?:approval|approvals|approval step|approval process|confirmation step)(?: (?:of|for|to) {_E})?",
        rf"{_E} (?:should|must) wait (?:for|until) (?:approval|somebody (?:approves|confirms)|someone (?:approves|confirms))",
    )),
)  # fmt: skip
_COMPILED = tuple(
    (feature, re.compile(rf"^{form}$", re.IGNORECASE))
    for feature, forms in _FORMS
    for form in forms
)
_REVIEWS = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        rf"(?:{_WHO} {_CAN} |let {_WHO} |allow {_WHO} to |{_WHO} also )?(?:also )?(?:rate|review|rate and review|give stars to|give ratings to|leave (?:a )?(?:reviews?|ratings?) (?:for|of|on|about)|write (?:a )?reviews? (?:for|of|on|about)) {_E}(?: with stars)?",
        rf"{_ANY} (?:an? |the )?(?:star )?(?:reviews?|ratings?|ratings and reviews|reviews and ratings|review system|rating system|star rating)(?: system)? (?:to|for|of|on|about) {_E}",
        rf"{_ANY} (?:an? |the )?(?:average )?(?:star )?(?:reviews?|ratings?)(?: system)?",
        rf"{_E} (?:needs?|should have|must have|should get|gets?|have) (?:star )?(?:reviews|ratings|a rating|star rating)",
        rf"show (?:the )?average (?:rating|ratings|stars?) (?:of|for|on|with) {_E}",
    )
)
_GONE: dict[str, Feature] = {
    "search": "search", "search box": "search", "search bar": "search", "export": "export",
    "download": "export", "downloads": "export", "export button": "export", "exports": "export",
    "calendar": "calendar", "calendar view": "calendar", "board": "board", "kanban board": "board",
    "chart": "chart", "charts": "chart", "graph": "chart", "approval": "approval",
    "approvals": "approval", "approval step": "approval", "average ratings": "reviews",
    "average rating": "reviews", "low stock warnings": "low_stock", "low stock warning": "low_stock",
    "progress bars": "progress", "progress bar": "progress",
}  # fmt: skip
_REMOVE = re.compile(
    r"^(?:(?:remove|delete|drop|get rid of|take out|take away|scrap|turn off|switch off|disable|hide|ditch)"
    r"|(?:we|i|they|people|nobody) (?:don't|do not|no longer|never) (?:need|want|use))\s+(?:the |an? |our )?(?P<x>[\w -]+?)"
    r"(?: feature| function| any ?more)?$", re.IGNORECASE)  # fmt: skip
#: What a feature that we know cannot do by itself.
_MORE = re.compile(
    r"\b(?:e-?mail|sms|google|outlook|apple|pdf|print|sync|notif\w*|whats ?app|slack|text message"
    r"|automatic\w*|every (?:day|week|month|morning)|monthly|weekly|daily|ai\b|distance|radius|near"
    r"|nearby|map|filter|voice|barcode|photo|by post)\b",
    re.IGNORECASE,
)
STATUS = FieldSpec(name="status", kind="choice", choices=("requested", "approved", "declined"))
_ALL = re.compile(
    r"^(?:it|them|all|all of it|all of them|everything|things|anything|the lists?|lists?|all (?:the )?lists?|data|the data"
    r"|all (?:the )?data|our data|rows|records|all records|whole lists?|entries|a list|them all)$",
    re.IGNORECASE,
)


def features(talk: Talk, text: str) -> bool:
    """Take up a request for a feature, or for one to go."""
    match = _REMOVE.match(text)
    gone = _GONE.get(match["x"].lower()) if match else None
    if gone:
        talk.do(RemoveFeature(feature=gone))
        return True
    if _MORE.search(text):
        return False
    if _reviews(talk, text):
        return True
    for feature, form in _COMPILED:
        match = form.match(text)
        if match is None:
            continue
        words = match.groupdict().get("e") or ""
        entity = talk.names.entity(words) if words else None
        if words and entity is None and not _ALL.match(words):
            field = talk.names.field(words)
            if len({f.entity.name for f in field}) != 1 or feature in ("export", "calendar"):
                continue
            entity = field[0].entity
        return _added(talk, feature, entity)
    return False


def _added(talk: Talk, feature: Feature, entity: EntitySpec | None) -> bool:
    """Add *feature*, for *entity* where one was named, with the field it needs."""
    if entity is not None:
        talk.last = entity.name
    change = AddFeature(feature=feature)
    if feature == "approval" and entity is not None:
        if not _has_status(entity):
            if any(f.name.lower() == "status" for f in entity.fields):
                return False
            talk.do(AddField(entity=entity.name, field=STATUS), change)
            return True
    elif (
        entity is not None and feature != "search" and entity.name not in where(talk.spec, feature)
    ):
        many = plural(entity.name)
        needs = {"calendar": "a date", "board": "a status to choose", "low_stock": "a number in stock",
                 "chart": "a choice to count, or a number with a date"}.get(feature, "")  # fmt: skip
        showing = where(talk.spec, feature)
        if needs and showing and feature == "calendar":
            talk.wish(f"The app has one calendar, and it shows {plural(showing[0])}; "
                      f"showing {many} there as well needs an AI model to write.")  # fmt: skip
        else:
            talk.wish(f"{many[:1].upper()}{many[1:]} would need {needs} for that; add it first.")
        return True
    talk.do(change)
    return True


def _has_status(entity: EntitySpec) -> bool:
    names = ("status", "stage", "state", "phase", "progress")
    return any(f.name.lower() in names and f.kind == "choice" for f in entity.fields)


def _reviews(talk: Talk, text: str) -> bool:
    for form in _REVIEWS:
        match = form.match(text)
        if match is None:
            continue
        words = match.groupdict().get("e") or ""
        entity = talk.names.entity(words) if words else None
        if words and entity is None:
            continue
        if entity is None:
            entity = talk.spec.entities[0]
        return _reviewed(talk, entity)
    return False


def _reviewed(talk: Talk, entity: EntitySpec) -> bool:
    """Let people review *entity*: with reviews of its own where there are none yet."""
    talk.last = entity.name
    reviews = [
        e
        for e in talk.spec.entities
        if entity.name in e.belongs_to and any(f.kind == "rating" for f in e.fields)
    ]
    if reviews:
        talk.do(AddFeature(feature="reviews"))
        return True
    taken = {e.name.lower() for e in talk.spec.entities}
    name = "review" if "review" not in taken else f"{entity.name} review"
    if name in taken:
        return False
    review = EntitySpec(
        name=name,
        plural=plural(name),
        archetype="review",
        belongs_to=(entity.name,),
        fields=(
            FieldSpec(name="rating", kind="rating", required=True),
            FieldSpec(name="comment", kind="long_text"),
        ),
    )
    added = AddEntity(entity=review)
    talk.do(added)  # whatever is reviewed shows its average
    return True
