/** A folder of recordings beside the rows of a script: which file is meant for which row. */
import type { ScriptLine } from "../api/voices";

export interface Match {
  readonly file: File;
  /** The row's number in the list, or null: nobody knows. */
  readonly row: number | null;
}

const SOUND = /\.(wav|mp3|m4a|mp4|aac|ogg|oga|opus|webm|flac|aif|aiff|caf)$/i;

/** Files that can be sounds, by name as people count. */
export function soundsOf(files: readonly File[]): File[] {
  return files
    .filter(({ name }) => SOUND.test(name) && !name.startsWith("."))
    .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

/** Letters and digits alone, without accents: what stays the same however a name is spelt. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

interface Said {
  readonly words: readonly string[];
  readonly number: number | null;
  readonly language: string | null;
}

/** `03 welcome sv.wav`: its number, its language and the words between them. */
function said(name: string, languages: ReadonlySet<string>): Said {
  const all = plain(name.replace(/\.[^.]+$/, "")).split(" ");
  const language = all.find((word) => languages.has(word)) ?? null;
  const words = all.filter((word) => word !== language);
  const first = words[0] ?? "";
  const number = /^\d{1,4}$/.test(first) ? Number(first) : null;
  return { words: number === null ? words : words.slice(1), number, language };
}

function overlap(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter((word) => other.includes(word)).length;
  return (2 * shared) / Math.max(1, one.length + other.length);
}

/** Of 1: the same name; a number alone is a good sign, and a name that contradicts it is none. */
function score(line: ScriptLine, file: Said): number {
  const numbered = file.number === line.number;
  if (file.words.length === 0) return numbered ? 0.9 : 0;
  const name = plain(line.name);
  // The same words in another order are another name.
  if (file.words.join(" ").includes(name)) return 1.2;
  const named = Math.max(
    overlap(file.words, name.split(" ")),
    overlap(file.words, plain(line.key).split(" ")),
    overlap(file.words, plain(line.text).split(" ")) * 0.9,
  );
  return named + (numbered ? 0.4 : 0);
}

const SURE = 0.4;

/**
 * Each file beside the row it fits best, each row once. A file that names no language is of the one
 * that is recorded now.
 */
export function matched(
  files: readonly File[],
  lines: readonly ScriptLine[],
  language: string,
): Match[] {
  const languages = new Set(lines.map((line) => line.language.toLocaleLowerCase()));
  const pairs = files.flatMap((file) => {
    const told = said(file.name, languages);
    const meant = told.language ?? language.toLocaleLowerCase();
    return lines.flatMap((line, row) =>
      line.language.toLocaleLowerCase() === meant ? [{ file, row, fits: score(line, told) }] : [],
    );
  });
  pairs.sort((one, other) => other.fits - one.fits || one.row - other.row);
  const found = new Map<File, number>();
  const taken = new Set<number>();
  for (const { file, row, fits } of pairs) {
    if (fits < SURE || found.has(file) || taken.has(row)) continue;
    found.set(file, row);
    taken.add(row);
  }
  return files.map((file) => ({ file, row: found.get(file) ?? null }));
}
