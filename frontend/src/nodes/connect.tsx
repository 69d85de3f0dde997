/** Connect: whom it rings and how long; a person's name, or the number as people read it. */
import { asText } from "../catalogue/fill";
import { spacedNumber } from "../catalogue/phone";
import { itemsOf } from "../catalogue/ports";
import type { Face } from "./face";

export const face: Face = {
  summary: (config, { translate }) => {
    const people = itemsOf(config, "targets")
      .map(({ number, name }) => asText(name) || spacedNumber(asText(number)))
      .filter((person) => person !== "");
    if (people.length === 0) return "";
    const seconds = typeof config.ring_time === "number" ? `, ${config.ring_time} s` : "";
    return `${translate("Ring")} ${people.join(", ")}${seconds}`;
  },
};
