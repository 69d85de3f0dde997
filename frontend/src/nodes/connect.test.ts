import { expect, it } from "vitest";
import { inEnglish } from "../catalogue/types";
import { face } from "./connect";

const words = {
  translate: inEnglish,
  promptName: (key: string) => key,
  flowName: (key: string) => key,
  sharedName: (_kind: string, key: string) => key,
};

it("says whom it rings and how long", () => {
  const targets = [
    { number: "+46701234567", name: "" },
    { number: "+4684", name: "Anna" },
  ];
  expect(face.summary?.({ targets, ring_time: 25 }, words)).toBe(
    "Ring +46 70 123 45 67, Anna, 25 s",
  );
});
