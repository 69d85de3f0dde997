/** What jsdom lacks and Mantine asks for. */
import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterAll, afterEach } from "vitest";

afterEach(() => {
  cleanup();
});

/** What the last test left on its way comes in while there is a page: later it would be a fault. */
const REST_MS = 50;
afterAll(() => new Promise((resolve) => setTimeout(resolve, REST_MS)));

window.matchMedia = (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }) as unknown as MediaQueryList;

Object.defineProperty(document, "fonts", { value: new EventTarget() });

Element.prototype.scrollIntoView = () => undefined;

window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
