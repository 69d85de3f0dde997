/** An opened flow: palette, canvas, inspector, and what opens around them. */
import { ReactFlowProvider } from "@xyflow/react";
import type { RefObject } from "react";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { CommandPalette, openCommands } from "../actions/CommandPalette";
import { ShortcutsDialog } from "../actions/ShortcutsDialog";
import type { Opened } from "../actions/desk";
import { DeskContext } from "../actions/desk";
import { focusPane } from "../actions/panes";
import { Announcer } from "../announce/Announcer";
import { WireChooser } from "../canvas/WireChooser";
import { keyboardPlace } from "../canvas/places";
import type { LooseEnd } from "../canvas/wiring";
import { useStepOfAddress } from "../find/address";
import { useFeed } from "../live/useFeed";
import { MakePartDialog } from "../parts/MakePartDialog";
import { MaintenanceBanner } from "../numbers/MaintenanceBanner";
import { useEditorStore, useSession } from "../store/context";
import { SoundsContext } from "../store/sounds";
import { WordsContext, useFreshWords } from "../store/words";
import { OpenedTest } from "../tests/OpenedTest";
import { PublishDialog } from "../versions/PublishDialog";
import classes from "./Editor.module.css";
import { TopBar } from "./TopBar";
import { Workspace } from "./Workspace";
import { useDeskOf } from "./useDeskOf";
import { useDrawers } from "./useDrawers";
import { usePhonePlace } from "./usePhonePlace";
import { useNotices } from "./notices";
import { useShownSounds } from "./useShownSounds";
import { useSteps } from "./useSteps";

type Over = Exclude<Opened, "commands" | "find" | "outline" | "phone">;

/** Who asks for these goes there. */
const GONE_INTO: ReadonlySet<Opened> = new Set(["problems", "tests", "versions"]);

export interface Finding {
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
  const [panel, setPanel] = useState<Over | null>(null);
  const [looseEnd, setLooseEnd] = useState<LooseEnd | null>(null);
  const finding = useFinding();
  const drawers = useDrawers();
  const phone = usePhonePlace();
  const find = finding.begin;
  const { toggleOutline, pull } = drawers;
  const { toggle: togglePhone } = phone;
  const close = useCallback(() => setPanel(null), []);
  const toSearch = useCallback(() => {
    flushSync(() => pull("palette"));
    search.current?.focus();
  }, [pull]);
  const open = useCallback(
    (asked: Opened): void => {
      if (asked === "commands") return openCommands();
      if (asked === "find") return find();
      if (asked === "outline") return toggleOutline();
      if (asked === "phone") return togglePhone();
      // The versions stand where the inspector does: what is selected next brings it back.
      if (asked === "versions") store.getState().select([]);
      flushSync(() => setPanel((before) => (before === asked ? null : asked)));
      if (GONE_INTO.has(asked)) focusPane(asked);
    },
    [store, find, toggleOutline, togglePhone],
  );
  const steps = useSteps(pull);
  const desk = useDeskOf({ choose: setLooseEnd, search: toSearch, open, ...steps });
  useSelecting(() => setPanel((before) => (before === "versions" ? null : before)));
  return (
    <DeskContext value={desk}>
      <div className={classes.editor}>
        <MaintenanceBanner />
        <TopBar drawers={drawers} />
        <Workspace
          panel={panel}
          onClose={close}
          search={search}
          looseEnd={looseEnd}
          onLooseEnd={setLooseEnd}
          finding={finding}
          drawers={drawers}
          phone={phone}
        />
        {panel === "publish" && <PublishDialog onClose={close} />}
        {panel === "shortcuts" && <ShortcutsDialog onClose={close} />}
        {panel === "connect" && <WireChooser at={keyboardPlace()} onClose={close} />}
        {panel === "part" && <MakePartDialog onClose={close} />}
        <OpenedTest />
        <CommandPalette />
        <Announcer />
      </div>
    </DeskContext>
  );
}

export function Editor() {
  const session = useSession();
  const words = useFreshWords();
  const soundOf = useShownSounds();
  useStepOfAddress();
  useFeed(session);
  useNotices();
  return (
    <WordsContext value={words}>
      <SoundsContext value={soundOf}>
        <ReactFlowProvider>
          <Desktop />
        </ReactFlowProvider>
      </SoundsContext>
    </WordsContext>
  );
}
