import { describe, expect, it } from "vitest";
import type { ScriptLine } from "../api/voices";
import { matched, plain, soundsOf } from "./matching";

const names = ["Welcome and menu", "No key pressed", "Wrong key", "Öppettider", "Goodbye"];

const LINES: ScriptLine[] = names.flatMap((name, place) =>
  ["en", "sv"].map((language) => ({
    ...{ number: place + 1, key: plain(name).replaceAll(" ", "-"), name, language },
    ...{ text: name === "Goodbye" ? "Thank you for calling" : "", take: null, stale: false },
    steps: [],
  })),
);

const file = (name: string): File => new File(["x"], name);

function fitted(...given: string[]): (string | null)[] {
  return matched(given.map(file), LINES, "en").map(({ row }) => {
    const line = row === null ? undefined : LINES[row];
    return line === undefined ? null : `${String(line.number)} ${line.language}`;
  });
}

describe("a folder of recordings", () => {
  it("is matched by number", () => {
    expect(fitted("01.wav", "5.mp3", "003.flac")).toEqual(["1 en", "5 en", "3 en"]);
  });

  it("is matched by name, however that is spelt", () => {
    expect(fitted("welcome_and_menu.wav", "OPPETTIDER.mp3", "wrong-key-2.wav")).toEqual([
      "1 en",
      "4 en",
      "3 en",
    ]);
  });

  it("is matched by the words that are said", () => {
    expect(fitted("thank you for calling.wav")).toEqual(["5 en"]);
  });

  it("is of another language where the name says so", () => {
    expect(fitted("02_sv.wav", "goodbye (SV).wav")).toEqual(["2 sv", "5 sv"]);
  });

  it("gives a row to one file alone", () => {
    expect(fitted("goodbye.wav", "goodbye copy.wav")).toEqual(["5 en", null]);
  });

  it("does not believe a number against a name", () => {
    expect(fitted("1 goodbye.wav")).toEqual(["5 en"]);
  });

  it("leaves a file that fits nowhere to whoever drops it", () => {
    expect(fitted("holiday song.wav", "99.wav")).toEqual([null, null]);
  });

  it("is of sound files, in the order in which people count", () => {
    const given = ["10.wav", "2.wav", "notes.txt", ".DS_Store", "1.OPUS"].map(file);
    expect(soundsOf(given).map(({ name }) => name)).toEqual(["1.OPUS", "2.wav", "10.wav"]);
  });
});

it("matches at least 95 of 100 files of a prepared folder", () => {
  const words = ["red", "blue", "green", "warm", "cold", "north", "south", "new", "old", "late"];
  const many = Array.from({ length: 100 }, (_, place) => ({
    ...(LINES[0] as ScriptLine),
    number: place + 1,
    key: `m${String(place)}`,
    name: `${words[place % 10] ?? ""} ${words[Math.floor(place / 10)] ?? ""} message`,
  }));
  const spellings = [
    ({ number }: ScriptLine) => `${String(number)}.wav`,
    ({ name }: ScriptLine) => `${name}.mp3`,
    ({ number, name }: ScriptLine) =>
      `${String(number).padStart(3, "0")}_${name.toUpperCase()}.wav`,
    ({ number, name }: ScriptLine) => `${String(number)} - ${name} final.flac`,
  ];
  const files = many.map((line, place) => file(spellings[place % 4]?.(line) ?? ""));
  const right = matched(files, many, "en").filter(({ row }, place) => row === place);
  expect(right.length).toBeGreaterThanOrEqual(95);
});
