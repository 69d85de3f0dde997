"""Statements that share a transaction: as good for each of them as one of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    connection,
    transaction,
)

from tests.archive.worker import holding
from tests.local.conftest import eventually
from webhooks.together import Together

pytestmark = pytest.mark.django_db(transaction=True)
KEEP = (
    "INSERT INTO kept (name, owner) VALUES (%(name)s, %(owner)s)"
    " RETURNING id, pg_current_xact_id()::text"
)
BUSY = "SELECT pg_sleep(0.3)::text"
Row = tuple[Any, ...]
Ask = tuple[str, dict[str, Any], str]
Outcome = Row | Exception | None


@pytest.fixture(params=["a connection for each thread", "one connection"])
def together(request: pytest.FixtureRequest) -> Iterator[Together]:
    gathering = Together()
    if request.param == "one connection":
        gathering.use_one_connection()
    yield gathering
    if gathering._own is not None:
        gathering._own.close()


@pytest.fixture(autouse=True)
def _a_table() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE owners (name text PRIMARY KEY);"
            "INSERT INTO owners VALUES ('somebody');"
            "CREATE TABLE kept (id serial PRIMARY KEY, name text, owner text"
            " REFERENCES owners DEFERRABLE INITIALLY DEFERRED)"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE kept, owners")


def keep(name: str, owner: str = "somebody") -> Ask:
    return KEEP, {"name": name, "owner": owner}, name


def at_the_same_moment(
    together: Together, *asks: Ask, then: Callable[[], Any] = lambda: None
) -> list[Outcome]:
    """What becomes of statements that come, in this order, while another one runs."""
    outcomes: list[Outcome] = [None] * len(asks)

    def ask(place: int) -> None:
        statement, values, key = asks[place]
        try:
            outcomes[place] = together.row(statement, values, key=key)
            then()
        except Exception as error:  # noqa: BLE001  (whatever it is, it is looked at)
            outcomes[place] = error
        finally:
            connection.close()

    def keep_busy() -> None:
        together.row(BUSY, {}, key="")
        connection.close()

    threads = [threading.Thread(target=keep_busy)]
    threads[0].start()
    assert eventually(lambda: together._led and not together._waiting, within=5)
    for place in range(len(asks)):
        threads.append(threading.Thread(target=ask, args=(place,)))
        threads[-1].start()
        assert eventually(lambda: len(together._waiting) == len(threads) - 1, within=5)
    for thread in threads:
        thread.join(10)
    assert not together._led
    return outcomes


def transactions(outcomes: list[Outcome]) -> list[str]:
    return [outcome[1] for outcome in outcomes if isinstance(outcome, tuple)]


def names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM kept ORDER BY id")
        return [name for (name,) in cursor.fetchall()]


def test_statements_that_come_at_the_same_moment_share_a_transaction(together: Together) -> None:
    shared = transactions(at_the_same_moment(together, keep("a"), keep("b"), keep("c")))
    assert len(shared) == 3
    assert len(set(shared)) == 1


def test_one_that_comes_alone_runs_at_once(together: Together) -> None:
    row = together.row(*keep("a")[:2], key="a")
    assert row is not None
    assert names() == ["a"]


def test_each_is_committed_before_its_post_is_answered(together: Together) -> None:
    seen: list[list[str]] = []
    at_the_same_moment(together, keep("a"), keep("b"), then=lambda: seen.append(names()))
    assert seen == [["a", "b"], ["a", "b"]]


def test_one_that_fails_does_not_fail_the_others(together: Together) -> None:
    broken: Ask = ("SELECT 1 / %(nothing)s::int", {"nothing": 0}, "b")
    first, failed, last = at_the_same_moment(together, keep("a"), broken, keep("c"))
    assert isinstance(failed, DataError)
    assert len(transactions([first, last])) == 2
    assert sorted(names()) == ["a", "c"]


def test_one_that_fails_at_the_commit_does_not_fail_the_others(together: Together) -> None:
    first, failed, last = at_the_same_moment(
        together, keep("a"), keep("b", owner="nobody"), keep("c")
    )
    assert isinstance(failed, IntegrityError)
    assert len(transactions([first, last])) == 2
    assert sorted(names()) == ["a", "c"]


def test_one_whose_values_cannot_be_sent_does_not_fail_the_others(together: Together) -> None:
    first, failed, last = at_the_same_moment(together, keep("a"), keep("b", owner="\0"), keep("c"))
    assert isinstance(failed, DataError)
    assert len(transactions([first, last])) == 2
    assert sorted(names()) == ["a", "c"]


def test_one_that_cannot_even_be_written_down_fails_alone(together: Together) -> None:
    first, failed, last = at_the_same_moment(
        together, keep("a"), keep("b", owner="\ud800"), keep("c")
    )
    assert isinstance(failed, UnicodeEncodeError)
    assert len(transactions([first, last])) == 2
    assert sorted(names()) == ["a", "c"]


def test_a_row_that_somebody_holds_does_not_keep_the_others_waiting(together: Together) -> None:
    answered = threading.Event()
    taken: Ask = ("UPDATE owners SET name = name RETURNING name", {}, "b")
    outcomes: list[Outcome] = []

    def ask() -> None:
        outcomes.extend(at_the_same_moment(together, keep("a"), taken, then=answered.set))

    asking = threading.Thread(target=ask)
    with holding("SELECT * FROM owners FOR NO KEY UPDATE"):
        asking.start()
        assert answered.wait(10), "The first waits for what the second needs."
    asking.join(10)
    assert names() == ["a"]
    assert outcomes[1] == ("somebody",)


def test_those_of_a_transaction_take_their_locks_in_the_order_of_their_keys(
    together: Together,
) -> None:
    at_the_same_moment(together, keep("b"), keep("c"), keep("a"))
    assert names() == ["a", "b", "c"]


def test_those_of_one_key_run_in_the_order_in_which_they_came(together: Together) -> None:
    asks = [(KEEP, {"name": name, "owner": "somebody"}, "same") for name in "cab"]
    at_the_same_moment(together, *asks)
    assert names() == ["c", "a", "b"]


def test_a_lost_connection_fails_all_whose_statements_it_carried(together: Together) -> None:
    fatal: Ask = ("SELECT pg_terminate_backend(pg_backend_pid())", {}, "b")
    outcomes = at_the_same_moment(together, keep("a"), fatal, keep("c"))
    assert [type(outcome) for outcome in outcomes] == [OperationalError] * 3
    assert names() == []


def test_after_a_lost_connection_the_next_ones_run_over_a_new_one(together: Together) -> None:
    fatal: Ask = ("SELECT pg_terminate_backend(pg_backend_pid())", {}, "b")
    at_the_same_moment(together, fatal)
    assert together.row(*keep("a")[:2], key="a") is not None


def test_with_one_connection_whoever_leads_runs_over_it() -> None:
    together = Together()
    together.use_one_connection()
    asked: Ask = ("SELECT pg_backend_pid()", {}, "")
    try:
        leaders = [at_the_same_moment(together, asked)[0] for _ in range(2)]
        assert leaders[0] == leaders[1] == together.row(*asked[:2], key="")
    finally:
        assert together._own is not None
        together._own.close()


def test_within_a_transaction_of_the_callers_own_it_runs_there(together: Together) -> None:
    with transaction.atomic():
        together.row(*keep("a")[:2], key="a")
        transaction.set_rollback(True)
    assert names() == []


def test_whatever_many_threads_ask_each_gets_the_row_of_its_own(together: Together) -> None:
    wrong: list[tuple[str, Outcome]] = []

    def ask(thread: int) -> None:
        for turn in range(40):
            name = f"{thread} {turn}"
            row = together.row("SELECT %(name)s::text", {"name": name}, key=name)
            if row != (name,):
                wrong.append((name, row))
        connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    assert wrong == []
