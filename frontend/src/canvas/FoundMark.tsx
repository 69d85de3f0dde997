/** A ring around a step in which the search found something. */
import { useEditor } from "../store/context";
import classes from "./NodeCard.module.css";

export function FoundMark({ nodeId }: { readonly nodeId: string }) {
  const found = useEditor((state) => state.found.has(nodeId));
  return found ? <div className={classes.found} data-found /> : null;
}
