/** The languages that messages are told in, as people call them. */
import type { Prompt, Take } from "../api/types";

/** What an office is likely to need; any other can be written as its code. */
export const COMMON = ["sv", "en", "fi", "nb", "da", "de", "fr", "es", "pl", "ar", "so", "uk"];

export function languageName(code: string, reader: string): string {
  try {
    const name = new Intl.DisplayNames([reader], { type: "language" }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
  } catch {
    return code;
  }
}

/** All languages in which something is written or recorded, the most used first. */
export function languagesOf(prompts: readonly Prompt[]): string[] {
  const counts = new Map<string, number>();
  for (const { scripts } of prompts) {
    for (const { language } of scripts) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts.keys()].sort(
    (one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || one.localeCompare(other),
  );
}

export type Standing = "ready" | "stale" | "silent" | "missing";

/** How a message stands in a language. */
/** What is heard of it in a language; null where nobody has recorded it. */
export function takeIn(prompt: Prompt, language: string): Take | null {
  return prompt.scripts.find((one) => one.language === language)?.take ?? null;
}

export function standing(prompt: Prompt, language: string): Standing {
  const script = prompt.scripts.find((one) => one.language === language);
  if (script === undefined) return "missing";
  if (script.take === null) return "silent";
  return script.stale ? "stale" : "ready";
}

/** Found by name, folder or words; grouped by folder, those without one first. */
export function shelves(
  prompts: readonly Prompt[],
  search: string,
): { folder: string; prompts: Prompt[] }[] {
  const wanted = search.trim().toLocaleLowerCase();
  const found = prompts.filter(({ name, folder, scripts }) =>
    [name, folder, ...scripts.map(({ text }) => text)].some((text) =>
      text.toLocaleLowerCase().includes(wanted),
    ),
  );
  const folders = [...new Set(found.map(({ folder }) => folder))].sort((one, other) =>
    one.localeCompare(other),
  );
  return folders.map((folder) => ({
    folder,
    prompts: found.filter((prompt) => prompt.folder === folder),
  }));
}
