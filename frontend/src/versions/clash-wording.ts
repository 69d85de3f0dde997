/** A clash in one sentence: who wrote what, and what was written here. */
import type { TFunction } from "i18next";
import { stepName } from "../catalogue/naming";
import { portsOf } from "../catalogue/ports";
import type { FlowDocument } from "../graph/document";
import { nodeOf } from "../graph/document";
import type { Clash } from "../graph/merge";
import type { Question } from "../store/slices/draft";
import type { Tongue } from "./telling";
import { valueInWords } from "./telling-fields";

interface Sides {
  readonly what: string;
  readonly mine: string;
  readonly theirs: string;
}

function quoted(value: unknown, t: TFunction): string {
  return typeof value === "string" && value !== "" ? t("changes.quoted", { text: value }) : "";
}

function wireSides(document: FlowDocument, clash: Clash, { t, types, words }: Tongue): Sides {
  const [source = "", port = ""] = clash.id.split(" ");
  const from = nodeOf(document, source);
  const type = from && types.get(from.type);
  const ports = from && type ? portsOf(type, from.config, words.translate) : [];
  const target = (id: unknown): string => {
    const node = typeof id === "string" ? nodeOf(document, id) : undefined;
    return node === undefined ? "" : quoted(stepName(node, types, words.translate), t);
  };
  return {
    what: ports.find(({ id }) => id === port)?.label ?? port,
    mine: target(clash.mine),
    theirs: target(clash.theirs),
  };
}

function stepSides(document: FlowDocument, clash: Clash, { t, types, words }: Tongue): Sides {
  const [part, name] = clash.path;
  if (part === "name") {
    return { what: t("clash.name"), mine: quoted(clash.mine, t), theirs: quoted(clash.theirs, t) };
  }
  const type = types.get(nodeOf(document, clash.id)?.type ?? "");
  const field = type?.fields.find((one) => part === "config" && one.name === name);
  if (field === undefined) return { what: name ?? part ?? "", mine: "", theirs: "" };
  const inWords = (value: unknown): string =>
    valueInWords(field, { [field.name]: value }, { t, words });
  return {
    what: words.translate(field.label),
    mine: inWords(clash.mine),
    theirs: inWords(clash.theirs),
  };
}

/** The step a clash is at. */
export function stepOf({ kind, id }: Clash): string {
  return kind === "node" ? id : (id.split(" ")[0] ?? id);
}

export function askInWords(
  { clash, by }: Question,
  document: FlowDocument,
  tongue: Tongue,
): { readonly where: string; readonly text: string } {
  const { t, types, words } = tongue;
  const sides = (clash.kind === "node" ? stepSides : wireSides)(document, clash, tongue);
  const node = nodeOf(document, stepOf(clash));
  const step = node === undefined ? "" : stepName(node, types, words.translate);
  const nothing = t("clash.nothing");
  const who = by ?? t("clash.somebody");
  return {
    where: t("clash.where", { step, field: sides.what }),
    text:
      clash.kind === "node"
        ? t("clash.wrote", {
            by: who,
            theirs: sides.theirs || nothing,
            mine: sides.mine || nothing,
          })
        : t("clash.led", { by: who, theirs: sides.theirs || nothing, mine: sides.mine || nothing }),
  };
}
