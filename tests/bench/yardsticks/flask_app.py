"""Yardstick (a): Flask, gunicorn's threads and psycopg, by hand for this one flow."""

from __future__ import annotations

import json
import os
from typing import Any

from flask import Flask, Response, request
from psycopg_pool import ConnectionPool

app = Flask(__name__)
URL = os.environ["BENCH_URL"]
pool = ConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=8,
    kwargs={"autocommit": True, "prepare_threshold": 1},
    open=True,
)


def answer(body: dict[str, Any]) -> Response:
    return Response(json.dumps(body), content_type="application/json")


@app.post("/start")
def start() -> Response:
    callid = request.form["callid"]
    body = {
        "ivr": f"{URL}/welcome.wav",
        "digits": 1,
        "timeout": 5,
        "repeat": 1,
        "next": f"{URL}/next/{callid}/1",
        "whenhangup": f"{URL}/hangup/{callid}",
    }
    values = [callid, request.form["from"], request.form["to"], json.dumps(body)]
    with pool.connection() as connection:
        connection.execute(
            "WITH c AS (INSERT INTO calls (callid, caller, called, seq) VALUES (%s, %s, %s, 1)"
            " ON CONFLICT DO NOTHING RETURNING callid)"
            " INSERT INTO steps (callid, seq, event, answer)"
            ' SELECT callid, 0, \'{"kind": "started"}\', %s FROM c',
            values,
        )
    return answer(body)


@app.post("/next/<callid>/<int:seq>")
def following(callid: str, seq: int) -> Response:
    result = request.form["result"]
    with pool.connection() as connection:
        stored = connection.execute(
            "SELECT answer FROM steps WHERE callid = %s AND seq = %s", [callid, seq]
        ).fetchone()
        if stored:
            return Response(stored[0], content_type="application/json")
        body: dict[str, Any]
        if seq == 1 and result == "1":
            place = f"{URL}/next/{callid}/2"
            body = {"connect": "+46701234567", "timeout": 25, "next": place}
        else:
            body = {"hangup": "reject"}
        connection.execute(
            "WITH c AS (UPDATE calls SET seq = %s WHERE callid = %s AND seq = %s RETURNING callid)"
            " INSERT INTO steps (callid, seq, event, answer) SELECT callid, %s, %s, %s FROM c",
            [seq + 1, callid, seq, seq, json.dumps({"result": result}), json.dumps(body)],
        )
    return answer(body)


@app.post("/hangup/<callid>")
def hangup(callid: str) -> Response:
    with pool.connection() as connection:
        connection.execute(
            "UPDATE calls SET report = %s WHERE callid = %s",
            [json.dumps(request.form.to_dict()), callid],
        )
    return answer({})
