/** What people call the steps and ways out that a test speaks of. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { stepName } from "../catalogue/naming";
import { portsOf } from "../catalogue/ports";
import type { TypeLookup } from "../catalogue/lookup";
import type { Translate } from "../catalogue/types";
import type { FlowDocument } from "../graph/document";
import { nodeOf } from "../graph/document";
import { stepHere } from "../graph/parts";
import { useCatalogueText } from "../i18n/catalogue";
import { useEditor } from "../store/context";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface StepNames {
  /** The name of a step; of one inside a part with the part's before it, of one gone as it was. */
  readonly step: (id: string) => string;
  readonly way: (step: string, port: string) => string;
  readonly steps: readonly Choice[];
  readonly ways: (step: string) => readonly Choice[];
}

interface Given {
  readonly document: FlowDocument;
  readonly types: TypeLookup;
  readonly translate: Translate;
  readonly names: Readonly<Record<string, string>>;
  readonly gone: (name: string) => string;
}

export function namesIn({ document, types, translate, names, gone }: Given): StepNames {
  const called = (id: string): string | undefined => {
    const node = nodeOf(document, id);
    return node && stepName(node, types, translate);
  };
  const step = (id: string): string => {
    const outer = stepHere(id);
    if (outer === id) return called(id) ?? gone(names[id] ?? id);
    return `${called(outer) ?? gone(names[outer] ?? outer)} › ${names[id] ?? id.slice(outer.length + 1)}`;
  };
  const ways = (id: string): readonly Choice[] => {
    const node = nodeOf(document, id);
    const type = node && types.get(node.type);
    if (node === undefined || type === undefined) return [];
    return portsOf(type, node.config, translate).map(({ id: value, label }) => ({ value, label }));
  };
  return {
    step,
    ways,
    way: (id, port) => ways(id).find(({ value }) => value === port)?.label ?? port,
    steps: document.nodes.map(({ id }) => ({ value: id, label: step(id) })),
  };
}

const NONE: Readonly<Record<string, string>> = {};

export function useStepNames(names: Readonly<Record<string, string>> = NONE): StepNames {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const document = useEditor((state) => state.document);
  const types = useEditor((state) => state.types);
  return useMemo(
    () =>
      namesIn({
        document,
        types,
        translate,
        names,
        gone: (name) => t("test.goneStep", { name }),
      }),
    [document, types, translate, names, t],
  );
}
