/** An opened flow: palette, canvas, inspector, and what opens around them. */
import { ReactFlowProvider } from "@xyflow/react";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { Canvas } from "../canvas/Canvas";
import { Palette } from "../canvas/Palette";
import { StepChooser } from "../canvas/StepChooser";
import { useAdd } from "../canvas/adding";
import { useAsking } from "../canvas/asking";
import { useClipboard } from "../canvas/clipboard";
import { useShortcuts } from "../canvas/shortcuts";
import type { LooseEnd } from "../canvas/wiring";
import { Inspector } from "../inspector/Inspector";
import { PeerFrames } from "../live/PeerFrames";
import { useFeed } from "../live/useFeed";
import { MaintenanceBanner } from "../numbers/MaintenanceBanner";
import { useEditor, useEditorStore, useSession } from "../store/context";
import { WordsContext, useFreshWords } from "../store/words";
import { ChangeFrames } from "../versions/ChangeFrames";
import { ClashPanel } from "../versions/ClashPanel";
import { ComparePanel } from "../versions/ComparePanel";
import { ProblemsPanel } from "../versions/ProblemsPanel";
import { PublishDialog } from "../versions/PublishDialog";
import { VersionList } from "../versions/VersionList";
import classes from "./Editor.module.css";
import { ReadOnlyBar } from "./ReadOnlyBar";
import { TopBar } from "./TopBar";
import type { Panel } from "./TopBar";
import { useNotices } from "./notices";

interface WorkspaceProps {
  readonly panel: Panel | null;
  readonly onClose: () => void;
}

/** What stands to the right of the canvas. */
function Side({ panel, onClose }: WorkspaceProps) {
  const comparing = useEditor((state) => state.comparing);
  if (comparing !== null) return <ComparePanel sides={comparing} />;
  return panel === "versions" ? <VersionList onClose={onClose} /> : <Inspector />;
}

function Workspace({ panel, onClose }: WorkspaceProps) {
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
        <Canvas add={add} onLooseEnd={setLooseEnd}>
          <ChangeFrames />
          <PeerFrames />
        </Canvas>
        <ClashPanel />
        {panel === "problems" && <ProblemsPanel onClose={onClose} />}
      </main>
      <Side panel={panel} onClose={onClose} />
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
  useFeed(session);
  useNotices();
  return (
    <WordsContext value={words}>
      <ReactFlowProvider>
        <div className={classes.editor}>
          <MaintenanceBanner />
          <TopBar onPanel={toggle} />
          <Workspace panel={panel} onClose={close} />
          {panel === "publish" && <PublishDialog onClose={close} />}
        </div>
      </ReactFlowProvider>
    </WordsContext>
  );
}
