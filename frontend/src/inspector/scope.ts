/** What all fields of one form share, however deep they lie. */
import { createContext, use } from "react";
import type { PortRule } from "../catalogue/types";
import type { Issue } from "../graph/issues";

interface FormScope {
  /** The server's findings about this step. */
  readonly issues: readonly Issue[];
  /** The ways out of this kind of step. */
  readonly ports: readonly PortRule[];
}

export const FormContext = createContext<FormScope>({ issues: [], ports: [] });

export const useFormScope = (): FormScope => use(FormContext);
