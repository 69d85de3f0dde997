/**
 * What sets two drawings apart, in plain sentences, made from the catalogue. The one place that
 * words changes: the server compares nothing, so nothing is told in two ways.
 */
import type { TFunction } from "i18next";
import type { TypeLookup } from "../catalogue/lookup";
import { stepName } from "../catalogue/naming";
import { portsOf } from "../catalogue/ports";
import type { Words } from "../catalogue/summary";
import type { Comparison, StepChange, WireChange } from "../graph/compare";
import type { FlowDocument, FlowNode } from "../graph/document";
import { nodeOf } from "../graph/document";
import type { Said } from "./telling-fields";
import { tellField } from "./telling-fields";

export interface Tongue {
  readonly t: TFunction;
  readonly types: TypeLookup;
  readonly words: Words;
}

/** One sentence, and the step it is about; null where it is about the whole flow. */
export interface Told {
  readonly kind: StepChange["kind"] | "wire" | "other";
  readonly node: string | null;
  readonly text: string;
  /** The messages it names, by their keys. */
  readonly heard?: readonly string[];
}

type Fields = Extract<StepChange, { kind: "changed" }>["fields"];

function nameOf(node: FlowNode | undefined, { types, words }: Tongue): string {
  return node === undefined ? "?" : stepName(node, types, words.translate);
}

function tellFields(node: FlowNode, before: FlowNode, fields: Fields, tongue: Tongue): Said[] {
  const { t, types } = tongue;
  const step = nameOf(node, tongue);
  const declared = types.get(node.type)?.fields ?? [];
  const sentences = fields.flatMap(({ path: [first, name] }): Said[] => {
    if (first === "name") {
      const text = t("changes.renamed", { before: nameOf(before, tongue), after: step });
      return [{ text, heard: [] }];
    }
    const field = first === "config" ? declared.find((one) => one.name === name) : undefined;
    return field === undefined
      ? []
      : tellField(field, { before: before.config, after: node.config }, { ...tongue, step });
  });
  return sentences.length === 0 ? [{ text: t("changes.other", { step }), heard: [] }] : sentences;
}

function tellStep(change: StepChange, tongue: Tongue): Told[] {
  const { kind, node } = change;
  const said =
    kind === "changed"
      ? tellFields(node, change.before, change.fields, tongue)
      : [{ text: tongue.t(`changes.${kind}`, { step: nameOf(node, tongue) }), heard: [] }];
  return said.map((sentence) => ({ kind, node: node.id, ...sentence }));
}

/** What a way out is called, as long as either drawing still knows it. */
function portName(wire: WireChange, { before, after }: Comparison, tongue: Tongue): string {
  for (const document of [after, before]) {
    const node = nodeOf(document, wire.source);
    const type = node && tongue.types.get(node.type);
    const ports = type ? portsOf(type, node.config, tongue.words.translate) : [];
    const port = ports.find(({ id }) => id === wire.port);
    if (port !== undefined && port.label !== "") return port.label;
  }
  return wire.port;
}

function tellWire(wire: WireChange, comparison: Comparison, tongue: Tongue): Told {
  const target = (document: FlowDocument, id: string | null): string =>
    id === null ? "" : nameOf(nodeOf(document, id), tongue);
  const key = wire.after === null ? "unwired" : wire.before === null ? "wired" : "rewired";
  const text = tongue.t(`changes.${key}`, {
    port: portName(wire, comparison, tongue),
    step: nameOf(nodeOf(comparison.after, wire.source), tongue),
    before: target(comparison.before, wire.before),
    after: target(comparison.after, wire.after),
  });
  return { kind: "wire", node: wire.source, text };
}

/** A step that went takes its ways out along: that needs no sentence of its own. */
export function tellChanges(comparison: Comparison, tongue: Tongue): readonly Told[] {
  const gone = new Set(
    comparison.steps.filter(({ kind }) => kind === "removed").map(({ node }) => node.id),
  );
  const wires = comparison.wires.filter(({ source }) => !gone.has(source));
  const other: Told = { kind: "other", node: null, text: tongue.t("changes.otherwise") };
  return [
    ...comparison.steps.flatMap((change) => tellStep(change, tongue)),
    ...wires.map((wire) => tellWire(wire, comparison, tongue)),
    ...(comparison.otherwise ? [other] : []),
  ];
}
