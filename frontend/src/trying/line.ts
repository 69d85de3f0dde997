/** The connection of one phone: words as JSON, sounds and speech as bytes. */
import i18next from "i18next";
import type { Answer, News } from "./news";
import type { Played, Wish } from "./wish";

export interface Line {
  readonly call: (wish: Wish, played: Played | null) => void;
  readonly answer: (n: number, answer: Answer) => void;
  readonly speak: (piece: ArrayBuffer) => void;
  readonly hangUp: () => void;
  readonly close: () => void;
}

export interface Ear {
  readonly hear: (news: News) => void;
  readonly sound: (bytes: ArrayBuffer) => void;
  readonly lost: (code: number) => void;
}

function addressOf(flowId: number): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/ws/flows/${flowId}/try/`;
}

export function openLine(flowId: number, ear: Ear): Line {
  const socket = new WebSocket(addressOf(flowId));
  socket.binaryType = "arraybuffer";
  const early: string[] = [];
  const say = (word: object): void => {
    const text = JSON.stringify(word);
    if (socket.readyState === WebSocket.CONNECTING) early.push(text);
    else if (socket.readyState === WebSocket.OPEN) socket.send(text);
  };
  socket.onopen = () => {
    for (const text of early.splice(0)) socket.send(text);
  };
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data === "string") ear.hear(JSON.parse(data) as News);
    else ear.sound(data);
  };
  socket.onclose = ({ code }) => ear.lost(code);
  return {
    call: (wish, played) =>
      say({ say: "call", wish: { ...wish, played }, language: i18next.language }),
    answer: (n, answer) => say({ say: "answer", to: n, ...answer }),
    speak: (piece) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(piece);
    },
    hangUp: () => say({ say: "hangup" }),
    close: () => {
      socket.onclose = null;
      socket.close();
    },
  };
}
