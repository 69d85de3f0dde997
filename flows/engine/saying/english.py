"""English: “twenty one”, “one euro and fifty cents”, “Sunday the third of May”."""

from __future__ import annotations

from datetime import date

from flows.engine.saying.language import Money, Words, words_of

_SMALL = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = words_of("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = words_of(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_MONTHS = words_of(
    "January February March April May June July August September October November December"
)
_DAYS = words_of("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONEY = {
    "SEK": Money("krona", "kronor", "öre", "öre"),
    "EUR": Money("euro", "euros", "cent", "cents"),
    "USD": Money("dollar", "dollars", "cent", "cents"),
}
_OTHERS = {"hundred", "thousand", "million", "point", "minus", "plus", "and", "the", "of", "oh"}
_OTHERS |= {"a.m.", "p.m.", "noon", "midnight"}
_ENTERED, _RIGHT = "You pressed", "If that is right, press 1. To enter it again, press 2."


class English:
    def number(self, number: int) -> Words:
        millions, rest = divmod(number, 1_000_000)
        thousands, rest = divmod(rest, 1_000)
        words: Words = ()
        if millions:
            words += (*self._below_thousand(millions), "million")
        if thousands:
            words += (*self._below_thousand(thousands), "thousand")
        if words and 0 < rest < 100:
            words += ("and",)
        if rest or not words:
            words += self._below_thousand(rest)
        return words

    def _below_thousand(self, number: int) -> Words:
        hundreds, rest = divmod(number, 100)
        if not hundreds:
            return self._below_hundred(rest)
        words = (_SMALL[hundreds], "hundred")
        return (*words, "and", *self._below_hundred(rest)) if rest else words

    def _below_hundred(self, number: int) -> Words:
        if number < 20:
            return (_SMALL[number],)
        tens, rest = divmod(number, 10)
        return (_TENS[tens - 2], _SMALL[rest]) if rest else (_TENS[tens - 2],)

    def decimals(self, whole: int, digits: str) -> Words:
        return (*self.number(whole), "point", *(_SMALL[int(digit)] for digit in digits))

    def minus(self) -> str:
        return "minus"

    def digit(self, character: str) -> str:
        return "plus" if character == "+" else _SMALL[int(character)]

    def date(self, day: date, *, year: bool) -> Words:
        words = (_DAYS[day.weekday()], "the", _ORDINALS[day.day - 1], "of", _MONTHS[day.month - 1])
        return words + self._year(day.year) if year else words

    def _year(self, year: int) -> Words:
        """1985 is “nineteen eighty-five”, 1905 “nineteen oh five”, 2005 “two thousand and five”."""
        century, rest = divmod(year, 100)
        if year // 10 % 100 == 0:
            return self.number(year)
        if not rest:
            return (*self._below_hundred(century), "hundred")
        return (*self._below_hundred(century), *(("oh",) if rest < 10 else ()), *self.number(rest))

    def time(self, hour: int, minute: int) -> Words:
        if (hour, minute) == (0, 0):
            return ("midnight",)
        if (hour, minute) == (12, 0):
            return ("noon",)
        words = self.number(hour % 12 or 12)
        if minute:
            words += (*(("oh",) if minute < 10 else ()), *self.number(minute))
        return (*words, "a.m." if hour < 12 else "p.m.")

    def amount(self, whole: int, hundredths: int, currency: str) -> Words:
        money = _MONEY[currency]
        units = (*self.number(whole), money.one if whole == 1 else money.many)
        if not hundredths:
            return units
        name = money.hundredth if hundredths == 1 else money.hundredths
        small = (*self.number(hundredths), name)
        return (*units, "and", *small) if whole else small

    def entered(self) -> str:
        return _ENTERED

    def right(self) -> str:
        return _RIGHT

    def vocabulary(self) -> set[str]:
        money = set().union(*(one.words() for one in _MONEY.values()))
        told = {*_OTHERS, _ENTERED, _RIGHT}
        return {*_SMALL, *_TENS, *_ORDINALS, *_MONTHS, *_DAYS, *told, *money}


ENGLISH = English()
