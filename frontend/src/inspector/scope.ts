/** What all fields of one form share, however deep they lie. */
import { createContext, use } from "react";
import type { Config, PortRule } from "../catalogue/types";
import type { Issue } from "../graph/issues";

interface FormScope {
  /** The server's findings about this step. */
  readonly issues: readonly Issue[];
  /** The ways out of this kind of step. */
  readonly ports: readonly PortRule[];
  /** What is set for the step, for fields that depend on another one. */
  readonly config: Config;
}

export const FormContext = createContext<FormScope>({ issues: [], ports: [], config: {} });

export const useFormScope = (): FormScope => use(FormContext);
