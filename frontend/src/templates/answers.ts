/** The wizard's answers as they are begun and as they are sent. */
import type { AnswerValue, Answers, PersonRow, Question, Template } from "../api/templates";
import { newDefinition } from "../hours/draft";

export const NOBODY: PersonRow = { name: "", number: "" };

/** What a question shows before anything is answered. */
export function beginning(question: Question, language: string): AnswerValue {
  switch (question.kind) {
    case "people":
      return [NOBODY];
    case "week":
      return newDefinition("Europe/Stockholm").weekly;
    case "language":
      return language.startsWith("sv") ? "sv" : "en";
    default:
      return "";
  }
}

export const beginnings = (template: Template, language: string): Answers =>
  Object.fromEntries(template.questions.map((asked) => [asked.name, beginning(asked, language)]));

const isPerson = (row: PersonRow): boolean => row.name.trim() !== "" || row.number.trim() !== "";

/** Rows that nobody filled in are no answer. */
export const toSend = (template: Template, answers: Answers): Answers =>
  Object.fromEntries(
    template.questions.map(({ name, kind }) => {
      const given = answers[name] ?? "";
      return [name, kind === "people" ? people(given).filter(isPerson) : given];
    }),
  );

export function people(answer: AnswerValue | undefined): readonly PersonRow[] {
  return Array.isArray(answer) ? (answer as readonly PersonRow[]) : [];
}

export const text = (answer: AnswerValue | undefined): string =>
  typeof answer === "string" ? answer : "";
