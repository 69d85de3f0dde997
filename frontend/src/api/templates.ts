/** Ready-made flows: what each asks, and a flow made from the answers. */
import { request } from "./client";
import type { Flow } from "./types";
import type { Week } from "./hours";

export type QuestionKind = "text" | "email" | "phone" | "people" | "week" | "language";

export interface Question {
  readonly name: string;
  /** A newer server may ask what this page does not know. */
  readonly kind: QuestionKind | (string & {});
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly most: number;
  readonly row: string;
}

export interface Template {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly icon: string;
  readonly questions: readonly Question[];
}

export interface PersonRow {
  readonly name: string;
  readonly number: string;
}

export type AnswerValue = string | readonly PersonRow[] | Week;
export type Answers = Readonly<Record<string, AnswerValue>>;

export interface TemplateWish {
  readonly key: string;
  readonly name: string;
  readonly answers: Answers;
}

export const listTemplates = (): Promise<readonly Template[]> => request("templates/");

export const makeFromTemplate = ({ key, name, answers }: TemplateWish): Promise<Flow> =>
  request(`templates/${key}/`, { method: "POST", body: { name, answers } });
