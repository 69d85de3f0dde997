/** Ask another system: whom, and a way to try it out. */
import { asText } from "../catalogue/fill";
import { TryOut } from "../inquiries/TryOut";
import type { Face } from "./face";

const HOST = /^https:\/\/([^/?]+)/;

export const face: Face = {
  summary: ({ url }) => HOST.exec(asText(url))?.[1] ?? "",
  tools: (node) => <TryOut key={node.id} node={node} />,
};
