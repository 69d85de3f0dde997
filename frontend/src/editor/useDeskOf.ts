/** Lays the desk: what actions may reach, the same object as long as the flow is open. */
import { useQueryClient } from "@tanstack/react-query";
import { useReactFlow } from "@xyflow/react";
import type { RefObject } from "react";
import { useEffect, useMemo, useRef } from "react";
import type { Desk, Opened } from "../actions/desk";
import { onCanvas } from "../actions/keys";
import type { Flow, PhoneNumber, Prompt } from "../api/types";
import type { DrawnNode, WireEdge } from "../canvas/cards";
import type { LooseEnd } from "../canvas/wiring";
import type { ThingKind } from "../catalogue/things";
import { missingReferences } from "../graph/references";
import { enterPart } from "../parts/entering";
import { useSession } from "../store/context";
import { useSoundOf } from "../store/sounds";
import { hear } from "./hearing";

type Point = LooseEnd["screen"];

/** Where the pointer is, as long as it is over the drawing. */
function usePointer(): RefObject<Point | null> {
  const pointer = useRef<Point | null>(null);
  useEffect(() => {
    const follow = ({ target, clientX, clientY }: PointerEvent): void => {
      pointer.current = onCanvas(target) ? { x: clientX, y: clientY } : null;
    };
    window.addEventListener("pointermove", follow);
    return () => window.removeEventListener("pointermove", follow);
  }, []);
  return pointer;
}

type Listed = Pick<Prompt | Flow, "key"> | Pick<PhoneNumber, "number">;

/** Null as long as the list has not been asked for. */
function namesOf(list: readonly Listed[] | undefined): ReadonlySet<string> | null {
  return list === undefined
    ? null
    : new Set(list.map((one) => ("key" in one ? one.key : one.number)));
}

interface Given {
  readonly choose: (end: LooseEnd) => void;
  readonly search: () => void;
  readonly open: (what: Opened) => void;
  readonly toForm: Desk["toForm"];
  readonly toSteps: () => void;
}

export function useDeskOf({ choose, search, open, toForm, toSteps }: Given): Desk {
  const session = useSession();
  const flow = useReactFlow<DrawnNode, WireEdge>();
  const client = useQueryClient();
  const pointer = usePointer();
  const soundOf = useSoundOf();
  const soundNow = useRef(soundOf);
  useEffect(() => {
    soundNow.current = soundOf;
  }, [soundOf]);
  return useMemo(() => {
    const { store } = session;
    const listed = (
      key:
        | "prompts"
        | "numbers"
        | "flows"
        | "hours"
        | "people"
        | "teams"
        | "voicemail-boxes"
        | ThingKind,
    ) => client.getQueryData<readonly Listed[]>([key]);
    return {
      session,
      store,
      flow,
      pointer: () => pointer.current,
      choose,
      search,
      open,
      toForm,
      toSteps,
      enter: (id) => void enterPart(session, client, id),
      hear: () => hear(store, soundNow.current),
      missing: (nodes) =>
        missingReferences(nodes, {
          types: store.getState().types,
          prompts: namesOf(listed("prompts")),
          numbers: namesOf(listed("numbers")),
          flows: namesOf(listed("flows")),
          hours: namesOf(listed("hours")),
          people: namesOf(listed("people")),
          teams: namesOf(listed("teams")),
          boxes: namesOf(listed("voicemail-boxes")),
          things: {
            shared_switch: namesOf(listed("shared_switch")),
            announcement: namesOf(listed("announcement")),
            table: namesOf(listed("table")),
            caller_list: namesOf(listed("caller_list")),
          },
        }),
    };
  }, [session, flow, client, pointer, choose, search, open, toForm, toSteps]);
}
