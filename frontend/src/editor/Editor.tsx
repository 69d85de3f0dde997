/** An opened flow: palette, canvas, inspector, and what opens around them. */
import { ReactFlowProvider } from "@xyflow/react";
import type { RefObject } from "react";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { CommandPalette, openCommands } from "../actions/CommandPalette";
import { ShortcutsDialog } from "../actions/ShortcutsDialog";
import { useClipboard } from "../actions/clipboard";
import type { Opened, Panel } from "../actions/desk";
import { DeskContext, useDesk } from "../actions/desk";
import { useKeys } from "../actions/useKeys";
import { Canvas } from "../canvas/Canvas";
import { Palette } from "../canvas/Palette";
import { StepChooser } from "../canvas/StepChooser";
import { useAdd } from "../canvas/adding";
import type { LooseEnd } from "../canvas/wiring";
import { FindPanel } from "../find/FindPanel";
import { useStepOfAddress } from "../find/address";
import { Inspector } from "../inspector/Inspector";
import { PeerFrames } from "../live/PeerFrames";
import { useFeed } from "../live/useFeed";
import { MakePartDialog } from "../parts/MakePartDialog";
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
import { useDeskOf } from "./useDeskOf";
import { useNotices } from "./notices";

interface WorkspaceProps {
  readonly panel: Panel | null;
  readonly onClose: () => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly looseEnd: LooseEnd | null;
  readonly onLooseEnd: (end: LooseEnd | null) => void;
  readonly finding: Finding;
}

/** What stands to the right of the canvas. */
function Side({ panel, onClose }: { readonly panel: Panel | null; readonly onClose: () => void }) {
  const comparing = useEditor((state) => state.comparing);
  if (comparing !== null) return <ComparePanel sides={comparing} />;
  return panel === "versions" ? <VersionList onClose={onClose} /> : <Inspector />;
}

function Workspace(props: WorkspaceProps) {
  const { panel, onClose, search, looseEnd, onLooseEnd, finding } = props;
  const add = useAdd();
  const desk = useDesk();
  useKeys(desk);
  useClipboard(desk);
  return (
    <div className={classes.workspace}>
      <Palette add={add} searchRef={search} />
      <main className={classes.middle}>
        <ReadOnlyBar />
        <div className={classes.stage}>
          <Canvas add={add} onLooseEnd={onLooseEnd}>
            <ChangeFrames />
            <PeerFrames />
          </Canvas>
          {finding.open && <FindPanel input={finding.input} onClose={finding.close} />}
        </div>
        <ClashPanel />
        {panel === "problems" && <ProblemsPanel onClose={onClose} />}
      </main>
      <Side panel={panel} onClose={onClose} />
      {looseEnd !== null && (
        <StepChooser
          end={looseEnd}
          onClose={() => onLooseEnd(null)}
          onChoose={(type) => {
            add(type, { at: looseEnd.at, after: looseEnd.after });
            onLooseEnd(null);
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

/** What stands open beside and over the drawing, and the desk from which it is opened. */
function Desktop() {
  const { store } = useSession();
  const search = useRef<HTMLInputElement>(null);
  const [panel, setPanel] = useState<Exclude<Opened, "commands" | "find"> | null>(null);
  const [looseEnd, setLooseEnd] = useState<LooseEnd | null>(null);
  const finding = useFinding();
  const find = finding.begin;
  const close = useCallback(() => setPanel(null), []);
  const toSearch = useCallback(() => search.current?.focus(), []);
  const open = useCallback(
    (asked: Opened): void => {
      if (asked === "commands") return openCommands();
      if (asked === "find") return find();
      // The versions stand where the inspector does: what is selected next brings it back.
      if (asked === "versions") store.getState().select([]);
      setPanel((before) => (before === asked ? null : asked));
    },
    [store, find],
  );
  const desk = useDeskOf({ choose: setLooseEnd, search: toSearch, open });
  useSelecting(() => setPanel((before) => (before === "versions" ? null : before)));
  return (
    <DeskContext value={desk}>
      <div className={classes.editor}>
        <MaintenanceBanner />
        <TopBar />
        <Workspace
          panel={panel === "shortcuts" || panel === "part" ? null : panel}
          onClose={close}
          search={search}
          looseEnd={looseEnd}
          onLooseEnd={setLooseEnd}
          finding={finding}
        />
        {panel === "publish" && <PublishDialog onClose={close} />}
        {panel === "shortcuts" && <ShortcutsDialog onClose={close} />}
        {panel === "part" && <MakePartDialog onClose={close} />}
        <CommandPalette />
      </div>
    </DeskContext>
  );
}

export function Editor() {
  const session = useSession();
  const words = useFreshWords();
  useStepOfAddress();
  useFeed(session);
  useNotices();
  return (
    <WordsContext value={words}>
      <ReactFlowProvider>
        <Desktop />
      </ReactFlowProvider>
    </WordsContext>
  );
}
