/** Finds the faces: every file of this folder that exports one, by the file's name. */
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { NodeType } from "../catalogue/types";
import type { Words } from "../catalogue/summary";
import { summarise } from "../catalogue/summary";
import type { Config } from "../catalogue/types";
import type { Face, Tone } from "./face";
import type { FlowNode } from "../graph/document";
import { iconNamed } from "./icons";

// Files with a capital draw by asking this one: found here too, they would wait for each other.
const modules = import.meta.glob<{ readonly face?: Face }>("./[a-z]*.tsx", { eager: true });

const FACES: ReadonlyMap<string, Face> = new Map(
  Object.entries(modules).flatMap(([path, { face }]) =>
    face === undefined ? [] : [[path.slice("./".length, -".tsx".length), face]],
  ),
);

const TONES: Readonly<Record<string, Tone>> = {
  start: "start",
  talk: "talk",
  connect: "connect",
  decide: "decide",
  do: "do",
};

export function faceTypes(): readonly string[] {
  return [...FACES.keys()];
}

export function iconOf(type: NodeType): Icon {
  return FACES.get(type.type)?.icon ?? iconNamed(type.icon);
}

export function toneOf(type: NodeType | undefined): Tone {
  if (type === undefined) return "do";
  return FACES.get(type.type)?.tone ?? TONES[type.group] ?? "do";
}

export function toolsOf(node: FlowNode): ReactNode {
  return FACES.get(node.type)?.tools?.(node);
}

export function summaryOf(type: NodeType, config: Config, words: Words): string {
  return FACES.get(type.type)?.summary?.(config, words) ?? summarise(type, config, words);
}
