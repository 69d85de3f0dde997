/** A drawing as the layout engine wants it, and its answer as places. */
import type { Box, Places } from "./arrange";
import { around } from "./arrange";
import type { FlowEdge } from "./document";

export interface TidyStep extends Box {
  /** Its ways out, each with its middle from the step's top. */
  readonly ports: readonly { readonly id: string; readonly y: number }[];
  readonly wayIn: number;
}

interface Point {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface LayoutGraph {
  readonly id: string;
  readonly layoutOptions: Record<string, string>;
  readonly children: {
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly layoutOptions: Record<string, string>;
    readonly ports: Point[];
  }[];
  readonly edges: { id: string; sources: string[]; targets: string[] }[];
}

const OPTIONS: Record<string, string> = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.layered.cycleBreaking.strategy": "DEPTH_FIRST",
  "elk.layered.spacing.nodeNodeBetweenLayers": "96",
  "elk.spacing.nodeNode": "48",
  "elk.spacing.componentComponent": "96",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
};

const wayInId = (step: string): string => `> ${step}`;
const portId = (step: string, port: string): string => `${step} ${port}`;

export function layoutGraph(steps: readonly TidyStep[], wires: readonly FlowEdge[]): LayoutGraph {
  const outs = new Set(steps.flatMap(({ id, ports }) => ports.map((port) => portId(id, port.id))));
  const ids = new Set(steps.map(({ id }) => id));
  return {
    id: "flow",
    layoutOptions: OPTIONS,
    children: steps.map(({ id, width, height, ports, wayIn }) => ({
      id,
      width,
      height,
      layoutOptions: { "elk.portConstraints": "FIXED_POS" },
      ports: [
        { id: wayInId(id), x: 0, y: wayIn },
        ...ports.map((port) => ({ id: portId(id, port.id), x: width, y: port.y })),
      ],
    })),
    edges: wires
      .filter((wire) => ids.has(wire.target) && outs.has(portId(wire.source, wire.port)))
      .map((wire) => ({
        id: `wire ${portId(wire.source, wire.port)}`,
        sources: [portId(wire.source, wire.port)],
        targets: [wayInId(wire.target)],
      })),
  };
}

interface Answer {
  readonly children?: readonly { id: string; x?: number; y?: number }[];
}

/** The answer moved to where the steps were: their upper left corner stays, on the grid. */
export function tidyPlaces(answer: Answer, steps: readonly Box[], grid: number): Places {
  const corner = around(steps);
  const found = (answer.children ?? []).map(({ id, x = 0, y = 0 }) => ({ id, x, y }));
  const left = Math.min(...found.map(({ x }) => x));
  const top = Math.min(...found.map(({ y }) => y));
  const onGrid = (value: number): number => Math.round(value / grid) * grid;
  return Object.fromEntries(
    found.map(({ id, x, y }) => [
      id,
      { x: onGrid(corner.x + x - left), y: onGrid(corner.y + y - top) },
    ]),
  );
}
