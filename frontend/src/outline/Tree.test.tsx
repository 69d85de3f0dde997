import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { removeNodes } from "../graph/edits";
import { drawing } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { Tree } from "./Tree";
import type { Said } from "./useOutline";
import { useOutline } from "./useOutline";
import { useTree } from "./useTree";

const nothing = (): void => undefined;

/** Every row reads what it says whenever it is drawn: who reads is written down. */
function recorder() {
  const drawn = new Set<string>();
  const watched = new WeakMap<Said, Said>();
  const watch = (said: Said): Said => {
    const handler: ProxyHandler<Said> = {
      get: (target, key: keyof Said) => {
        drawn.add(target.name);
        return target[key];
      },
    };
    const known = watched.get(said) ?? new Proxy(said, handler);
    watched.set(said, known);
    return known;
  };
  return { drawn, watch };
}

function Watched({ watch }: Pick<ReturnType<typeof recorder>, "watch">) {
  const { say, ...told } = useOutline();
  const tree = useTree(told);
  return <Tree tree={tree} say={(row) => watch(say(row))} onMenu={nothing} />;
}

it("draws by an arrow key only the row that is left and the one that is come to", async () => {
  const { drawn, watch } = recorder();
  await renderInFlow(<Watched watch={watch} />, {
    document: drawing("a > b > c > d > e > f"),
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole("treeitem", { name: /\bb\b/ }));
  drawn.clear();
  await user.keyboard("{ArrowDown}");
  expect([...drawn]).toEqual(["b", "c"]);
});

it("shows what is typed before it tells the outline anew", async () => {
  const late: boolean[] = [];
  const Probe = () => {
    late.push(useOutline().late);
    return null;
  };
  const { store } = await renderInFlow(<Probe />, { document: drawing("a > b") });
  late.length = 0;
  act(() => store.getState().edit(removeNodes(new Set(["b"]))));
  expect(late).toEqual([true, false]);
});
