/** Ready-made flows as the server offers them. */
import { useQuery } from "@tanstack/react-query";
import * as api from "../api/templates";
import { useChange } from "./queries";

export const useTemplates = () =>
  useQuery({ queryKey: ["templates"], queryFn: api.listTemplates, staleTime: Infinity });

/** A flow comes with messages, hours and people of its own. */
export const useMakeFromTemplate = () =>
  useChange(api.makeFromTemplate, ["flows", "prompts", "hours", "people"]);
