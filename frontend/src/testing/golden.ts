/** The files both suites read: what the Python side says, the TypeScript side must find too. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Port } from "../catalogue/ports";
import type { Catalogue, Config } from "../catalogue/types";

const FOLDER = join(import.meta.dirname, "../../../tests/golden");

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
}

export const goldenCatalogue = (): Catalogue => read("catalogue.json") as Catalogue;

export interface PortsCase {
  readonly type: string;
  readonly config: Config;
  readonly ports: readonly Port[];
}

export const goldenPorts = (): readonly PortsCase[] => read("ports.json") as PortsCase[];

/** What an outgoing call gets where its asker says nothing. */
export const goldenOutgoing = (): unknown => read("outgoing.json");

/** Where the steps of our own flows stand, with their ways out; wires are `source port > target`. */
export interface GoldenDrawing {
  readonly steps: Readonly<
    Record<string, { readonly x: number; readonly y: number; readonly ways: readonly string[] }>
  >;
  readonly wires: readonly string[];
}

export const goldenDrawings = (): Readonly<Record<string, GoldenDrawing>> =>
  read("drawings.json") as Readonly<Record<string, GoldenDrawing>>;
