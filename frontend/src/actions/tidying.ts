/** Tidies the selected steps, or all where fewer than two are selected, as one undo step. */
import type { CardNode } from "../canvas/cards";
import { GRID, HEAD_HEIGHT, portMiddle } from "../canvas/geometry";
import { moveNodes } from "../graph/edits";
import { inOrder } from "../graph/edits";
import { framesOf, lyingOn, refit } from "../graph/frames";
import type { TidyStep } from "../graph/tidy";
import { layoutGraph, tidyPlaces } from "../graph/tidy";
import { boxOf, selectsSteps } from "./boxes";
import type { Desk } from "./desk";

const several = selectsSteps(2);

function tidyStep(card: CardNode): TidyStep {
  const ports = card.data.ports.map(({ id }, index) => ({ id, y: portMiddle(index) }));
  return { ...boxOf(card), ports, wayIn: HEAD_HEIGHT / 2 };
}

function stepsToTidy({ store, flow }: Desk): TidyStep[] {
  const state = store.getState();
  const cards = flow.getNodes().filter((node) => node.type === "step");
  const chosen = several(state) ? cards.filter(({ id }) => state.selectedNodes.has(id)) : cards;
  return chosen.map(tidyStep);
}

export async function tidy(desk: Desk): Promise<void> {
  const { store } = desk;
  const before = store.getState().document;
  const steps = stepsToTidy(desk);
  const { layOut } = await import("./layout");
  const answer = await layOut(layoutGraph(steps, before.edges));
  const state = store.getState();
  // Somebody went on drawing meanwhile: the answer is to another question.
  if (state.document !== before) return;
  const places = tidyPlaces(answer, steps, GRID);
  const moved = steps.map((step) => ({ ...step, ...places[step.id] }));
  const groups = framesOf(before.layout).flatMap((frame) => {
    const inside = new Set(lyingOn(frame, steps));
    return inside.size === 0
      ? []
      : [
          refit(
            frame.id,
            moved.filter(({ id }) => inside.has(id)),
          ),
        ];
  });
  state.edit(inOrder(moveNodes(places), ...groups));
  state.glide(before.layout);
}
