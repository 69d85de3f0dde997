/** What all fields of one form share, however deep they lie. */
import { createContext, use } from "react";
import type { Issue } from "../graph/issues";

interface FormScope {
  /** The server's findings about this step. */
  readonly issues: readonly Issue[];
}

export const FormContext = createContext<FormScope>({ issues: [] });

export const useFormScope = (): FormScope => use(FormContext);
