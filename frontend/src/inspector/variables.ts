/** The variables a text may name: the built-in ones and those this flow's steps remember. */
import { useMemo } from "react";
import { itemsOf } from "../catalogue/ports";
import type { TypeLookup } from "../catalogue/lookup";
import type { Config, Field, Variable } from "../catalogue/types";
import type { FlowNode } from "../graph/document";
import { useEditor } from "../store/context";
import { shownDocument } from "../store/selectors";

function namesIn(fields: readonly Field[], config: Config): string[] {
  return fields.flatMap((field) => {
    if (field.kind === "list") {
      return itemsOf(config, field.name).flatMap((item) => namesIn(field.item, item));
    }
    const value = config[field.name];
    return field.kind === "variable" && typeof value === "string" && value !== "" ? [value] : [];
  });
}

export function rememberedNames(nodes: readonly FlowNode[], types: TypeLookup): string[] {
  const names = nodes.flatMap((node) => namesIn(types.get(node.type)?.fields ?? [], node.config));
  return [...new Set(names)].sort();
}

export function useVariables(): readonly Variable[] {
  const builtIn = useEditor((state) => state.catalogue.variables);
  const types = useEditor((state) => state.types);
  const nodes = useEditor((state) => shownDocument(state).nodes);
  return useMemo(() => {
    const taken = new Set(builtIn.map(({ name }) => name));
    const own = rememberedNames(nodes, types).filter((name) => !taken.has(name));
    return [...builtIn, ...own.map((name) => ({ name, label: "" }))];
  }, [builtIn, types, nodes]);
}
