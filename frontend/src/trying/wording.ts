/** The call in words: what goes on, what an answer asks for, and what is told to who listens. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { spacedNumber } from "../catalogue/phone";
import type { Do, SoundNews, Unsent } from "./news";
import type { Phone, PhoneState } from "./phone";

export type Sounds = ReadonlyMap<string, SoundNews>;

/** A beep has no name of ours; a sound that lies elsewhere is not fetched. */
export function soundName(t: TFunction, reference: string, sounds: Sounds): string {
  const known = sounds.get(reference);
  const place = known?.reference ?? reference;
  if (known !== undefined && known.name !== "") return t("trySound.named", { name: known.name });
  if (place === "sound/beep") return t("trySound.beep");
  if (place.startsWith("sound/dtmf/"))
    return t("trySound.tones", { keys: place.slice("sound/dtmf/".length) });
  if (place.includes("/p/say/")) return t("trySound.said");
  if (place.includes("/p/")) return t("trySound.ours");
  if (place.includes("/recordings/last-")) return t("trySound.recorded");
  return t("trySound.elsewhere", { address: place });
}

function numbers(list: readonly string[]): string {
  return list.map(spacedNumber).join(", ");
}

interface Doing {
  readonly title: string;
  readonly words: string;
}

function rung(t: TFunction, phones: Extract<Do, { do: "ring" }>["phones"]): string {
  return Object.entries(phones)
    .map(([number, how]) =>
      t("try.rung", { number: spacedNumber(number), how: t(`tryHow.${how}`) }),
    )
    .join(" ");
}

function told(t: TFunction, doing: Do, sounds: Sounds): Doing {
  switch (doing.do) {
    case "hear":
      return {
        title: t("tryDoing.hear", { sound: soundName(t, doing.sound, sounds) }),
        words: sounds.get(doing.sound)?.script ?? "",
      };
    case "press":
      return {
        title: t("tryDoing.press", {
          count: doing.wanted,
          sound: soundName(t, doing.sound, sounds),
        }),
        words: sounds.get(doing.sound)?.script ?? "",
      };
    case "say":
      return { title: t("tryDoing.say"), words: t("tryDoing.sayHow") };
    case "ring":
      return {
        title: t("tryDoing.ring", { numbers: numbers(Object.keys(doing.phones)) }),
        words: rung(t, doing.phones),
      };
    case "talk":
      return { title: t("tryDoing.talk", { numbers: numbers(doing.with) }), words: "" };
  }
}

export function useDoing(phone: Phone): Doing {
  const { t } = useTranslation();
  const doing = useStore(phone.state, (state) => state.doing);
  const sounds = useStore(phone.state, (state) => state.sounds);
  const microphone = useStore(phone.state, (state) => state.microphone);
  if (doing === null) return { title: t("tryDoing.waiting"), words: "" };
  const { title, words } = told(t, doing, sounds);
  return { title, words: doing.do === "say" && !microphone ? t("tryDoing.sample") : words };
}

/** One sentence for each thing that begins, and one for the end. */
export function useTidings(): (after: PhoneState, before: PhoneState) => string {
  const { t } = useTranslation();
  return (after, before) => {
    if (after.stage === "over" && before.stage !== "over")
      return after.lost ? t("try.lost") : t("try.over");
    if (after.stage === "calling" && before.stage !== "calling") return t("try.calling");
    if (after.refusal !== null && after.refusal !== before.refusal) return after.refusal.detail;
    if (after.doing === null || after.doing === before.doing) return "";
    const { title, words } = told(t, after.doing, after.sounds);
    return words === "" ? title : `${title} ${words}`;
  };
}

/** Which marks are worth a word: the others are the flow's own memory. */
const TOLD_MARKS = ["goal", "outcome", "tag", "note"] as const;

export function unsentWords(t: TFunction, unsent: Unsent): string {
  const {
    kind,
    to = "",
    text = "",
    method = "",
    host = "",
    person = "",
    name = "",
    box = "",
    emails = "",
    position = "",
  } = unsent;
  if (kind === "sms") return t("tryUnsent.sms", { to, text });
  if (kind === "inquiry")
    return t(unsent.asked === undefined ? "tryUnsent.inquiry" : "tryUnsent.asked", {
      method,
      host,
    });
  if (kind === "duty") return t("tryUnsent.duty", { person });
  if (kind === "flip") return t("tryUnsent.flip", { position });
  if (kind === "mark") {
    const what = TOLD_MARKS.find((mark) => mark === unsent.what);
    return what === undefined ? "" : t(`tryUnsent.${what}`, { name });
  }
  if (kind === "email") return t("tryUnsent.email", { to });
  if (kind === "event") return t("tryUnsent.event", { host, name });
  if (kind === "voicemail")
    return t("tryUnsent.voicemail", { to: [box, emails].filter(Boolean).join(", ") });
  if (kind === "voicemail_heard") return "";
  return t("tryUnsent.other", { kind });
}

type Body = Readonly<Record<string, unknown>>;

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the carrier was asked to do; an answer that asks for nothing says nothing. */
export function askedFor(t: TFunction, answer: unknown, sounds: Sounds): string {
  if (!isBody(answer)) return "";
  const { play, ivr, record, connect, hangup } = answer;
  if (typeof play === "string") return t("tryAsked.play", { sound: soundName(t, play, sounds) });
  if (typeof ivr === "string") return t("tryAsked.ivr", { sound: soundName(t, ivr, sounds) });
  if (typeof record === "string") return t("tryAsked.record");
  if (typeof connect === "string")
    return t("tryAsked.connect", { numbers: numbers(connect.split(",")) });
  return typeof hangup === "string" ? t("tryAsked.hangup") : "";
}
