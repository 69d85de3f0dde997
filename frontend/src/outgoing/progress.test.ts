import { expect, it } from "vitest";
import { anOutgoingCall } from "../testing/pages";
import { cursorIn, mostAttempts } from "./progress";

it("counts the first attempt and every one that may follow", () => {
  expect(mostAttempts(anOutgoingCall())).toBe(6);
});

it.each([
  ["http://localhost/api/outgoing/?cursor=cD0x&page_size=25", "cD0x"],
  [null, null],
])("finds the cursor of %s", (address, cursor) => {
  expect(cursorIn(address)).toBe(cursor);
});
