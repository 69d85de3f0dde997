import { MantineProvider } from "@mantine/core";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { startTranslation } from "../i18n";
import { PlayButton } from "./PlayButton";

let begun: HTMLMediaElement[] = [];
let paused: HTMLMediaElement[] = [];

/** jsdom has no sound: what is begun is remembered, and ends when the test says so. */
beforeEach(async () => {
  begun = [];
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(function play(
    this: HTMLMediaElement,
  ) {
    begun.push(this);
    return Promise.resolve();
  });
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(function pause(
    this: HTMLMediaElement,
  ) {
    paused.push(this);
    this.dispatchEvent(new Event("pause"));
  });
  await startTranslation("en");
});

function show(...buttons: readonly { url: string | string[]; name: string }[]) {
  const onCard = vi.fn();
  const shown = render(
    <MantineProvider env="test">
      <div onClick={onCard}>
        {buttons.map((one) => (
          <PlayButton key={one.name} {...one} />
        ))}
      </div>
    </MantineProvider>,
  );
  return { ...shown, onCard };
}

const heard = (): string[] => begun.map(({ src }) => new URL(src).pathname);
const button = (name: string): HTMLElement => screen.getByRole("button", { name });
const end = (place: number): void =>
  act(() => void begun[place]?.dispatchEvent(new Event("ended")));

describe("the play button", () => {
  it("says that it plays, and stops when it is pressed again", async () => {
    show({ url: "/a", name: "Welcome" });
    await userEvent.click(button("Play Welcome"));
    expect(heard()).toEqual(["/a"]);
    await userEvent.click(button("Stop Welcome"));
    expect(button("Play Welcome")).toBeInTheDocument();
  });

  it("is pressed with the keyboard", async () => {
    show({ url: "/a", name: "Welcome" });
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(button("Stop Welcome")).toHaveFocus();
  });

  it("lets one sound be heard at a time", async () => {
    show({ url: "/a", name: "Welcome" }, { url: "/b", name: "Goodbye" });
    await userEvent.click(button("Play Welcome"));
    await userEvent.click(button("Play Goodbye"));
    expect(button("Stop Goodbye")).toBeInTheDocument();
    expect(button("Play Welcome")).toBeInTheDocument();
  });

  it("plays the messages of a row one after another", async () => {
    show({ url: ["/a", "/b"], name: "Welcome, Queue" });
    await userEvent.click(button("Play Welcome, Queue"));
    end(0);
    expect(heard()).toEqual(["/a", "/b"]);
    expect(button("Stop Welcome, Queue")).toBeInTheDocument();
    end(1);
    expect(button("Play Welcome, Queue")).toBeInTheDocument();
  });

  it("falls silent with what it stands on", async () => {
    const { unmount } = show({ url: "/a", name: "Welcome" });
    await userEvent.click(button("Play Welcome"));
    paused = [];
    unmount();
    expect(paused).toEqual(begun);
  });

  it("says what cannot be heard yet", () => {
    show({ url: "", name: "Welcome" });
    expect(screen.getByRole("img", { name: "Welcome: nothing to hear yet" })).toBeInTheDocument();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("chooses nothing of what it lies on", async () => {
    const { onCard } = show({ url: "/a", name: "Welcome" });
    await userEvent.click(button("Play Welcome"));
    expect(onCard).not.toHaveBeenCalled();
  });
});
