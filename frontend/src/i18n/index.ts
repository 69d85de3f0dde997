/** Texts in the reader's language; English where one is missing. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import catalogueSv from "./catalogue.sv.json";
import en from "./en.json";
import sv from "./sv.json";

export const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "sv", label: "Svenska" },
] as const;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

export function browserLanguage(): string {
  return navigator.language.startsWith("sv") ? "sv" : "en";
}

export async function startTranslation(language: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    interpolation: { escapeValue: false },
    resources: {
      en: { translation: en },
      sv: { translation: sv, catalogue: catalogueSv },
    },
  });
}

/** The page's language goes with it: screen readers choose their voice by it. */
export function speak(language: string): void {
  const known = LANGUAGES.some(({ value }) => value === language) ? language : "en";
  document.documentElement.lang = known;
  if (i18next.language !== known) void i18next.changeLanguage(known);
}
