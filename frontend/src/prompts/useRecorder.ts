/** The microphone: counted down, metered, recorded, decoded to samples. */
import { useCallback, useEffect, useRef, useState } from "react";
import { meter } from "./sound";

const COUNT_FROM = 3;
const METER_MS = 60;
export const LONGEST_SECONDS = 600;

export type Phase = "idle" | "counting" | "recording" | "recorded";

export interface Recording {
  readonly samples: Float32Array;
  readonly rate: number;
}

interface Desk {
  readonly stream: MediaStream;
  readonly context: AudioContext;
  readonly ear: AnalyserNode;
  recorder: MediaRecorder | null;
  timers: number[];
}

async function openDesk(): Promise<Desk> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const ear = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(ear);
  return { stream, context, ear, recorder: null, timers: [] };
}

function closeDesk(desk: Desk | null): void {
  if (desk === null) return;
  desk.timers.forEach((timer) => window.clearInterval(timer));
  if (desk.recorder?.state === "recording") desk.recorder.stop();
  desk.stream.getTracks().forEach((track) => track.stop());
  void desk.context.close();
}

async function decoded(pieces: Blob[], context: AudioContext): Promise<Recording> {
  const heard = await context.decodeAudioData(await new Blob(pieces).arrayBuffer());
  return { samples: heard.getChannelData(0).slice(), rate: heard.sampleRate };
}

export function useRecorder() {
  const [phase, setPhase] = useState<Phase>("idle");
  const [count, setCount] = useState(COUNT_FROM);
  const [level, setLevel] = useState(0);
  const [seconds, setSeconds] = useState(0);
  const [recording, setRecording] = useState<Recording | null>(null);
  const [failed, setFailed] = useState(false);
  const held = useRef<Desk | null>(null);
  useEffect(() => () => closeDesk(held.current), []);

  const record = useCallback((desk: Desk): void => {
    const pieces: Blob[] = [];
    const recorder = new MediaRecorder(desk.stream);
    desk.recorder = recorder;
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    recorder.addEventListener("stop", () => {
      decoded(pieces, desk.context)
        .then((made) => {
          setRecording(made);
          setPhase("recorded");
        })
        .catch(() => {
          setFailed(true);
          setPhase("idle");
        })
        .finally(() => {
          closeDesk(desk);
          held.current = null;
        });
    });
    recorder.start();
    const began = Date.now();
    desk.timers.push(
      window.setInterval(() => {
        const lasted = (Date.now() - began) / 1000;
        setSeconds(lasted);
        if (lasted >= LONGEST_SECONDS && recorder.state === "recording") recorder.stop();
      }, 200),
    );
    setPhase("recording");
  }, []);

  const start = useCallback(async (): Promise<void> => {
    setFailed(false);
    setRecording(null);
    setSeconds(0);
    let desk: Desk;
    try {
      desk = await openDesk();
    } catch {
      setFailed(true);
      return;
    }
    held.current = desk;
    const heard = new Float32Array(desk.ear.fftSize);
    desk.timers.push(
      window.setInterval(() => {
        desk.ear.getFloatTimeDomainData(heard);
        setLevel(meter(heard));
      }, METER_MS),
    );
    let left = COUNT_FROM;
    setCount(left);
    setPhase("counting");
    const counting = window.setInterval(() => {
      left -= 1;
      setCount(left);
      if (left > 0) return;
      window.clearInterval(counting);
      record(desk);
    }, 1000);
    desk.timers.push(counting);
  }, [record]);

  const stop = useCallback((): void => {
    if (held.current?.recorder?.state === "recording") held.current.recorder.stop();
  }, []);

  return { phase, count, level, seconds, recording, failed, start, stop };
}
