/** Going into the flow that a step uses, and out again to where one came from. */
import type { QueryClient } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { navigate } from "wouter/use-browser-location";
import { nodeOf } from "../graph/document";
import { usedBy } from "../graph/parts";
import { flowOfKey } from "../store/parts";
import { shownDocument } from "../store/selectors";
import type { EditorSession } from "../store/session";

const CAME_FROM = "from";
/** Flows one behind the other; further back nobody remembers. */
const MOST_BACK = 8;

/** The flows one came through, by id, the last one last. */
function readWay(search: URLSearchParams): number[] {
  const ids = (search.get(CAME_FROM) ?? "").split(".").map(Number);
  return ids.filter((id) => Number.isInteger(id) && id > 0);
}

function addressVia(flow: number, way: readonly number[]): string {
  return way.length === 0 ? `/flows/${flow}` : `/flows/${flow}?${CAME_FROM}=${way.join(".")}`;
}

export function openPart(flow: number, comingFrom: number): void {
  const way = readWay(new URLSearchParams(window.location.search));
  navigate(addressVia(flow, [...way, comingFrom].slice(-MOST_BACK)));
}

export async function enterPart(
  { flow, store }: EditorSession,
  client: QueryClient,
  id: string,
): Promise<void> {
  const state = store.getState();
  const node = nodeOf(shownDocument(state), id);
  const used = node === undefined ? null : usedBy(node, state.types);
  const part = used === null ? undefined : await flowOfKey(client, used.flow);
  if (part !== undefined) openPart(part.id, flow.id);
}

/** The flow one came from and the address that leads back to it. */
export function useWayBack(): { readonly flow: number; readonly address: string } | null {
  const [search] = useSearchParams();
  const way = readWay(search);
  const flow = way.at(-1);
  return flow === undefined ? null : { flow, address: addressVia(flow, way.slice(0, -1)) };
}
