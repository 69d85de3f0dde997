/** Palette or outline, the canvas, and the form: the parts of an opened flow side by side. */
import type { RefObject } from "react";
import { useCallback, useEffect } from "react";
import { useClipboard } from "../actions/clipboard";
import type { Opened } from "../actions/desk";
import { useDesk } from "../actions/desk";
import { useKeys } from "../actions/useKeys";
import { Canvas } from "../canvas/Canvas";
import { Palette } from "../canvas/Palette";
import { StepChooser } from "../canvas/StepChooser";
import type { Add } from "../canvas/adding";
import { useAdd } from "../canvas/adding";
import type { LooseEnd } from "../canvas/wiring";
import { FindPanel } from "../find/FindPanel";
import { Inspector } from "../inspector/Inspector";
import { PeerFrames } from "../live/PeerFrames";
import { OutlinePanel } from "../outline/OutlinePanel";
import { useEditor } from "../store/context";
import { TestsPanel } from "../tests/TestsPanel";
import { ChangeFrames } from "../versions/ChangeFrames";
import { ClashPanel } from "../versions/ClashPanel";
import { ComparePanel } from "../versions/ComparePanel";
import { ProblemsPanel } from "../versions/ProblemsPanel";
import { VersionList } from "../versions/VersionList";
import type { Finding } from "./Editor";
import classes from "./Editor.module.css";
import { ReadOnlyBar } from "./ReadOnlyBar";
import { PhonePanel } from "../trying/PhonePanel";
import type { Drawers } from "./useDrawers";
import type { PhonePlace } from "./usePhonePlace";

interface WorkspaceProps {
  readonly panel: Opened | null;
  readonly onClose: () => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly looseEnd: LooseEnd | null;
  readonly onLooseEnd: (end: LooseEnd | null) => void;
  readonly finding: Finding;
  readonly drawers: Drawers;
  readonly phone: PhonePlace;
}

type SideProps = Pick<WorkspaceProps, "panel" | "onClose" | "drawers">;

/** What stands to the right of the canvas. */
function Side({ panel, onClose, drawers }: SideProps) {
  const comparing = useEditor((state) => state.comparing);
  const chosen = useEditor((state) => state.focus);
  const { pull } = drawers;
  useEffect(() => {
    if (chosen !== null && (chosen.field !== null || chosen.port !== null)) pull("form");
  }, [chosen, pull]);
  if (comparing !== null) return <ComparePanel sides={comparing} />;
  if (panel === "versions") return <VersionList onClose={onClose} />;
  return <Inspector />;
}

/** What stands to the left: the outline, or else the steps to choose from. */
function Aside({
  search,
  add,
  drawers,
}: Pick<WorkspaceProps, "search" | "drawers"> & { add: Add }) {
  const { outline, pull, toggleOutline } = drawers;
  const andClose = useCallback<Add>(
    (type, where) => {
      add(type, where);
      pull(null);
    },
    [add, pull],
  );
  if (outline) return <OutlinePanel onClose={toggleOutline} />;
  return <Palette add={andClose} searchRef={search} />;
}

export function Workspace(props: WorkspaceProps) {
  const { panel, onClose, search, looseEnd, onLooseEnd, finding, drawers, phone } = props;
  const add = useAdd();
  const desk = useDesk();
  useKeys(desk);
  useClipboard(desk);
  return (
    <div className={classes.workspace} data-drawer={drawers.pulled}>
      <Aside search={search} add={add} drawers={drawers} />
      <main className={classes.middle}>
        <ReadOnlyBar />
        <div className={classes.stage}>
          <Canvas add={add} onLooseEnd={onLooseEnd}>
            <ChangeFrames />
            <PeerFrames />
          </Canvas>
          {phone.open && <PhonePanel onClose={phone.close} />}
          {finding.open && <FindPanel input={finding.input} onClose={finding.close} />}
        </div>
        <ClashPanel />
        {panel === "problems" && <ProblemsPanel onClose={onClose} />}
        {panel === "tests" && <TestsPanel onClose={onClose} />}
      </main>
      <Side panel={panel} onClose={onClose} drawers={drawers} />
      {looseEnd !== null && (
        <StepChooser
          end={looseEnd}
          onClose={() => onLooseEnd(null)}
          onChoose={(type) => {
            add(type, looseEnd);
            onLooseEnd(null);
            const [chosen] = desk.store.getState().selectedNodes;
            if (chosen !== undefined) desk.store.getState().reveal(chosen);
          }}
        />
      )}
    </div>
  );
}
