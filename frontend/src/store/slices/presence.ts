/** Who else is in the flow, tab by tab, as the feed tells it. */
import type { Slice } from "../state";

export interface Peer {
  /** Their username. */
  readonly by: string;
  /** What they are called; the username where they gave no name. */
  readonly name: string;
  readonly selected: readonly string[];
  readonly heardAt: number;
}

export interface PresenceSlice {
  readonly peers: ReadonlyMap<string, Peer>;
  meetPeer: (id: string, peer: Peer) => void;
  losePeer: (id: string) => void;
  /** Forgets whom nobody has heard of since. */
  forgetPeers: (since: number) => void;
}

export const presenceSlice: Slice<PresenceSlice> = (set) => ({
  peers: new Map(),
  meetPeer: (id, peer) => set(({ peers }) => ({ peers: new Map(peers).set(id, peer) })),
  losePeer: (id) =>
    set(({ peers }) => ({ peers: new Map([...peers].filter(([one]) => one !== id)) })),
  forgetPeers: (since) =>
    set((state) => {
      const left = [...state.peers].filter(([, { heardAt }]) => heardAt >= since);
      return left.length === state.peers.size ? {} : { peers: new Map(left) };
    }),
});

export interface Person {
  readonly by: string;
  readonly name: string;
}

/** Each person once, however many tabs they have open. */
export function peopleIn(peers: ReadonlyMap<string, Peer>): readonly Person[] {
  const people = new Map<string, Person>();
  for (const { by, name } of peers.values()) people.set(by, { by, name });
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** Who has which step selected. */
export function selectedBy(
  peers: ReadonlyMap<string, Peer>,
): ReadonlyMap<string, readonly Person[]> {
  const people = new Map<string, Person[]>();
  for (const { by, name, selected } of peers.values()) {
    for (const step of selected) {
      const others = people.get(step) ?? [];
      if (!others.some((other) => other.by === by)) people.set(step, [...others, { by, name }]);
    }
  }
  return people;
}
