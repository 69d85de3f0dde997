/** Which tabs of this browser are open: what a closed one left behind may be taken over. */

const PREFIX = "antler.tab ";

/** Shows others that this tab lives, until it is closed, reloaded or crashes. */
export function liveAs(client: string): () => void {
  let leave: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  // Browsers have locks on secure pages only; elsewhere what is left is taken over at once.
  if ("locks" in navigator) void navigator.locks.request(PREFIX + client, () => gone);
  return leave;
}

export async function livingTabs(): Promise<ReadonlySet<string>> {
  if (!("locks" in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
  return new Set(names.map((name) => name.slice(PREFIX.length)));
}
