/** What a person hears of who does not see the drawing change: one short sentence for each thing. */
import { compareDocuments } from "../graph/compare";
import type { Comparison } from "../graph/compare";
import { nodeOf } from "../graph/document";
import type { Way } from "../graph/outline";
import { portsOf } from "../catalogue/ports";
import { stepName } from "../catalogue/naming";
import { isUnsaved } from "../store/slices/draft";
import { countIssues, shownDocument } from "../store/selectors";
import type { EditorState } from "../store/state";
import { heldTarget } from "../store/ways";
import type { Tongue } from "../versions/telling";
import { tellChanges } from "../versions/telling";

/** More is no sentence any more, but a number. */
const MOST_SENTENCES = 3;

type Two = readonly [before: EditorState, after: EditorState];

/** Undo and redo each shorten one side of the history. */
function timeTravel([before, after]: Two): "undone" | "redone" | null {
  const grown = after.history.future.length - before.history.future.length;
  if (grown > 0 && after.history.past.length < before.history.past.length) return "undone";
  return grown < 0 && after.history.past.length > before.history.past.length ? "redone" : null;
}

function nameIn(state: EditorState, id: string, { types, words }: Tongue): string {
  const node = nodeOf(shownDocument(state), id);
  return node === undefined ? id : stepName(node, types, words.translate);
}

/** "Menu added after Incoming call" says more than two sentences about a step and a wire. */
function addedAfter(changes: Comparison, [, after]: Two, tongue: Tongue): string | null {
  const [step, another] = changes.steps;
  if (step?.kind !== "added" || another !== undefined) return null;
  const name = nameIn(after, step.node.id, tongue);
  const wire = changes.wires.find((one) => one.after === step.node.id);
  return wire === undefined
    ? tongue.t("announce.added", { name })
    : tongue.t("announce.addedAfter", { name, after: nameIn(after, wire.source, tongue) });
}

function sentences(changes: Comparison, two: Two, tongue: Tongue): readonly string[] {
  const added = addedAfter(changes, two, tongue);
  if (added !== null) return [added];
  const told = tellChanges(changes, tongue).map(({ text }) => text);
  if (told.length > MOST_SENTENCES) return [tongue.t("announce.many", { count: told.length })];
  if (told.length > 0) return told;
  return two[0].document.layout === two[1].document.layout ? [] : [tongue.t("announce.moved")];
}

/** Who types hears their own keys; what others did is told by a notice that everybody sees. */
function ofDrawing(two: Two, tongue: Tongue, typing: boolean): readonly string[] {
  const [before, after] = two;
  if (before.document === after.document || before.revision !== after.revision) return [];
  const travelled = timeTravel(two);
  if (typing && travelled === null) return [];
  const told = sentences(compareDocuments(before.document, after.document), two, tongue);
  return travelled === null ? told : [tongue.t(`announce.${travelled}`), ...told];
}

function ofProblems([before, after]: Two, { t }: Tongue): readonly string[] {
  if (before.issues === after.issues) return [];
  const [was, is] = [countIssues(before), countIssues(after)];
  const count = is.error + is.warning;
  if (was.error + was.warning === count) return [];
  return [count === 0 ? t("editor.noProblems") : t("announce.problems", { count })];
}

function ofSaving([before, after]: Two, { t }: Tongue): readonly string[] {
  const saved = (state: EditorState): boolean =>
    state.saveState.kind === "idle" && !isUnsaved(state) && state.savedAt !== null;
  if (saved(after)) return saved(before) ? [] : [t("announce.saved")];
  if (before.saveState.kind === after.saveState.kind) return [];
  if (after.saveState.kind === "offline") return [t("save.offlineHelp")];
  if (after.saveState.kind === "signedOut") return [t("save.signedOut")];
  return after.saveState.kind === "refused"
    ? [t("save.refused", { message: after.saveState.message })]
    : [];
}

function wordsOf(state: EditorState, way: Way, tongue: Tongue): string {
  const node = nodeOf(shownDocument(state), way.source);
  const type = tongue.types.get(node?.type ?? "");
  const ports = type === undefined ? [] : portsOf(type, node?.config ?? {}, tongue.words.translate);
  return ports.find(({ id }) => id === way.port)?.label ?? way.port;
}

/** The way out that an arrow key has turned to. */
function ofWay([before, after]: Two, tongue: Tongue): readonly string[] {
  const { held } = after;
  if (held === null || held === before.held || !after.selectedNodes.has(held.source)) return [];
  const port = wordsOf(after, held, tongue);
  const target = heldTarget(after);
  return target === null
    ? [tongue.t("announce.openWay", { port })]
    : [tongue.t("announce.way", { port, name: nameIn(after, target, tongue) })];
}

export function tidings(two: Two, tongue: Tongue, typing: boolean): readonly string[] {
  return [
    ...ofDrawing(two, tongue, typing),
    ...ofWay(two, tongue),
    ...ofSaving(two, tongue),
    ...ofProblems(two, tongue),
  ];
}
