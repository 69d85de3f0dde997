-- What the hand-written yardsticks keep: the same facts as Antler's journal.
CREATE TABLE IF NOT EXISTS calls (
    callid text PRIMARY KEY, caller text, called text, seq int NOT NULL, report jsonb
);
CREATE TABLE IF NOT EXISTS steps (
    callid text NOT NULL, seq int NOT NULL, at timestamptz NOT NULL DEFAULT now(),
    event jsonb NOT NULL, answer text NOT NULL, PRIMARY KEY (callid, seq)
);
