"""Swedish: ”tjugoett”, ”en krona och femtio öre”, ”söndagen den tredje maj”."""

from __future__ import annotations

from datetime import date

from flows.engine.saying.language import Money, Words, words_of

_SMALL = words_of(
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton"
)
_TENS = words_of("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")
_ORDINALS = words_of(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte "
    "trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta "
    "tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde "
    "tjugonionde trettionde trettioförsta"
)
_MONTHS = words_of(
    "januari februari mars april maj juni juli augusti september oktober november december"
)
_DAYS = words_of("måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen")
_MONEY = {
    "SEK": Money("krona", "kronor", "öre", "öre"),
    "EUR": Money("euro", "euro", "cent", "cent"),
    "USD": Money("dollar", "dollar", "cent", "cent"),
}
_OTHERS = {"en", "hundra", "tusen", "miljon", "miljoner", "komma", "minus", "plus", "och"}
_OTHERS |= {"den", "klockan"}
_ENTERED, _RIGHT = "Du tryckte", "Om det stämmer, tryck 1. För att slå in det igen, tryck 2."


class Swedish:
    def number(self, number: int, *, one: str = "ett") -> Words:
        """`one`: what a single thing of the kind that is counted is called."""
        millions, rest = divmod(number, 1_000_000)
        thousands, rest = divmod(rest, 1_000)
        words: Words = ()
        if millions:
            words += (*self._below_thousand(millions, one="en"),)
            words += ("miljon" if millions == 1 else "miljoner",)
        if thousands:
            words += (*self._below_thousand(thousands, one="ett"), "tusen")
        if rest or not words:
            words += self._below_thousand(rest, one=one)
        return words

    def _below_thousand(self, number: int, *, one: str) -> Words:
        hundreds, rest = divmod(number, 100)
        words: Words = (_SMALL[hundreds], "hundra") if hundreds else ()
        return words + self._below_hundred(rest, one=one) if rest or not hundreds else words

    def _below_hundred(self, number: int, *, one: str) -> Words:
        if number == 1:
            return (one,)
        if number < 20:
            return (_SMALL[number],)
        tens, rest = divmod(number, 10)
        ten = _TENS[tens - 2]
        return (ten, *self._below_hundred(rest, one=one)) if rest else (ten,)

    def decimals(self, whole: int, digits: str) -> Words:
        return (*self.number(whole), "komma", *(_SMALL[int(digit)] for digit in digits))

    def minus(self) -> str:
        return "minus"

    def digit(self, character: str) -> str:
        return "plus" if character == "+" else _SMALL[int(character)]

    def date(self, day: date, *, year: bool) -> Words:
        words = (_DAYS[day.weekday()], "den", _ORDINALS[day.day - 1], _MONTHS[day.month - 1])
        return words + self._year(day.year) if year else words

    def _year(self, year: int) -> Words:
        """1985 is “nittonhundra åttiofem”, 2026 “tjugohundra tjugosex”, 2005 “två tusen fem”."""
        if 2000 <= year < 2010:
            return self.number(year)
        century, rest = divmod(year, 100)
        words = (*self._below_hundred(century, one="ett"), "hundra")
        return words + self._below_hundred(rest, one="ett") if rest else words

    def time(self, hour: int, minute: int) -> Words:
        words = ("klockan", *self.number(hour))
        if not minute:
            return words
        return (*words, *(("noll",) if minute < 10 else ()), *self.number(minute))

    def amount(self, whole: int, hundredths: int, currency: str) -> Words:
        money = _MONEY[currency]
        units = (*self.number(whole, one="en"), money.one if whole == 1 else money.many)
        if not hundredths:
            return units
        # Ett öre, but en cent.
        one = "ett" if currency == "SEK" else "en"
        small = (*self.number(hundredths, one=one), money.hundredths)
        return (*units, "och", *small) if whole else small

    def entered(self) -> str:
        return _ENTERED

    def right(self) -> str:
        return _RIGHT

    def vocabulary(self) -> set[str]:
        money = set().union(*(one.words() for one in _MONEY.values()))
        told = {*_OTHERS, _ENTERED, _RIGHT}
        return {*_SMALL, *_TENS, *_ORDINALS, *_MONTHS, *_DAYS, *told, *money}


SWEDISH = Swedish()
