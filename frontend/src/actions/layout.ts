/** The layout engine: large, so it is fetched when first asked, and works beside the page. */
import type { ElkNode } from "elkjs/lib/elk-api";
import Elk from "elkjs/lib/elk-api";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { LayoutGraph } from "../graph/tidy";

let elk: InstanceType<typeof Elk> | null = null;

export async function layOut(graph: LayoutGraph): Promise<ElkNode> {
  elk ??= new Elk({ workerFactory: () => new Worker(workerUrl) });
  return elk.layout(structuredClone(graph));
}
