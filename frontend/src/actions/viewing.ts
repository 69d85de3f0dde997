/** What is in view, what is selected, and what opens around the drawing. */
import {
  IconAlertTriangle,
  IconCommand,
  IconDeselect,
  IconFocusCentered,
  IconHistory,
  IconHome,
  IconKeyboard,
  IconMaximize,
  IconPhoneCall,
  IconRocket,
  IconSearch,
  IconSelectAll,
  IconSquareToggle,
  IconTestPipe,
  IconVolume,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import { calmly } from "../canvas/focus";
import { FIT, goToBeginning } from "../canvas/opening";
import { invertSelection, isSelecting, selectAll } from "../store/selecting";
import { heardAtStep } from "../store/selectors";
import type { Action } from "./action";
import { beginning } from "./beginning";

const always = (): boolean => true;

const SELECTING: readonly Action[] = [
  {
    id: "selectAll",
    group: "select",
    icon: IconSelectAll,
    keys: ["Mod+A"],
    enabled: always,
    run: ({ store }) => selectAll(store),
  },
  {
    id: "invert",
    group: "select",
    icon: IconSquareToggle,
    keys: ["Mod+I"],
    enabled: always,
    run: ({ store }) => invertSelection(store),
  },
  {
    id: "deselect",
    group: "select",
    icon: IconDeselect,
    keys: ["Escape"],
    enabled: isSelecting,
    run: ({ store }) => store.getState().select([]),
  },
];

const MOVING_ABOUT: readonly Action[] = [
  {
    id: "fit",
    group: "view",
    icon: IconMaximize,
    keys: ["F"],
    enabled: always,
    run: ({ flow }) => void flow.fitView({ ...FIT, ...calmly() }),
  },
  {
    id: "toSelection",
    group: "view",
    icon: IconFocusCentered,
    keys: ["Z"],
    enabled: (state) => state.selectedNodes.size > 0,
    run: ({ flow, store }) => {
      const nodes = [...store.getState().selectedNodes].map((id) => ({ id }));
      void flow.fitView({ ...FIT, ...calmly(), nodes });
    },
  },
  {
    id: "hear",
    group: "view",
    icon: IconVolume,
    keys: ["H"],
    enabled: (state) => heardAtStep(state).length > 0,
    run: ({ hear }) => hear(),
  },
  {
    id: "home",
    group: "view",
    icon: IconHome,
    keys: ["Home"],
    enabled: (state) => beginning(state) !== undefined,
    run: ({ store, flow }) => {
      const id = beginning(store.getState());
      if (id === undefined) return;
      store.getState().select([id]);
      goToBeginning(flow, id);
    },
  },
  {
    id: "zoomIn",
    group: "view",
    icon: IconZoomIn,
    keys: ["Plus"],
    enabled: always,
    run: ({ flow }) => void flow.zoomIn(calmly()),
  },
  {
    id: "zoomOut",
    group: "view",
    icon: IconZoomOut,
    keys: ["Minus"],
    enabled: always,
    run: ({ flow }) => void flow.zoomOut(calmly()),
  },
];

const OPENING: readonly Action[] = [
  {
    id: "find",
    group: "view",
    icon: IconSearch,
    keys: ["Mod+F"],
    everywhere: true,
    enabled: always,
    run: ({ open }) => open("find"),
  },
  {
    id: "commands",
    group: "view",
    icon: IconCommand,
    keys: ["Mod+K"],
    everywhere: true,
    enabled: always,
    run: ({ open }) => open("commands"),
  },
  {
    id: "shortcuts",
    group: "view",
    icon: IconKeyboard,
    keys: ["?"],
    enabled: always,
    run: ({ open }) => open("shortcuts"),
  },
  {
    id: "problems",
    group: "flow",
    icon: IconAlertTriangle,
    keys: ["P"],
    enabled: always,
    run: ({ open }) => open("problems"),
  },
  {
    id: "tests",
    group: "flow",
    icon: IconTestPipe,
    keys: ["E"],
    enabled: always,
    run: ({ open }) => open("tests"),
  },
  {
    id: "versions",
    group: "flow",
    icon: IconHistory,
    keys: ["V"],
    enabled: always,
    run: ({ open }) => open("versions"),
  },
  {
    id: "tryIt",
    group: "flow",
    icon: IconPhoneCall,
    keys: ["R"],
    enabled: always,
    run: ({ open }) => open("phone"),
  },
  {
    id: "publish",
    group: "flow",
    icon: IconRocket,
    keys: ["Mod+Enter"],
    everywhere: true,
    enabled: (state) => state.canPublish,
    run: ({ open }) => open("publish"),
  },
];

export const VIEWING: readonly Action[] = [...SELECTING, ...MOVING_ABOUT, ...OPENING];
