/** What is drawn: cards, frames and wires made from the document, each kept while it stays the same. */
import { useStore } from "@xyflow/react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";
import { mayEdit, shownDocument } from "../store/selectors";
import { useWords } from "../store/words";
import type { DrawnNode } from "./cards";
import { CardCache, WireCache } from "./cards";
import { FrameCache } from "./frameNodes";
import { useMoving } from "./moving";
import { Router } from "./routes";
import { isFar } from "./zoom";

export function useDrawing() {
  const { t } = useTranslation();
  const document = useEditor(shownDocument);
  const types = useEditor((state) => state.types);
  const editable = useEditor(mayEdit);
  const selected = useEditor((state) => state.selectedNodes);
  const selectedWires = useEditor((state) => state.selectedEdges);
  const { translate } = useWords();
  const far = useStore(isFar);
  const { moving, onNodesChange } = useMoving();
  const [cardCache] = useState(() => new CardCache());
  const [frameCache] = useState(() => new FrameCache());
  const [wireCache] = useState(() => new WireCache());
  const [router] = useState(() => new Router());
  const { layout } = document;
  const nameless = useMemo(() => ({ group: t("frame.group"), note: t("frame.note") }), [t]);
  const cards = useMemo(
    () => cardCache.cards({ document, types, translate, selected, moving, editable, far }),
    [cardCache, document, types, translate, selected, moving, editable, far],
  );
  const frames = useMemo(
    () => frameCache.nodes({ layout, selected, moving, editable, nameless }),
    [frameCache, layout, selected, moving, editable, nameless],
  );
  const nodes = useMemo<DrawnNode[]>(
    () => (frames.length === 0 ? cards : [...frames, ...cards]),
    [frames, cards],
  );
  const plain = useMemo(
    () => wireCache.wires(document, selectedWires),
    [wireCache, document, selectedWires],
  );
  const wires = useMemo(() => router.wires(plain, cards, moving), [router, plain, cards, moving]);
  return { cards, nodes, wires, editable, far, onNodesChange };
}
