/** An opened flow: palette, canvas, inspector, and what opens around them. */
import { Button } from "@mantine/core";
import { ReactFlowProvider } from "@xyflow/react";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Canvas } from "../canvas/Canvas";
import { Palette } from "../canvas/Palette";
import { StepChooser } from "../canvas/StepChooser";
import { useAdd } from "../canvas/adding";
import { useAsking } from "../canvas/asking";
import { useClipboard } from "../canvas/clipboard";
import { useShortcuts } from "../canvas/shortcuts";
import type { LooseEnd } from "../canvas/wiring";
import { FindPanel } from "../find/FindPanel";
import { useStepOfAddress } from "../find/address";
import { useFindKey } from "../find/useFindKey";
import { Inspector } from "../inspector/Inspector";
import { useFeed } from "../live/useFeed";
import { MaintenanceBanner } from "../numbers/MaintenanceBanner";
import { useEditor, useEditorStore, useSession } from "../store/context";
import { WordsContext, useFreshWords } from "../store/words";
import { ProblemsPanel } from "../versions/ProblemsPanel";
import { PublishDialog } from "../versions/PublishDialog";
import { VersionList } from "../versions/VersionList";
import classes from "./Editor.module.css";
import { TopBar } from "./TopBar";
import type { Panel } from "./TopBar";
import { useNotices } from "./notices";

/** Says why nothing can be changed, when nothing can. */
function ReadOnlyBar() {
  const { t } = useTranslation();
  const store = useEditorStore();
  const viewed = useEditor((state) => state.viewed);
  const canDesign = useEditor((state) => state.canDesign);
  if (viewed !== null) {
    return (
      <div className={classes.readOnly} role="status">
        {t("editor.viewing", { number: viewed.number })}
        <Button size="compact-sm" variant="default" onClick={() => store.getState().view(null)}>
          {t("editor.backToDraft")}
        </Button>
      </div>
    );
  }
  if (canDesign) return null;
  return (
    <div className={classes.readOnly} role="status">
      {t("editor.readOnly")}
    </div>
  );
}

interface WorkspaceProps {
  readonly panel: Panel | null;
  readonly onClose: () => void;
  readonly finding: Finding;
}

function Workspace({ panel, onClose, finding }: WorkspaceProps) {
  const add = useAdd();
  const search = useRef<HTMLInputElement>(null);
  const [looseEnd, setLooseEnd] = useState<LooseEnd | null>(null);
  const onSearch = useCallback(() => search.current?.focus(), []);
  useShortcuts();
  useAsking({ onPlace: setLooseEnd, onSearch });
  useClipboard();
  return (
    <div className={classes.workspace}>
      <Palette add={add} searchRef={search} />
      <main className={classes.middle}>
        <ReadOnlyBar />
        <div className={classes.stage}>
          <Canvas add={add} onLooseEnd={setLooseEnd} />
          {finding.open && <FindPanel input={finding.input} onClose={finding.close} />}
        </div>
        {panel === "problems" && <ProblemsPanel onClose={onClose} />}
      </main>
      {panel === "versions" ? <VersionList onClose={onClose} /> : <Inspector />}
      {looseEnd !== null && (
        <StepChooser
          end={looseEnd}
          onClose={() => setLooseEnd(null)}
          onChoose={(type) => {
            add(type, { at: looseEnd.at, after: looseEnd.after });
            setLooseEnd(null);
          }}
        />
      )}
    </div>
  );
}

interface Finding {
  readonly open: boolean;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly begin: () => void;
  readonly close: () => void;
}

/** The search over the canvas; asked for again, it takes the cursor back. */
function useFinding(): Finding {
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const begin = useCallback(() => {
    setOpen(true);
    input.current?.select();
  }, []);
  useFindKey(begin);
  return { open, input, begin, close: useCallback(() => setOpen(false), []) };
}

/** Calls when something gets selected that was not. */
function useSelecting(onSelect: () => void): void {
  const store = useEditorStore();
  const told = useEffectEvent(onSelect);
  useEffect(
    () =>
      store.subscribe(({ selectedNodes, selectedEdges }, before) => {
        const changed =
          selectedNodes !== before.selectedNodes || selectedEdges !== before.selectedEdges;
        if (changed && selectedNodes.size + selectedEdges.size > 0) told();
      }),
    [store],
  );
}

export function Editor() {
  const session = useSession();
  const words = useFreshWords();
  const [panel, setPanel] = useState<Panel | null>(null);
  const close = useCallback(() => setPanel(null), []);
  const toggle = (asked: Panel): void => {
    // The versions stand where the inspector does: what is selected next brings it back.
    if (asked === "versions") session.store.getState().select([]);
    setPanel((open) => (open === asked ? null : asked));
  };
  useSelecting(() => setPanel((open) => (open === "versions" ? null : open)));
  const finding = useFinding();
  useStepOfAddress();
  useFeed(session);
  useNotices();
  return (
    <WordsContext value={words}>
      <ReactFlowProvider>
        <div className={classes.editor}>
          <MaintenanceBanner />
          <TopBar onPanel={toggle} onFind={finding.begin} />
          <Workspace panel={panel} onClose={close} finding={finding} />
          {panel === "publish" && <PublishDialog onClose={close} />}
        </div>
      </ReactFlowProvider>
    </WordsContext>
  );
}
