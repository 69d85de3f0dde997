"""What people enter with keys: whether it can be a number of the kind that was asked for."""

from __future__ import annotations

from datetime import date

from flows.engine import numbering

FORMS = (
    ("any", "Any number"),
    ("personal", "Swedish personal number"),
    ("date", "Date, like 260503 or 20260503"),
    ("postcode", "Swedish postcode"),
    ("phone", "Telephone number"),
)
# How many digits each can have; any other as many as the step takes.
LENGTHS = {"personal": (10, 12), "date": (6, 8), "postcode": (5,)}
# Such as nobody has, for who tries a flow out.
EXAMPLES = {
    "personal": ("8112189876", "198112189876"),
    "date": ("260503", "20260503"),
    "postcode": ("11120",),
    "phone": ("0701740605",),
}
# A coordination number has this added to the day.
_COORDINATION = 60


def fits(form: str, digits: str) -> bool:
    """`digits` are 0 to 9 only."""
    if len(digits) not in LENGTHS.get(form, (len(digits),)):
        return False
    match form:
        case "personal":
            return _is_personal(digits)
        case "date":
            return _is_date(digits)
        case "postcode":
            return not digits.startswith("0")
        case "phone":
            return numbering.meant(digits) != ""
        case _:
            return True


def _is_personal(digits: str) -> bool:
    """With a day that there is, and the right check digit (SKV 704)."""
    born, last = digits[:-4], digits[-10:]
    day = int(born[-2:])
    if day > _COORDINATION:
        born = f"{born[:-2]}{day - _COORDINATION:02}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(last))
    return _is_date(born) and sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0


def _is_date(digits: str) -> bool:
    """Of six digits nobody knows the century: one that has the day is enough."""
    years = [digits[:4]] if len(digits) == 8 else [f"{century}{digits[:2]}" for century in (19, 20)]
    return any(_is_day(int(year), int(digits[-4:-2]), int(digits[-2:])) for year in years)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
