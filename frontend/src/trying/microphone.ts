/** What a person says into the phone, piece by piece as a telephone would carry it. */
import workletUrl from "./microphone.worklet.js?url&no-inline";

/** Below this a telephone line counts as silent. */
const SILENT = 0.02;

export interface Speech {
  readonly stop: () => void;
}

export interface Hearing {
  readonly piece: (bytes: ArrayBuffer) => void;
  /** Nothing was said for so many seconds. */
  readonly silent: (seconds: number) => void;
}

function loudest(piece: ArrayBuffer): number {
  return Math.max(...new Int16Array(piece).map(Math.abs)) / 32_768;
}

/** Rejects where there is no microphone, or the person keeps it to themselves. */
export async function listenTo(hearing: Hearing): Promise<Speech> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const context = new AudioContext();
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
  } catch (broken) {
    stop();
    throw broken;
  }
  const telephone = new AudioWorkletNode(context, "telephone");
  let heardAt = performance.now();
  telephone.port.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    hearing.piece(data);
    if (loudest(data) >= SILENT) heardAt = performance.now();
    hearing.silent((performance.now() - heardAt) / 1000);
  };
  context.createMediaStreamSource(stream).connect(telephone);
  return { stop };
}
